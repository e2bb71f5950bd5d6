// What the page asks of its own accord, one thing at a time: the first that has something to ask is shown, and how
// many wait behind it. A prompt takes no focus, asks once, and keeps quiet while the day is closed. Loaded after the board.
import { createElement, useState } from 'react'
import type { FunctionComponent } from 'react'
import { SetUpPrompt } from '../checkin/SetUpPrompt.tsx'
import { AskedAfter } from '../help/AskedAfter.tsx'
import { MyRequest } from '../help/MyRequest.tsx'
import { KeepPrompt } from '../keeping/KeepPrompt.tsx'
import { OfferPrompt } from '../keeping/OfferPrompt.tsx'
import { PairingPrompt } from '../pairing/PairingPrompt.tsx'
import { OwnOtherDevice, OwnWrongName } from './cameBack.tsx'
import { OwnDayPrompt } from './day.tsx'
import './prompts.css'

/** The most pressing first. Each draws one element, or null where it has nothing to ask. */
const prompts: readonly FunctionComponent[] = [
  OwnOtherDevice,
  MyRequest,
  PairingPrompt,
  OwnDayPrompt,
  AskedAfter,
  OfferPrompt,
  KeepPrompt,
  SetUpPrompt,
]

export function Prompts() {
  const [all, setAll] = useState(false)
  return (
    <>
      {/* Asks nothing: it waits for nobody and nobody waits for it. */}
      <OwnWrongName />
      <div className="prompts" data-all={all}>
        {prompts.map((prompt, i) => createElement(prompt, { key: i }))}
        {/* The stylesheet counts those that wait, and shows this only where there are any. */}
        <button type="button" className="prompts-more" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'One at a time' : 'more'}
        </button>
      </div>
    </>
  )
}
