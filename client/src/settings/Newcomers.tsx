// What newcomers find: words to choose from, steps of setting up, mentors with time; and who is expected.
import { maxMentorLoad } from '@taula/shared/board/limits'
import { setBoard } from '@taula/shared/ops/board'
import { setSetupSteps } from '@taula/shared/ops/checkIn'
import { setupStepsOf, skillsOf } from '@taula/shared/select/checkIn'
import { loadOf } from '@taula/shared/select/free'
import { useAct } from '../act/useAct.ts'
import { SavedField } from '../parts/SavedField.tsx'
import { useBoardFacts } from '../sync/hooks.ts'
import { ExpectedPeople } from './ExpectedPeople.tsx'
import { LinesField } from './LinesField.tsx'

export function Newcomers() {
  const facts = useBoardFacts()
  const act = useAct()
  return (
    <>
      <div className="settings-fields">
        <LinesField
          label="Skills people may choose"
          hint="One a line; people add words of their own."
          lines={skillsOf(facts)}
          onSave={(skills) => act(setBoard, { skills: [...skills] }, 'Set the skills').ok}
        />
        <LinesField
          label="Steps of setting up"
          hint="One a line. Empty: nobody is asked."
          lines={setupStepsOf(facts).map(({ label }) => label)}
          onSave={(labels) => act(setSetupSteps, { labels }, 'Set the steps').ok}
        />
        <SavedField
          label="Newcomers to one mentor"
          type="number"
          value={String(loadOf({ mentorLoad: facts?.mentorLoad }))}
          placeholder={`1 to ${maxMentorLoad}`}
          hint="With more, others are suggested first."
          onSave={(text) => act(setBoard, { mentorLoad: Number(text) }, 'Set how many').ok}
        />
      </div>
      <ExpectedPeople />
    </>
  )
}
