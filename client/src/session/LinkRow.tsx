// One link among an organiser's: copy, show, replace.
import { QrCode as QrIcon } from 'lucide-react'
import { useState } from 'react'
import type { LinkRole } from '@taula/shared/protocol/http'
import { copyText } from '../parts/copyText.ts'
import { LinkField } from '../parts/LinkField.tsx'
import { Problem } from '../parts/Problem.tsx'
import { linkWords } from './linkWords.ts'

interface Props {
  readonly role: LinkRole
  readonly url: string
  /** Whether its code was shown a moment ago: where one came in is where one comes out. */
  readonly wasScanned: boolean
  /** Undefined where nobody could follow it. */
  readonly onScan: (() => void) | undefined
  /** Answers why not. */
  readonly replace: () => Promise<string | undefined>
}

export function LinkRow({ role, url, wasScanned, onScan, replace }: Props) {
  const [copied, setCopied] = useState<string | undefined>()
  const [asking, setAsking] = useState(false)
  const { title, forWhom } = linkWords[role]
  return (
    <li className="link-row">
      <p>
        <strong>{title}</strong> <small>{forWhom}</small>
      </p>
      <LinkField label={`${title} link`} url={url} />
      <div className="link-tools">
        <button
          type="button"
          className="button"
          aria-label={`Copy the ${title} link`}
          onClick={() => void copyText(url).then((done) => setCopied(done ? url : undefined))}
        >
          {copied === url ? 'Copied' : 'Copy'}
        </button>
        {onScan && (
          <button
            type="button"
            className="button"
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the button that was pressed has gone
            autoFocus={wasScanned}
            aria-label={`Show the ${title} link as a code`}
            title="Show it as a code to scan"
            onClick={onScan}
          >
            <QrIcon aria-hidden="true" />
          </button>
        )}
        <button
          type="button"
          className="button"
          aria-label={`Replace the ${title} link…`}
          aria-expanded={asking}
          onClick={() => setAsking(!asking)}
        >
          Replace…
        </button>
      </div>
      {asking && <Sure role={role} replace={replace} onDone={() => setAsking(false)} />}
    </li>
  )
}

interface SureProps extends Pick<Props, 'role' | 'replace'> {
  readonly onDone: () => void
}
function Sure({ role, replace, onDone }: SureProps) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | undefined>()
  const { title, replacing } = linkWords[role]
  const sure = async () => {
    setBusy(true)
    const refused = await replace()
    setBusy(false)
    if (refused === undefined) onDone()
    else setProblem(refused)
  }
  return (
    <fieldset className="link-sure" aria-label={`Replace the ${title} link?`}>
      <p>The old link opens nothing from this moment. {replacing}</p>
      <Problem text={problem} />
      <div className="page-actions">
        <button type="button" className="button button-main" disabled={busy} onClick={() => void sure()}>
          Replace it
        </button>
        <button type="button" className="button" onClick={onDone}>
          Keep it
        </button>
      </div>
    </fieldset>
  )
}
