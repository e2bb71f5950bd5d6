// "Find me something", at hand: for whoever looks for work and does not know the board by heart.
import { Search } from 'lucide-react'
import { useNarrow } from '../ui/viewport.ts'
import { screen } from '../ui/screen.ts'
import './findButton.css'

export function FindButton() {
  const narrow = useNarrow()
  return (
    <button
      type="button"
      className="hand hand-find"
      aria-label="Find me something"
      onClick={() => screen.open('find')}
    >
      <Search aria-hidden="true" />
      <span className="hand-word">{narrow ? 'Find' : 'Find me something'}</span>
    </button>
  )
}
