// Words to choose from, and words of one's own.
import { useState } from 'react'
import { maxNameLength } from '@taula/shared/board/limits'
import { isSameName } from '@taula/shared/select/names'

interface Props {
  readonly label: string
  readonly offered: readonly string[]
  readonly chosen: readonly string[]
  /** Answers whether that was taken. */
  readonly onChoose: (words: readonly string[]) => boolean
}

export function Words({ label, offered, chosen, onChoose }: Props) {
  const [own, setOwn] = useState('')
  const isChosen = (word: string) => chosen.some((other) => isSameName(other, word))
  const shown = [...offered, ...chosen.filter((word) => !offered.some((one) => isSameName(one, word)))]
  const add = () => {
    if (own.trim() === '' || isChosen(own) || onChoose([...chosen, own])) setOwn('')
  }
  return (
    <fieldset>
      <legend>{label}</legend>
      <div className="words">
        {shown.map((word) => (
          <button
            key={word}
            type="button"
            className="word"
            aria-pressed={isChosen(word)}
            onClick={() =>
              onChoose(
                isChosen(word) ? chosen.filter((other) => !isSameName(other, word)) : [...chosen, word],
              )
            }
          >
            {word}
          </button>
        ))}
        <input
          className="word-own"
          aria-label={`${label}: a word of your own`}
          placeholder="Your own"
          value={own}
          maxLength={maxNameLength}
          enterKeyHint="done"
          onChange={(event) => setOwn(event.target.value)}
          onBlur={add}
          onKeyDown={(event) => {
            if (event.key === 'Enter') add()
          }}
        />
      </div>
    </fieldset>
  )
}
