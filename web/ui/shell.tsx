import { useState, type ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import mark from '../mark.svg'
import { useFigures, useOpenDuties } from '../queries.ts'
import { useMe, useSignOut, type Role } from '../session.ts'
import { ConnectionDot } from './connection-dot.tsx'
import { DisplayMenu } from './display-menu.tsx'
import { Inbox } from './inbox.tsx'
import { setHandOverOpen } from './hand-over-open.ts'
import { ShortcutHelp } from './shortcut-help.tsx'
import { useShortcuts } from './shortcuts.ts'
import { useUiWords } from './words.ts'
import './shell.css'

/** The sections of the console and the posts that work in them. */
const sections = [
  { path: '/counter', word: 'counter', roles: ['counter', 'caseworker', 'director'] },
  { path: '/desk', word: 'desk', roles: ['caseworker', 'director'] },
  { path: '/board', word: 'board', roles: ['director'] },
  { path: '/above', word: 'above', roles: ['officer', 'supervisor'] },
  { path: '/duties', word: 'duties', roles: ['officer', 'adviser'] },
  { path: '/filings', word: 'filings', roles: ['caseworker', 'director', 'officer'] },
  { path: '/rectify', word: 'rectify', roles: ['caseworker', 'director'] },
  { path: '/clue', word: 'clue', roles: ['caseworker', 'director'] },
  { path: '/admin', word: 'admin', roles: ['administrator', 'director'] },
] as const satisfies readonly { path: string; word: string; roles: readonly Role[] }[]

/** The frame around every page: one quiet bar, then the page. */
export function Shell({ children }: { children: ReactNode }) {
  const words = useUiWords()
  const me = useMe()
  const signOut = useSignOut()
  const [open, setOpen] = useState(false)
  const roles = me?.roles ?? []
  const duties = useDuties(roles)
  const below = useBelow(roles)
  const mayHandOver = sections[0].roles.some((role) => roles.includes(role))
  useShortcuts(
    mayHandOver ? [{ keys: 'F8', label: words.handOver, whileTyping: true, run: () => setHandOverOpen(true) }] : [],
  )

  return (
    <div className="shell">
      <a className="shell-skip" href="#content">
        {words.skip}
      </a>
      <header className="shell-bar not-printed" data-open={open}>
        <Link href="/" className="shell-mark">
          <img src={mark} alt="" width="28" height="28" />
          <span className="shell-centre" title={me?.centre.name}>
            {me?.centre.name ?? words.brand}
          </span>
        </Link>
        <nav className="shell-sections" aria-label={words.sections}>
          {sections
            .filter(({ path }) => path !== '/above' || below)
            .filter(
              ({ path, roles: posts }) =>
                posts.some((role) => roles.includes(role)) || (path === '/duties' && duties > 0),
            )
            .map(({ path, word }) => (
              <SectionLink key={path} path={path} text={words[word]} count={path === '/duties' ? duties : 0} />
            ))}
        </nav>
        <ConnectionDot />
        <Inbox />
        <button type="button" className="plain-button shell-menu" aria-expanded={open} onClick={() => setOpen(!open)}>
          {words.menu}
        </button>
        <div className="shell-tools">
          <ShortcutHelp />
          <DisplayMenu />
          <Link href="/me" className="shell-staff" title={words.ownAccount}>
            <strong>{me?.name}</strong>
            {me?.counterNo && <span>{words.counterNo(me.counterNo)}</span>}
          </Link>
          <button type="button" className="plain-button" disabled={signOut.isPending} onClick={() => signOut.mutate()}>
            {words.signOut}
          </button>
        </div>
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}

/** How much other organisations wait for; also those of a centre may be asked, and see the section only then. */
function useDuties(roles: readonly Role[]): number {
  const may = (['officer', 'adviser', 'caseworker', 'director'] as const).some((role) => roles.includes(role))
  return useOpenDuties(may).data ?? 0
}

/** Whether there is anything below to look at; an office of oversight has its clues in any case. */
function useBelow(roles: readonly Role[]): boolean {
  const officer = roles.includes('officer')
  const { data } = useFigures(officer)
  return roles.includes('supervisor') || (data?.centres.length ?? 0) > 0
}

function SectionLink({ path, text, count }: { path: string; text: string; count: number }) {
  const words = useUiWords()
  const [location] = useLocation()
  const here = location === path || location.startsWith(`${path}/`)
  return (
    <Link href={path} className="shell-section" aria-current={here ? 'page' : undefined}>
      {text}
      {count > 0 && (
        <b className="shell-count" title={words.dutiesOpen(count)}>
          {count}
        </b>
      )}
    </Link>
  )
}
