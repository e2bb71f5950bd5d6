// Who is on a ticket, since when, in which role.
import type { Holder } from '@taula/shared/select/claims'
import { durationInWords } from '@taula/shared/select/time'
import type { Ticket } from '@taula/shared/select/tickets'
import { Avatar } from '../parts/Avatar.tsx'
import { WhenFetched, fetchable } from '../parts/Fetched.tsx'
import { useMe, useNow, usePersonName } from '../sync/hooks.ts'

interface Props {
  readonly ticket: Ticket
  /** On the drag overlay nobody may be found by the page's names. */
  readonly lifted: boolean
  readonly tabIndex: number
}

/** Knows until when claims last, and what is quiet. */
export const holderTime = fetchable(
  () => import('./HolderTime.tsx').then(({ HolderTime }) => HolderTime),
  'soon',
)

/** More are counted, not listed: a card stays a card. */
const most = 4

export function Holders({ ticket, lifted, tabIndex }: Props) {
  const shown = ticket.holders.slice(0, most)
  const more = ticket.holders.length - shown.length
  return (
    <ul className="holders" aria-label="On it">
      {shown.map((holder) => (
        <OnIt key={holder.person} ticket={ticket} holder={holder} lifted={lifted} tabIndex={tabIndex} />
      ))}
      {more > 0 && <li className="holder-more">and {more} more</li>}
    </ul>
  )
}

function OnIt({ ticket, holder, lifted, tabIndex }: Props & { readonly holder: Holder }) {
  const name = usePersonName(holder.person)
  const isMe = useMe() === holder.person
  const since = durationInWords(holder.since, useNow())
  return (
    <li className="holder" {...(!lifted && { 'data-person': holder.person })}>
      <Avatar id={holder.person} name={name} />
      <span className="holder-name">
        {name}
        {isMe && <span className="holder-you"> (you)</span>}
      </span>
      <WhenFetched
        part={holderTime}
        props={{ ticket, holder, tabIndex: lifted ? undefined : tabIndex }}
        before={
          <span className="holder-since">
            {holder.role !== 'driver' && `${holder.role} · `}
            {since}
          </span>
        }
      />
    </li>
  )
}
