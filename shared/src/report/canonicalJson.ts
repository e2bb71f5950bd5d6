// JSON of which there is one spelling: keys in the order of their code units, no spaces (I8).

/** `value` is plain JSON, as deep as the schema lets it be. Half characters, which no disk keeps, are replaced. */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.toWellFormed())
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  return objectOf(
    Object.entries(value).map(([key, each]) => [key, canonicalJson(each)]),
    ',',
  )
}

type Entries = readonly (readonly [key: string, json: string])[]

/** An object of values that are JSON already, each on a line of its own. */
export const linesOf = (entries: Entries): string => objectOf(entries, ',\n')

function objectOf(entries: Entries, separator: string): string {
  const sorted = entries.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${sorted.map(([key, json]) => `${JSON.stringify(key)}:${json}`).join(separator)}}`
}
