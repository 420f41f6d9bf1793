/**
 * The value that lets styles through the strict content policy, new with every answer of the server. It stands in the
 * `nonce` attribute, which browsers hide from style sheets and scripts that come later; so read it once, at start.
 */
export const nonce: string = (() => {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')
  return meta?.nonce || meta?.content || ''
})()

/**
 * Gives every style element that our scripts make the nonce. antd hands it to its own styles, but not to the two that
 * measure the scroll bar and lock scrolling behind a dialog (@rc-component/portal, /util); those would be blocked and reported.
 * Only scripts of our own origin run at all, so nothing else gains by it.
 */
export function lendNonceToStyles(): void {
  const create = document.createElement.bind(document)
  document.createElement = (name: string, options?: ElementCreationOptions) => {
    const element = create(name, options)
    if (element instanceof HTMLStyleElement) element.nonce = nonce
    return element
  }
}
