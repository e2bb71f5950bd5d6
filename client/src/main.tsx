// Starts the page: plugs the network into it.
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { BackendProvider } from './app/backend.ts'
import { createBackend } from './app/createBackend.ts'
import '@fontsource-variable/atkinson-hyperlegible-next/wght.css'
import '@fontsource-variable/bricolage-grotesque/wght.css'
import './styles/tokens.css'
import './styles/base.css'
import { followTheme } from './ui/theme.ts'

const root = document.getElementById('root')
if (!root) throw new Error('The page has no root element.')
followTheme(document.documentElement)
createRoot(root).render(
  <BackendProvider value={createBackend()}>
    <App />
  </BackendProvider>,
)
