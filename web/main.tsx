import './zod-without-eval.ts' // first: see there
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './tokens.css'
import './base.css'
import { App } from './app.tsx'
import { lendNonceToStyles } from './nonce.ts'

lendNonceToStyles()

// After an upgrade the parts of the console that were not loaded yet have other names: the page is loaded anew, once in ten minutes at the
// most, so that a part that is really missing shows its error instead of a page that reloads for ever.
addEventListener('vite:preloadError', (event) => {
  const last = Number(sessionStorage.getItem('reloaded-at') ?? 0)
  if (Date.now() - last < 600_000) return
  sessionStorage.setItem('reloaded-at', String(Date.now()))
  event.preventDefault()
  location.reload()
})

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
