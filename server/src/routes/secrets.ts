// Keys and tokens are compared and kept by their hash: the store cannot be used to act as anybody, and how long a
// comparison takes tells nothing about them.
import { createHash } from 'node:crypto'

export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

export const isSame = (given: string, secret: string): boolean => hashOf(given) === hashOf(secret)

/** The token of an `Authorization: Bearer` header. */
export const bearerToken = (header: string | undefined): string | undefined =>
  header?.match(/^Bearer +(\S+)$/i)?.[1]
