/** What a printed document is made of: the case, names opened as far as the document needs them, the QR code. Printing is logged. */
import QRCode from 'qrcode'
import { clocksOf, referralClock } from '#core/case/clocks.ts'
import { readPayload } from '#documents/qr-payload.ts'
import { logAccess } from '#store/access-log.ts'
import { getCode } from '#store/case-codes.ts'
import { orgTransaction } from '#store/org-query.ts'
import { openField } from '#store/people.ts'
import { codeUrl, typedCode } from './case-code.ts'
import { cardsIn } from '#store/item-data.ts'
import { qrOfAddress } from './card-qr.ts'
import { checklistOf } from './case-checklist.ts'
import type { Ask } from './context.ts'
import { mustSee } from './desk.ts'
import { staffNames } from './staff-names.ts'

export interface PrintNeeds {
  /** What the access log says was printed. */
  readonly purpose: string
  /** The document goes to the person: it may bear the code and a QR code that opens the person's page. */
  readonly forPerson: boolean
  /** The name stands on it in full (for those who may work on the case; a counter prints it masked). */
  readonly fullName: boolean
  /** Only this card of the item. */
  readonly card?: string
}

/** Throws NotFound unless the actor may see the case. Nothing is handed out that is not in the access log. */
export async function printCase(ask: Ask, caseId: string, needs: PrintNeeds) {
  const { app, orgId, actor, now } = ask
  const record = await mustSee(ask, caseId)
  const { state } = record
  const { name: centreName, settings, calendar } = await app.centre(orgId)
  const names = await staffNames(app, orgId)
  const personId = state.requester?.personId ?? null
  const proxyId = state.requester?.proxy?.personId ?? null
  const open = needs.fullName && (actor.roles.includes('caseworker') || actor.roles.includes('director'))
  const [requester, proxy] = await orgTransaction(app.store.pool, orgId, async (client) => {
    const person = async (id: string | null) => {
      if (id === null) return null
      const labels = record.people.find((entry) => entry.id === id)
      const clear = open ? await openField(client, app.keys, orgId, id, 'name') : null
      return { name: clear || (labels?.name ?? ''), idNumber: labels?.idNumber ?? '', phone: labels?.phone ?? '' }
    }
    const people = [await person(personId), await person(proxyId)] as const
    await logAccess(client, orgId, {
      caseId,
      personId: open ? personId : null,
      actor,
      what: 'print',
      purpose: needs.purpose,
      at: now,
    })
    return people
  })
  const code = needs.forPerson ? await getCode(app.store.pool, orgId, caseId) : null
  const { promise, contact, legal } = clocksOf(state, calendar)
  return {
    state,
    events: record.events,
    centre: {
      name: centreName,
      window: settings.texts.zh.name,
      room: settings.room,
      address: settings.address,
      phone: settings.phone,
    },
    requester,
    proxy,
    names,
    promise,
    contact,
    legal,
    referralDue: (id: string) => {
      const referral = state.referrals.find((entry) => entry.id === id)
      return referral ? referralClock(referral, calendar).date : null
    },
    code: code && typedCode(app, code),
    qrSvg: await QRCode.toString(code ? codeUrl(app, code) : state.number, {
      type: 'svg',
      margin: 1,
      errorCorrectionLevel: 'M',
    }),
    readings: state.papers.flatMap(({ qr }) => qr).map(readPayload),
    checklist: checklistOf(state, record.itemData, { now, calendar }),
    basis: record.itemData?.guide?.basis ?? '',
    cards: await Promise.all(
      cardsIn(record.itemData)
        .filter(({ id }) => needs.card === undefined || id === needs.card)
        .map(async (card) => ({ ...card, qrSvg: await qrOfAddress(card.address) })),
    ),
    printedBy: names(actor.id),
    printedAt: now,
  }
}
