// What stands on lines of Markdown: letters, emphasised or not, code, and links. The marks themselves are not shown.
import { Fragment } from 'react'
import type { ReactNode } from 'react'
import { safeHref } from './links.ts'
import { childrenOf, inside, isTooDeep, textOf } from './syntax.ts'
import type { Node, Reading } from './syntax.ts'

export const lettersOf = (parent: Node, reading: Reading): ReactNode =>
  between(childrenOf(parent), parent, reading)

function between(nodes: readonly Node[], { from, to }: Pick<Node, 'from' | 'to'>, reading: Reading) {
  const parts: ReactNode[] = []
  let at = from
  for (const node of nodes) {
    parts.push(reading.text.slice(at, node.from))
    parts.push(<Fragment key={node.from}>{piece(node, inside(reading))}</Fragment>)
    at = node.to
    if (takesBlanks.has(node.name)) while (reading.text[at] === ' ' && at < to) at += 1
  }
  parts.push(reading.text.slice(at, to))
  return parts
}

/** Marks that go with the blanks behind them. */
const takesBlanks: ReadonlySet<string> = new Set(['HeaderMark', 'QuoteMark', 'TaskMarker'])

function piece(node: Node, reading: Reading): ReactNode {
  const text = textOf(node, reading)
  if (isTooDeep(reading)) return text
  switch (node.name) {
    case 'Emphasis':
      return <em>{lettersOf(node, reading)}</em>
    case 'StrongEmphasis':
      return <strong>{lettersOf(node, reading)}</strong>
    case 'Strikethrough':
      return <del>{lettersOf(node, reading)}</del>
    case 'InlineCode':
      return <code>{text.replace(/^`+ ?| ?`+$/g, '')}</code>
    case 'Escape':
      return text.slice(1)
    case 'Entity':
      return characterOf(text)
    case 'HardBreak':
      return <br />
    case 'Link':
    case 'Image':
      return named(node, reading)
    case 'URL':
      return leading(text, text, text, reading)
    case 'Autolink':
      return leading(text.slice(1, -1), text.slice(1, -1), text, reading)
    case 'HeaderMark':
    case 'QuoteMark':
    case 'TaskMarker':
    case 'EmphasisMark':
    case 'StrikethroughMark':
      return null
    default:
      // HTML among them: letters like all others.
      return text
  }
}

/** `[words](address)`; a picture is a link to it. One whose address stands elsewhere stays as it was typed. */
function named(node: Node, reading: Reading): ReactNode {
  const children = childrenOf(node)
  const [opening, closing] = children.filter(({ name }) => name === 'LinkMark')
  const address = children.findLast(({ name }) => name === 'URL')
  const text = textOf(node, reading)
  if (!opening || !closing || !address || address.from < closing.to) return text
  const label = { from: opening.to, to: closing.from }
  const within = children.filter(({ from, to }) => from >= label.from && to <= label.to)
  const words = between(within, label, { ...reading, inLink: true })
  const written = textOf(address, reading).replace(/^<(.*)>$/, '$1')
  return leading(written, label.from < label.to ? words : written, text, reading)
}

/** A link, where it may be one; else `typed`, so that everybody sees what was meant to be followed. */
function leading(address: string, words: ReactNode, typed: string, { inLink }: Reading): ReactNode {
  if (inLink) return words
  const href = safeHref(address)
  if (href === undefined) return typed
  return (
    <a href={href} title={href} target="_blank" rel="noreferrer">
      {words}
    </a>
  )
}

const characters: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
}

/** The character that `&lt;` or `&#60;` stands for; the rarer names stay as they were typed. */
function characterOf(entity: string): string {
  const name = entity.slice(1, -1)
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  if (!name.startsWith('#')) return characters[name] ?? entity
  return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : entity
}
