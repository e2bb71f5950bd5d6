// A board without tickets says how they come in.
import { useStatus, useTicketIds } from '../sync/hooks.ts'
import { screen } from '../ui/screen.ts'

export function EmptyBoard() {
  const isEmpty = useTicketIds().length === 0
  // Before the line stands nobody knows what is on the board.
  const isKnown = useStatus().state === 'live'
  if (!isEmpty || !isKnown) return null
  return (
    <section className="empty-board" aria-labelledby="empty-board">
      <h2 id="empty-board">The table is still empty</h2>
      <p>Paste a list from Trac, GitHub, GitLab or Forgejo, or write the first ticket by hand.</p>
      <div>
        <button type="button" className="button button-main" onClick={() => screen.open('import')}>
          Bring in a list
        </button>
        <button type="button" className="button" onClick={() => screen.open('add')}>
          Write one
        </button>
      </div>
    </section>
  )
}
