// What the board says of the sprint itself: its name, place and days, and where a bare ticket number leads.
import type { Patch } from '@taula/shared/board/schema'
import { defaultTrac } from '@taula/shared/board/kinds/meta'
import { maxBoardNameLength, maxNameLength, maxUrlLength } from '@taula/shared/board/limits'
import { setBoard } from '@taula/shared/ops/board'
import { useAct } from '../act/useAct.ts'
import { SavedField } from '../parts/SavedField.tsx'
import { useBoardFacts } from '../sync/hooks.ts'

export function SprintFacts() {
  const facts = useBoardFacts()
  const act = useAct()
  const set = (patch: Patch<'meta'>, said: string) => act(setBoard, patch, said).ok
  return (
    <div className="settings-fields">
      <SavedField
        label="Name"
        value={facts?.name ?? ''}
        maxLength={maxBoardNameLength}
        onSave={(name) => set({ name }, 'Named the sprint')}
      />
      <SavedField
        label="Place"
        value={facts?.place ?? ''}
        maxLength={maxNameLength}
        placeholder="City Library, Barcelona"
        onSave={(place) => set({ place: place || null }, 'Set the place')}
      />
      <SavedField
        label="First day"
        type="date"
        value={facts?.startsOn ?? ''}
        onSave={(day) => set({ startsOn: day || null }, 'Set the first day')}
      />
      <SavedField
        label="Last day"
        type="date"
        value={facts?.endsOn ?? ''}
        onSave={(day) => set({ endsOn: day || null }, 'Set the last day')}
      />
      <SavedField
        label="Time zone"
        value={facts?.timeZone ?? ''}
        list="time-zones"
        placeholder="Europe/Madrid"
        hint="Clocks and days on the board follow it."
        onSave={(timeZone) => set({ timeZone }, 'Set the time zone')}
      />
      <datalist id="time-zones">
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone} value={zone}>
            {zone}
          </option>
        ))}
      </datalist>
      <SavedField
        label="Trac"
        type="url"
        value={facts?.trac ?? defaultTrac}
        maxLength={maxUrlLength}
        hint="Where #5500 leads, and where lists come from that do not say."
        onSave={(trac) => set({ trac }, 'Set the tracker')}
      />
      <label className="check settings-wide">
        <input
          type="checkbox"
          checked={facts?.unlisted !== true}
          onChange={(event) =>
            set(
              { unlisted: !event.target.checked },
              event.target.checked ? 'Opened the public page' : 'Closed the public page',
            )
          }
        />
        <span>
          People at home may follow{' '}
          <small>The public page shows tickets, and only the names of those who agreed.</small>
        </span>
      </label>
    </div>
  )
}
