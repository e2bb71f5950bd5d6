/** @jsxImportSource preact */
// Starts the projector's page: plugs the browser into the wall. The key may stay in the address bar here, other than on
// the board's page: a projector is started again by whoever is near, and by a browser that remembers only the address.
import { render } from 'preact'
import { anId } from '@taula/shared/board/kind'
import * as v from 'valibot'
import '@fontsource-variable/atkinson-hyperlegible-next/wght.css'
import '@fontsource-variable/bricolage-grotesque/wght.css'
import '../styles/tokens.css'
import { browserPorts, given } from '../sync/ports.ts'
import { createServerTime } from '../sync/serverTime.ts'
import { canvasOf } from './canvas.ts'
import { watchVersion } from './newVersion.ts'
import { viewNames } from './shows.ts'
import { hidePointer, keepAwake } from './unattended.ts'
import { hangWall } from './wall.ts'
import { Wall } from './Wall.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('The page has no root element.')

const asked = new URLSearchParams(location.search)
const theme = asked.get('theme')
if (theme === 'light' || theme === 'dark') document.documentElement.dataset['theme'] = theme
const pinned = viewNames.find((name) => name === asked.get('view'))
const boardId = v.parse(anId, location.pathname.split('/')[2])
const key = new URLSearchParams(location.hash.slice(1)).get('key') ?? undefined

const ports = browserPorts()
const time = createServerTime(ports)
const version = watchVersion({
  ...ports,
  path: location.pathname,
  assets: [...document.querySelectorAll<HTMLElement>('script[src], link[rel="stylesheet"]')]
    .map(
      (part) => new URL(part.getAttribute('src') ?? part.getAttribute('href') ?? '', location.href).pathname,
    )
    .filter((path) => path.startsWith('/assets/')),
  tab: given(() => sessionStorage),
  reload: () => location.reload(),
})
const wall = hangWall(
  {
    ...ports,
    time,
    canvas: () => canvasOf(window),
    paint: (hanging) => {
      document.title = hanging.is === 'on' ? `${hanging.picture.name} · Taula` : 'Taula'
      render(<Wall hanging={hanging} />, root)
    },
    onLive: () => void version.check(),
  },
  { boardId, key },
  pinned,
)
window.addEventListener('resize', wall.resized)
// Another link, put into the address of a page that runs, changes the fragment alone: nothing would be loaded.
window.addEventListener('hashchange', () => location.reload())
hidePointer(document.documentElement, ports.clock)
keepAwake(navigator, ports.onPage)
