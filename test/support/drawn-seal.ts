/** An OFD sealed for tests: digests of its parts and an SM2 seal over them in the form of GB/T 38540, by a key that was made here. */
import { unzipSync, zipSync } from 'fflate'
import { weierstrass } from '@noble/curves/abstract/weierstrass.js'
import { sm2Curve, sm2Digest, sm3 } from '#documents/invoice/sm2.ts'

const point = weierstrass(sm2Curve)
const { n } = sm2Curve

/** A DER value; nothing here is longer than 65,535 bytes unless `length` says so. */
export function der(tag: number, content: Uint8Array, length = content.length): Buffer {
  const size =
    length < 0x80
      ? Buffer.from([length])
      : length < 0x1_0000
        ? Buffer.from([0x82, length >> 8, length & 0xff])
        : Buffer.from([0x84, length >>> 24, (length >> 16) & 0xff, (length >> 8) & 0xff, length & 0xff])
  return Buffer.concat([Buffer.from([tag]), size, content])
}

const sequence = (...parts: Uint8Array[]): Buffer => der(0x30, Buffer.concat(parts))
const bits = (content: Uint8Array): Buffer => der(0x03, Buffer.concat([Buffer.from([0]), content]))
const integer = (value: bigint): Buffer => {
  const hex = value.toString(16)
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex')
  return der(0x02, bytes[0]! & 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes)
}
/** 1.2.156.10197.1.501: SM2 with SM3. */
const algorithm = der(0x06, Buffer.from('2a811ccf55018375', 'hex'))

/** The seal over a `Signature.xml`; `make` may turn its parts into something else. */
export function sealOver(signature: Uint8Array, make: (parts: SealParts) => Uint8Array = joinSeal): Buffer {
  const secret = 0x1234_5678_9abc_def0_1234_5678_9abc_def0n
  const key = Buffer.from(point.BASE.multiply(secret).toBytes(false))
  const name = sequence()
  const certificate = sequence(
    sequence(integer(1n), sequence(algorithm), name, name, name, sequence(sequence(algorithm), bits(key))),
  )
  const body = sequence(integer(4n), sequence(), der(0x18, Buffer.from('20260309102030Z')), bits(sm3(signature)))
  const random = 0xfeed_beef_1111_2222_3333_4444_5555_6666n
  const hashed = sm2Digest(key, body)
  const r = (hashed + point.BASE.multiply(random).toAffine().x) % n
  const s = (inverse(1n + secret) * (random - ((r * secret) % n) + n * n)) % n
  return Buffer.from(
    make({ body, certificate: der(0x04, certificate), algorithm, signature: bits(sequence(integer(r), integer(s))) }),
  )
}

export interface SealParts {
  readonly body: Buffer
  readonly certificate: Buffer
  readonly algorithm: Buffer
  readonly signature: Buffer
}
const joinSeal = ({ body, certificate, algorithm: name, signature }: SealParts): Buffer =>
  sequence(body, certificate, name, signature)

/** By Fermat: n is prime. */
function inverse(value: bigint): bigint {
  let [result, base] = [1n, value % n]
  for (let rest = n - 2n; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * base) % n
    base = (base * base) % n
  }
  return result
}

/** The same OFD, sealed. */
export function sealedOfd(ofd: Uint8Array, make?: (parts: SealParts) => Uint8Array): Buffer {
  const text = (value: string) => new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n${value}`)
  const ns = 'xmlns:ofd="http://www.ofdspec.org/2016"'
  const parts = unzipSync(ofd)
  const root = new TextDecoder().decode(parts['OFD.xml'])
  parts['OFD.xml'] = new TextEncoder().encode(
    root.replace('</ofd:DocRoot>', '</ofd:DocRoot><ofd:Signatures>Doc_0/Signs/Signatures.xml</ofd:Signatures>'),
  )
  const references = Object.entries(parts).map(
    ([name, bytes]) =>
      `<ofd:Reference FileRef="/${name}"><ofd:CheckValue>${sm3(bytes).toString('base64')}</ofd:CheckValue></ofd:Reference>`,
  )
  const signature = text(
    `<ofd:Signature ${ns}><ofd:SignedInfo><ofd:References CheckMethod="1.2.156.10197.1.401">${references.join('')}</ofd:References></ofd:SignedInfo><ofd:SignedValue>SignedValue.dat</ofd:SignedValue></ofd:Signature>`,
  )
  return Buffer.from(
    zipSync({
      ...parts,
      'Doc_0/Signs/Signatures.xml': text(
        `<ofd:Signatures ${ns}><ofd:Signature ID="1" Type="Seal" BaseLoc="Sign_0/Signature.xml"/></ofd:Signatures>`,
      ),
      'Doc_0/Signs/Sign_0/Signature.xml': signature,
      'Doc_0/Signs/Sign_0/SignedValue.dat': new Uint8Array(sealOver(signature, make)),
    }),
  )
}
