// A board made again from the file that another one was exported to.
import { useState } from 'react'
import type { CreateBoardAnswer } from '@taula/shared/protocol/http'
import { Problem } from '../parts/Problem.tsx'

interface Props {
  readonly remake: (written: string) => Promise<CreateBoardAnswer | string>
  readonly onMade: (made: CreateBoardAnswer) => void
}

export function FromExport({ remake, onMade }: Props) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | undefined>()
  const take = async (file: File) => {
    setBusy(true)
    setProblem(undefined)
    const written = await file.text().catch(() => undefined)
    const answer = written === undefined ? 'This file cannot be read.' : await made(written, remake)
    setBusy(false)
    if (typeof answer === 'string') setProblem(answer)
    else onMade(answer)
  }
  return (
    <>
      <label className="button from-export" aria-busy={busy}>
        <input
          type="file"
          className="visually-hidden"
          accept=".json,application/json"
          disabled={busy}
          onChange={(event) => {
            const [file] = event.target.files ?? []
            if (file) void take(file)
            // The same file again, mended, is a change too.
            event.target.value = ''
          }}
        />
        {busy ? 'Making the board…' : '…or from an export'}
      </label>
      <Problem text={problem} />
    </>
  )
}

/** What begins like no object would break the request that it is put into. */
async function made(written: string, remake: Props['remake']): Promise<CreateBoardAnswer | string> {
  const text = written.replace(/^\uFEFF/, '').trim()
  return text.startsWith('{')
    ? remake(text)
    : 'This is not the export of a board: that is a file called taula-….json.'
}
