// Coming in as the person whose other device shows a code.
import { Logo } from '../parts/Logo.tsx'
import { CodeForm } from './CodeForm.tsx'
import './pages.css'

interface Props {
  readonly code: string
  readonly busy: boolean
  readonly problem: string | undefined
  readonly onCode: (code: string) => void
  readonly onBack: () => void
}

export const CodePage = ({ onBack, ...asked }: Props) => (
  <main className="page">
    <div className="page-sheet">
      <Logo />
      <h1>Your code</h1>
      <p className="page-lead">
        On the device where you are on the board already: <b>People</b>, then <b>Add my phone</b>. Type the
        code it shows.
      </p>
      <CodeForm label="Code" submit="Come in" first {...asked} />
      <button type="button" className="button" onClick={onBack}>
        I have no code
      </button>
    </div>
  </main>
)
