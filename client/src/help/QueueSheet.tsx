// The help queue, for those who walk about with a phone: who waits where, for what, since when; taken and answered by thumb.
import { Dialog } from '../parts/Dialog.tsx'
import { useMe } from '../sync/hooks.ts'
import { useHelpQueue } from '../sync/sprintHooks.ts'
import { screen } from '../ui/screen.ts'
import './help.css'
import { QueueRow } from './QueueRow.tsx'
import { switchSound, useSound } from './sound.ts'

export function QueueSheet() {
  const queue = useHelpQueue()
  const me = useMe()
  const mine = queue.filter(({ takers }) => takers.some(({ person }) => person === me))
  const others = queue.filter((request) => !mine.includes(request))
  return (
    <Dialog title="Help queue" size="wide" onClose={() => screen.open(null)}>
      {queue.length === 0 && (
        <p className="quiet">Nobody waits. A good moment to walk past a table and ask how it goes.</p>
      )}
      {mine.length > 0 && (
        <section aria-label="You are coming to">
          <h3 className="queue-head">You are coming to</h3>
          <output>
            {/* A nudge, no refusal: whoever stands between two tables knows best. */}
            {mine.length > 1 && (
              <p className="queue-nudge">One at a time goes better: hand back whom you cannot reach soon.</p>
            )}
          </output>
          <ul className="queue">
            {mine.map((request) => (
              <QueueRow key={request.id} request={request} />
            ))}
          </ul>
        </section>
      )}
      {others.length > 0 && (
        <section aria-label="Waiting">
          {mine.length > 0 && <h3 className="queue-head">Waiting</h3>}
          <ol className="queue">
            {others.map((request) => (
              <QueueRow key={request.id} request={request} />
            ))}
          </ol>
        </section>
      )}
      <div className="queue-foot">
        <Sound />
        <button type="button" className="button" onClick={() => screen.askForHelp(null)}>
          I need help myself
        </button>
      </div>
    </Dialog>
  )
}

function Sound() {
  const on = useSound()
  return (
    <label className="check">
      <input type="checkbox" checked={on} onChange={(event) => switchSound(event.target.checked)} />
      <span>
        Sound when somebody asks<small>while this page is in the background</small>
      </span>
    </label>
  )
}
