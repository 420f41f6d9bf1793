/** Composition root of the program that serves. `bancheng` commands start in src/cli/main.ts. */
import { enableCompileCache } from 'node:module'
import { compiledFolder } from '#cli/compiled.ts'

// Before anything else is loaded: half of the time of loading is reading types off and compiling.
enableCompileCache(compiledFolder)
const { serve } = await import('#cli/serve.ts')
const { sayFailure } = await import('#cli/failure.ts')
process.exitCode = await serve(process.env).catch(sayFailure)
