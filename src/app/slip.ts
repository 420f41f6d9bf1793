/** The slip: number, code, QR, room, owner. The same every time it is printed; printing it again is logged. */
import QRCode from 'qrcode'
import type { CaseState } from '#core/case/case.ts'
import type { Slip } from '#contract/cases.ts'
import { logAccess } from '#store/access-log.ts'
import { getCode } from '#store/case-codes.ts'
import { orgTransaction } from '#store/org-query.ts'
import { codeUrl, typedCode } from './case-code.ts'
import type { Ask } from './context.ts'
import { mustSee } from './desk.ts'
import { staffNames } from './staff-names.ts'

/** The slip of a case the actor may see. `log`: false only where it is theirs to hold and was just made. */
export async function slipOf(ask: Ask, caseId: string, log = true): Promise<Slip> {
  const { app, orgId, actor, now } = ask
  const { state } = await mustSee(ask, caseId)
  if (log)
    await orgTransaction(app.store.pool, orgId, (client) =>
      logAccess(client, orgId, { caseId, personId: null, actor, what: 'slip', purpose: '', at: now }),
    )
  return await slipFor(ask, state)
}

/** The slip right after registering, when it is theirs to hand out. */
export async function slipFor({ app, orgId }: Ask, state: CaseState): Promise<Slip> {
  const code = await getCode(app.store.pool, orgId, state.id)
  const { settings } = await app.centre(orgId)
  const names = await staffNames(app, orgId)
  const url = codeUrl(app, code)
  return {
    number: state.number,
    code: typedCode(app, code),
    url,
    qrSvg: await QRCode.toString(url, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' }),
    room: settings.room,
    owner: { id: state.owner, name: names(state.owner) },
  }
}
