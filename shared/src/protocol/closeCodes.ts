// Why the server closes a sync socket. 4400-4499 are permanent: the same client trying again would change nothing.

export const closeCodes = {
  /** The server stops or restarts: come back. */
  restarting: 1012,
  /** Too slow, or the server is short of something: come back later. */
  tryLater: 1013,
  badMessage: 4400,
  /** The credential is gone or was never there. */
  unauthorised: 4401,
  /** An edit under a client id that belongs to somebody else. */
  foreignClientId: 4403,
  unknownBoard: 4404,
  /** An update that builds on edits the server never had. */
  orphanUpdate: 4409,
  tooLarge: 4413,
} as const
