/** Whether this workplace prints the slip by itself. A setting of the place, not of a person. */
const key = 'bancheng.slip-print'

export function printsByItself(): boolean {
  try {
    return localStorage.getItem(key) !== 'off'
  } catch {
    return true
  }
}

export function setPrintsByItself(on: boolean): void {
  try {
    localStorage.setItem(key, on ? 'on' : 'off')
  } catch {
    // A locked-down browser forgets; that is all.
  }
}
