import type { Door } from './door.ts'

/** What every part of the board is given: which list is open, and how to open one (the open one closes). */
export type Doors = { door: Door | undefined; open: (door: Door) => void }
