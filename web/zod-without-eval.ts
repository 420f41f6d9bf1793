/**
 * Tells zod, before any schema is made, not to compile validators at run time: under our content policy that attempt is
 * blocked and reported. The same as `z.config({ jitless: true })`, which would come too late: imports run first.
 */
declare global {
  var __zod_globalConfig: { jitless?: boolean } | undefined
}

globalThis.__zod_globalConfig = { jitless: true }

export {}
