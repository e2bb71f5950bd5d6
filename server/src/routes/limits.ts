// How much one request may bring, each number with its reason.

/** Bytes. A board's facts or a name; the largest valid ones are a few hundred. */
export const smallBodyBytes = 64 * 1024
/** Bytes. A list of `maxImportChars` and the JSON around it. */
export const importBodyBytes = 33 * 1024 * 1024
