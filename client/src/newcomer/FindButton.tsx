// "Find me something", at hand: for whoever looks for work and does not know the board by heart.
import { Search } from 'lucide-react'
import { screen } from '../ui/screen.ts'
import './findButton.css'

export const FindButton = () => (
  <button
    type="button"
    className="hand hand-find"
    title="Find me something"
    onClick={() => screen.open('find')}
  >
    <Search aria-hidden="true" />
    <span className="hand-word">
      Find<span className="hand-more"> me something</span>
    </span>
  </button>
)
