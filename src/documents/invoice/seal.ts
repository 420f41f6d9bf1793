/**
 * The signatures of an OFD: the digests of its parts, and the electronic seal over them (GB/T 38540, version 4; GM/T 0031 before it).
 * What is checked is whether the file is as its signer left it. Who the signer is, only a list of trusted issuers could say.
 */
import { createHash } from 'node:crypto'
import { bitsOf, childrenOf, integerOf, oidOf, readNode, type Node } from './der.ts'
import type { SignatureState } from '#core/materials/document-reading.ts'
import { locate, type OfdPackage } from './ofd-package.ts'
import { sm3, verifySm2 } from './sm2.ts'
import { below, child, parseXml, textBelow } from './xml.ts'

const digests: Readonly<Record<string, (bytes: Uint8Array) => Buffer>> = {
  '1.2.156.10197.1.401': sm3,
  SM3: sm3,
  SHA256: (bytes) => createHash('sha256').update(bytes).digest(),
  SHA1: (bytes) => createHash('sha1').update(bytes).digest(),
  MD5: (bytes) => createHash('md5').update(bytes).digest(),
}
/** An invoice has one or two: of whoever issued it, and of the tax office. */
const mostSignatures = 20
const sm2WithSm3 = ['1.2.156.10197.1.501', '1.2.156.10197.1.301']

/**
 * `altered` when any signature does not fit what is there; `unknown` when all fit, or are of a kind that cannot be checked; `removed`
 * when the title names signatures that are not there.
 */
export function checkSeals(ofd: OfdPackage): Exclude<SignatureState, 'intact'> {
  const listed = textBelow(ofd.root, 'Signatures')
  if (!listed) return 'none'
  const listPath = locate('', listed)
  const list = ofd.entries.get(listPath)
  // The title names signatures that are not there: they were taken out.
  if (!list) return 'removed'
  try {
    // Each once, however often it is listed.
    const paths = new Set(
      below(parseXml(list), 'Signature').map(({ attributes }) => locate(listPath, attributes['BaseLoc'] ?? '')),
    )
    if (paths.size === 0) return 'none'
    if (paths.size > mostSignatures) return 'altered'
    return [...paths].every((path) => fits(ofd, path)) ? 'unknown' : 'altered'
  } catch {
    return 'altered'
  }
}

function fits(ofd: OfdPackage, path: string): boolean {
  const bytes = ofd.entries.get(path)
  if (!bytes) return false
  const signature = parseXml(bytes)
  const [references] = below(signature, 'References')
  if (!references) return false
  const digest = digests[(references.attributes['CheckMethod'] ?? 'MD5').trim()]
  // A digest that is not known here says nothing against the file.
  if (!digest) return true
  // Each part is hashed once, however often it is named.
  const hashed = new Map<string, Buffer>()
  const parts = below(references, 'Reference').every((reference) => {
    const name = locate(path, reference.attributes['FileRef'] ?? '')
    const part = ofd.entries.get(name)
    const value = textBelow(reference, 'CheckValue')
    if (part === undefined || value === undefined) return false
    const known = hashed.get(name) ?? digest(part)
    hashed.set(name, known)
    return known.equals(Buffer.from(value, 'base64'))
  })
  if (!parts) return false
  const value = child(signature, 'SignedValue')?.text.trim()
  const signed = value === undefined ? undefined : ofd.entries.get(locate(path, value))
  return signed !== undefined && sealFits(signed, digest(bytes))
}

/** Whether the seal is over this digest of `Signature.xml`, by the key of the certificate in it. */
function sealFits(bytes: Uint8Array, digest: Buffer): boolean {
  const parts = childrenOf(readNode(bytes))
  const [toSign, ...outside] = parts
  if (!toSign || toSign.tag !== 0x30) return false
  const inside = childrenOf(toSign)
  const hash = inside.find(({ tag }) => tag === 0x03)
  if (!hash || !digest.equals(Buffer.from(bitsOf(hash)))) return false
  // Version 4 carries certificate and algorithm beside the signed part, the form before it within.
  const all = [...inside, ...outside]
  const certificate = all.findLast(({ tag }) => tag === 0x04)
  const algorithm = all.findLast(({ tag }) => tag === 0x06)
  const signature = outside.findLast(({ tag }) => tag === 0x03)
  if (!certificate || !signature) return false
  // Another algorithm cannot be checked here, which says nothing against the file.
  if (algorithm && !sm2WithSm3.includes(oidOf(algorithm))) return true
  return verifySm2(keyOf(certificate), toSign.whole, pairOf(signature))
}

/** The key of an X.509 certificate: `subjectPublicKeyInfo`, the sixth field after the version. */
function keyOf(certificate: Node): Uint8Array {
  const [body] = childrenOf(readNode(certificate.content))
  const subject = body && childrenOf(body).filter(({ tag }) => tag !== 0xa0)[5]
  const key = subject && childrenOf(subject)[1]
  if (!key) throw new Error('certificate without a key')
  return bitsOf(key)
}

function pairOf(signature: Node): { r: bigint; s: bigint } {
  const [r, s] = childrenOf(readNode(bitsOf(signature)))
  if (!r || !s) throw new Error('signature without its two numbers')
  return { r: integerOf(r), s: integerOf(s) }
}
