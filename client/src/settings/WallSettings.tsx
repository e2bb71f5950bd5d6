// What hangs on the wall, from a laptop: one view that stays, and a short word to the room for a while.
import { useState } from 'react'
import type { FormEvent } from 'react'
import { maxAnnouncementLength } from '@taula/shared/board/limits'
import { wallViews } from '@taula/shared/board/kinds/meta'
import { announce, setBoard } from '@taula/shared/ops/board'
import { clockOf } from '@taula/shared/select/time'
import { useAct } from '../act/useAct.ts'
import { useBoardFacts, useNow } from '../sync/hooks.ts'
import { useZone } from '../sync/sprintHooks.ts'

const viewLabels: Readonly<Record<(typeof wallViews)[number], string>> = {
  now: 'Who is on what',
  board: 'The board',
  today: 'Today so far',
  next: 'What comes next',
  celebrate: 'A round of applause',
}
const minutes = [5, 15, 60] as const

export function WallSettings() {
  return (
    <>
      <PinnedView />
      <Announcement />
    </>
  )
}

function PinnedView() {
  const pinned = useBoardFacts()?.pinnedView ?? null
  const act = useAct()
  return (
    <label className="field">
      <span>The wall shows</span>
      <select
        value={pinned ?? ''}
        onChange={(event) => {
          const view = wallViews.find((name) => name === event.target.value) ?? null
          act(
            setBoard,
            { pinnedView: view },
            view ? `The wall stays at: ${viewLabels[view]}` : 'The wall turns',
          )
        }}
      >
        <option value="">All views in turn</option>
        {wallViews.map((view) => (
          <option key={view} value={view}>
            Only: {viewLabels[view]}
          </option>
        ))}
      </select>
      <small>A view that has nothing to say yet is left out of the turn.</small>
    </label>
  )
}

function Announcement() {
  const announcement = useBoardFacts()?.announcement
  const now = useNow()
  const zone = useZone()
  const act = useAct()
  if (!announcement || announcement.until <= now) return <Announce />
  const { text, until } = announcement
  return (
    <section className="settings-announced" aria-labelledby="announced-title">
      <h3 id="announced-title">On the wall until {clockOf(until, zone)}</h3>
      <p dir="auto">{text}</p>
      <button
        type="button"
        className="button"
        onClick={() => act(setBoard, { announcement: null }, 'Took the announcement down')}
      >
        Take it down
      </button>
    </section>
  )
}

function Announce() {
  const [text, setText] = useState('')
  const [forMinutes, setForMinutes] = useState<number>(minutes[1])
  const act = useAct()
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (act(announce, { text, minutes: forMinutes }, 'Announced on the wall').ok) setText('')
  }
  return (
    <form className="settings-announce" onSubmit={onSubmit}>
      <h3>Announce on the wall</h3>
      <label className="field">
        <span>A short word to the room</span>
        <input
          value={text}
          required
          maxLength={maxAnnouncementLength}
          placeholder="Pizza is here!"
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <fieldset className="settings-minutes">
        <legend>For</legend>
        {minutes.map((count) => (
          <label key={count} className="check">
            <input
              type="radio"
              name="minutes"
              checked={count === forMinutes}
              onChange={() => setForMinutes(count)}
            />
            <span>{count} min</span>
          </label>
        ))}
      </fieldset>
      <button type="submit" className="button button-main">
        Announce
      </button>
    </form>
  )
}
