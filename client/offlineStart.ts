// What makes the page one that can be installed and starts without a network: a manifest, and a worker that keeps its files.
import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

/**
 * Over https, and on this machine itself, the page can be installed and starts without a network: a worker keeps its own
 * files. The newest version comes from the server wherever that answers, so a reload never shows an old one; the kept one
 * is for when it does not. Nobody's open page is ever reloaded.
 */
export const offlineStart = (): readonly Plugin[] =>
  VitePWA({
    // The page does it itself, late.
    injectRegister: false,
    manifest: {
      id: '/',
      name: 'Taula',
      short_name: 'Taula',
      description: 'The live board of an in-person sprint',
      // To the board that was open last.
      start_url: '/?app',
      display: 'standalone',
      theme_color: wood(),
      background_color: wood(),
      icons: [
        { src: '/taula.svg', sizes: 'any', type: 'image/svg+xml' },
        { src: '/icons/192.png', sizes: '192x192', type: 'image/png' },
        { src: '/icons/512.png', sizes: '512x512', type: 'image/png' },
        { src: '/icons/maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      ],
    },
    includeManifestIcons: false,
    workbox: {
      globPatterns: ['index.html', 'taula.svg', 'assets/*.{js,css,woff2}'],
      // One file, to be asked for anew each time.
      inlineWorkboxRuntime: true,
      sourcemap: false,
      // What an open page may still need of the old version it has fetched by then, see app/late.ts.
      skipWaiting: true,
      // The first page, too, is safe to reload as soon as everything is kept.
      clientsClaim: true,
      // Only what is named below is answered from what is kept: no page for `/`, none for other paths.
      directoryIndex: null,
      // The plugin would set one that comes before the server.
      navigateFallback: null,
      runtimeCaching: [
        {
          // Not the projector's page nor the public one, which are others; nothing of `/api`, `/sync`, `/healthz`.
          urlPattern: ({ request, sameOrigin, url }) =>
            sameOrigin &&
            request.mode === 'navigate' &&
            /^\/(b\/[\w-]+(\/t\/[\w-]+)?\/?)?$/.test(url.pathname),
          handler: 'NetworkFirst',
          options: {
            // Packets that vanish are no answer either.
            networkTimeoutSeconds: 3,
            plugins: [
              {
                fetchDidSucceed: serverAnswered,
                cacheWillUpdate: keepNothing,
                cachedResponseWillBeUsed: keptPage,
              },
            ],
          },
        },
      ],
    },
    // The projector's and the public page are builds of their own, and no part of what is kept.
  }).map((plugin) =>
    Object.assign(plugin, { applyToEnvironment: ({ name }: { readonly name: string }) => name === 'client' }),
  )

// These three are written into the worker as they stand here: they know nothing of this file.

/** A proxy whose server is away answers in its place. */
async function serverAnswered({ response }: { readonly response: Response }): Promise<Response> {
  if (response.status >= 500) throw new Error('The server is away.')
  return response
}
/** An address kept by itself would ask for files of its own version; those are kept together or not at all. */
const keepNothing = async () => null
/** Under whatever revision. Of two it is the first: the other may still be on its way. */
const keptPage = async () => caches.match('/index.html', { ignoreSearch: true })

/** The table's colour, from its one home. */
function wood(): string {
  const tokens = readFileSync(new URL('src/styles/tokens.css', import.meta.url), 'utf8')
  const colour = /--wood: light-dark\((?<light>#\w+)/.exec(tokens)?.groups?.['light']
  if (colour === undefined) throw new Error('tokens.css has no --wood.')
  return colour
}
