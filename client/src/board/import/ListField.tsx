// Where a list is pasted, dropped or chosen. A long one is named, not shown: a field of megabytes freezes the page.
import { useId, useState } from 'react'

export interface List {
  readonly text: string
  /** What it is, where it is too long to be shown or came as a file. */
  readonly from: string | undefined
}

/** Characters that still make sense in a field. */
const longestShown = 60_000

const listOf = (text: string, name?: string): List => {
  if (name === undefined && text.length <= longestShown) return { text, from: undefined }
  const lines = text.split('\n').length
  return { text, from: `${name ?? 'A pasted list'}, ${lines.toLocaleString('en')} lines` }
}

interface Props {
  readonly list: List
  readonly onList: (list: List) => void
}

export function ListField({ list, onList }: Props) {
  const [over, setOver] = useState(false)
  const id = useId()
  const take = async (file: File | undefined) => {
    if (file) onList(listOf(await file.text(), file.name))
  }
  return (
    <div
      className="import-list"
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        void take(event.dataTransfer.files[0])
      }}
    >
      {list.from === undefined ? (
        <div className="field">
          <label htmlFor={id}>List of tickets</label>
          <textarea
            id={id}
            data-first
            rows={6}
            spellCheck={false}
            value={list.text}
            placeholder={
              'Paste the CSV or TSV of a Trac query, issues as JSON from GitHub, GitLab or Forgejo,\nor lines such as\n#5500\nowner/repo#12\nhttps://github.com/owner/repo/pull/34'
            }
            onChange={(event) => onList({ text: event.target.value, from: undefined })}
            onPaste={(event) => {
              const text = event.clipboardData.getData('text')
              if (text.length <= longestShown) return
              event.preventDefault()
              onList(listOf(text))
            }}
          />
        </div>
      ) : (
        <p className="import-file">
          <strong>{list.from}</strong>
          <button type="button" className="button" onClick={() => onList({ text: '', from: undefined })}>
            Another list
          </button>
        </p>
      )}
      <label className="button import-choose">
        <input
          type="file"
          className="visually-hidden"
          accept=".csv,.tsv,.txt,.json,.md,text/*,application/json"
          onChange={(event) => void take(event.target.files?.[0])}
        />
        Choose a file
      </label>
      <small>or drop one here</small>
    </div>
  )
}
