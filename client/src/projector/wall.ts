// The wall at work: follows the board, turns its pages, and paints what has changed. Keeps nothing of what came in but
// the registers themselves, so that it runs all week.
import type { LiveJoin } from '@taula/shared/protocol/live'
import { createBoardView } from '@taula/shared/view/boardView'
import { createStreamRegisters } from '@taula/shared/view/streamRegisters'
import type { Canvas } from './canvas.ts'
import { followBoard } from './line.ts'
import type { Access, LinePorts, LineState } from './line.ts'
import { draw } from './picture.ts'
import type { Drawn, Picture } from './picture.ts'
import { turned } from './rotation.ts'
import type { Position } from './rotation.ts'
import type { ViewName } from './shows.ts'

export type Hanging =
  /** Nothing is known of the board yet. */
  | { readonly is: 'waiting' }
  | { readonly is: 'refused'; readonly reason: string }
  | { readonly is: 'on'; readonly status: LineState['state']; readonly picture: Picture }

export interface WallPorts extends LinePorts {
  readonly origin: string
  readonly canvas: () => Canvas
  readonly paint: (hanging: Hanging) => void
  /** The server is there, perhaps with another version. */
  readonly onLive: () => void
}

/** Milliseconds a page stays: three lines are read aloud in that time. */
const turnMs = 12_000
/** Milliseconds. A list that comes in line by line is painted this often. */
const paintMs = 400
const minuteMs = 60_000

export interface Wall {
  /** The window has another shape. */
  resized(): void
  stop(): void
}

export function hangWall(ports: WallPorts, access: Access, pinned: ViewName | undefined): Wall {
  const { clock, time } = ports
  const registers = createStreamRegisters()
  const view = createBoardView(registers)
  let line: LineState = { state: 'connecting', since: undefined, blocked: false }
  let join: LiveJoin | undefined
  let hasBoard = false
  let at: Position<ViewName> | undefined
  let drawn: Drawn | undefined
  /** Keys of what hung here and was clapped for. Only what happened today comes up, so few are kept. */
  const celebrated = new Set<string>()

  function paint() {
    if (line.state === 'refused') return ports.paint({ is: 'refused', reason: line.reason })
    if (!hasBoard) return ports.paint({ is: 'waiting' })
    drawn = draw({
      view,
      registers,
      now: time.now(),
      lostAt: lostAt(),
      join,
      origin: ports.origin,
      canvas: ports.canvas(),
      at,
      pinned,
      celebrated,
    })
    endLater(drawn.picture.announcement?.until)
    ports.paint({ is: 'on', status: line.state, picture: drawn.picture })
  }
  function lostAt() {
    if (line.state === 'live' || line.since === undefined) return undefined
    return line.since + time.now() - clock.now()
  }

  let cancelPaint = () => {}
  let isDue = false
  let paintedAt = -paintMs
  function soon() {
    if (isDue) return
    isDue = true
    const sincePaintMs = clock.now() - paintedAt
    // A device's clock that was set back is no reason to wait.
    const waitMs = sincePaintMs >= 0 && sincePaintMs < paintMs ? paintMs - sincePaintMs : 0
    cancelPaint = clock.after(waitMs, () => {
      isDue = false
      paintedAt = clock.now()
      paint()
    })
  }

  let cancelEnd = () => {}
  /** What is announced goes on the second. */
  function endLater(until: number | undefined) {
    cancelEnd()
    if (until !== undefined && until - time.now() < minuteMs)
      cancelEnd = clock.after(Math.max(0, until - time.now()), soon)
  }

  let cancelTurn = () => {}
  function turnLater() {
    cancelTurn = clock.after(turnMs, () => {
      if (drawn) turn(drawn)
      soon()
      turnLater()
    })
  }
  function turn({ faces, picture: { shows } }: Drawn) {
    at = turned(faces, at)
    // A view that is pinned is never left.
    if (shows.is === 'celebrate' && at.view !== 'celebrate')
      for (const { key } of shows.pages) celebrated.add(key)
  }
  let cancelMinute = () => {}
  function tickLater() {
    cancelMinute = clock.after(minuteMs - (time.now() % minuteMs), () => {
      soon()
      tickLater()
    })
  }

  const hangUp = followBoard(ports, access, {
    snapshot(news) {
      hasBoard = true
      registers.snapshot(news)
      soon()
    },
    change(news) {
      registers.change(news)
      soon()
    },
    join(news) {
      join = news
      soon()
    },
    line(state) {
      const isBack = state.state === 'live' && line.state !== 'live'
      line = state
      soon()
      if (isBack) ports.onLive()
    },
  })
  soon()
  turnLater()
  tickLater()
  return {
    resized: soon,
    stop() {
      for (const cancel of [hangUp, cancelPaint, cancelTurn, cancelMinute, cancelEnd, view.close]) cancel()
    },
  }
}
