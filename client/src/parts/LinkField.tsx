// A link to be copied; by hand, too: it is selected as soon as it has the focus.
import type { Ref } from 'react'
import './linkField.css'

interface Props {
  readonly label: string
  readonly url: string
  readonly ref?: Ref<HTMLInputElement>
}

export const LinkField = ({ label, url, ref }: Props) => (
  <input
    ref={ref}
    className="link-field"
    readOnly
    value={url}
    aria-label={label}
    onFocus={(event) => event.target.select()}
  />
)
