// How much one request may bring, each number with its reason.

/** Bytes. A board's facts or a name; the largest valid ones are a few hundred. */
export const smallBodyBytes = 64 * 1024
/** Bytes. A board of 20,000 tickets, with two thousand notes of a page, is exported as 11 MB. */
export const exportBodyBytes = 32 * 1024 * 1024
/** Nesting of a body. An export's is seven; JSON.parse needs seconds for millions of brackets. */
export const maxBodyDepth = 32
/** Bytes. A list of `maxImportChars` and the JSON around it. */
export const importBodyBytes = 33 * 1024 * 1024
