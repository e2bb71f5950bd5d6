// A clock that stands still until a test moves it. Milliseconds since 1970.

export interface HandClock {
  now(): number
  /** Calls back once, when the clock has been moved that far. Returns its own undo. */
  after(ms: number, wake: () => void): () => void
  /** Moves the clock; what falls due is called in the order of its time, each at its own moment. */
  advance(ms: number): void
}

interface Alarm {
  readonly at: number
  readonly wake: () => void
}

/** 16 May 2026, 08:00 in Barcelona: the first morning of a sprint. */
export const firstMorning = Date.UTC(2026, 4, 16, 6, 0, 0)

export function handClock(start: number = firstMorning): HandClock {
  let time = start
  const alarms = new Set<Alarm>()
  const nextDue = (until: number): Alarm | undefined => {
    let next: Alarm | undefined
    for (const alarm of alarms) if (alarm.at <= until && (!next || alarm.at < next.at)) next = alarm
    return next
  }
  return {
    now: () => time,
    after(ms, wake) {
      const alarm = { at: time + ms, wake }
      alarms.add(alarm)
      return () => void alarms.delete(alarm)
    },
    advance(ms) {
      const until = time + ms
      for (let due = nextDue(until); due; due = nextDue(until)) {
        alarms.delete(due)
        time = Math.max(time, due.at)
        due.wake()
      }
      time = until
    },
  }
}
