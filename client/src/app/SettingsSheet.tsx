// The settings of a board: organisers see all of it, mentors the people.
import { Tabs } from 'radix-ui'
import type { ComponentType } from 'react'
import { Dialog } from '../parts/Dialog.tsx'
import { LaneNames } from '../settings/LaneNames.tsx'
import { Newcomers } from '../settings/Newcomers.tsx'
import { PeopleEditor } from '../settings/PeopleEditor.tsx'
import { SprintFacts } from '../settings/SprintFacts.tsx'
import { TablesEditor } from '../settings/TablesEditor.tsx'
import { WallSettings } from '../settings/WallSettings.tsx'
import '../settings/settings.css'
import { useMyRole } from '../sync/hooks.ts'
import { screen } from '../ui/screen.ts'
import { OwnDays } from './day.tsx'
import { OwnLinks } from './OwnLinks.tsx'

interface Pane {
  readonly title: string
  readonly Part: ComponentType
}
const peoplePane: Pane = { title: 'People', Part: PeopleEditor }
const panes: readonly Pane[] = [
  { title: 'Sprint', Part: SprintFacts },
  { title: 'Days', Part: OwnDays },
  { title: 'Links', Part: OwnLinks },
  { title: 'Tables', Part: TablesEditor },
  peoplePane,
  { title: 'Newcomers', Part: Newcomers },
  { title: 'Lanes', Part: LaneNames },
  { title: 'Wall', Part: WallSettings },
]

export function SettingsSheet() {
  const shown = useMyRole() === 'organiser' ? panes : [peoplePane]
  return (
    <Dialog title="Settings" size="wide" onClose={() => screen.open(null)}>
      <Tabs.Root defaultValue={shown[0]?.title ?? ''} activationMode="manual">
        <Tabs.List className="settings-tabs" aria-label="Settings">
          {shown.map(({ title }) => (
            <Tabs.Trigger key={title} value={title} className="settings-tab">
              {title}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        {shown.map(({ title, Part }) => (
          <Tabs.Content key={title} value={title} className="settings-pane">
            <Part />
          </Tabs.Content>
        ))}
      </Tabs.Root>
    </Dialog>
  )
}
