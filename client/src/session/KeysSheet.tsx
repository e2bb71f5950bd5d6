// The sheet of keys.
import { Dialog } from '../parts/Dialog.tsx'
import { screen } from '../ui/screen.ts'
import './keysSheet.css'

const groups: readonly (readonly [
  title: string,
  keys: readonly (readonly [keys: string, does: string])[],
])[] = [
  [
    'Getting about',
    [
      ['← ↓ ↑ →', 'From card to card and lane to lane'],
      ['h j k l', 'The same, without leaving the home row'],
      ['Enter', 'Open the ticket'],
      ['/', 'Search: number, title, component, people; then Enter to the first found'],
      ['F', 'The floor: tables and people'],
      ['Esc', 'Close'],
    ],
  ],
  [
    'Doing things',
    [
      ['C', 'Claim the ticket, or release it'],
      ['M', 'Move it to…'],
      ['S', 'Stuck: ask for help, with the ticket'],
      ['N', 'New ticket'],
      ['Ctrl Z or ⌘ Z', 'Undo what I did last'],
      ['?', 'This sheet'],
    ],
  ],
]

/** `Ctrl Z or ⌘ Z`: keys as they look on a keyboard, words as words. */
const Keys = ({ words }: { readonly words: string }) =>
  words.split(' ').map((word, i) => {
    const key = `${i} ${word}`
    return word === 'or' ? <span key={key}>or</span> : <kbd key={key}>{word}</kbd>
  })

export const KeysSheet = () => (
  <Dialog title="Keys" onClose={() => screen.open(null)}>
    <div className="keys">
      {groups.map(([title, keys]) => (
        <section key={title} aria-label={title}>
          <h3>{title}</h3>
          <dl>
            {keys.map(([key, does]) => (
              <div key={key}>
                <dt>
                  <Keys words={key} />
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
    <p className="keys-more">
      Drag cards and people with the mouse, with a long press, or with Tab to the grip and then Space and the
      arrows.
    </p>
  </Dialog>
)
