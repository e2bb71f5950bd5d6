// Names: whether two may be one person's, as they are said, whatever the keyboard they were typed on; and those of a list.

/** A name without case, accents and extra spaces. */
const folded = (name: string): string =>
  name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()

export const isSameName = (one: string, other: string): boolean => folded(one) === folded(other)

/** Characters that are looked at for a name and an address: a line of prose is none. */
const longestLine = 400

/**
 * The names of a pasted list, one a line: without bullets, numbers, addresses, and what stands in further columns of a
 * table.
 */
export const namesIn = (text: string): readonly string[] =>
  text
    .split(/[\r\n]+/)
    .map((line) => {
      const [cell = ''] = line.split(/[\t;]/)
      return cell
        .slice(0, longestLine)
        .replace(/<[^>]*>|\S+@\S+/g, '')
        .replace(/^\s*(?:[-*•]|\d+[.)])\s+/, '')
        .replaceAll('"', '')
        .replace(/\s+/g, ' ')
        .trim()
    })
    .filter((name) => /\p{L}/u.test(name))
