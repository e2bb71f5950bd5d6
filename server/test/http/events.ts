// Reads an event stream as a browser does, one event at a time.
export interface StreamEvent {
  readonly name: string
  readonly id: string | undefined
  readonly data: unknown
}

export interface EventReader {
  /** The next event with one of these names, or any; others are passed over. Undefined: the stream has ended. */
  next(...names: readonly string[]): Promise<StreamEvent | undefined>
  /** Every byte so far, as text. */
  bytes(): string
  close(): Promise<void>
}

export function readEvents(response: Response): EventReader {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  if (!reader) throw new Error('a response without a body')
  let all = ''
  let rest = ''

  async function nextBlock(): Promise<string | undefined> {
    for (;;) {
      const end = rest.indexOf('\n\n')
      if (end >= 0) {
        const block = rest.slice(0, end)
        rest = rest.slice(end + 2)
        return block
      }
      const { done, value } = await reader!.read()
      if (done) return undefined
      all += value
      rest += value
    }
  }
  return {
    bytes: () => all,
    close: () => reader.cancel(),
    async next(...names) {
      for (;;) {
        const block = await nextBlock()
        if (block === undefined) return undefined
        const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s, 2)))
        if (fields.data === undefined) continue
        if (names.length > 0 && !names.includes(fields.event)) continue
        return { name: fields.event, id: fields.id, data: JSON.parse(fields.data) }
      }
    },
  }
}
