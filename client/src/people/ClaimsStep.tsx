// What a person is on, in their menu: done with it, or let go of it. Staff say it for those who do not touch the board.
import { ArrowLeft, Check, Undo2 } from 'lucide-react'
import type { ClaimEnding } from '@taula/shared/board/kinds/claims'
import { endClaim } from '@taula/shared/ops/claims'
import { useAct } from '../act/useAct.ts'
import { MenuItem, MenuLabel, MenuLine, keepOpen, useFirstFocus } from '../parts/Menu.tsx'
import { useHolding, useMe, usePersonName, useTicket } from '../sync/hooks.ts'

interface Props {
  readonly person: string
  readonly onBack: () => void
}
export function ClaimsStep({ person, onBack }: Props) {
  const first = useFirstFocus()
  return (
    <>
      {useHolding(person).map((ticket, i) => (
        <Claim key={ticket} person={person} ticket={ticket} first={i === 0 ? first : undefined} />
      ))}
      <MenuLine />
      <MenuItem icon={<ArrowLeft />} words="Back" onSelect={keepOpen(onBack)} />
    </>
  )
}

interface ClaimProps {
  readonly person: string
  readonly ticket: string
  readonly first: React.Ref<HTMLDivElement> | undefined
}
function Claim({ person, ticket, first }: ClaimProps) {
  const { upstream, title } = useTicket(ticket) ?? {}
  const act = useAct()
  const name = usePersonName(person)
  const who = useMe() === person ? 'You' : name
  const short = upstream ? `#${upstream.number}` : `“${title}”`
  const end = (how: ClaimEnding, did: string) => () =>
    void act(endClaim, { person, ticket, how }, `${who} ${did} ${short}`)
  return (
    <>
      <MenuLabel>{upstream ? `${short} ${title}` : title}</MenuLabel>
      <MenuItem
        {...(first !== undefined && { ref: first })}
        icon={<Check />}
        words={`Done: ${short}`}
        onSelect={end('done', 'finished')}
      />
      <MenuItem icon={<Undo2 />} words={`Let go: ${short}`} onSelect={end('released', 'let go of')} />
    </>
  )
}
