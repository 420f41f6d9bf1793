/**
 * Large bytes between this process and a child go in pieces: one message of twenty megabytes is copied three times in one go, during which
 * the server answers nobody.
 */

const pieceBytes = 1024 * 1024

/** One message on the way: a piece of the bytes that belong to the next message which is none. */
export interface Piece {
  readonly piece: Uint8Array
}
export const isPiece = (message: unknown): message is Piece =>
  typeof message === 'object' && message !== null && 'piece' in message

/** The pieces of `bytes` in a value, and the value without them; no pieces for what is small or has none. */
export function intoPieces(value: unknown): { readonly pieces: Piece[]; readonly rest: unknown } {
  if (typeof value !== 'object' || value === null || !('bytes' in value)) return { pieces: [], rest: value }
  const { bytes } = value
  if (!(bytes instanceof Uint8Array) || bytes.length <= pieceBytes) return { pieces: [], rest: value }
  const count = Math.ceil(bytes.length / pieceBytes)
  const pieces = Array.from({ length: count }, (_, at) => ({
    piece: bytes.subarray(at * pieceBytes, (at + 1) * pieceBytes),
  }))
  return { pieces, rest: { ...value, bytes: null } }
}

/** The value with its bytes again. */
export const fromPieces = (rest: unknown, pieces: readonly Uint8Array[]): unknown =>
  pieces.length === 0 ? rest : { ...(rest as object), bytes: Buffer.concat(pieces) }
