// Checksums of stored rows. They cover where a row belongs as well as what it holds: a row moved elsewhere is damage too.
import { crc32 } from 'node:zlib'

/** CRC-32 of a row's place (`<board>/<number>`) and content. */
export const checksum = (place: string, content: Uint8Array | string): number => crc32(content, crc32(place))
