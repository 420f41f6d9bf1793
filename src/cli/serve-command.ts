import { serve } from './serve.ts'

/** Settings come from the environment (docs/operations.md). */
export const run = (): Promise<number> => serve(process.env)
