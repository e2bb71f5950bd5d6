/** @jsxImportSource preact */
// A word to the room where there is no board to show.
interface Props {
  readonly title: string
  readonly text: string
  readonly status: 'connecting' | 'refused'
}

export const Words = ({ title, text, status }: Props) => (
  <main class="words" data-status={status} data-unsaved="0">
    <output class="sheet">
      <img src="/taula.svg" alt="" />
      <h1>{title}</h1>
      <p>{text}</p>
    </output>
  </main>
)
