import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { lazy, Suspense, useEffect } from 'react'
import { Redirect, Route, Router, Switch } from 'wouter'
import { onSignedOut } from './api.ts'
import { OwnAccount } from './features/sign-in/own-account.tsx'
import { SignIn } from './features/sign-in/sign-in.tsx'
import { asProblem } from './problem.ts'
import { useConnection } from './live.ts'
import { useFreshness } from './queries.ts'
import { isChangingSession, useSession, type Role } from './session.ts'
import { EmptyState } from './ui/empty-state.tsx'
import { ErrorBoundary } from './ui/error-boundary.tsx'
import { ErrorNotice } from './ui/error-notice.tsx'
import { Look } from './ui/look.tsx'
import { Page } from './ui/page.tsx'
import { Shell } from './ui/shell.tsx'
import { Skeleton } from './ui/skeleton.tsx'
import { UndoProvider } from './ui/undo-toast.tsx'
import { useUiWords } from './ui/words.ts'

const Counter = lazy(() => import('./features/counter/counter.tsx').then((m) => ({ default: m.Counter })))
const HandOver = lazy(() => import('./features/counter/hand-over.tsx').then((m) => ({ default: m.HandOver })))
const Desk = lazy(() => import('./features/desk/desk.tsx').then((m) => ({ default: m.Desk })))
const Board = lazy(() => import('./features/board/board.tsx').then((m) => ({ default: m.Board })))
const Above = lazy(() => import('./features/above/above.tsx').then((m) => ({ default: m.Above })))
const AboveLine = lazy(() => import('./features/above/line.tsx').then((m) => ({ default: m.AboveLine })))
const Clue = lazy(() => import('./features/above/clue.tsx').then((m) => ({ default: m.Clue })))
const SendClue = lazy(() => import('./features/above/send-clue.tsx').then((m) => ({ default: m.SendClue })))
const Duties = lazy(() => import('./features/duties/duties.tsx').then((m) => ({ default: m.Duties })))
const Duty = lazy(() => import('./features/duties/duty.tsx').then((m) => ({ default: m.Duty })))
const Filings = lazy(() => import('./features/filings/filings.tsx').then((m) => ({ default: m.Filings })))
const Proposal = lazy(() => import('./features/filings/proposal.tsx').then((m) => ({ default: m.Proposal })))
const Rectify = lazy(() => import('./features/rectify/rectify.tsx').then((m) => ({ default: m.Rectify })))
const Pieces = lazy(() => import('./features/pieces/pieces.tsx').then((m) => ({ default: m.Pieces })))
const Admin = lazy(() => import('./features/admin/admin.tsx').then((m) => ({ default: m.Admin })))

const client = new QueryClient({
  defaultOptions: {
    queries: {
      // News come by the stream; what is on the screen is asked anew when the window is looked at again.
      staleTime: 15_000,
      retry: (count, error) => count < 2 && asProblem(error).status >= 500,
    },
  },
})

/** The whole console: look, session, then the page of the address. */
export function App() {
  return (
    <QueryClientProvider client={client}>
      <Look>
        <ErrorBoundary>
          <Router base="/console">
            <Door />
          </Router>
        </ErrorBoundary>
      </Look>
    </QueryClientProvider>
  )
}

/** Nobody goes past without a session. */
function Door() {
  const session = useSession()
  const { refetch } = session
  useEffect(
    () =>
      onSignedOut(() => {
        if (!isChangingSession()) void refetch()
      }),
    [refetch],
  )
  useAskWhenBroken(refetch)
  const out = session.data !== undefined && session.data.next !== 'nothing'
  // The PC is shared: whoever signs in next must not meet what the one before was shown.
  useEffect(() => {
    if (out) client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
  }, [out])
  if (session.isError && !session.data) {
    return (
      <main className="page" data-width="text">
        <ErrorNotice thrown={session.error} kept="nothing" onRetry={() => void refetch()} />
      </main>
    )
  }
  if (!session.data) return <Skeleton />
  if (session.data.next !== 'nothing') return <SignIn step={session.data} />
  return <Inside roles={session.data.me.roles} />
}

const askAgainMs = 30_000

/** The stream also breaks when the session is over; a screen that asks nothing else would go on showing what it shows. */
function useAskWhenBroken(ask: () => unknown): void {
  const broken = useConnection() === 'broken'
  useEffect(() => {
    if (!broken) return undefined
    void ask()
    const timer = setInterval(() => void ask(), askAgainMs)
    return () => clearInterval(timer)
  }, [broken, ask])
}

const mayHandOver: readonly Role[] = ['counter', 'caseworker', 'director']

function Inside({ roles }: { roles: readonly Role[] }) {
  useFreshness()
  return (
    <UndoProvider>
      <Shell>
        <Suspense fallback={<Skeleton lines={6} />}>
          <Pages roles={roles} />
        </Suspense>
        {/* Over every page, because F8 must work wherever the clerk is. */}
        <Suspense fallback={null}>{mayHandOver.some((role) => roles.includes(role)) && <HandOver />}</Suspense>
      </Shell>
    </UndoProvider>
  )
}

function Pages({ roles }: { roles: readonly Role[] }) {
  return (
    <ErrorBoundary>
      <Switch>
        <Route path="/">
          <Home roles={roles} />
        </Route>
        <Route path="/counter" component={Counter} />
        <Route path="/desk/:case?" component={Desk} />
        <Route path="/board" component={Board} />
        <Route path="/above" component={Above} />
        <Route path="/above/:lineId" component={AboveLine} />
        <Route path="/clue" component={SendClue} />
        <Route path="/clues/:clueId" component={Clue} />
        <Route path="/duties" component={Duties} />
        <Route path="/duties/:dutyId" component={Duty} />
        <Route path="/filings" component={Filings} />
        <Route path="/filings/proposals/:proposalId" component={Proposal} />
        <Route path="/rectify/:id?" component={Rectify} />
        <Route path="/admin/:part?" component={Admin} />
        <Route path="/me" component={OwnAccount} />
        <Route path="/pieces" component={Pieces} />
        <Route component={NotHere} />
      </Switch>
    </ErrorBoundary>
  )
}

/** Where each post begins its day: caseworkers at the desk, the director at the board, other bodies with what they are asked. */
function Home({ roles }: { roles: readonly Role[] }) {
  const words = useUiWords()
  const first: readonly (readonly [Role, string])[] = [
    ['caseworker', '/desk'],
    ['director', '/board'],
    ['counter', '/counter'],
    // Who has nothing below goes on from there to what they are asked.
    ['officer', '/above'],
    ['supervisor', '/above'],
    ['adviser', '/duties'],
    ['administrator', '/admin'],
  ]
  const path = first.find(([role]) => roles.includes(role))?.[1]
  if (path) return <Redirect to={path} replace />
  return (
    <Page title={words.brand} width="text">
      <EmptyState why={words.noRole} next={words.noRoleWhy} />
    </Page>
  )
}

function NotHere() {
  const words = useUiWords()
  return (
    <Page title={words.notHere} width="text">
      <EmptyState why={words.notHereWhy} next={<a href="/console/">{words.goHome}</a>} />
    </Page>
  )
}
