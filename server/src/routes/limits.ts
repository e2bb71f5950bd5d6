// How much one request may bring, each number with its reason.

/** Bytes. A board's facts or a name; the largest valid ones are a few hundred. */
export const smallBodyBytes = 64 * 1024
/** Bytes. A board of 20,000 tickets, with two thousand notes of a page, is exported as 11 MB. */
export const exportBodyBytes = 32 * 1024 * 1024
/** Nesting of a body. An export's is seven; JSON.parse needs seconds for millions of brackets. */
export const maxBodyDepth = 32
/** Bytes. A list of `maxImportChars` and the JSON around it. */
export const importBodyBytes = 33 * 1024 * 1024

/** Milliseconds a code holds: to find one's phone, the network and the page. */
export const codeLifeMs = 10 * 60_000
/** Codes of one board that are out at once: ten times the people of the largest sprint. */
export const maxCodes = 2_000
/**
 * Wrong codes in one place before it is closed for a moment: a whole venue may come from one address, and a hall of people
 * mistype. With fifty codes out, ten minutes of guessing at this rate find one in thirty thousand times.
 */
export const maxWrongCodes = 60
/** How fast they are forgotten: that many in a minute. */
export const wrongCodesPerMs = maxWrongCodes / 60_000
/** People offered to "Is that you?": more of one name are told apart at the table. */
export const maxNamesakes = 5
