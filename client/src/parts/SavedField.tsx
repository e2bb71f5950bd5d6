// A field that saves itself: when it is left or Enter is pressed. Escape goes back to what stood there.
import { useId, useState } from 'react'
import type { HTMLInputTypeAttribute, KeyboardEvent } from 'react'

interface Props {
  readonly label: string
  readonly value: string
  readonly hint?: string
  readonly type?: HTMLInputTypeAttribute
  readonly maxLength?: number
  readonly placeholder?: string
  /** Id of a datalist with suggestions. */
  readonly list?: string
  readonly isLabelHidden?: boolean
  /** Answers whether it was taken; what was not stays in the field, to be mended. */
  readonly onSave: (text: string) => boolean
}

export function SavedField({ label, value, hint, isLabelHidden = false, onSave, ...input }: Props) {
  const [draft, setDraft] = useState<string | undefined>()
  const hintId = useId()
  const save = () => {
    const text = draft?.trim()
    if (text === undefined || text === value || onSave(text)) setDraft(undefined)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault()
      save()
    }
    if (event.key === 'Escape' && draft !== undefined) {
      event.preventDefault()
      event.stopPropagation()
      setDraft(undefined)
    }
  }
  return (
    <label className="field">
      <span className={isLabelHidden ? 'visually-hidden' : undefined}>{label}</span>
      <input
        {...input}
        value={draft ?? value}
        aria-describedby={hint === undefined ? undefined : hintId}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={save}
        onKeyDown={onKeyDown}
      />
      {hint !== undefined && <small id={hintId}>{hint}</small>}
    </label>
  )
}
