// What lies at everybody's hand: right of the room on a wide window, under the thumb on a phone. Loaded when first wanted.
import { HelpButton } from '../help/HelpButton.tsx'
import { StrandedCount } from '../keeping/Stranded.tsx'
import { FindButton } from '../newcomer/FindButton.tsx'
import { FirstTouch } from '../checkin/FirstTouch.tsx'
import { MeButton } from '../people/MeButton.tsx'

export const HandBar = () => (
  <>
    <HelpButton />
    <StrandedCount />
    <FindButton />
    <MeButton />
    <FirstTouch />
  </>
)
