// Whether the window is as narrow as a phone: then one lane fills it, and a ticket's page the whole screen.
import { create } from 'zustand'

const query = matchMedia('(max-width: 760px)')

export const useNarrow = create<boolean>()(() => query.matches)
// As long as the page lives.
query.addEventListener('change', () => useNarrow.setState(query.matches, true))
