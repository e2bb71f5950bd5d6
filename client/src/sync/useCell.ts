// The one bridge from cells to React. Everything a component shows of a board comes through here.
import { useSyncExternalStore } from 'react'
import type { Cell } from '@taula/shared/view/cell'

export const useCell = <T>(cell: Cell<T>): T => useSyncExternalStore(cell.subscribe, cell.get, cell.get)
