// Where links of a note may lead. A scheme that is not named here is text.

const allowed: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:'])

/** The address to put into a link; undefined where it is none that may be followed. */
export function safeHref(written: string): string | undefined {
  const text = written.trim()
  const full = /^www\./i.test(text) ? `https://${text}` : isMail(text) ? `mailto:${text}` : text
  // Without a base: what is relative leads nowhere from a board.
  if (!URL.canParse(full)) return undefined
  const { protocol, href, username, password } = new URL(full)
  // An address with a name before its host shows another host than it leads to.
  return allowed.has(protocol) && !username && !password ? href : undefined
}

const isMail = (text: string) => /^[^\s@:/]+@[^\s@:/]+$/.test(text)
