/** The report, page by page. Each answer is kept before the next page is shown; sending is the last of them and happens once. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { countPerMinute } from '#app/attempts.ts'
import { listItems, getPersonFile } from '#app/portal-reads.ts'
import type { ReportDraft } from '#app/portal-report.ts'
import {
  addReportPhoto,
  beginReport,
  dropReportPhoto,
  findReport,
  findReportPhoto,
  forgetReport,
  mostPhotos,
  saveReport,
  sendReport,
} from '#app/portal-report.ts'
import { askOf, openCaseSession } from '#app/portal-sessions.ts'
import { slipOf } from '#app/slip.ts'
import { findItems } from '#contract/item-search.ts'
import type { ReportAnswers, ReportStep } from '#contract/portal.ts'
import { reportSteps } from '#contract/portal.ts'
import { refusalText } from '#words/refusals.ts'
import { formOf, type Kit, PortalProblem, seeOther, sendPage, textOf } from '../kit.ts'
import type { Fault } from '../parts.ts'
import { readUpload } from '../uploads.ts'
import type { View } from '../view.ts'
import { faultsOf, firstOpen, passed, registration, withForm } from './answers.ts'
import { renderCheck } from './check-page.ts'
import { renderDone } from './done-page.ts'
import {
  type Found,
  type Question,
  renderPhotos,
  renderReach,
  renderStuck,
  renderTell,
  renderWhat,
} from './question-pages.ts'
import { renderNoDraft, renderStart } from './start-page.ts'

type Query = { Querystring: { from?: string } }

export function registerReport(server: FastifyInstance, kit: Kit): void {
  const { app, cookies } = kit
  const beginning = countPerMinute(app.store.pool, 'report-begin', 20)
  const uploading = countPerMinute(app.store.pool, 'report-upload', 30)
  const sending = countPerMinute(app.store.pool, 'report-send', 10)
  const slowDown = async (limit: typeof sending, request: FastifyRequest): Promise<void> => {
    const wait = await limit([kit.network(request)])
    if (wait > 0) throw new PortalProblem('tooMany', wait)
  }
  const draftOf = (request: FastifyRequest): Promise<ReportDraft | null> =>
    findReport(app, cookies.get(request, 'draft'))

  server.get('/report', async (request, reply) => {
    const draft = await draftOf(request)
    return sendPage(
      reply,
      renderStart(await kit.view(request, reply), draft === null ? 'none' : draft.caseId ? 'sent' : 'begun'),
    )
  })

  server.post('/report', async (request, reply) => {
    kit.guard(request, formOf(request))
    await slowDown(beginning, request)
    const old = cookies.get(request, 'draft')
    if (old) await forgetReport(app, old)
    cookies.set(reply, 'draft', await beginReport(app))
    return seeOther(reply, '/report/what')
  })

  for (const step of reportSteps) {
    server.get<Query>(`/report/${step}`, async (request, reply) => {
      const draft = await draftOf(request)
      if (!draft) return sendPage(reply, renderNoDraft(await kit.view(request, reply)), 404)
      if (draft.caseId) return seeOther(reply, '/report/done')
      return await show(request, reply, step, draft, draft.answers, [])
    })
  }

  for (const step of reportSteps.filter((each) => each !== 'photos')) {
    server.post<Query>(`/report/${step}`, async (request, reply) => {
      const form = formOf(request)
      kit.guard(request, form)
      const draft = await draftOf(request)
      if (!draft) return sendPage(reply, renderNoDraft(await kit.view(request, reply), form), 404)
      if (draft.caseId) return seeOther(reply, '/report/done')
      const typed = withForm(draft.answers, step, form)
      await saveReport(app, draft, typed)
      // Sent by live.js when the page is left in another way than by its button.
      if (textOf(form, 'do') === 'keep') return reply.code(204).header('cache-control', 'no-store').send()
      // Looking something up is an answer to nothing yet.
      if (step === 'what' && textOf(form, 'do') !== 'next') return seeOther(reply, `/report/what${from(request)}`)
      const view = await kit.view(request, reply)
      const faults = faultsOf(view, step, typed)
      if (faults.length > 0) return await show(request, reply, step, draft, typed, faults, 422)
      const answered = step === 'what' && typed.item === '' ? { ...typed, item: 'words' } : typed
      return await next(request, reply, step, draft, answered)
    })
  }

  server.post<Query>('/report/photos', async (request, reply) => {
    const view = await kit.view(request, reply)
    if (!request.isMultipart()) kit.guard(request, formOf(request))
    const draft = await draftOf(request)
    if (!draft) return sendPage(reply, renderNoDraft(view), 404)
    if (draft.caseId) return seeOther(reply, '/report/done')
    if (!request.isMultipart()) {
      const remove = textOf(formOf(request), 'remove')
      if (!remove) return await next(request, reply, 'photos', draft, draft.answers)
      await dropReportPhoto(app, draft, remove)
      return seeOther(reply, `/report/photos${from(request)}`)
    }
    await slowDown(uploading, request)
    const { files, refused } = await readUpload(request, app, view, mostPhotos, (form) => kit.guard(request, form))
    const faults: Fault[] = refused.map((text) => ({
      field: 'photos',
      text,
      title: view.t('有的没有收下', 'Not everything was taken'),
    }))
    let full = false
    for (const { picture, label } of files) full = !(await addReportPhoto(app, draft, picture, label)) || full
    if (full)
      faults.push({
        field: 'photos',
        text: view.t(
          `最多 ${mostPhotos} 张，多的没有收。交了以后还可以再补。`,
          `At most ${mostPhotos}; the rest was not taken. More can follow after sending.`,
        ),
      })
    if (files.length === 0 && faults.length === 0)
      faults.push({
        field: 'photos',
        text: view.t('还没有选照片。没有就按“跳过”。', 'No picture was chosen. Without one press “skip”.'),
      })
    if (faults.length > 0)
      return await show(request, reply, 'photos', (await draftOf(request)) ?? draft, draft.answers, faults, 422)
    return seeOther(reply, `/report/photos${from(request)}`)
  })

  server.get<{ Params: { id: string } }>('/report/photos/:id', async (request, reply) => {
    const draft = await draftOf(request)
    const photo =
      draft && !draft.caseId && draft.photos.some(({ id }) => id === request.params.id)
        ? await findReportPhoto(app, draft, request.params.id)
        : null
    if (!photo) throw new PortalProblem('notFound')
    const place = photo.mediaType.startsWith('image/') ? 'inline' : 'attachment'
    return reply
      .header('cache-control', 'no-store')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('content-disposition', place)
      .type(photo.mediaType)
      .send(photo.content)
  })

  server.get('/report/check', async (request, reply) => {
    const draft = await draftOf(request)
    const view = await kit.view(request, reply)
    if (!draft) return sendPage(reply, renderNoDraft(view), 404)
    if (draft.caseId) return seeOther(reply, '/report/done')
    const open = firstOpen(draft.answers)
    if (open) return seeOther(reply, `/report/${open}`)
    const model = { answers: draft.answers, itemName: await itemName(draft.answers), photos: draft.photos.length }
    return sendPage(reply, renderCheck(view, { ...model, faults: [] }))
  })

  server.post('/report/check', async (request, reply) => {
    kit.guard(request, formOf(request))
    const draft = await draftOf(request)
    const view = await kit.view(request, reply)
    if (!draft) return sendPage(reply, renderNoDraft(view), 404)
    if (draft.caseId) return await confirm(reply, draft.caseId)
    await slowDown(sending, request)
    const { answers } = draft
    const open = firstOpen(answers) ?? reportSteps.find((step) => faultsOf(view, step, answers).length > 0)
    if (open) return seeOther(reply, `/report/${open}?from=check`)
    const name = await itemName(answers)
    const done = await sendReport(app, draft, view.lang, registration(answers, name))
    if (done.ok) return await confirm(reply, done.caseId)
    // Another press of the same report came first: its answers are gone, its case is there.
    const after = await draftOf(request)
    if (after?.caseId) return await confirm(reply, after.caseId)
    const faults = done.refusals.map((refusal) => ({ field: 'main', text: refusalText(refusal, view.lang) }))
    return sendPage(reply, renderCheck(view, { answers, itemName: name, photos: draft.photos.length, faults }), 409)
  })

  server.get('/report/done', async (request, reply) => {
    const session = await kit.session(request)
    if (!session) {
      const draft = await draftOf(request)
      if (draft?.caseId) return await confirm(reply, draft.caseId)
      throw new PortalProblem('noSession')
    }
    const view = await kit.view(request, reply, session)
    const file = await getPersonFile(app, session)
    return sendPage(reply, renderDone(view, file, await slipOf(askOf(app, session, view.lang), session.caseId, false)))
  })

  /** Whoever just reported may see the case at once; the code is on the page for later. */
  async function confirm(reply: FastifyReply, caseId: string): Promise<FastifyReply> {
    cookies.set(reply, 'case', await openCaseSession(app, { orgId: app.orgId, caseId }))
    return seeOther(reply, '/report/done')
  }

  async function next(
    request: FastifyRequest<Query>,
    reply: FastifyReply,
    step: ReportStep,
    draft: ReportDraft,
    answers: ReportAnswers,
  ): Promise<FastifyReply> {
    const answered = passed(answers, step)
    await saveReport(app, draft, answered)
    const following = reportSteps[reportSteps.indexOf(step) + 1]
    return seeOther(reply, request.query.from === 'check' || !following ? '/report/check' : `/report/${following}`)
  }

  async function show(
    request: FastifyRequest<Query>,
    reply: FastifyReply,
    step: ReportStep,
    draft: ReportDraft,
    answers: ReportAnswers,
    faults: readonly Fault[],
    status = 200,
  ): Promise<FastifyReply> {
    const view = await kit.view(request, reply)
    const question: Question = { answers, faults, fromCheck: request.query.from === 'check' }
    return sendPage(reply, await render(view, step, draft, question), status)
  }

  async function render(view: View, step: ReportStep, draft: ReportDraft, question: Question): Promise<string> {
    switch (step) {
      case 'what':
        return renderWhat(view, question, await look(question.answers))
      case 'stuck':
        return renderStuck(view, question)
      case 'tell':
        return renderTell(view, question)
      case 'photos':
        return renderPhotos(view, question, draft.photos, mostPhotos)
      case 'reach':
        return renderReach(view, question)
    }
  }

  async function look({ query, category, item }: ReportAnswers): Promise<Found> {
    const all = await listItems(app)
    const names = [...new Set(all.map((each) => each.category))]
    // What fits nowhere stands last.
    const categories = [...names.filter((name) => name !== '其他'), ...names.filter((name) => name === '其他')]
    const hits = category
      ? all.filter((each) => each.category === category)
      : query.trim()
        ? findItems(query, all, 12)
        : []
    const chosen = all.filter((each) => each.id === item && !hits.includes(each))
    return { categories, items: [...chosen, ...hits] }
  }

  async function itemName({ item }: ReportAnswers): Promise<string> {
    return (await listItems(app)).find((each) => each.id === item)?.name ?? ''
  }
}

const from = (request: FastifyRequest<Query>): string => (request.query.from === 'check' ? '?from=check' : '')
