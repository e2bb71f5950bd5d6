// The short code that brings a second device in: typed on a phone, read from a laptop, said across a table.

/** Letters and digits that nobody takes for one another: no 0 and O, no 1, I and L. */
export const codeAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
export const codeLength = 6

/** A code as it is kept: capitals without the spaces and dashes that people put between them. */
export const bareCode = (typed: string): string => typed.replace(/[\s\p{Pd}]/gu, '').toUpperCase()

/** `ABC-DEF`: easier to say and to keep in mind. */
export const shownCode = (code: string): string =>
  `${code.slice(0, codeLength / 2)}-${code.slice(codeLength / 2)}`
