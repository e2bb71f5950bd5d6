// What this board calls its lanes. Their kinds, and with them what a move means, stay.
import { maxNameLength } from '@taula/shared/board/limits'
import { lanes } from '@taula/shared/board/kinds/tickets'
import type { Lane } from '@taula/shared/board/kinds/tickets'
import { inFamily } from '@taula/shared/board/schema'
import { setBoard } from '@taula/shared/ops/board'
import { laneHints, laneLabels } from '@taula/shared/select/lanes'
import { useAct } from '../act/useAct.ts'
import { SavedField } from '../parts/SavedField.tsx'
import { useLaneLabel } from '../sync/hooks.ts'

export const LaneNames = () => (
  <div className="settings-fields">
    {lanes.map((lane) => (
      <LaneName key={lane} lane={lane} />
    ))}
  </div>
)

function LaneName({ lane }: { readonly lane: Lane }) {
  const label = useLaneLabel(lane)
  const act = useAct()
  return (
    <div className="settings-lane" data-mark={lane}>
      <SavedField
        label={laneLabels[lane]}
        value={label}
        maxLength={maxNameLength}
        hint={laneHints[lane]}
        onSave={(text) => {
          const name = text || laneLabels[lane]
          return act(setBoard, inFamily('laneLabel', lane, name), `Called the lane ${name}`).ok
        }}
      />
    </div>
  )
}
