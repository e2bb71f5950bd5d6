// The steps of setting up, for whoever is new here: ticked one by one, by them or by a mentor.
import { markSetup } from '@taula/shared/ops/checkIn'
import { useAct } from '../act/useAct.ts'
import { useSetup } from './useSetup.ts'

export function SetUpList() {
  const { steps, done } = useSetup()
  const act = useAct()
  if (steps.length === 0) return null
  return (
    <fieldset>
      <legend>Setting up</legend>
      {steps.map(({ id, label }) => (
        <label key={id} className="check">
          <input
            type="checkbox"
            checked={done.includes(id)}
            onChange={(event) => act(markSetup, { step: id, done: event.target.checked })}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  )
}
