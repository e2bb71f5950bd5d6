// What a board can be taken away as. The files are made by the server, of what is on its disk.
import { Download } from 'lucide-react'
import { useStatus } from '../sync/hooks.ts'
import { useSession } from '../sync/SessionContext.tsx'
import './downloads.css'

const files = [
  { path: 'export.json', words: 'The whole board', hint: 'a new board can be made from it' },
  { path: 'tickets.csv', words: 'Tickets as CSV', hint: 'for a spreadsheet' },
] as const

export function Downloads() {
  const { boardId } = useSession()
  const { state, unsaved } = useStatus()
  return (
    <section className="downloads" aria-label="Export">
      <h3>Export</h3>
      {state === 'live' ? (
        <ul>
          {files.map(({ path, words, hint }) => (
            <li key={path}>
              <a className="button" href={`/api/boards/${boardId}/${path}`} download>
                <Download aria-hidden="true" />
                {words}
              </a>
              <small>{hint}</small>
            </li>
          ))}
        </ul>
      ) : (
        <p className="quiet">This needs the server: it comes back with the connection.</p>
      )}
      {unsaved > 0 && <p className="quiet">Your last changes are on their way and not in it yet.</p>}
    </section>
  )
}
