// What people are busy with, as it is read after "is".
import type { Busy } from '@taula/shared/select/free'

export const busyWords: Readonly<Record<Busy, string>> = {
  gone: 'not on the board',
  absent: 'not here now',
  headsDown: 'heads-down',
  helping: 'helping somebody',
  paired: 'in a pairing',
}
