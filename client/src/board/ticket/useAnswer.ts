// Something only the server knows, asked for when it is shown.
import { useEffect, useState } from 'react'
import type { ApiResult } from '../../sync/api.ts'

export type Asked<T> =
  | { readonly is: 'waiting' }
  | { readonly is: 'here'; readonly value: T }
  | { readonly is: 'missing'; readonly message: string; readonly again: () => void }

/** Asks once, and again when told. */
export function useAnswer<T>(ask: () => Promise<ApiResult<T>>): Asked<T> {
  const [asked, setAsked] = useState<Asked<T>>({ is: 'waiting' })
  const waiting = asked.is === 'waiting'
  useEffect(() => {
    if (!waiting) return undefined
    let left = false
    const again = () => setAsked({ is: 'waiting' })
    void ask().then((answer) => {
      if (left) return
      if (answer.ok) setAsked({ is: 'here', value: answer.value })
      else setAsked({ is: 'missing', message: answer.message, again })
    })
    return () => {
      left = true
    }
  }, [ask, waiting])
  return asked
}
