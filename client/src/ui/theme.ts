// Light, dark, or as the device says; remembered by this browser.
import { create } from 'zustand'
import { recall, remember } from './memory.ts'

export const themes = ['auto', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]
const next: Readonly<Record<Theme, Theme>> = { auto: 'light', light: 'dark', dark: 'auto' }

const isTheme = (text: string | null): text is Theme => text !== null && Object.hasOwn(next, text)

function remembered(): Theme {
  const text = recall('theme')
  return isTheme(text) ? text : 'auto'
}

interface ThemeState {
  readonly theme: Theme
  readonly choose: (theme: Theme) => void
  /** Chooses the next. */
  readonly turn: () => void
}

export const useTheme = create<ThemeState>()((set, get) => ({
  theme: remembered(),
  choose(theme) {
    remember('theme', theme)
    set({ theme })
  },
  turn: () => get().choose(next[get().theme]),
}))

/** Puts the theme on the page and keeps it there. Returns its own undo. */
export function followTheme(root: HTMLElement): () => void {
  const show = ({ theme }: ThemeState) => {
    if (theme === 'auto') delete root.dataset['theme']
    else root.dataset['theme'] = theme
  }
  show(useTheme.getState())
  return useTheme.subscribe(show)
}
