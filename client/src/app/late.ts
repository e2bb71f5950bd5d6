// What lies over the board: not in the first load, fetched before it is wanted. What is built as the file `soon` is named
// in vite.config.ts.
import { cardMenu, ticketGround } from '../board/Board.tsx'
import { handoverNote } from '../board/CardFace.tsx'
import { holderTime } from '../board/Holders.tsx'
import { marks } from '../board/Facts.tsx'
import { noteEditor } from '../board/ticket/noteEditor.ts'
import { after } from '../parts/after.ts'
import { fetchable } from '../parts/Fetched.tsx'
import type { Fetchable } from '../parts/Fetched.tsx'
import { moving } from '../people/RoomStrip.tsx'
import type { Sheet } from '../ui/screen.ts'

export const ticketPanel = fetchable(() =>
  import('../board/TicketPanel.tsx').then(({ TicketPanel }) => TicketPanel),
)
export const floorPanel = fetchable(() => import('../people/Floor.tsx').then(({ Floor }) => Floor))
export const personMenu = fetchable(() =>
  import('../people/PersonMenu.tsx').then(({ PersonMenu }) => PersonMenu),
)
export const floorGround = fetchable(() =>
  import('../people/Floor.tsx').then(({ FloorGround }) => FloorGround),
)
export const dayChip = fetchable(() => import('../day/DayChip.tsx').then(({ DayChip }) => DayChip), 'soon')
export const handBar = fetchable(() => import('./HandBar.tsx').then(({ HandBar }) => HandBar), 'soon')
export const prompts = fetchable(() => import('./Prompts.tsx').then(({ Prompts }) => Prompts), 'soon')
export const stranded = fetchable(() => import('../keeping/Stranded.tsx').then(({ Stranded }) => Stranded))
export const sheets: Readonly<Record<Sheet, Fetchable<object>>> = {
  add: fetchable(() => import('../board/AddTicket.tsx').then(({ AddTicket }) => AddTicket), 'soon'),
  import: fetchable(() => import('./TicketLists.tsx').then(({ TicketLists }) => TicketLists)),
  people: fetchable(() => import('./RoomSheet.tsx').then(({ RoomSheet }) => RoomSheet)),
  me: fetchable(() => import('../checkin/Me.tsx').then(({ Me }) => Me)),
  checkIn: fetchable(() => import('../checkin/CheckIn.tsx').then(({ CheckIn }) => CheckIn)),
  settings: fetchable(() => import('./SettingsSheet.tsx').then(({ SettingsSheet }) => SettingsSheet)),
  device: fetchable(() => import('./DeviceSheet.tsx').then(({ DeviceSheet }) => DeviceSheet)),
  putOn: fetchable(() => import('../board/PutOnTicket.tsx').then(({ PutOnTicket }) => PutOnTicket)),
  addPerson: fetchable(() => import('../people/AddPerson.tsx').then(({ AddPerson }) => AddPerson)),
  ask: fetchable(() => import('../help/AskSheet.tsx').then(({ AskSheet }) => AskSheet)),
  queue: fetchable(() => import('../help/QueueSheet.tsx').then(({ QueueSheet }) => QueueSheet)),
  pair: fetchable(() => import('../pairing/PairSheet.tsx').then(({ PairSheet }) => PairSheet)),
  leaving: fetchable(() => import('../keeping/LeavingSheet.tsx').then(({ LeavingSheet }) => LeavingSheet)),
  find: fetchable(() => import('../newcomer/FindSheet.tsx').then(({ FindSheet }) => FindSheet)),
  day: fetchable(() => import('./day.tsx').then(({ OwnDaySheet }) => OwnDaySheet)),
  keys: fetchable(() => import('../session/KeysSheet.tsx').then(({ KeysSheet }) => KeysSheet)),
}

/** Pages that most never see on their way onto a board. */
export const homePage = fetchable(
  () => import('../session/HomePage.tsx').then(({ HomePage }) => HomePage),
  'soon',
)
export const codePage = fetchable(
  () => import('../session/CodePage.tsx').then(({ CodePage }) => CodePage),
  'soon',
)
export const isThatYou = fetchable(
  () => import('../session/IsThatYou.tsx').then(({ IsThatYou }) => IsThatYou),
  'soon',
)

/** What dragging people needs. */
const carrying = [floorGround, ticketGround, moving]

/** Resolves when all is here; until then it is asked for again. In the order in which it is missed. */
export const fetchAll = () =>
  (all ??= fetchEach([
    marks,
    dayChip,
    handBar,
    prompts,
    holderTime,
    handoverNote,
    isThatYou,
    codePage,
    sheets.add,
    sheets.ask,
    floorPanel,
    stranded,
    ...carrying,
    ticketPanel,
    cardMenu,
    personMenu,
    ...Object.values(sheets),
    noteEditor,
  ]))
let all: Promise<void> | undefined
/** What cannot be had now is asked for again when it is needed. */
export const fetchCarrying = () => Promise.allSettled(carrying.map((part) => part.fetch()))

/** Milliseconds. */
const askAgainMs = 5_000
async function fetchEach(parts: readonly { fetch(): Promise<unknown> }[]): Promise<void> {
  for (const part of parts) while (!(await comes(part))) await after(askAgainMs)
}
const comes = (part: { fetch(): Promise<unknown> }) =>
  part.fetch().then(
    () => true,
    () => false,
  )

/**
 * Lets a worker keep the page itself, for a start without a network; see offlineStart.ts. Browsers have workers over
 * https and on the machine itself alone. Where this one cannot be had the page says what that means when it matters.
 */
export function keepPage(): void {
  if (import.meta.env.PROD && 'serviceWorker' in navigator)
    navigator.serviceWorker.register('/sw.js').catch(() => undefined)
}
