// The pages by address.
import { Redirect, Route, Switch, useLocation } from 'wouter'
import { boardPath } from '../parts/paths.ts'
import { Fetched } from '../parts/Fetched.tsx'
import { Trouble } from '../session/Trouble.tsx'
import { orWhy, useBackend } from './backend.ts'
import { homePage } from './late.ts'
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
    <Route>
      <Trouble
        title="Nothing here"
        text="This address leads to no page. A board’s link looks like …/b/… and ends in a key."
      />
    </Route>
  </Switch>
)

function Home() {
  const { createBoard, remakeBoard, joinByCode, remember, lastBoard } = useBackend()
  const [, go] = useLocation()
  // The installed app starts with the board it was installed from, see the manifest.
  const last = location.search === '?app' ? lastBoard() : undefined
  if (last !== undefined) return <Redirect to={boardPath(last)} replace />
  return (
    <Fetched
      part={homePage}
      props={{
        create: async (body) => orWhy(await createBoard(body)),
        remake: async (written) => orWhy(await remakeBoard(written)),
        async enter(code) {
          const answer = await joinByCode({ code })
          if (!answer.ok) return answer.message
          const { boardId, personId, role, cameBack } = answer.value
          if (personId !== null) remember(boardId, { person: personId, role, name: '', cameBack })
          go(boardPath(boardId))
          return undefined
        },
      }}
      onClose={() => location.reload()}
    />
  )
}
