import './zod-without-eval.ts' // first: see there
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './tokens.css'
import './base.css'
import { App } from './app.tsx'
import { lendNonceToStyles } from './nonce.ts'

lendNonceToStyles()

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
