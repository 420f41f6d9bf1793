import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call, setCsrfToken } from './api.ts'

export type Role = 'counter' | 'caseworker' | 'director' | 'administrator'

/** The centre whose screen this is; the telephone is the one to call when the screen fails. */
export type Centre = { name: string; phone?: string }
export type Staff = { id: string; name: string; roles: readonly Role[]; post?: string }

/** Who sits here. `staff` is null before signing in; `hint` is what a demonstration tells its visitor. */
export type Session = { staff: Staff | null; centre: Centre; csrf?: string; hint?: string }

/** What follows a password: a code is asked for, or the person is in. */
export type SignInStep = { next: 'code'; hint?: string } | { staff: Staff; csrf?: string }

const key = ['session'] as const

export async function fetchSession(): Promise<Session> {
  const session = await call<Session>('/api/session')
  if (session.csrf) setCsrfToken(session.csrf)
  return session
}

export const useSession = () =>
  useQuery({ queryKey: key, queryFn: fetchSession, staleTime: Number.POSITIVE_INFINITY, retryOnMount: false })

/** The telephone of the centre, for sentences that say whom to call. */
export const useCentre = (): Centre | undefined =>
  // Never asks by itself: an error notice that made the failed question start anew would take itself off the screen.
  useQuery({ queryKey: key, queryFn: fetchSession, enabled: false }).data?.centre

/** Leaves, and forgets everything that was on the screen: the PC is shared. */
export function useSignOut() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => call<void>('/api/session', { method: 'DELETE' }),
    onSuccess: () => {
      client.clear()
      location.assign('/console/')
    },
  })
}

/** Sends what was typed; when the person is in, the session is asked for anew and the screen follows. */
export function useSignIn() {
  const client = useQueryClient()
  const settle = async (step: SignInStep): Promise<SignInStep> => {
    if ('staff' in step) await client.invalidateQueries({ queryKey: key })
    return step
  }
  return {
    sendPassword: async (username: string, password: string) =>
      settle(await call<SignInStep>('/api/session', { method: 'POST', body: { username, password } })),
    sendCode: async (code: string) =>
      settle(await call<SignInStep>('/api/session/code', { method: 'POST', body: { code } })),
  }
}
