// One who waits, and what I can do about it.
import { Link } from 'wouter'
import { handBack, resolveHelp, takeHelp } from '@taula/shared/ops/help'
import type { HelpRequest } from '@taula/shared/select/help'
import { elsewhere } from '@taula/shared/select/seats'
import { openMinutes } from '@taula/shared/select/sprintDay'
import { durationInWords } from '@taula/shared/select/time'
import { ticketName } from '@taula/shared/select/ticketName'
import { useAct } from '../act/useAct.ts'
import { Avatar } from '../parts/Avatar.tsx'
import { ticketPath } from '../parts/paths.ts'
import { useMe, useNow, usePerson, usePersonName, useTableLabel, useTicket } from '../sync/hooks.ts'
import { useCalendar, useSprintDay } from '../sync/sprintHooks.ts'
import { useSession } from '../sync/SessionContext.tsx'
import { screen } from '../ui/screen.ts'
import { useNames } from './useHelper.ts'
import { coming } from './words.ts'

interface Props {
  readonly request: HelpRequest
}

export function QueueRow({ request }: Props) {
  const { id, person = '', topic, text, ticket, table, since, takers } = request
  const who = usePerson(person)
  const name = usePersonName(person)
  const label = useTableLabel(table ?? elsewhere)
  const isLost = table === null && who?.remote !== true
  return (
    <li className="queue-row" data-request={id}>
      <Avatar id={person} name={name} size="large" />
      <div className="queue-facts">
        <p className="queue-name">
          <strong>{name}</strong>
          {who?.newHere && <span className="queue-new"> new here</span>}
        </p>
        <p>
          <b>{isLost ? 'At no table' : label}</b>
          <Waited since={since} />
          {topic !== null && ` · ${topic}`}
        </p>
        {text !== null && <p className="queue-text">{text}</p>}
        {ticket !== null && <About id={ticket} />}
        <Coming takers={takers} />
      </div>
      <Answers request={request} name={name} />
    </li>
  )
}

/** In the sprint's own time: nobody waits through the night. */
function Waited({ since }: Pick<HelpRequest, 'since'>) {
  const calendar = useCalendar()
  const now = useNow()
  if (useSprintDay().is === 'closed') return null
  return ` · ${durationInWords(now - openMinutes(calendar, since, now) * 60_000, now)}`
}

function Coming({ takers }: Pick<HelpRequest, 'takers'>) {
  const me = useMe()
  const names = useNames(takers.map(({ person }) => person))
  const [lead] = takers
  if (lead === undefined) return null
  const isLead = lead.person === me
  const said = takers.map(({ person }, i) => (person === me ? (isLead ? 'You' : 'you') : (names[i] ?? '')))
  return (
    <p className="queue-coming">
      {isLead && said.length === 1 ? 'You are coming' : coming(said)}
      {said.length > 1 && ` · ${isLead ? 'you lead' : `${said[0]} leads`}`}
    </p>
  )
}

function About({ id }: { readonly id: string }) {
  const { boardId } = useSession()
  const ticket = useTicket(id)
  return (
    <Link className="queue-ticket" href={ticketPath(boardId, id)} onClick={() => screen.open(null)}>
      <b>{ticketName(ticket)}</b> {ticket?.upstream && ticket.title}
    </Link>
  )
}

/** The request I answered last: drawn elsewhere in the queue then, it keeps the focus. */
let answered: string | undefined
const keepFocus = (id: string) => (button: HTMLButtonElement | null) => {
  if (!button || answered !== id) return
  answered = undefined
  button.focus()
}

function Answers({ request: { id, person, takers }, name }: Props & { readonly name: string }) {
  const act = useAct()
  const me = useMe()
  if (person === me) return <p className="quiet queue-answers">This is you.</p>
  if (!takers.some((taker) => taker.person === me)) {
    const word = takers.length > 0 ? 'Join' : 'Take'
    return (
      <div className="queue-answers">
        <button
          type="button"
          className="button button-main"
          ref={keepFocus(id)}
          aria-label={`${word} ${name}`}
          onClick={() => {
            answered = id
            act(takeHelp, { request: id }, `You are coming to ${name}`)
          }}
        >
          {word}
        </button>
      </div>
    )
  }
  return (
    <div className="queue-answers">
      <button
        type="button"
        className="button button-main"
        ref={keepFocus(id)}
        aria-label={`Done: ${name}`}
        onClick={() => act(resolveHelp, { request: id }, `${name} was helped`)}
      >
        Done
      </button>
      <button
        type="button"
        className="button"
        aria-label={`Hand back ${name}`}
        onClick={() => {
          answered = id
          act(handBack, { request: id }, `${name} waits again`)
        }}
      >
        Hand back
      </button>
    </div>
  )
}
