/**
 * Whether somebody is at this screen. News and presence make it ask the server by itself, for hours; a session shall end a quarter of an
 * hour after its holder's last move, not after the last of those questions.
 */

/** Shorter than any idle time a centre may set; a session's use is noted every half minute. */
const attendedForMs = 60_000

/** Whoever opened the page sits before it. */
let lastMove = performance.now()

for (const move of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'])
  globalThis.addEventListener?.(move, () => void (lastMove = performance.now()), { capture: true, passive: true })

export const isAttended = (): boolean => performance.now() - lastMove < attendedForMs
