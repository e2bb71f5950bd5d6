// The search: filters the lanes while one types.
import { Search, X } from 'lucide-react'
import { screen, useScreen } from '../ui/screen.ts'

export function SearchField() {
  const query = useScreen((state) => state.query)
  return (
    <search className="search">
      <Search aria-hidden="true" />
      <input
        type="search"
        aria-label="Search tickets"
        aria-keyshortcuts="/"
        placeholder="Search tickets, components, people"
        value={query}
        onChange={(event) => screen.search(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' || event.key === 'ArrowDown') {
            event.preventDefault()
            focusFirstCard()
          }
          if (event.key !== 'Escape') return
          screen.search('')
          event.currentTarget.blur()
        }}
      />
      {query === '' ? (
        <kbd aria-hidden="true">/</kbd>
      ) : (
        <button
          type="button"
          className="icon-button"
          aria-label="Clear the search"
          onClick={() => screen.search('')}
        >
          <X aria-hidden="true" />
        </button>
      )}
    </search>
  )
}

/** From a search to what it found: there C claims and Enter opens. */
const focusFirstCard = () => document.querySelector<HTMLElement>('[data-lane] [data-ticket]')?.focus()
