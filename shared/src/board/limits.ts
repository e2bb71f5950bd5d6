// Every size a board accepts, each with its reason. The schema's validators and the import use these.

/** Characters. Trac and GitHub titles stay under 256; a longer one is a pasted paragraph. */
export const maxTitleLength = 500
/** Characters. What a board is called, on one line of a page's head. */
export const maxBoardNameLength = 120
/** Characters. A name as on a badge. */
export const maxNameLength = 60
/** Characters of one short fact from a tracker (component, owner, label). */
export const maxFactLength = 200
/** Characters. What browsers still open. */
export const maxUrlLength = 2_000
/** Labels one upstream ticket may carry; GitHub allows 100, cards show a few. */
export const maxLabels = 30
/** Characters of one id part; ours have 12, a stock client may choose longer ones. */
export const maxIdLength = 64
/** Characters. Two thousand inserts at one place stay below; then cards share a rank and lie by id. */
export const maxRankLength = 512
/** Rows of one list. Ten times the largest sprint; a longer list is asked to be cut by a query. */
export const maxImportRows = 20_000
/** Characters of one list. 20,000 Trac rows are 6 MB, 3,000 GitHub issues 30 MB. */
export const maxImportChars = 32 * 1024 * 1024
/** Columns of a plain table. What matters of a ticket stands in front; a sheet may be thousands wide. */
export const maxColumns = 100
/** Seats of one table: a row of the largest hall. */
export const maxSeats = 100
/** UTF-16 units of one shared note: thirty pages. */
export const maxNoteLength = 100_000
/** Notes on one board: Yjs looks through all of them for the name of each that it writes. This many take it 0.2 seconds. */
export const maxNotes = 3_000
/** People in one answer to "pair up?": more than a table holds. */
export const maxPairPeople = 30
/** Records merged one into the next that are followed to one person: a new one every day of two months. */
export const maxMerges = 60
/** Characters of one line that people write to one another: a question, a hand-over, a first step. */
export const maxWordsLength = 280
/** Characters. An announcement on the wall: two lines that eight metres can read. */
export const maxAnnouncementLength = 120
/** Pieces that one ticket is split into at once: more than a sprint has hands for. */
export const maxPieces = 24
/** Skills, wants or languages of one person, and steps of setting up: what a phone shows without scrolling far. */
export const maxListed = 24
/** Names of one pasted list of who is expected: the largest sprint, twice. */
export const maxExpected = 500
/** Minutes somebody may say they want to be left alone: a working day. */
export const maxHeadsDownMinutes = 8 * 60
/** People in one pairing: a table, with its mentor. */
export const maxTogether = 12
/** Minutes a claim may be said to last: a working day. */
export const maxClaimMinutes = 24 * 60
/** Newcomers one mentor may be said to look after at once. */
export const maxMentorLoad = 50
/** Sessions one calendar brings: a week of a large conference. */
export const maxCalendarSessions = 500
/** Characters of one calendar file: a year of a busy calendar. */
export const maxCalendarChars = 2 * 1024 * 1024
