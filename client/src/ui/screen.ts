// Facts of this screen alone: what is searched, open, focused. Never a fact of the board.
import { create } from 'zustand'

/** What lies over the board; one at a time. */
export type Sheet = 'add' | 'import' | 'people' | 'keys' | 'settings' | 'device'

/** The menu of one card, and where it hangs. */
export interface CardMenu {
  readonly ticket: string
  readonly step: 'card' | 'move'
  readonly at: { readonly x: number; readonly y: number }
}

interface ScreenState {
  readonly query: string
  readonly sheet: Sheet | null
  readonly menu: CardMenu | null
  /** The card that has, or should get back, the keyboard's focus. */
  readonly focused: string | null
  /** The card whose element takes the focus as soon as it is there. */
  readonly wanted: string | null
  readonly parkedShown: boolean
}

export const useScreen = create<ScreenState>()(() => ({
  query: '',
  sheet: null,
  menu: null,
  focused: null,
  wanted: null,
  parkedShown: false,
}))

export const screen = {
  get: useScreen.getState,
  search: (query: string) => useScreen.setState({ query }),
  open: (sheet: Sheet | null) => useScreen.setState({ sheet, menu: null }),
  openMenu: (menu: CardMenu | null) => useScreen.setState({ menu }),
  /** A card got the focus. */
  focused: (ticket: string | null) => useScreen.setState({ focused: ticket, wanted: null }),
  /** A card shall get the focus, perhaps after it has been drawn. */
  want: (ticket: string) => useScreen.setState({ focused: ticket, wanted: ticket }),
  showParked: (parkedShown: boolean) => useScreen.setState({ parkedShown }),
}
