/** SM2 signatures over SM3 (GB/T 32918.2, GB/T 32905): checking only. The curve is a library's, the hash is Node's (OpenSSL). */
import { createHash } from 'node:crypto'
import { weierstrass } from '@noble/curves/abstract/weierstrass.js'

const p = 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn
const a = 0xfffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffcn
const b = 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n
const n = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n
const Gx = 0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n
const Gy = 0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n
/** Parameters of GB/T 32918.5. */
export const sm2Curve = { p, n, h: 1n, a, b, Gx, Gy }
const Point = weierstrass(sm2Curve)

/** The signer's name that everybody uses (GM/T 0009): "1234567812345678". */
const usualId = Buffer.from('1234567812345678', 'ascii')

export const sm3 = (bytes: Uint8Array): Buffer => createHash('sm3').update(bytes).digest()

/**
 * Whether `r`, `s` sign `message` for the public key (65 bytes, 04 ‖ x ‖ y). False for a key that is no point of the curve.
 */
export function verifySm2(key: Uint8Array, message: Uint8Array, { r, s }: { r: bigint; s: bigint }): boolean {
  if (key.length !== 65 || r <= 0n || s <= 0n || r >= n || s >= n) return false
  try {
    const point = Point.fromBytes(key)
    const hashed = sm2Digest(key, message)
    const t = (r + s) % n
    if (t === 0n) return false
    const sum = Point.BASE.multiply(s).add(point.multiply(t))
    return (hashed + sum.toAffine().x) % n === r
  } catch {
    return false
  }
}

/** What is signed: the message with the signer's identity before it, hashed. */
export const sm2Digest = (key: Uint8Array, message: Uint8Array): bigint =>
  integer(sm3(Buffer.concat([identity(key), message])))

/** Z: the hash of the signer's name, the curve and the key, which stands before the message. */
function identity(key: Uint8Array): Buffer {
  const bits = Buffer.alloc(2)
  bits.writeUInt16BE(usualId.length * 8)
  return sm3(Buffer.concat([bits, usualId, ...[a, b, Gx, Gy].map(bytesOf), Buffer.from(key.subarray(1))]))
}

const bytesOf = (value: bigint): Buffer => Buffer.from(value.toString(16).padStart(64, '0'), 'hex')
const integer = (bytes: Buffer): bigint => BigInt(`0x${bytes.toString('hex')}`)
