// A colour for a person, the same on every screen: one of twelve dyes, by their id.
const dyes = 12

/** A number from 0 to 11; the stylesheet has the dyes. */
export function dyeOf(id: string): number {
  let sum = 7
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 100_003
  return sum % dyes
}

/** One or two letters of a name. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]]
  return letters
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase()
}
