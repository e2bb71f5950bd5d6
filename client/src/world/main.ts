// The world page with scripts: it comes from the server as it is, and is fetched again when the board's stream says that
// something changed. So the page without scripts and this one can never say different things.
import '../styles/tokens.css'
import './world.css'
import { follow } from './follow.ts'
import { showPage } from './page.ts'

const [, boardId = ''] = /^\/b\/([A-Za-z0-9_-]+)\/live/.exec(location.pathname) ?? []

follow(boardId, new URLSearchParams(location.hash.slice(1)).get('key'), {
  changed: () => void showPage(),
  line: (isLive) => document.body.toggleAttribute('data-live', isLive),
})
