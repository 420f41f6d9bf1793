/** One-time codes of an authenticator app (RFC 6238: SHA-1, 30 seconds, 6 digits, one step of tolerance each way). */
import { generateSecret, generateSync, generateURI, verifySync } from 'otplib'
import QRCode from 'qrcode'

const stepSeconds = 30

const secondsOf = (at: string) => Math.floor(Date.parse(at) / 1000)
export const stepOf = (at: string): number => Math.floor(secondsOf(at) / stepSeconds)

/** 160 random bits in Base32. */
export const newSecret = (): string => generateSecret()

/** The step whose code this is, counting from one step before `at` to one after; undefined when it is none of them. */
export function stepOfCode(secret: string, code: string, at: string): number | undefined {
  const result = verifySync({ secret, token: code, epoch: secondsOf(at), epochTolerance: stepSeconds })
  return result.valid && 'timeStep' in result ? result.timeStep : undefined
}

export const codeOfStep = (secret: string, step: number): string => generateSync({ secret, epoch: step * stepSeconds })

/** A code that would be accepted at `at` although `lastStep` was used; null: wait for the next half minute. */
export function usableCode(secret: string, lastStep: number, at: string): string | null {
  const step = Math.max(stepOf(at), lastStep + 1)
  return step <= stepOf(at) + 1 ? codeOfStep(secret, step) : null
}

/** What an authenticator app scans. */
export async function enrolment(
  secret: string,
  issuer: string,
  username: string,
): Promise<{ secret: string; uri: string; qrSvg: string }> {
  const uri = generateURI({ issuer, label: username, secret })
  return { secret, uri, qrSvg: await QRCode.toString(uri, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' }) }
}
