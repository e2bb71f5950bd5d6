// What the browser's tab says: which board, and before it how much waits for whoever looks at it.
let board = 'Taula'
let waiting = 0

function show(): void {
  document.title = waiting > 0 ? `(${waiting}) ${board}` : board
}

export const pageTitle = {
  of(name: string | undefined) {
    board = name === undefined ? 'Taula' : `${name} · Taula`
    show()
  },
  count(now: number) {
    waiting = now
    show()
  },
}
