import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { session as routes, type Me, type SignInStep } from '#contract/session.ts'
import { call, setCsrfToken } from './api.ts'

export type Role = Me['roles'][number]
export type { Me, SignInStep }

const key = ['session'] as const

async function fetchSession(): Promise<SignInStep> {
  const step = await call(routes.get)
  learn(step)
  return step
}

function learn(step: SignInStep): void {
  if (step.next === 'nothing') setCsrfToken(step.me.csrf)
}

let changing = false
/** The session is just being replaced: that the old one is over says nothing about who sits here. */
export const isChangingSession = (): boolean => changing

/** Who sits here, or what is still owed before anybody does. */
export const useSession = () =>
  useQuery({ queryKey: key, queryFn: fetchSession, staleTime: Number.POSITIVE_INFINITY, retryOnMount: false })

/** Who sits here; undefined only before signing in. */
export function useMe(): Me | undefined {
  // Never asks by itself: an error notice that made the failed question start anew would take itself off the screen.
  const { data } = useQuery({ queryKey: key, queryFn: fetchSession, enabled: false })
  return data?.next === 'nothing' ? data.me : undefined
}

/** Leaves, and forgets everything that was on the screen: the PC is shared. */
export function useSignOut() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => call(routes.end),
    onSuccess: () => {
      client.clear()
      location.assign('/console/')
    },
  })
}

/** Sends what was typed; what is owed next becomes the session, and the screen follows. */
export function useSignIn() {
  const client = useQueryClient()
  const settle = (step: SignInStep): SignInStep => {
    learn(step)
    client.setQueryData(key, step)
    return step
  }
  return {
    sendPassword: async (username: string, password: string) =>
      settle(await call(routes.password, { body: { username, password } })),
    sendCode: async (code: string) => settle(await call(routes.code, { body: { code } })),
    sendNewPassword: async (given: { current?: string; next: string }) => {
      changing = true
      try {
        return settle(await call(routes.newPassword, { body: given }))
      } finally {
        changing = false
      }
    },
    /** Back to the first question: the halfway session is given up. */
    startOver: async () => {
      await call(routes.end)
      settle({ next: 'password' })
    },
  }
}
