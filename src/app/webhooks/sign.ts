/** Signing as standard-webhooks has it: HMAC-SHA256 over `id.timestamp.body`, one signature per secret in force. */
import { createHmac, randomBytes } from 'node:crypto'

const prefix = 'whsec_'

export const newSecret = (): string => prefix + randomBytes(32).toString('base64')

/** Headers of one attempt; `timestamp` in seconds, so that a receiver can refuse what is old. */
export function signedHeaders(
  id: string,
  timestamp: number,
  body: string,
  secrets: readonly string[],
): Record<string, string> {
  const signature = secrets.map((secret) => `v1,${signatureOf(secret, id, timestamp, body)}`).join(' ')
  return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': signature }
}

const signatureOf = (secret: string, id: string, timestamp: number, body: string): string =>
  createHmac('sha256', Buffer.from(secret.slice(prefix.length), 'base64'))
    .update(`${id}.${timestamp}.${body}`)
    .digest('base64')
