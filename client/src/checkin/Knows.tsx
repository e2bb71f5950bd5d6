// What I know, what I would like to learn, and the languages I speak: so that people find one another.
import { skillsOf } from '@taula/shared/select/checkIn'
import { editPerson } from '@taula/shared/ops/people'
import { useAct } from '../act/useAct.ts'
import { SavedField } from '../parts/SavedField.tsx'
import { useBoardFacts, useMe, usePerson } from '../sync/hooks.ts'
import { Words } from './Words.tsx'

export function Knows() {
  const me = useMe()
  const person = usePerson(me)
  const offered = skillsOf(useBoardFacts())
  const act = useAct()
  return (
    <>
      <Words
        label="I know"
        offered={offered}
        chosen={person?.skills ?? []}
        onChoose={(skills) => act(editPerson, { person: me, skills: [...skills] }).ok}
      />
      <Words
        label="I would like to learn or work on"
        offered={offered}
        chosen={person?.wants ?? []}
        onChoose={(wants) => act(editPerson, { person: me, wants: [...wants] }).ok}
      />
      <SavedField
        label="Languages I speak"
        value={(person?.languages ?? []).join(', ')}
        placeholder="English, Català"
        onSave={(text) => act(editPerson, { person: me, languages: text.split(/[,;]/) }).ok}
      />
    </>
  )
}
