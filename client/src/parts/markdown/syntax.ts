// Markdown as a tree of places in the text. The parser is CodeMirror's own: it makes no HTML at all, and takes its time in
// proportion to the text, nearly always.
import { Autolink, parser, Strikethrough, TaskList } from '@lezer/markdown'

const markdown = parser.configure([Autolink, Strikethrough, TaskList])

export type Node = ReturnType<typeof markdown.parse>['topNode']

/** What elements are made from. */
export interface Reading {
  readonly text: string
  /** How many elements lie around. */
  readonly depth: number
  /** Whether one of them is a link: it holds no other. */
  readonly inLink: boolean
}

/**
 * Characters. Text made to be slow costs the square of its length: at this one, half a second on a laptop. Four pages
 * are more than people write about a ticket.
 */
export const maxFormattedLength = 10_000
/** What lies deeper is shown as it was typed: no page has room for it, and no browser for ten thousand levels. */
const maxDepth = 16

/** Undefined where the text is too long, or nested too deeply, to be more than letters. */
export function readMarkdown(text: string): Node | undefined {
  if (text.length > maxFormattedLength) return undefined
  try {
    return markdown.parse(text).topNode
  } catch (error) {
    // Thousands of quotes within quotes: the stack is at its end.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

export const isTooDeep = ({ depth }: Reading): boolean => depth > maxDepth
export const inside = (reading: Reading): Reading => ({ ...reading, depth: reading.depth + 1 })
export const textOf = ({ from, to }: Pick<Node, 'from' | 'to'>, { text }: Reading): string =>
  text.slice(from, to)

export function childrenOf(node: Node): readonly Node[] {
  const children: Node[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child)
  return children
}
