// A second device for the same person: a short code, and the same as something to scan.
import { useCallback, useEffect, useState } from 'react'
import { shownCode } from '@taula/shared/protocol/codes'
import type { CodeAnswer, CodeState } from '@taula/shared/protocol/http'
import { venueBase } from '@taula/shared/protocol/loopback'
import { Dialog } from '../parts/Dialog.tsx'
import { QrCode } from '../parts/QrCode.tsx'
import { useNarrow } from '../ui/viewport.ts'
import './addDevice.css'

interface Props {
  readonly boardId: string
  /** Milliseconds, by the clock that `expires` is of. */
  readonly now: () => number
  /** A new code, or why there is none. */
  readonly issue: () => Promise<CodeAnswer | string>
  /** What became of it; undefined where nobody can say now. */
  readonly stateOf: () => Promise<CodeState | undefined>
  readonly onClose: () => void
}

type Shown =
  | { readonly is: 'asking' }
  | { readonly is: 'refused'; readonly why: string }
  | { readonly is: 'waiting'; readonly issued: CodeAnswer }
  | { readonly is: 'over' | 'used' }

/** Milliseconds. Whoever has just typed the code looks up to see whether it worked. */
const askEveryMs = 2_000

export function AddDevice({ boardId, now, issue, stateOf, onClose }: Props) {
  const [shown, setShown] = useState<Shown>({ is: 'asking' })
  const waiting = shown.is === 'waiting'
  const ask = useCallback(() => setShown({ is: 'asking' }), [])

  const asking = shown.is === 'asking'
  useEffect(() => {
    if (!asking) return undefined
    let left = false
    void issue().then((answer) => {
      if (left) return
      setShown(
        typeof answer === 'string' ? { is: 'refused', why: answer } : { is: 'waiting', issued: answer },
      )
    })
    return () => {
      left = true
    }
  }, [asking, issue])

  useEffect(() => {
    if (!waiting) return undefined
    let left = false
    const look = async () => {
      const state = await stateOf()
      if (left || state === undefined || state === 'waiting') return
      setShown({ is: state === 'used' ? 'used' : 'over' })
    }
    const timer = setInterval(() => void look(), askEveryMs)
    return () => {
      left = true
      clearInterval(timer)
    }
  }, [waiting, stateOf])

  return (
    <Dialog title={useNarrow() ? 'Add my laptop' : 'Add my phone'} onClose={onClose}>
      {shown.is === 'waiting' ? (
        <Code boardId={boardId} issued={shown.issued} now={now} onOver={() => setShown({ is: 'over' })} />
      ) : (
        <>
          <output className="device-word">{wordOf(shown)}</output>
          {shown.is !== 'asking' && (
            <div className="dialog-foot">
              <button type="button" className="button" onClick={ask}>
                {shown.is === 'refused' ? 'Try again' : 'A new code'}
              </button>
              <button type="button" className="button button-main" onClick={onClose}>
                Done
              </button>
            </div>
          )}
        </>
      )}
    </Dialog>
  )
}

function wordOf(shown: Exclude<Shown, { is: 'waiting' }>): string {
  switch (shown.is) {
    case 'asking':
      return 'One moment…'
    case 'refused':
      return shown.why
    case 'over':
      return 'This code is over. It holds for ten minutes.'
    case 'used':
      return 'Your other device is in. Both are you, and each keeps what you do while it is offline.'
  }
}

interface CodeProps {
  readonly boardId: string
  readonly issued: CodeAnswer
  readonly now: () => number
  readonly onOver: () => void
}

function Code({ boardId, issued: { code, expires, addresses }, now, onOver }: CodeProps) {
  const base = venueBase([location.origin, ...addresses])
  return (
    <div className="device">
      {base !== undefined && (
        <div className="device-qr">
          <QrCode text={`${base}/b/${boardId}#code=${code}`} label="The same code, to scan" />
        </div>
      )}
      <p>
        {base === undefined ? (
          'Only this machine reaches this server by its address. Where the other device has one, open it there and type this code:'
        ) : (
          <>
            On the other device scan this, or open{' '}
            <b className="device-address">{base.replace(/^https?:\/\//, '')}</b> and type the code:
          </>
        )}
      </p>
      <p className="device-code">
        <span aria-hidden="true">{shownCode(code)}</span>
        <span className="visually-hidden">{[...code].join(' ')}</span>
      </p>
      <p className="quiet">
        It works once, for <Countdown expires={expires} now={now} onOver={onOver} />, and makes that device
        you: show it to nobody else.
      </p>
    </div>
  )
}

function Countdown({
  expires,
  now,
  onOver,
}: Pick<CodeProps, 'now' | 'onOver'> & { readonly expires: number }) {
  const [leftMs, setLeftMs] = useState(expires - now())
  useEffect(() => {
    const timer = setInterval(() => setLeftMs(expires - now()), 1_000)
    return () => clearInterval(timer)
  }, [expires, now])
  const isOver = leftMs <= 0
  useEffect(() => {
    if (isOver) onOver()
  }, [isOver, onOver])
  return <span className="device-time">{minutes(leftMs)}</span>
}

/** `9:41` */
function minutes(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1_000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
