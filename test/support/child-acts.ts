/** What child.test.ts lets a child do: the good, the endless, the greedy, the dying and the prying. */
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'

export async function run({ act, bytes }: { act: string; bytes?: Uint8Array }): Promise<unknown> {
  if (act === 'echo') return { pid: process.pid, bytes }
  if (act === 'throw') throw new Error('as told')
  if (act === 'die') process.abort()
  if (act === 'hang') for (;;);
  if (act === 'eat') {
    const kept: Buffer[] = []
    for (;;) {
      kept.push(Buffer.alloc(20_000_000, 1))
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
  return {
    read: codeOf(() => readFileSync('/etc/hostname')),
    write: codeOf(() => writeFileSync('/tmp/bancheng-child-test', '')),
    spawn: codeOf(() => spawnSync('/bin/true').error),
    connect: await new Promise((resolve) => {
      connect(9, '127.0.0.1').on('error', (error: NodeJS.ErrnoException) => resolve(error.code))
    }),
    env: process.env['BANCHENG_CANARY'] ?? 'none',
  }
}

function codeOf(act: () => unknown): string {
  try {
    act()
    return 'allowed'
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'none'
  }
}
