// Whether two names may be one person's: as they are said, whatever the keyboard they were typed on.

/** A name without case, accents and extra spaces. */
const folded = (name: string): string =>
  name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()

export const isSameName = (one: string, other: string): boolean => folded(one) === folded(other)
