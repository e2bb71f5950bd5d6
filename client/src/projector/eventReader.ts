// Reads server-sent events out of the pieces in which they arrive. The browser's own EventSource hides why it was
// refused, what the server's clock says, and that a line is alive but slow.

export interface StreamEvent {
  readonly name: string
  readonly data: string
}

/** Answers a function to hand the next piece of text to; each event is handed on when it is complete. */
export function createEventReader(take: (event: StreamEvent) => void): (text: string) => void {
  let rest = ''
  let name = ''
  let data: string[] = []

  function line(text: string) {
    if (text === '') {
      if (data.length > 0) take({ name: name || 'message', data: data.join('\n') })
      name = ''
      data = []
      return
    }
    const colon = text.indexOf(':')
    const field = colon < 0 ? text : text.slice(0, colon)
    const value = colon < 0 ? '' : text.slice(colon + 1).replace(/^ /, '')
    if (field === 'event') name = value
    else if (field === 'data') data.push(value)
  }
  return (text) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const one of lines) line(one.replace(/\r$/, ''))
  }
}
