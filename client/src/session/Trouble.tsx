// A page that says kindly what is wrong and what to do about it.
import { Link } from 'wouter'
import { Logo } from '../parts/Logo.tsx'
import './pages.css'

interface Props {
  readonly title: string
  readonly text: string
  readonly onRetry?: () => void
}

export const Trouble = ({ title, text, onRetry }: Props) => (
  <main className="page">
    <div className="page-sheet">
      <Logo />
      <h1>{title}</h1>
      <p className="page-lead">{text}</p>
      <div className="page-actions">
        {onRetry && (
          <button type="button" className="button button-main" onClick={onRetry}>
            Try again
          </button>
        )}
        <Link href="/" className="button">
          To the first page
        </Link>
      </div>
    </div>
  </main>
)
