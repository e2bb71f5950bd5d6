// The pages by address.
import { Route, Switch } from 'wouter'
import { HomePage } from '../session/HomePage.tsx'
import { Trouble } from '../session/Trouble.tsx'
import { useBackend } from './backend.ts'
import type { Answer } from './backend.ts'
import { BoardPage } from './BoardPage.tsx'

/** One route for a board and its tickets: opening one must not tear the board down. */
const boardRoute = /^\/b\/(?<boardId>[A-Za-z0-9_-]+)(?:\/t\/(?<ticket>[A-Za-z0-9_-]+))?\/?$/

export const App = () => (
  <Switch>
    <Route path="/">
      <Home />
    </Route>
    <Route path={boardRoute}>
      {({ boardId, ticket }) => <BoardPage key={boardId} boardId={boardId ?? ''} ticket={ticket} />}
    </Route>
    <Route path="/b/:boardId/screen">
      <Trouble title="The projector’s page is not built yet" text={comes} />
    </Route>
    <Route>
      <Trouble
        title="Nothing here"
        text="This address leads to no page. A board’s link looks like …/b/… and ends in a key."
      />
    </Route>
  </Switch>
)

const comes = 'It comes with the next version. The board itself is behind the join link.'

function Home() {
  const { createBoard, remakeBoard } = useBackend()
  return (
    <HomePage
      create={async (body) => madeOr(await createBoard(body))}
      remake={async (written) => madeOr(await remakeBoard(written))}
    />
  )
}

const madeOr = <T,>(answer: Answer<T>): T | string => (answer.ok ? answer.value : answer.message)
