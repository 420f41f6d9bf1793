import { join } from 'node:path'

/** Where Node keeps what it compiled, by content and by its own version; left out when it cannot be written. */
export const compiledFolder = join(import.meta.dirname, '../../node_modules/.cache/bancheng-compiled')
