// The facts a ticket wears: where it is from, how old it is, what upstream says is there or missing.
import { StickyNote } from 'lucide-react'
import type { Ticket } from '@taula/shared/select/tickets'
import { hasFlag } from '@taula/shared/select/tickets'
import { reference } from '@taula/shared/select/ticketName'
import { WhenFetched, fetchable } from '../parts/Fetched.tsx'
import { Rings } from '../parts/Rings.tsx'
import { useHasNote, useNow } from '../sync/hooks.ts'
import {
  age,
  disagreement,
  flagWords,
  pullState,
  readyForCheckin,
  repository,
  rings,
  shortType,
} from './words.ts'

/** Few tickets wear them, and none at first sight. */
export const marks = fetchable(() => import('./Marks.tsx').then(({ Marks }) => Marks), 'soon')

interface Props {
  readonly ticket: Ticket
}

/** Number and age on one line, or that it was written here. */
export function Origin({ ticket }: Props) {
  const now = useNow()
  const { upstream } = ticket
  const number = reference(upstream)
  const old = age(upstream, now)
  return (
    <p className="card-origin">
      {upstream === undefined && 'From the room'}
      {number !== undefined && <span className="card-number">{number}</span>}
      <NoteSign ticket={ticket.id} />
      {old !== undefined && (
        <span className="card-age" data-old={rings(upstream, now) === 5}>
          <Rings count={rings(upstream, now)} />
          {old}
        </span>
      )}
    </p>
  )
}

function NoteSign({ ticket }: { readonly ticket: string }) {
  if (!useHasNote(ticket)) return null
  return (
    <span className="card-note" title="Has a note">
      <StickyNote aria-hidden="true" />
      <span className="visually-hidden">Has a note</span>
    </span>
  )
}

/** Small labels, only those that say something: a ticket without flags has no row of them. */
export function Facts({ ticket }: Props) {
  const labels = labelsOf(ticket)
  const about = aboutOf(ticket)
  const marked = isMarked(ticket)
  if (labels.length === 0 && about === '' && !marked) return null
  return (
    <ul className="facts">
      {about !== '' && <li className="facts-about">{about}</li>}
      {labels.map(({ words, tone }) => (
        <li key={words} data-tone={tone}>
          {words}
        </li>
      ))}
      {marked && <WhenFetched part={marks} props={{ ticket }} />}
    </ul>
  )
}

/** Whether people of the sprint said something of it that cards show. */
const isMarked = ({ checked, effort, reserved, partOf, holders, upstream }: Ticket): boolean =>
  checked !== undefined ||
  effort !== undefined ||
  reserved !== undefined ||
  partOf !== undefined ||
  (holders.length > 0 && upstream !== undefined)

/** `Bug · contrib.admin`, `django/asgiref · Bug`. */
const aboutOf = ({ upstream }: Ticket): string =>
  [repository(upstream), shortType(upstream?.type), upstream?.component].filter(Boolean).join(' · ')

interface Label {
  readonly words: string
  readonly tone: 'plain' | 'good' | 'missing' | 'ready' | 'alarm'
}

function labelsOf(ticket: Ticket): readonly Label[] {
  const labels: Label[] = []
  const add = (tone: Label['tone'], words: string | undefined) => {
    if (words !== undefined) labels.push({ tone, words })
  }
  add('ready', readyForCheckin(ticket) ? 'Ready for checkin' : undefined)
  add('alarm', disagreement(ticket))
  add('alarm', ticket.wasInProgress ? 'Was in progress' : undefined)
  add('plain', pullState(ticket.upstream))
  for (const { flag, tone, words } of flagWords) add(tone, hasFlag(ticket, flag) ? words : undefined)
  return labels
}
