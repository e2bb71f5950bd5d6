// POST /api/boards/:boardId/code: a short code for another device of whoever asks. GET: what became of it.
import { Hono } from 'hono'
import type { CodeAnswer, CodeStateAnswer } from '@taula/shared/protocol/http'
import { only, refuse } from './answers.ts'
import type { Codes } from './codes.ts'
import { knownBoard, member } from './credential.ts'
import type { MemberEnv, RoutePorts } from './ports.ts'

const path = '/api/boards/:boardId/code'

export const code = (ports: RoutePorts, codes: Codes) =>
  new Hono<MemberEnv>()
    .post(path, knownBoard(ports), member(ports), (c) => {
      c.header('Cache-Control', 'no-store')
      const issued = codes.issue(c.var)
      if (!issued)
        return refuse(c, 429, 'too_many_codes', 'Too many codes are out: try again in ten minutes.')
      const { code, expires } = issued
      return c.json({ code, expires, addresses: ports.venueAddresses() } satisfies CodeAnswer)
    })
    .all(path, only('GET'), knownBoard(ports), member(ports), (c) => {
      c.header('Cache-Control', 'no-store')
      return c.json({ state: codes.stateOf(c.var) } satisfies CodeStateAnswer)
    })
