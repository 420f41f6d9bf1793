/** What the sheet of a rectification is made of: its page, the centre, the code of its number. */
import QRCode from 'qrcode'
import type { Ask } from './context.ts'
import { rectificationView } from './rectifications.ts'
import { staffNames } from './staff-names.ts'

/** Throws NotFound like the page itself. */
export async function printRectification(ask: Ask, id: string) {
  const { app, orgId, actor, now } = ask
  const view = await rectificationView(ask, id)
  const { name, settings } = await app.centre(orgId)
  return {
    view,
    centre: { name, window: settings.texts.zh.name },
    qrSvg: await QRCode.toString(view.number, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' }),
    printedBy: (await staffNames(app, orgId))(actor.id),
    printedAt: now,
  }
}
