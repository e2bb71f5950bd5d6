// What the page asks of its own accord, one thing at a time: the first that has something to ask is shown. A prompt takes no
// focus, asks once, and keeps quiet while the day is closed. Loaded after the board.
import { createElement, Fragment } from 'react'
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

export const Prompts = () =>
  createElement(
    Fragment,
    null,
    // Asks nothing: it waits for nobody and nobody waits for it.
    createElement(OwnWrongName),
    createElement('div', { className: 'prompts' }, ...prompts.map((prompt) => createElement(prompt))),
  )
