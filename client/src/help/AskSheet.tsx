// Asking for help: what about, if one can say it, and one line, if one likes. The table goes without saying.
import { useState } from 'react'
import { maxWordsLength } from '@taula/shared/board/limits'
import { askForHelp } from '@taula/shared/ops/help'
import { elsewhere } from '@taula/shared/select/seats'
import { ticketName } from '@taula/shared/select/ticketName'
import { useAct } from '../act/useAct.ts'
import { Dialog } from '../parts/Dialog.tsx'
import { useBoardFacts, useMe, usePersonName, useSeat, useTableLabel, useTicket } from '../sync/hooks.ts'
import { useHelpFor } from '../sync/sprintHooks.ts'
import { screen, useScreen } from '../ui/screen.ts'
import './help.css'

/** What newcomers mostly ask about, until the board has words of its own. */
const usual = ['Set-up', 'Git', 'Tests', 'Docs', 'Where to begin']
/** One look is enough for them. */
const most = 10

export function AskSheet() {
  const asking = useScreen((state) => state.asking)
  const me = useMe()
  const person = useScreen((state) => state.askingFor) ?? me
  const isMine = person === me
  const name = usePersonName(person)
  const words = isMine ? mine : theirs(name)
  const open = useHelpFor(person)
  const ticket = asking ?? open?.ticket ?? null
  const [topic, setTopic] = useState(open?.topic ?? '')
  const [text, setText] = useState(open?.text ?? '')
  const act = useAct()
  const close = () => {
    screen.open(null)
    if (asking !== null) screen.want(asking)
  }
  const ask = () => {
    const result = act(askForHelp, { person, topic, text, ticket }, open ? words.changed : words.asked)
    if (result.ok) close()
  }
  return (
    <Dialog title={open ? words.question : words.ask} onClose={close}>
      <form
        className="ask"
        onSubmit={(event) => {
          event.preventDefault()
          ask()
        }}
      >
        <Where person={person} ticket={ticket} />
        <Topics chosen={topic} onChoose={setTopic} />
        <label className="field">
          <span>
            In a line <small>if you like</small>
          </span>
          <input
            value={text}
            maxLength={maxWordsLength}
            autoComplete="off"
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <div className="dialog-foot">
          <button type="submit" className="button button-main ask-button" data-first>
            {open ? 'Save' : 'Ask'}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

const mine = {
  ask: 'Ask for help',
  question: 'Your question',
  asked: 'You are in the queue',
  changed: 'Your question is changed',
}
const theirs = (name: string): typeof mine => ({
  ask: `Ask for help for ${name}`,
  question: `${name}’s question`,
  asked: `${name} is in the queue`,
  changed: `${name}’s question is changed`,
})

interface WhereProps {
  readonly person: string
  readonly ticket: string | null
}
/** What the one who comes will know without being told. */
function Where({ person, ticket }: WhereProps) {
  const isMine = useMe() === person
  const table = useSeat(person)
  const label = useTableLabel(table ?? '')
  const found = useTicket(ticket ?? '')
  const reach = isMine ? 'you' : 'them'
  const at =
    table === null
      ? `${isMine ? 'You are' : 'They are'} at no table: say in a line where.`
      : table === elsewhere
        ? `${isMine ? 'You join' : 'They join'} from elsewhere: say in a line how to reach ${reach}.`
        : `Somebody comes to ${label}.`
  return (
    <p className="quiet">
      {at}
      {ticket !== null && ` About ${ticketName(found)}.`}
    </p>
  )
}

interface TopicsProps {
  readonly chosen: string
  readonly onChoose: (topic: string) => void
}
function Topics({ chosen, onChoose }: TopicsProps) {
  const skills = useBoardFacts()?.skills ?? []
  const words = skills.length > 0 ? skills : usual
  const shown = [...new Set([...words.slice(0, most), ...(chosen === '' ? [] : [chosen])])]
  return (
    <fieldset className="ask-topics">
      <legend>What is it about?</legend>
      {['', ...shown].map((topic) => (
        <label key={topic} className="ask-topic">
          <input type="radio" name="topic" checked={topic === chosen} onChange={() => onChoose(topic)} />
          <span>{topic === '' ? 'Not sure' : topic}</span>
        </label>
      ))}
    </fieldset>
  )
}
