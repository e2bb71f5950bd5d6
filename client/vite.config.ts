// Builds the page. Beside each text file lies its brotli form, which the server sends as it is.
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import type { Plugin } from 'vite'

const server = 'http://127.0.0.1:8080'

export default defineConfig({
  plugins: [react(), brotli()],
  build: {
    target: 'baseline-widely-available',
    // The colours are written with light-dark(): nothing to translate.
    cssTarget: ['chrome123', 'firefox121', 'safari17.5'],
    // The page's policy allows nothing inline, so neither fonts nor workers may become data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  worker: { format: 'es' },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': server, '/sync': { target: server, ws: true } },
  },
})

/** Writes `<file>.br` beside each text file of the build. */
function brotli(): Plugin {
  const compress = promisify(brotliCompress)
  let outDir = ''
  return {
    name: 'brotli',
    apply: 'build',
    configResolved: (config) => {
      outDir = join(config.root, config.build.outDir)
    },
    async closeBundle() {
      const names = await readdir(outDir, { recursive: true })
      const texts = names.filter((name) => /\.(js|css|html|svg|webmanifest)$/.test(name))
      await Promise.all(
        texts.map(async (name) => {
          const file = join(outDir, name)
          const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
          await writeFile(`${file}.br`, await compress(await readFile(file), { params }))
        }),
      )
    },
  }
}
