// Facts of this screen alone: what is searched, open, focused. Never a fact of the board.
import { create } from 'zustand'

/** What lies over the board; one at a time. */
export type Sheet =
  | 'add'
  | 'import'
  | 'people'
  | 'keys'
  | 'settings'
  | 'device'
  | 'putOn'
  | 'addPerson'
  | 'ask'
  | 'queue'
  | 'pair'
  | 'leaving'
  | 'find'
  | 'day'
  | 'me'
  | 'checkIn'

/** The menu of one card, and where it hangs. */
export interface CardMenu {
  readonly ticket: string
  readonly step: 'card' | 'move'
  readonly at: { readonly x: number; readonly y: number }
}

/** The menu of one person on the floor. */
export interface PersonMenu {
  readonly person: string
  readonly at: CardMenu['at']
}

/** For whom a pair is looked for. */
export type PairFor =
  | { readonly for: 'person'; readonly person: string }
  | { readonly for: 'ticket'; readonly ticket: string }
  | { readonly for: 'room' }

interface ScreenState {
  readonly query: string
  /** Only tickets that people at this table are on. */
  readonly onlyTable: string | null
  readonly sheet: Sheet | null
  readonly menu: CardMenu | null
  readonly personMenu: PersonMenu | null
  /** Who is to be put on a ticket, while the sheet for it is open. */
  readonly putting: string | null
  /** The ticket that help is asked for, while the sheet for it is open. */
  readonly asking: string | null
  /** For whom, where it is not for oneself. */
  readonly askingFor: string | null
  /** While the sheet for it is open. */
  readonly pairing: PairFor | null
  /** The card that has, or should get back, the keyboard's focus. */
  readonly focused: string | null
  /** The card whose element takes the focus as soon as it is there. */
  readonly wanted: string | null
  readonly parkedShown: boolean
}

export const useScreen = create<ScreenState>()(() => ({
  query: '',
  onlyTable: null,
  sheet: null,
  menu: null,
  personMenu: null,
  putting: null,
  asking: null,
  askingFor: null,
  pairing: null,
  focused: null,
  wanted: null,
  parkedShown: false,
}))

export const screen = {
  get: useScreen.getState,
  search: (query: string) => useScreen.setState({ query }),
  open: (sheet: Sheet | null) => useScreen.setState({ sheet, menu: null, personMenu: null }),
  only: (onlyTable: string | null) => useScreen.setState({ onlyTable }),
  putOnTicket: (putting: string) =>
    useScreen.setState({ sheet: 'putOn', putting, menu: null, personMenu: null }),
  askForHelp: (asking: string | null, askingFor: string | null = null) =>
    useScreen.setState({ sheet: 'ask', asking, askingFor, menu: null, personMenu: null }),
  pair: (pairing: PairFor) => useScreen.setState({ sheet: 'pair', pairing, menu: null, personMenu: null }),
  openPersonMenu: (personMenu: PersonMenu | null) => useScreen.setState({ personMenu }),
  openMenu: (menu: CardMenu | null) => useScreen.setState({ menu }),
  /** A card got the focus. */
  focused: (ticket: string | null) => useScreen.setState({ focused: ticket, wanted: null }),
  /** A card shall get the focus, perhaps after it has been drawn. */
  want: (ticket: string) => useScreen.setState({ focused: ticket, wanted: ticket }),
  showParked: (parkedShown: boolean) => useScreen.setState({ parkedShown }),
}
