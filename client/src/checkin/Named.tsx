// What I am called elsewhere, and where my name may be read: asked once, kindly, and changed at any time.
import { maxNameLength } from '@taula/shared/board/limits'
import { editPerson } from '@taula/shared/ops/people'
import { useAct } from '../act/useAct.ts'
import { SavedField } from '../parts/SavedField.tsx'
import { useMe, usePerson } from '../sync/hooks.ts'
import { Consent } from './facts.tsx'

export function Named() {
  const me = useMe()
  const person = usePerson(me)
  const act = useAct()
  const handle = (service: string) => person?.handle[service] ?? ''
  return (
    <>
      <div className="check-in-pair">
        <SavedField
          label="My name on Trac"
          value={handle('trac')}
          maxLength={maxNameLength}
          onSave={(text) => act(editPerson, { person: me, 'handle.trac': text }).ok}
        />
        <SavedField
          label="My name on GitHub"
          value={handle('github')}
          maxLength={maxNameLength}
          onSave={(text) => act(editPerson, { person: me, 'handle.github': text }).ok}
        />
        <SavedField
          label="Pronouns"
          value={person?.pronouns ?? ''}
          maxLength={maxNameLength}
          onSave={(text) => act(editPerson, { person: me, pronouns: text }).ok}
        />
      </div>
      <div>
        <Consent />
      </div>
    </>
  )
}
