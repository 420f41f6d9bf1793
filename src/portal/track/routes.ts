/** A person's own case: opened by a code or a slip's QR, then one act per form. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { countAttempts, countPerMinute, siteOf } from '#app/attempts.ts'
import { qrOfAddress } from '#app/card-qr.ts'
import type { Performed } from '#app/perform.ts'
import { act, addPapers } from '#app/portal-actions.ts'
import { findPaperOf } from '#app/portal-papers.ts'
import { forgetReport } from '#app/portal-report.ts'
import { caseVersion, getPersonFile, type PersonFile } from '#app/portal-reads.ts'
import { caseOfCode, caseOfTicket, closeCaseSession, openCaseSession, type CaseSession } from '#app/portal-sessions.ts'
import { hashToken } from '#app/session-token.ts'
import { refusalText } from '#words/refusals.ts'
import { formOf, keyOf, type Kit, listOf, PortalProblem, seeOther, sendPage, textOf, type Form } from '../kit.ts'
import type { Fault } from '../parts.ts'
import { readUpload } from '../uploads.ts'
import type { View } from '../view.ts'
import { renderCard } from './checklist-section.ts'
import { ratingReasons } from './grades.ts'
import { renderLeft, renderLetter, renderOpen, renderPapers, renderRate, renderText, renderTicket } from './pages.ts'
import { serveTrackLive } from './stream.ts'
import { liveParts, renderTrack } from './track-page.ts'

interface Opened {
  readonly session: CaseSession
  readonly view: View
  readonly file: PersonFile
}

const mostFiles = 6
const mostText = 2000
/** Wrong codes from one network before each next try has to wait. */
const freeTries = 5

export function registerTrack(server: FastifyInstance, kit: Kit): void {
  const { app, cookies } = kit
  const perNetwork = countPerMinute(app.store.pool, 'case-code', 30)
  const perSite = countPerMinute(app.store.pool, 'case-code-site', 120)
  const overall = countPerMinute(app.store.pool, 'case-code-all', 600)
  const wrong = countAttempts(app.store.pool, 'case-code')
  const acting = countPerMinute(app.store.pool, 'case-act', 30)

  /**
   * Slows guessing from one network, of one code and from everywhere, before anything is looked up. A slip's token is too long to be
   * guessed. Whoever has to wait uses up nothing of what all share, which is asked last: otherwise one could shut out everybody.
   */
  async function slowGuessing(network: string, typed: string | null): Promise<void> {
    const site = siteOf(network)
    const guessing = [
      () => (site === null ? 0 : perSite([site])),
      () => wrong.take(['network', network], freeTries),
      () => wrong.take(['code', findingPart(typed ?? '')], freeTries),
      () => overall(['all']),
    ]
    for (const limit of [() => perNetwork([network]), ...(typed === null ? [] : guessing)]) {
      const wait = await limit()
      if (wait > 0) throw new PortalProblem('tooMany', wait)
    }
  }
  async function open(request: FastifyRequest, reply: FastifyReply): Promise<Opened> {
    const session = await kit.session(request)
    if (!session) throw new PortalProblem('noSession')
    return { session, view: await kit.view(request, reply, session), file: await getPersonFile(app, session) }
  }
  /** The start of every act: our own form, an open case, not too often. */
  async function begin(request: FastifyRequest, reply: FastifyReply): Promise<Opened & { form: Form; key: string }> {
    const form = formOf(request)
    kit.guard(request, form)
    const opened = await open(request, reply)
    const wait = await acting([opened.session.caseId])
    if (wait > 0) throw new PortalProblem('tooMany', wait)
    return { ...opened, form, key: keyOf(form) }
  }
  async function enter(reply: FastifyReply, session: CaseSession): Promise<FastifyReply> {
    cookies.set(reply, 'case', await openCaseSession(app, session))
    return seeOther(reply, '/track')
  }

  server.get<{ Querystring: { did?: string } }>('/track', async (request, reply) => {
    const session = await kit.session(request)
    const view = await kit.view(request, reply, session)
    if (!session) return sendPage(reply, renderOpen(view, '', 'nothing'))
    return sendPage(reply, renderTrack(view, await getPersonFile(app, session), noteOf(view, request.query.did)))
  })

  server.post('/track/open', async (request, reply) => {
    const form = formOf(request)
    kit.guard(request, form)
    const network = kit.network(request)
    const ticket = textOf(form, 'ticket')
    const typed = textOf(form, 'code')
    await slowGuessing(network, ticket ? null : typed)
    const session = ticket ? await caseOfTicket(app, ticket) : await caseOfCode(app, typed)
    if (!session)
      return sendPage(
        reply,
        renderOpen(await kit.view(request, reply, null), typed.slice(0, 40), ticket ? 'ticket' : 'code'),
        404,
      )
    await Promise.all([wrong.forgive(['network', network]), wrong.forgive(['code', findingPart(typed)])])
    return await enter(reply, session)
  })

  // A link previewer fetches this and learns nothing: only the press of the button opens the case.
  server.get<{ Params: { ticket: string } }>('/q/:ticket', async (request, reply) =>
    sendPage(reply, renderTicket(await kit.view(request, reply, null), request.params.ticket.slice(0, 80))),
  )

  server.get('/track/letter', async (request, reply) => {
    const { view, file } = await open(request, reply)
    return sendPage(reply, renderLetter(view, file))
  })

  server.post('/track/read', async (request, reply) => {
    const { session, view, form, key } = await begin(request, reply)
    // The office's record, therefore in its language whatever the reader's is.
    const proof = '本人凭查询码打开，按了“我已看到这份答复”'
    const performed = await act(
      app,
      session,
      view.lang,
      key,
      { type: 'recordDelivery', channel: 'online', reached: true, proof },
      textOf(form, 'reply'),
    )
    // A newer answer was written while this one was read: it is shown, nothing is recorded.
    return seeOther(reply, performed.ok ? '/track?did=read' : '/track/letter')
  })

  server.post('/track/provide', async (request, reply) => {
    const { session, view, form, key } = await begin(request, reply)
    await done(
      act(app, session, view.lang, key, { type: 'provideMaterials', requestId: textOf(form, 'request'), text: '' }),
    )
    return seeOther(reply, '/track?did=provided')
  })

  server.post('/track/solved', async (request, reply) => {
    const { session, view, form, key } = await begin(request, reply)
    const solved = textOf(form, 'solved') === 'yes' ? 'yes' : 'no'
    await done(act(app, session, view.lang, key, { type: 'confirm', solved, words: '' }))
    return seeOther(reply, '/track?did=said')
  })

  for (const kind of ['write', 'again', 'appeal'] as const) {
    server.get(`/track/${kind}`, async (request, reply) => {
      const { view } = await open(request, reply)
      return sendPage(reply, renderText(view, kind, '', [], view.newKey()))
    })
    server.post(`/track/${kind}`, async (request, reply) => {
      const { session, view, form, key } = await begin(request, reply)
      const typed = textOf(form, 'text')
      const fault = textFault(view, typed)
      const performed = fault ? null : await act(app, session, view.lang, key, saying(kind, typed.trim()))
      if (performed?.ok) return seeOther(reply, `/track?did=${kind}`)
      const faults = fault ? [fault] : faultsOf(view, performed, 'text')
      return sendPage(reply, renderText(view, kind, typed, faults, key), 422)
    })
  }

  server.get('/track/rate', async (request, reply) => {
    const { view, file } = await open(request, reply)
    return sendPage(reply, renderRate(view, file, [], view.newKey()))
  })

  server.post('/track/rate', async (request, reply) => {
    const { session, view, file, form, key } = await begin(request, reply)
    const typed = {
      stars: textOf(form, 'stars'),
      reasons: listOf(form, 'reasons'),
      words: textOf(form, 'words').slice(0, mostText),
    }
    const stars = Number(typed.stars)
    if (stars !== 1 && stars !== 2 && stars !== 3 && stars !== 4 && stars !== 5) {
      const fault = { field: 'stars', text: view.t('请选一项：这次办得怎么样？', 'Please choose how it went.') }
      return sendPage(reply, renderRate(view, file, [fault], key, typed), 422)
    }
    const reasons = [...new Set(typed.reasons)].filter((reason) => Object.hasOwn(ratingReasons, reason))
    const performed = await act(app, session, view.lang, key, {
      type: 'rate',
      stars,
      reasons,
      words: typed.words,
    })
    if (performed.ok) return seeOther(reply, '/track?did=rated')
    return sendPage(reply, renderRate(view, file, faultsOf(view, performed, 'stars'), key, typed), 409)
  })

  server.get('/track/papers', async (request, reply) => {
    const { view, file } = await open(request, reply)
    return sendPage(reply, renderPapers(view, file))
  })

  server.post('/track/papers', async (request, reply) => {
    const { session, view, file } = await open(request, reply)
    const wait = await acting([session.caseId])
    if (wait > 0) throw new PortalProblem('tooMany', wait)
    const { form, files, refused } = await readUpload(request, app, view, mostFiles, (fields) =>
      kit.guard(request, fields),
    )
    const faults: Fault[] = refused.map((text) => ({
      field: 'papers',
      text,
      title: view.t('有的没有收下', 'Not everything was taken'),
    }))
    const performed = await addPapers(app, session, view.lang, keyOf(form), files)
    if (performed && !performed.ok) faults.push(...faultsOf(view, performed, 'papers'))
    if (files.length === 0 && faults.length === 0)
      faults.push({ field: 'papers', text: view.t('还没有选照片或文件。', 'Nothing was chosen yet.') })
    if (faults.length > 0) return sendPage(reply, renderPapers(view, file, faults, files.length), 422)
    return seeOther(reply, '/track?did=papers')
  })

  server.get<{ Params: { id: string } }>('/track/papers/:id', async (request, reply) => {
    const { file } = await open(request, reply)
    const picture = await findPaperOf(app, file, request.params.id)
    if (!picture) throw new PortalProblem('notFound')
    const place = picture.mediaType.startsWith('image/') ? 'inline' : 'attachment'
    return reply
      .header('cache-control', 'no-store')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('content-disposition', place)
      .type(picture.mediaType)
      .send(picture.content)
  })

  server.get<{ Params: { id: string } }>('/track/cards/:id', async (request, reply) => {
    const { view, file } = await open(request, reply)
    const card = file.cards.find(({ id }) => id === request.params.id)
    if (!card) throw new PortalProblem('notFound')
    return sendPage(reply, renderCard(view, card, await qrOfAddress(card.address)))
  })

  server.post('/track/leave', async (request, reply) => {
    kit.guard(request, formOf(request))
    const token = cookies.get(request, 'case')
    if (token) {
      await closeCaseSession(app, token)
      server.live.end(hashToken(token))
    }
    cookies.clear(reply, 'case')
    // What was reported from this browser leads to the code and the case as well.
    const report = cookies.get(request, 'draft')
    if (report) await forgetReport(app, report)
    cookies.clear(reply, 'draft')
    void reply.header('clear-site-data', '"cache"')
    return sendPage(reply, renderLeft(await kit.view(request, reply, null)))
  })

  serveTrackLive(server, kit)

  // Asked by live.js: the page's moving parts anew, only when something happened. Keeps no session alive.
  server.get<{ Querystring: { version?: string } }>('/track/now', async (request, reply) => {
    const session = await kit.session(request, false)
    if (!session) throw new PortalProblem('noSession')
    const version = await caseVersion(app, session)
    if (version === null || String(version) === request.query.version)
      return reply.code(204).header('cache-control', 'no-store').send()
    const view = await kit.view(request, reply, session)
    return sendPage(reply.header('x-version', String(version)), liveParts(view, await getPersonFile(app, session)))
  })
}

/** The three things that a person says in one text of their own. */
const saying = (kind: 'write' | 'again' | 'appeal', text: string) =>
  kind === 'write'
    ? ({ type: 'say', text } as const)
    : kind === 'again'
      ? ({ type: 'reopen', reason: text } as const)
      : ({ type: 'appeal', words: text } as const)

/** What the last press did, in the address as a code: nothing of it is personal. */
function noteOf({ t }: View, did: string | undefined): string {
  switch (did) {
    case 'provided':
      return t('收到了，接着办。', 'Received; we go on.')
    case 'papers':
      return t('收下了，放进了您的材料里。', 'Taken, and put with your papers.')
    case 'write':
      return t('送到了，经办人会看到。', 'Sent; whoever handles it will read it.')
    case 'again':
      return t('重新打开了，请放心，接着办。', 'Opened again; we go on.')
    case 'appeal':
      return t(
        '记下了，请没有经手过的人重新看，看完告诉您。',
        'Noted; somebody who had no part in it looks again and tells you.',
      )
    case 'read':
      return t('记下了：您看到答复了。', 'Noted: you have seen the answer.')
    case 'said':
      return t('记下了，谢谢您告诉我们。', 'Noted; thank you for telling us.')
    case 'rated':
      return t('评价收到了，谢谢。', 'Your rating was received; thank you.')
    default:
      return ''
  }
}

/** The part of a typed code by which a case is found, as far as it can be told; only a key for counting. */
const findingPart = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .slice(0, 6)

/** A press that changes nothing any more (done already, meanwhile closed) leads back to the page, which says how things stand. */
const done = async (performing: Promise<Performed>): Promise<void> => void (await performing)

const faultsOf = (view: View, performed: Performed | null, field: string): Fault[] =>
  performed && !performed.ok
    ? performed.refusals.map((refusal) => ({ field, text: refusalText(refusal, view.lang) }))
    : []

function textFault(view: View, typed: string): Fault | null {
  if (typed.trim() === '')
    return {
      field: 'text',
      text: view.t('还没有写。写一两句就行。', 'Nothing is written yet; a sentence or two will do.'),
    }
  if (Array.from(typed).length > mostText)
    return {
      field: 'text',
      text: view.t(
        `太长了，最多 ${mostText} 字；可以分几次写。`,
        `Too long, at most ${mostText} characters; write in several parts.`,
      ),
    }
  return null
}
