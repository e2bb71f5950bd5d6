// A list, one entry a line, that saves itself when it is left.
import { useState } from 'react'

interface Props {
  readonly label: string
  readonly hint: string
  readonly lines: readonly string[]
  /** Answers whether it was taken; what was not stays in the field, to be mended. */
  readonly onSave: (lines: readonly string[]) => boolean
}

export function LinesField({ label, hint, lines, onSave }: Props) {
  const [draft, setDraft] = useState<string | undefined>()
  const value = lines.join('\n')
  const save = () => {
    const said = (draft ?? value).split('\n').flatMap((line) => line.trim() || [])
    if (said.join('\n') === value || onSave(said)) setDraft(undefined)
  }
  return (
    <label className="field">
      <span>{label}</span>
      <textarea
        rows={6}
        value={draft ?? value}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={save}
      />
      <small>{hint}</small>
    </label>
  )
}
