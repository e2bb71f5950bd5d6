// "Is that you?": somebody of this name is on the board already. One tap, and there is no second entry.
import type { Namesake } from '@taula/shared/protocol/http'
import { Avatar } from '../parts/Avatar.tsx'
import { dayAndTimeOf } from '../parts/clock.ts'
import { Logo } from '../parts/Logo.tsx'
import { Problem } from '../parts/Problem.tsx'
import './pages.css'

interface Props {
  readonly name: string
  readonly people: readonly Namesake[]
  readonly busy: boolean
  readonly problem: string | undefined
  /** Undefined: none of them. */
  readonly onAnswer: (who: Namesake | undefined) => void
  readonly onBack: () => void
}

export const IsThatYou = ({ name, people, busy, problem, onAnswer, onBack }: Props) => (
  <main className="page">
    <div className="page-sheet">
      <Logo />
      <h1>Is that you?</h1>
      <p className="page-lead">
        {people.length === 1
          ? `There is ${people[0]?.name ?? name} on this board already.`
          : `${name} is on this board more than once.`}
      </p>
      <ul className="namesakes">
        {people.map((person) => (
          <NamesakeCard key={person.personId} person={person} busy={busy} onYes={() => onAnswer(person)} />
        ))}
      </ul>
      <Problem text={problem} />
      <div className="page-else">
        <p>
          <strong>Somebody else?</strong> Your name will then be here twice: a surname tells you apart.
        </p>
        <div className="page-actions">
          <button type="button" className="button" onClick={onBack}>
            Change my name
          </button>
          <button type="button" className="button" disabled={busy} onClick={() => onAnswer(undefined)}>
            No, I am somebody else
          </button>
        </div>
      </div>
    </div>
  </main>
)

interface CardProps {
  readonly person: Namesake
  readonly busy: boolean
  readonly onYes: () => void
}
const NamesakeCard = ({ person, busy, onYes }: CardProps) => (
  <li className="namesake" data-person={person.personId}>
    <Avatar id={person.personId} name={person.name} size="large" />
    <div>
      <strong>{person.name}</strong>
      <p className="quiet">{factsOf(person)}</p>
    </div>
    <button type="button" className="button button-main" disabled={busy} onClick={onYes}>
      {person.needsCode ? 'Yes, I have a code' : 'Yes, that is me'}
    </button>
  </li>
)

/** What tells people of one name apart. */
function factsOf({ role, table, joined }: Namesake): string {
  return [
    role === 'sprinter' ? undefined : role,
    table === undefined ? undefined : `at ${table}`,
    joined === undefined ? 'expected' : `joined ${dayAndTimeOf(joined)}`,
  ]
    .filter((fact) => fact !== undefined)
    .join(', ')
}
