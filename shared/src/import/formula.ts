// Cells that a spreadsheet would take for a formula (I12): neutralised in what we write, and read back as they were.

// The full-width signs are formulas where the machine's language is an East Asian one.
const begins = /^'*[=+\-@\t\r\n＝＋－＠]/
const wasNeutralised = /^'+[=+\-@\t\r\n＝＋－＠]/

/** A leading `'` makes it text. One that is there already gets another, so that reading takes away what was added alone. */
export const neutral = (cell: string): string => (begins.test(cell) ? `'${cell}` : cell)

export const withoutNeutral = (cell: string): string => (wasNeutralised.test(cell) ? cell.slice(1) : cell)
