/** Clients of a long story: signed in once a day, as people do; sessions do not outlast the night, and too many sign-ins are held up. */
import type { TestApp, TestStaff } from './app.ts'
import type { Client } from './client.ts'

export function byDay(t: TestApp): (staff: TestStaff) => Promise<Client> {
  const clients = new Map<string, Promise<Client>>()
  return (staff) => {
    const key = `${staff.orgId} ${staff.id} ${t.clock.now().slice(0, 10)}`
    const known = clients.get(key) ?? t.signIn(staff)
    clients.set(key, known)
    return known
  }
}
