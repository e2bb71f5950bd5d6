// Points in time as they are written on the page, on the reader's own clock. `at`: milliseconds.

/** `10:42` */
export const timeOf = (at: number): string =>
  new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })

/** `Sat 10:42` */
export const dayAndTimeOf = (at: number): string =>
  new Date(at).toLocaleString('en-GB', { weekday: 'short', hour: '2-digit', minute: '2-digit' })
