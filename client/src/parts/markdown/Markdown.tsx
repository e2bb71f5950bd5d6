// Text that people wrote, in Markdown, as elements: no HTML from anyone, no picture from elsewhere, and no link but to
// the web and to mail.
import { Fragment } from 'react'
import type { ReactNode } from 'react'
import { lettersOf } from './letters.tsx'
import './markdown.css'
import { childrenOf, inside, isTooDeep, readMarkdown, textOf } from './syntax.ts'
import type { Node, Reading } from './syntax.ts'

export function Markdown({ text }: { readonly text: string }) {
  const tree = readMarkdown(text)
  return (
    <div className="markdown" dir="auto">
      {tree ? blocksOf(tree, { text, depth: 0, inLink: false }) : <p>{text}</p>}
    </div>
  )
}

const blocksOf = (parent: Node, reading: Reading): ReactNode =>
  childrenOf(parent).map((node) => <Fragment key={node.from}>{block(node, inside(reading))}</Fragment>)

function block(node: Node, reading: Reading): ReactNode {
  if (isTooDeep(reading)) return textOf(node, reading)
  switch (node.name) {
    // Headings are below the one of the section that the text is in.
    case 'ATXHeading1':
    case 'SetextHeading1':
    case 'ATXHeading2':
    case 'SetextHeading2':
      return <h4 dir="auto">{lettersOf(node, reading)}</h4>
    case 'ATXHeading3':
    case 'ATXHeading4':
    case 'ATXHeading5':
    case 'ATXHeading6':
      return <h5 dir="auto">{lettersOf(node, reading)}</h5>
    case 'Blockquote':
      return <blockquote>{blocksOf(node, reading)}</blockquote>
    case 'BulletList':
      return <ul>{blocksOf(node, reading)}</ul>
    case 'OrderedList':
      return <ol start={Number.parseInt(textOf(node, reading), 10)}>{blocksOf(node, reading)}</ol>
    case 'ListItem':
      return <li dir="auto">{blocksOf(node, reading)}</li>
    case 'Task':
      return <Task node={node} reading={reading} />
    case 'FencedCode':
    case 'CodeBlock':
      return <Code node={node} reading={reading} />
    case 'HorizontalRule':
      return <hr />
    case 'ListMark':
    case 'QuoteMark':
      return null
    case 'Paragraph':
      return <p dir="auto">{lettersOf(node, reading)}</p>
    default:
      // HTML and definitions of links among them: as they were typed.
      return <p dir="auto">{textOf(node, reading)}</p>
  }
}

interface Props {
  readonly node: Node
  readonly reading: Reading
}

/** Whether it is done is said in words, too. */
function Task({ node, reading }: Props) {
  const marker = childrenOf(node).find(({ name }) => name === 'TaskMarker')
  const isDone = marker !== undefined && /x/i.test(textOf(marker, reading))
  return (
    <p className="markdown-task" data-done={isDone}>
      <span className="markdown-box" aria-hidden="true" />
      <span dir="auto">
        <span className="visually-hidden">{isDone ? 'Done: ' : 'To do: '}</span>
        {lettersOf(node, reading)}
      </span>
    </p>
  )
}

function Code({ node, reading }: Props) {
  const lines = childrenOf(node).filter(({ name }) => name === 'CodeText')
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what is wider than the page is scrolled by key
    <pre tabIndex={0} dir="ltr">
      <code>{lines.map((line) => textOf(line, reading)).join('')}</code>
    </pre>
  )
}
