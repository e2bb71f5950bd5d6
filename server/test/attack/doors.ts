// Attacks at the door: by those who may not come in, and on who is still inside when their credential ends.
import { once } from 'node:events'
import { connect } from 'node:net'
import { closeCodes } from '@taula/shared/protocol/closeCodes'
import { bearer } from '../main/harness.ts'
import type { Attack } from './attack.ts'
import { firstFrame, intrude, knock, nextFrame, outcomesOf, step2Frame } from './intruder.ts'
import type { Stage } from './stage.ts'

const many = <T>(count: number, one: (i: number) => T) => Array.from({ length: count }, (_, i) => one(i))

/** Asks for an upgrade with each. */
const knockWith = (stage: Stage, headers: readonly Record<string, string>[]) =>
  outcomesOf(headers, async (one) => [await knock(stage.at, one)])

/** A handshake written by hand. */
const handshake = ({ boardId, server }: Stage, token: string) =>
  [
    `GET /sync/${boardId} HTTP/1.1`,
    `Host: 127.0.0.1:${server.port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    `Authorization: Bearer ${token}`,
    '\r\n',
  ].join('\r\n')

/** A masked binary frame with this one short message. */
const masked = (message: Uint8Array) => Uint8Array.of(0x82, 0x80 | message.length, 0, 0, 0, 0, ...message)

/** Under which the organiser writes. */
const organisers = 600_000_000
const order = (stage: Stage, register: string, any: unknown) =>
  nextFrame(stage, organisers, { register, content: { any: [any] } })

export const doors: readonly Attack[] = [
  {
    name: 'credentials that are none: missing, tampered, of another kind, of another board',
    async make(stage) {
      const { token, cookie } = stage.people.intruder
      const elsewhere = await stage.server.newBoard()
      const other = await stage.server.join(elsewhere, 'Mallory')
      return knockWith(stage, [
        {},
        bearer(''),
        bearer(`${token}x`),
        bearer(token.slice(0, -1)),
        bearer(token.toLowerCase()),
        bearer(other.token),
        bearer('x'.repeat(10_000)),
        { authorization: `Basic ${token}` },
        { authorization: token },
        { cookie: `${cookie}x` },
        { cookie: cookie.replace(stage.boardId, '') },
        { cookie: other.cookie },
      ])
    },
    outcome: [401],
  },
  {
    name: 'screens and followers that would sync',
    make: (stage) =>
      knockWith(stage, [bearer(stage.people.screen.token), bearer(stage.people.follower.token)]),
    outcome: [403],
  },
  {
    name: 'screens and followers that send every message without waiting to be let in',
    make: (stage) =>
      outcomesOf([stage.people.screen.token, stage.people.follower.token], async (token) => {
        const socket = connect(Number(stage.server.port), '127.0.0.1')
        socket.on('error', () => {})
        socket.setEncoding('latin1')
        const said = once(socket, 'data')
        const write = firstFrame('tickets/x/title', 'One')
        socket.write(handshake(stage, token))
        for (const message of [
          step2Frame(Uint8Array.of(0, 0)),
          write,
          Uint8Array.of(3),
          Uint8Array.of(1, 1, 0),
        ])
          socket.write(masked(message))
        const [status] = (await said) as [string]
        socket.destroy()
        return [Number(status.split(' ')[1])]
      }),
    outcome: [403],
  },
  {
    name: 'pages of other origins',
    make(stage) {
      const { cookie } = stage.people.intruder
      const host = `127.0.0.1:${stage.server.port}`
      const origins = [
        'null',
        'file://',
        'https://evil.example',
        `http://${host}.evil.example`,
        `http://evil.example/${host}`,
        `http://evil.example#${host}`,
        `http://${host}@evil.example`,
        `http://evil${host}`,
        `http://127.0.0.1:1${stage.server.port}`,
        'http://127.0.0.1',
        `http://localhost:${stage.server.port}`,
        `${host}`,
      ]
      return knockWith(
        stage,
        origins.map((origin) => ({ cookie, origin })),
      )
    },
    outcome: [403],
  },
  {
    name: 'ids of boards that there cannot be',
    make(stage) {
      const { token } = stage.people.intruder
      const ids = [
        '../x',
        '..%2fx',
        '%2e',
        '%2e%2e%2fx',
        'a:b',
        '%00',
        '%',
        '%ff',
        'x'.repeat(10_000),
        `${stage.boardId}/`,
      ]
      return outcomesOf(ids, async (id) => [
        await knock(`${stage.server.url.replace('http', 'ws')}/sync/${id}`, bearer(token)),
      ])
    },
    outcome: [404],
  },
  {
    name: 'connections broken in the middle of the upgrade',
    make: (stage, size) =>
      outcomesOf(
        many(100 * size, (i) => i),
        async (i) => {
          const socket = connect(Number(stage.server.port), '127.0.0.1')
          socket.on('error', () => {})
          await once(socket, 'connect')
          const words = handshake(stage, stage.people.intruder.token)
          // Before, in, and behind the question.
          const part = words.slice(0, Math.round((words.length * (i % 10)) / 9))
          await new Promise<void>((resolve) => socket.write(part, () => resolve()))
          socket.resetAndDestroy()
          return []
        },
      ),
    outcome: [],
  },
  {
    name: 'writes of somebody who has just become less',
    async make(stage) {
      const lowered = await stage.joinMore('Lou', 'organiser')
      const connection = await intrude(stage, lowered.token)
      connection.send(firstFrame('meta/board/name', 'Sprint'))
      await connection.settled()
      const organiser = await intrude(stage, stage.people.organiser.token)
      organiser.send(order(stage, `people/${lowered.personId}/role`, 'sprinter'))
      await organiser.outcome()
      connection.send(firstFrame('meta/board/name', 'Mine'))
      return connection.outcome()
    },
    outcome: ['notAllowed', 'taken'],
    writes: 'people/',
  },
  {
    name: 'a device that has left goes on sending',
    async make(stage) {
      const { token } = await stage.joinMore('Leo')
      const connection = await intrude(stage, token)
      await connection.settled()
      await stage.server.ask(`/api/boards/${stage.boardId}/leave`, '', bearer(token))
      return connection.closed()
    },
    outcome: [closeCodes.unauthorised],
    writes: 'people/',
  },
  {
    name: 'somebody removed goes on sending',
    async make(stage) {
      const removed = await stage.joinMore('Rae')
      const connection = await intrude(stage, removed.token)
      await connection.settled()
      const organiser = await intrude(stage, stage.people.organiser.token)
      organiser.send(order(stage, `people/${removed.personId}/removed`, true))
      await organiser.outcome()
      return [...(await connection.closed()), await knock(stage.at, bearer(removed.token))]
    },
    outcome: [closeCodes.unauthorised, 403],
    writes: 'people/',
  },
]
