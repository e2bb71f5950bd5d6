// The links of a board just made: shown once, to be kept.
import { useRef, useState } from 'react'
import { keyRoles } from '@taula/shared/protocol/http'
import { isLoopback } from '@taula/shared/protocol/loopback'
import type { CreateBoardAnswer, KeyRole } from '@taula/shared/protocol/http'
import { copyText } from '../parts/copyText.ts'
import { LinkField } from '../parts/LinkField.tsx'
import { linkWords } from './linkWords.ts'

export function BoardLinks({ made }: { readonly made: CreateBoardAnswer }) {
  return (
    <section className="links" aria-label="Links of the new board">
      <p>
        <strong>Your board is ready.</strong> Keep these links: whoever has one gets in with it.
      </p>
      {/* The server is asked for its other addresses by those who are on the board. */}
      {isLoopback(location.origin) && (
        <p className="quiet">
          Opened like this they lead here from this machine only. Those for the room, also to scan, are under
          Settings, Links.
        </p>
      )}
      <ul>
        {keyRoles.map((role) => (
          <BoardLink key={role} role={role} link={new URL(made.links[role], location.href).href} />
        ))}
      </ul>
      <a className="button button-main" href={made.links.organiser}>
        Open as organiser
      </a>
    </section>
  )
}

function BoardLink({ role, link }: { readonly role: KeyRole; readonly link: string }) {
  const [copied, setCopied] = useState<boolean | undefined>()
  const field = useRef<HTMLInputElement>(null)
  const { title, forWhom } = linkWords[role]
  const copy = async () => {
    const done = await copyText(link)
    setCopied(done)
    // So that it only takes the device's own way to copy what is selected.
    if (!done) field.current?.focus()
  }
  return (
    <li>
      <span>
        <strong>{title}</strong>{' '}
        <small>
          {role === 'organiser' && 'Yours. '}
          {forWhom}
        </small>
      </span>
      <LinkField ref={field} label={`${title} link`} url={link} />
      <button
        type="button"
        className="button"
        aria-label={`Copy the ${title} link`}
        onClick={() => void copy()}
      >
        {copied === undefined ? 'Copy' : copied ? 'Copied' : 'Copy by hand'}
      </button>
    </li>
  )
}
