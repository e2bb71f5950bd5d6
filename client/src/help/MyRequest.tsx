// What I wait for: my place, how long that usually takes, who is coming. It lies in the document, so a closed laptop keeps it.
import { resolveHelp, withdrawHelp } from '@taula/shared/ops/help'
import { expectedWaitMs, placeOf } from '@taula/shared/select/help'
import type { HelpRequest } from '@taula/shared/select/help'
import { useAct } from '../act/useAct.ts'
import { useMe } from '../sync/hooks.ts'
import { useHelp, useHelpFor, useHelpQueue, useSprintDay } from '../sync/sprintHooks.ts'
import './help.css'
import { useNames } from './useHelper.ts'
import { coming, placeInWords, waitInWords } from './words.ts'

export function MyRequest() {
  const request = useHelpFor(useMe())
  const isClosed = useSprintDay().is === 'closed'
  return request && !isClosed ? <Mine request={request} /> : null
}

function Mine({ request: { id, takers } }: { readonly request: HelpRequest }) {
  const act = useAct()
  const names = useNames(takers.map(({ person }) => person))
  const place = placeOf(useHelpQueue(), id) ?? 1
  const wait = expectedWaitMs(useHelp())
  return (
    <section className="prompt help-mine" aria-label="My question">
      <output>
        {names.length > 0 ? (
          <strong>{coming(names)}</strong>
        ) : (
          <>
            <strong>{placeInWords(place)}</strong>{' '}
            {wait !== undefined && `Help usually takes ${waitInWords(wait)}.`}
          </>
        )}
      </output>
      <div className="help-buttons">
        <button
          type="button"
          className={names.length > 0 ? 'button button-main' : 'button'}
          onClick={() => act(resolveHelp, { request: id }, 'Your question is answered')}
        >
          Got it, thanks
        </button>
        <button
          type="button"
          className="button"
          onClick={() => act(withdrawHelp, { request: id }, 'You are out of the queue')}
        >
          Never mind
        </button>
      </div>
    </section>
  )
}
