// What one connection and one board may ask of the server, each number with its reason.

/** Bytes. A stock client answers with its whole document in one step 2 and cannot split it. */
export const maxStep2Bytes = 16 * 1024 * 1024
/** Bytes. A chunk of an import is some 200 KB; a person's edit under one. */
export const maxUpdateBytes = 1024 * 1024
/** Bytes. A frame carries a step 2 and a few numbers. */
export const maxFrameBytes = maxStep2Bytes + 64
/** Bytes of a state vector: ten thousand devices. */
export const maxStateVectorBytes = 128 * 1024
/** Bytes of one person's presence, as JSON. */
export const maxPresenceBytes = 4 * 1024
/** Nesting of a value; ours have three levels, the stack bears some thousands. */
export const maxJsonDepth = 16
/** Characters of a register's key: two ids, a field and a param. */
export const maxKeyLength = 320
/** Bytes waiting in a room, while its disk is away, before connections are sent off to come back later. */
export const maxInboxBytes = 64 * 1024 * 1024
/**
 * Bytes that a socket may owe its reader before it is closed: a slow reader comes back and resyncs. Twice the largest
 * step 2, so that the resync itself never counts as slow.
 */
export const maxBufferedBytes = 2 * maxStep2Bytes

/** Milliseconds between two commits of a room: below what anybody sees; faster costs twice the processor. */
export const commitEveryMs = 16
/** Milliseconds between two presence frames. */
export const presenceEveryMs = 30
/** Milliseconds of silence after which an empty frame says that the line is alive. */
export const silenceMs = 4_000
/** Milliseconds before a failed commit is tried again. */
export const retryCommitMs = 500
/** Milliseconds a room stays in memory after the last connection left. */
export const idleRoomMs = 60_000
/** Rows in the log before a snapshot replaces them: some tenths of a second of loading. */
export const compactAfterRows = 1_000
/** Registers named in one "undone" message. */
export const maxUndoneKeys = 50
/** Jobs one round of a room works off at most, so that pings and other boards get their turn. */
export const maxJobsPerRound = 500
