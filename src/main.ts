/** Composition root of the program that serves. `bancheng` commands start in src/cli/main.ts. */
import { serve } from '#cli/serve.ts'

process.exitCode = await serve(process.env)
