// Titles and lists of names made short enough to be read from eight metres.

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** At most `most` letters as people count them, cut between words where one ends in the last third. */
export function shortened(text: string, most: number): string {
  const letters = Array.from(graphemes.segment(text), ({ segment }) => segment)
  if (letters.length <= most) return text
  const cut = letters.slice(0, most - 1).join('')
  const space = /\s/.test(letters[most - 1] ?? '') ? cut.length : cut.search(/\s+\S*$/)
  const kept = space > (cut.length * 2) / 3 ? cut.slice(0, space) : cut
  return `${kept.replace(/[\s.,;:–—-]+$/, '')}…`
}

/** The first `most`, and how many more there are. */
export function firstOf<T>(
  items: readonly T[],
  most: number,
): { readonly shown: readonly T[]; readonly more: number } {
  const shown = items.slice(0, most)
  return { shown, more: items.length - shown.length }
}
