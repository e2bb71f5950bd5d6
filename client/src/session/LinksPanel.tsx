// An organiser's links: what each is for, to copy, to show as a code across a table, to replace.
import { useCallback, useEffect, useState } from 'react'
import { linkRoles } from '@taula/shared/protocol/http'
import type { LinkRole, LinksAnswer } from '@taula/shared/protocol/http'
import { venueBase } from '@taula/shared/protocol/loopback'
import { QrCode } from '../parts/QrCode.tsx'
import { Problem } from '../parts/Problem.tsx'
import { LinkRow } from './LinkRow.tsx'
import { linkWords } from './linkWords.ts'
import './linksPanel.css'

interface Props {
  /** The links as they are now, or why they cannot be seen. */
  readonly links: () => Promise<LinksAnswer | string>
  /** Puts a new link in the place of one; answers why not. */
  readonly replace: (role: LinkRole) => Promise<string | undefined>
}

/** Milliseconds. Two organisers may look at the links at once, and both must see the ones that hold. */
const askEveryMs = 5_000

export function LinksPanel({ links, replace }: Props) {
  const [known, setKnown] = useState<LinksAnswer | undefined>()
  const [problem, setProblem] = useState<string | undefined>()
  const [scanned, setScanned] = useState<LinkRole | undefined>()
  const [wasScanned, setWasScanned] = useState<LinkRole | undefined>()
  const show = useCallback((answer: LinksAnswer | string) => {
    setProblem(typeof answer === 'string' ? answer : undefined)
    if (typeof answer !== 'string') setKnown(answer)
  }, [])
  useEffect(() => {
    let left = false
    const ask = () => void links().then((answer) => left || show(answer))
    ask()
    const timer = setInterval(ask, askEveryMs)
    return () => {
      left = true
      clearInterval(timer)
    }
  }, [links, show])

  if (!known) return <output>{problem ?? 'One moment…'}</output>
  const base = venueBase([location.origin, ...known.addresses])
  const urlOf = (role: LinkRole) => `${base ?? location.origin}${known.links[role]}`
  if (scanned !== undefined && base !== undefined)
    return (
      <Scanned
        role={scanned}
        url={urlOf(scanned)}
        onBack={() => {
          setWasScanned(scanned)
          setScanned(undefined)
        }}
      />
    )
  return (
    <div className="links-panel">
      <p className="quiet">
        Whoever has a link gets in with it. Replace one that went too far: the old one opens nothing from then
        on.
      </p>
      {base === undefined && (
        <p className="problem">
          Only this machine reaches this server. Start it with HOST=0.0.0.0 for the room to come in.
        </p>
      )}
      <Problem text={problem} />
      <ul>
        {linkRoles.map((role) => (
          <LinkRow
            key={role}
            role={role}
            url={urlOf(role)}
            wasScanned={role === wasScanned}
            onScan={base === undefined ? undefined : () => setScanned(role)}
            replace={async () => {
              const refused = await replace(role)
              show(await links())
              return refused
            }}
          />
        ))}
      </ul>
    </div>
  )
}

interface ScannedProps {
  readonly role: LinkRole
  readonly url: string
  readonly onBack: () => void
}
const Scanned = ({ role, url, onBack }: ScannedProps) => (
  <div className="links-scanned">
    <p>
      <strong>{linkWords[role].title}.</strong> {linkWords[role].forWhom}
    </p>
    <QrCode text={url} label={`The ${linkWords[role].title} link, to scan`} />
    {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the button that was pressed has gone */}
    <button type="button" className="button" autoFocus onClick={onBack}>
      Back to the links
    </button>
  </div>
)
