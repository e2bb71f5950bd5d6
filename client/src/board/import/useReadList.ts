// Reads a list for the import sheet: parsed and compared with the board, step by step, so that the page stays awake.
import { useEffect, useMemo, useState } from 'react'
import { previewImport } from '@taula/shared/ops/import'
import type { ImportResult } from '@taula/shared/ops/import'
import { parseList } from '@taula/shared/import/parseList'
import type { BadRow, ParsedList, ParseOptions } from '@taula/shared/import/parsed'
import type { BoardSession } from '../../sync/session.ts'
import { useSession } from '../../sync/SessionContext.tsx'

interface Read {
  readonly is: 'read'
  /** What was read, and how: an older answer is no answer. */
  readonly content: string
  readonly options: ParseOptions
  readonly list: ParsedList
  readonly preview: ImportResult
  readonly bad: readonly BadRow[]
}
export type Reading = { readonly is: 'nothing' } | { readonly is: 'reading' } | Read

/** Milliseconds without a key pressed before a list is read. */
const pauseMs = 250

export function useReadList(
  content: string,
  { format, source, trac, columns, header }: ParseOptions,
): Reading {
  const session = useSession()
  const options = useMemo(
    () => ({
      trac,
      ...(format && { format }),
      ...(source && { source }),
      ...(columns && { columns }),
      ...(header !== undefined && { header }),
    }),
    [format, source, trac, columns, header],
  )
  const [last, setLast] = useState<Read | undefined>()
  useEffect(() => {
    if (content.trim() === '') return undefined
    const stop = new AbortController()
    const show = async () => {
      const done = await read(session, content, options, stop.signal)
      if (!stop.signal.aborted) setLast(done)
    }
    const timer = setTimeout(() => void show(), pauseMs)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [session, content, options])
  if (content.trim() === '') return { is: 'nothing' }
  return last?.content === content && last.options === options ? last : { is: 'reading' }
}

async function read(
  session: BoardSession,
  content: string,
  options: ParseOptions,
  stop: AbortSignal,
): Promise<Read | undefined> {
  const list = parseList(content, options)
  await breath()
  if (stop.aborted) return undefined
  const preview = session.preview((doc, ctx) => previewImport(doc, list.items, ctx))
  const bad = [...list.bad, ...preview.bad].toSorted((a, b) => a.row - b.row)
  return { is: 'read', content, options, list, preview, bad }
}

/** Lets the browser draw and answer keys. */
const breath = () => new Promise<void>((resolve) => setTimeout(resolve))
