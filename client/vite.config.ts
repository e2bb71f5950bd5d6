// Builds the pages. Beside each text file lie its brotli and gzip forms, which the server sends as they are: browsers ask
// for brotli over https alone, and a venue is reached over plain http.
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import type { Plugin } from 'vite'
import { offlineStart } from './offlineStart.ts'
import { lateFiles } from './src/parts/lateFiles.ts'

const server = 'http://127.0.0.1:8080'

/**
 * The page's scripts, in the order in which they are missed. Cut along who else uses what they were over sixty, and each
 * costs a way through the venue's air, and work at both ends of it. The note's editor and the reader of calendars are
 * files of their own, for they bring a library that nothing else needs.
 */
const files = [
  { name: 'first', tags: ['$initial' as const], priority: 3 },
  {
    name: 'soon',
    test: /\/(Marks|DayChip|HandBar|Prompts|HolderTime|HandoverNote|AddTicket|HomePage|CodePage|IsThatYou)\.tsx$/,
    priority: 2,
  },
  { name: 'late', test: /\/client\/src\/(?!editor\/|.*\/NoteEditor\.)/, priority: 1 },
]

export default defineConfig({
  plugins: [react(), lateFilesNamed(), ...offlineStart(), screenPage(), compressed()],
  environments: {
    // The projector's page: in one build with the board's they would share chunks, and it would carry what only the board uses.
    screen: {
      consumer: 'client',
      build: {
        emptyOutDir: false,
        rolldownOptions: { input: fileURLToPath(new URL('screen.html', import.meta.url)) },
      },
    },
    // The script and looks of the world page, which the server writes: it knows them by these names.
    world: {
      consumer: 'client',
      build: {
        emptyOutDir: false,
        rolldownOptions: {
          input: { world: fileURLToPath(new URL('src/world/main.ts', import.meta.url)) },
          output: { entryFileNames: '[name].js', assetFileNames: 'world[extname]' },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      for (const environment of Object.values(builder.environments)) {
        if (environment.config.consumer === 'client') await builder.build(environment)
      }
    },
  },
  build: {
    target: 'baseline-widely-available',
    // The colours are written with light-dark(): nothing to translate.
    cssTarget: ['chrome123', 'firefox121', 'safari17.5'],
    // The page's policy allows nothing inline, so neither fonts nor workers may become data: addresses.
    assetsInlineLimit: 0,
    // Kilobytes before compression. The first file's size is watched where it counts, as brotli.
    chunkSizeWarningLimit: 600,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: files } } },
    // One small sheet: a part of the page that is fetched late and at the second try is never without its looks.
    cssCodeSplit: false,
  },
  worker: { format: 'es' },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': server, '/sync': { target: server, ws: true } },
  },
})

/** Names the page's late files in it: they are fetched before they are imported, see parts/lateFiles.ts. */
function lateFilesNamed(): Plugin {
  return {
    name: 'late-files-named',
    transformIndexHtml(_html, { bundle = {} }) {
      const built = Object.values(bundle)
      const paths = lateFiles.flatMap((name) =>
        built
          .filter((file) => file.type === 'chunk' && file.name === name)
          .map(({ fileName }) => `/${fileName}`),
      )
      return paths.length > 0
        ? [{ tag: 'meta', attrs: { name: 'late-files', content: paths.join(' ') } }]
        : []
    },
  }
}

/** While it is developed, the projector's page lies where the server has it. */
function screenPage(): Plugin {
  return {
    name: 'screen-page',
    apply: 'serve',
    configureServer(vite) {
      vite.middlewares.use((request, _response, next) => {
        if (/^\/b\/[^/]+\/screen(\?|$)/.test(request.url ?? '')) request.url = '/screen.html'
        next()
      })
    },
  }
}

/** Writes `<file>.br` and `<file>.gz` beside each text file of the build. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    buildApp: {
      order: 'post',
      async handler({ config: { root, build } }) {
        const outDir = resolve(root, build.outDir)
        const names = await readdir(outDir, { recursive: true })
        const texts = names.filter((name) => /\.(js|css|html|svg|webmanifest)$/.test(name))
        await Promise.all(texts.map((name) => compress(join(outDir, name))))
      },
    },
  }
}

async function compress(file: string): Promise<void> {
  const content = await readFile(file)
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
  await Promise.all([
    writeFile(`${file}.br`, await promisify(brotliCompress)(content, { params })),
    writeFile(`${file}.gz`, await promisify(gzip)(content, { level: constants.Z_BEST_COMPRESSION })),
  ])
}
