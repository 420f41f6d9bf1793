/** Opaque tokens: 256 random bits for whoever holds them, their SHA-256 for us. Random input needs no slow hash. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

export const newToken = (): string => randomBytes(32).toString('base64url')

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()

/** Equal, in a time that tells nothing about where they differ. */
export const sameSecret = (one: string, other: string): boolean => timingSafeEqual(hashToken(one), hashToken(other))
