// What one connection and one board may ask of the server, each number with its reason.

/** Bytes. A stock client answers with its whole document in one step 2 and cannot split it. */
export const maxStep2Bytes = 16 * 1024 * 1024
/** Bytes. A chunk of an import is some 200 KB; a person's edit under one. */
export const maxUpdateBytes = 1024 * 1024
/** Bytes. A frame carries a step 2 and a few numbers. */
export const maxFrameBytes = maxStep2Bytes + 64
/** Bytes of a state vector beside the client ids that the board knows: ten thousand that it does not. */
export const maxStateVectorBytes = 128 * 1024
/** Bytes of one client id in a state vector: two numbers of up to 2^53. */
export const maxStateVectorEntryBytes = 16
/** Bytes of one person's presence, as JSON. */
export const maxPresenceBytes = 4 * 1024
/** Nesting of a value; ours have three levels, the stack bears some thousands. */
export const maxJsonDepth = 16
/** Entries of one array or object in a value; ours have thirty. */
export const maxJsonEntries = 10_000
/** Structs of one change, and values in all of them: twice a board of 20,000 tickets. More is a bomb of two bytes each. */
export const maxThings = 1_000_000
/** Bytes of one text in a value; ours have at most some thousands. What is shorter and still too long is undone. */
export const maxTextBytes = 256 * 1024
/**
 * Client ids that one person may bring to a board, also with one change. A page has one, and one more for each import; a
 * program that plays a hall under one name has one for each of `maxConnectionsOfPerson`. Those with edits stay in the
 * document for ever (those only shown by presence in `owners`), and Yjs lists them all several times for each edit: with 200
 * of them it takes 0.05 ms, with 1,000 0.16, with 3,500 0.75, with 4,050 0.95, and then of a sudden, with 4,150, 4.5. While a
 * step 2 may bring everybody's edits (`bringAfterRestoreMs`) they are not counted: a hall has more, and it is not this person
 * who made them.
 */
export const maxNewClientIds = 1_000
/**
 * Milliseconds after which they may bring one more: a phone that loads the page anew each time it is looked at, all day. One
 * person has then brought fewer than two thousand of their own in three days and nights.
 */
export const newClientIdMs = 5 * 60_000
/**
 * Milliseconds after a restore for which a step 2 may bring edits under anybody's client id: a laptop that comes back after a
 * long weekend. From then on nobody writes as those who have been on the board since, and what they bring counts as theirs.
 */
export const bringAfterRestoreMs = 4 * 24 * 60 * 60_000
/** Client ids whose edits one connection is known to wait for after a restore: far more than a board has new ones in a day. */
export const maxClientsWaitedFor = 1_000
/** Values that one change may delete and not replace. They are all put back: more cost the board too much. */
export const maxBareDeletions = 200
/** Comparisons that placing one change, or a piece of it, among concurrent ones may take: a tenth of a second or two. */
export const maxPlacingSteps = 5_000_000
/** Characters of a register's key: two ids, a field and a param. */
export const maxKeyLength = 320
/**
 * Bytes that a connection may send in a second, and at once, before it is paused; each frame counts as `frameCost` beside
 * its own. That is 2,000 frames: a page sends twenty, a laptop that comes back some hundreds, an import of 20,000 tickets
 * some MB. Paused for a while, it loses nothing.
 */
export const maxBytesPerSecond = 4 * 1024 * 1024
export const frameCostBytes = 2 * 1024
/** Bytes of one connection that wait in a room before it is paused until they are worked off. */
export const maxWaitingBytes = 1024 * 1024
/**
 * Structs of an update that are taken at once: some hundredths of a second, a quarter of a chunk of an import. A laptop may
 * bring two hundred times as many: they are taken in pieces, and the others have their turn after each. Not more than
 * `maxNewClientIds`: so no piece has more client ids than a person may bring.
 */
export const maxStructsAtOnce = 1_000
/** Milliseconds that a connection may take in one round, once it has begun: the others wait for its turn to end. */
export const maxTurnMs = 4
/**
 * Connections of one person on a board: far above every tab of every device, also for programs that play a hall under one
 * name. There is no limit for an address: a venue of 200 laptops has one.
 */
export const maxConnectionsOfPerson = 512
/** Connections on one board: 200 people with ten tabs each. Each takes some tens of KB, and each frame is sent to all. */
export const maxConnectionsOfBoard = 2_000
/** Event streams by one credential: tabs of one browser, and those from before a bad network. */
export const maxStreamsOfToken = 16
/** Bytes waiting in a room, while its disk is away or before first syncs, before connections are sent off to come back later. */
export const maxInboxBytes = 64 * 1024 * 1024
/** Bytes of updates that may come before a connection's step 2: a piece of an import that goes on while it connects. */
export const maxHeldBytes = 4 * 1024 * 1024
/** Bytes that a waiting frame takes beside its own: a million empty ones are not for nothing. */
export const frameOverheadBytes = 256
/**
 * Bytes that a socket may owe its reader before it is closed: a slow reader comes back and resyncs. Twice the largest
 * step 2, so that the resync itself never counts as slow.
 */
export const maxBufferedBytes = 2 * maxStep2Bytes

/** Milliseconds between two commits of a room: below what anybody sees; faster costs twice the processor. */
export const commitEveryMs = 16
/**
 * How many times as long as the work of its last round took, without the commit, a room waits between two rounds, up to so
 * many milliseconds: a full board on a busy machine then puts more into each frame, and nobody waits longer than a
 * twentieth of a second.
 */
export const commitRest = 8
export const maxCommitEveryMs = 36
/** Milliseconds between two presence frames. */
export const presenceEveryMs = 30
/** How many times as long as it took to pass presence on a room waits before the next time, up to so many milliseconds. */
export const presenceRest = 40
export const maxPresenceEveryMs = 45
/** Milliseconds of silence after which an empty frame says that the line is alive. */
export const silenceMs = 4_000
/** Milliseconds between two events of a stream: on a wall nobody sees less. */
export const streamEveryMs = 100
/** Changes of a stream that are remembered for readers who come back: a minute of the busiest, an hour of a quiet day. */
export const maxRememberedChanges = 600
/** Registers they may name in all: beyond that a snapshot is no larger. */
export const maxRememberedKeys = 20_000
/** Milliseconds a stream's reader waits, at least and at most, before it comes back: not all in the same moment. */
export const minRetryMs = 500
export const maxRetryMs = 4_000
/** Milliseconds before a failed commit is tried again. */
export const retryCommitMs = 500
/**
 * Milliseconds without a successful commit after which a room says that it is read-only, and serves those who come from
 * what is on disk. A laptop's disk that wakes up, or a backup, takes less; people who wait for a page take more.
 */
export const diskAwayMs = 2_000
/** Milliseconds between two lines in the log about one commit that does not succeed: it may go on all night. */
export const reportAgainMs = 60_000
/** Milliseconds. Stock clients forget the server's own word, as everybody's, when it is not said again for thirty seconds. */
export const renewWordMs = 15_000
/** Milliseconds for which a board is kept in the bytes that it was sent in: a hall that comes back does so within them. */
export const keepEncodedMs = 5_000
/** Milliseconds a room stays in memory after the last connection left: whoever reloads a page is back long before. */
export const idleRoomMs = 30_000
/** Rows in the log before a snapshot replaces them, as soon as nobody edits: some tenths of a second of loading. */
export const compactAfterRows = 1_000
/** Rows before it replaces them all the same. It stops the loop, by a tenth of a second for 2,000 tickets, by half a one for 20,000. */
export const compactAtRows = 5_000
/** Milliseconds without an edit after which a snapshot stops nobody: people read, talk, type. */
export const compactWhenQuietMs = 2_000
/** Registers named in one "undone" message. */
export const maxUndoneKeys = 50
/** Jobs one round of a room works off at most, so that pings and other boards get their turn. */
export const maxJobsPerRound = 5_000
/** Milliseconds after which a round takes no further job, for the same reason. */
export const maxRoundMs = 50
/** Milliseconds that somebody may pause in deleting others' text before what is left of it is kept as a version of its own. */
export const versionCoversMs = 60_000
/** Characters of versions that one person's deleting may make in a minute: two hundred of the longest notes. */
export const maxVersionChars = 20_000_000
/** Milliseconds that a client's clock may be ahead of ours; our own client corrects its clock by the server's. */
export const maxClockLeadMs = 10 * 60_000
