// Somebody came in by a name alone: their other devices are asked whether it was them, and who tapped the wrong name says so.
import { standing, mayAnswer } from '@taula/shared/select/cameBack'
import type { ReadCameBack } from '@taula/shared/select/cameBack'
import { useState } from 'react'
import { timeOf } from '../parts/clock.ts'
import { useCameBack, useMe, useNow, usePersonName, useStatus } from '../sync/hooks.ts'
import { useSprintDay } from '../sync/sprintHooks.ts'
import { recall, remember } from '../ui/memory.ts'

interface OtherProps {
  /** The register by which this device came in; undefined: by no word. */
  readonly mine: string | undefined
  /** Resolves when the server has it, or has said why not. */
  readonly onAnswer: (cameBack: string, isMine: boolean) => Promise<void>
}

export function OtherDevice({ mine, onAnswer }: OtherProps) {
  const { read, keys } = useMyDevices()
  if (useSprintDay().is === 'closed') return null
  const asked = keys.find((key) => mayAnswer(read, mine, key))
  return asked && <Ask key={asked} cameBack={asked} at={read(asked)?.at ?? 0} onAnswer={onAnswer} />
}

interface AskProps extends Pick<OtherProps, 'onAnswer'> {
  readonly cameBack: string
  readonly at: number
}
function Ask({ cameBack, at, onAnswer }: AskProps) {
  const { isLive, busy, during } = useAnswering()
  const say = (isMine: boolean) => () => during(onAnswer(cameBack, isMine))
  return (
    <section className="prompt" aria-label="Another device">
      <p>
        Somebody came in as you on another device at {timeOf(at)}.
        {!isLive && ' You can answer when you are online again.'}
      </p>
      <button type="button" className="button" disabled={busy || !isLive} onClick={say(true)}>
        It was me
      </button>
      <button type="button" className="button" disabled={busy || !isLive} onClick={say(false)}>
        That was not me
      </button>
    </section>
  )
}

interface WrongNameProps {
  /** The register by which this device came in. */
  readonly mine: string
  /** The server's time, milliseconds. */
  readonly now: () => number
  readonly onLeave: () => Promise<void>
}

/** Milliseconds in which a name tapped by mistake is found out. Said in one line beside the prompts, also before the day. */
const wrongNameMs = 10 * 60_000

export function WrongName({ mine, now, onLeave }: WrongNameProps) {
  const { read } = useMyDevices()
  const name = usePersonName(useMe())
  const [right, setRight] = useState(() => recall(storedAs) === mine)
  const { isLetIn, isLive, isSaved, busy, during } = useAnswering()
  useNow()
  const said = read(mine)
  const isOver = said?.is !== 'asked' || standing(read, mine) === undefined || now() > said.at + wrongNameMs
  if (right || isOver || !isLetIn) return null
  const needs = !isLive
    ? 'To change that, this device must be online.'
    : 'Wait until what you changed is saved.'
  const isRight = () => {
    remember(storedAs, mine)
    setRight(true)
  }
  return (
    <section className="prompt" aria-label="Who you are">
      <p>
        You are <strong>{name}</strong>. {!isSaved && needs}
      </p>
      <div className="prompt-answers">
        <button type="button" className="button" onClick={isRight}>
          Yes
        </button>
        <button
          type="button"
          className="button"
          disabled={busy || !isSaved}
          onClick={() => during(onLeave())}
        >
          I am somebody else
        </button>
      </div>
    </section>
  )
}

const storedAs = 'rightName'

/** What is said of my devices, whichever of my records they came in by. */
function useMyDevices() {
  const said = useCameBack(useMe())
  const read: ReadCameBack = (key) => said[key]
  return { read, keys: Object.keys(said) }
}

/** Only the server ends a device: nothing of it can be said offline. */
function useAnswering() {
  const { state, unsaved } = useStatus()
  const [busy, setBusy] = useState(false)
  const isLive = state === 'live'
  return {
    isLetIn: state !== 'refused',
    isLive,
    isSaved: isLive && unsaved === 0,
    busy,
    during(answer: Promise<void>) {
      setBusy(true)
      void answer.finally(() => setBusy(false))
    },
  }
}
