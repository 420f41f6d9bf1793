import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import type { InlineConfig } from 'vite'

const root = join(import.meta.dirname, '..')

/** How the staff console becomes static files in dist/web, served below /console/. */
export const viteConfig: InlineConfig = {
  configFile: false,
  root: join(root, 'web'),
  base: '/console/',
  plugins: [react()],
  logLevel: 'warn',
  // Nothing from the environment may slip into the files that every browser can read.
  envPrefix: 'BANCHENG_CONSOLE_',
  build: {
    outDir: join(root, 'dist/web'),
    emptyOutDir: true,
    // The oldest staff browsers: domestic Chromium builds of the 86/87 class.
    target: ['chrome87', 'safari14', 'firefox90'],
    sourcemap: false,
    // A strict CSP forbids data: scripts and styles; small pictures stay files too.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: {
        // React changes with a release of React, antd with one of antd: a release of ours leaves both in the cache.
        codeSplitting: {
          groups: [
            // The word to zod and zod in one file, in this order: in two, the bundler may have the one wait for the other.
            { name: 'zod', test: /web[\\/]zod-without-eval|node_modules[\\/]zod[\\/]/ },
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|wouter|regexparam|@tanstack)[\\/]/ },
            // One file with what must run before it: apart from it zod may be begun too early, and tries to compile at run time.
            { name: 'zod', test: /node_modules[\\/]zod[\\/]|web[\\/]zod-without-eval/ },
            // Only what the first screen needs; tables, pickers and dialogs come with the pages that use them.
            {
              name: 'antd',
              test: /node_modules[\\/](@ant-design[\\/](cssinjs|cssinjs-utils|colors|fast-color)|antd[\\/]es[\\/](theme|style|config-provider|locale|_util|button|input))[\\/]/,
            },
          ],
        },
      },
    },
  },
}
