// The head of the page: the board's name with the honest status under it, search, and the ways to everything else.
import { CircleHelp, FileInput, Moon, Plus, Settings, Sun, SunMoon, Users } from 'lucide-react'
import type { ReactNode } from 'react'
import { SearchField } from '../board/SearchField.tsx'
import { ParkedButton } from '../board/ParkedButton.tsx'
import { TableFilter } from '../board/TableFilter.tsx'
import { WhenFetched } from '../parts/Fetched.tsx'
import { Logo } from '../parts/Logo.tsx'
import { StatusLine } from '../session/StatusLine.tsx'
import { useBoardFacts, useMyRole } from '../sync/hooks.ts'
import { screen } from '../ui/screen.ts'
import { useTheme } from '../ui/theme.ts'
import { useNarrow } from '../ui/viewport.ts'
import { useSession } from '../sync/SessionContext.tsx'
import { useBackend } from './backend.ts'
import './head.css'
import { dayChip } from './late.ts'

export function Head() {
  const role = useMyRole()
  return (
    <header className="head">
      <div className="head-board">
        <Logo />
        <div className="head-names">
          <h1>{useBoardFacts()?.name ?? 'Taula'}</h1>
          <StatusLine onJoinAgain={useJoinAgain()} />
        </div>
      </div>
      <div className="head-find">
        <SearchField />
        <TableFilter />
        {useNarrow() && <WhenFetched part={dayChip} props={{}} />}
      </div>
      <div className="head-tools">
        <button
          type="button"
          className="button button-main head-add"
          aria-label="New ticket"
          aria-keyshortcuts="N"
          onClick={() => screen.open('add')}
        >
          <Plus aria-hidden="true" />
          <span>New ticket</span>
        </button>
        <button type="button" className="button" onClick={() => screen.open('import')}>
          <FileInput aria-hidden="true" />
          <span className="head-word">Import</span>
        </button>
        <ParkedButton />
        {(role === 'organiser' || role === 'mentor') && (
          <Tool label="Settings" icon={<Settings />} onClick={() => screen.open('settings')} />
        )}
        <Tool label="People" icon={<Users />} onClick={() => screen.open('people')} />
        <Wide>
          <ThemeButton />
          <Tool label="Keys" icon={<CircleHelp />} shortcut="?" onClick={() => screen.open('keys')} />
        </Wide>
      </div>
    </header>
  )
}

/** As somebody new: what was changed before stays on this device under the old name. */
function useJoinAgain(): () => void {
  const { forget } = useBackend()
  const { boardId } = useSession()
  return () => {
    forget(boardId)
    location.reload()
  }
}

interface ToolProps {
  readonly label: string
  readonly icon: ReactNode
  readonly shortcut?: string
  readonly onClick: () => void
}
const Tool = ({ label, icon, shortcut, onClick }: ToolProps) => (
  <button
    type="button"
    className="icon-button"
    aria-label={label}
    title={label}
    aria-keyshortcuts={shortcut}
    onClick={onClick}
  >
    {icon}
  </button>
)

/** What a phone has no room or no use for: its theme is set among "My things", and it has no keys. */
const Wide = ({ children }: { readonly children: ReactNode }) => <div className="head-wide">{children}</div>

const icons = { auto: <SunMoon />, light: <Sun />, dark: <Moon /> }
const words = { auto: 'as this device', light: 'light', dark: 'dark' }

function ThemeButton() {
  const { theme, turn } = useTheme()
  return <Tool label={`Theme: ${words[theme]}`} icon={icons[theme]} onClick={turn} />
}
