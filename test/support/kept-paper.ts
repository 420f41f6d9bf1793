/** Papers for tests: kept as if they had been uploaded, also what the door would refuse; an OFD with a picture. */
import { zipSync } from 'fflate'
import sharp from 'sharp'
import { insertPaper } from '#store/papers.ts'
import type { TestApp, TestStaff } from './app.ts'

/** A paper of this member of staff that is on no case yet. A reader must stand what an older door let in. */
export async function asIfUploaded(
  t: TestApp,
  staff: TestStaff,
  content: Buffer,
  mediaType: string,
  label = '材料',
): Promise<string> {
  const { sha256, bytes } = await t.app.files.put(content)
  const id = crypto.randomUUID()
  const paper = { id, sha256, mediaType, bytes, label, original: null, by: { kind: 'staff', id: staff.id } as const }
  await insertPaper(t.app.store.pool, staff.orgId, paper, t.clock.now())
  return id
}

/** One page of 210 × 140 mm with a picture of 50 × 30 mm at (10, 20), drawn `times` over. */
export async function pictureOfd(picture?: Buffer, times = 1): Promise<Buffer> {
  const bytes =
    picture ??
    (await sharp({ create: { width: 100, height: 60, channels: 3, background: '#060' } })
      .png()
      .toBuffer())
  const objects = Array.from(
    { length: times },
    (_, at) => `<ofd:ImageObject ID="${50 + at}" ResourceID="9" Boundary="10 20 50 30" CTM="50 0 0 30 0 0"/>`,
  ).join('')
  const xml = (text: string) => new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>${text}`)
  const space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
  return Buffer.from(
    zipSync({
      'OFD.xml': xml(
        `<ofd:OFD ${space} Version="1.1" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>1</ofd:DocID></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
      ),
      'Doc_0/Document.xml': xml(
        `<ofd:Document ${space}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 140</ofd:PhysicalBox></ofd:PageArea><ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes></ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages></ofd:Document>`,
      ),
      'Doc_0/DocumentRes.xml': xml(
        `<ofd:Res ${space} BaseLoc="Res"><ofd:MultiMedias><ofd:MultiMedia ID="9" Type="Image" Format="PNG"><ofd:MediaFile>image_9.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>`,
      ),
      'Doc_0/Res/image_9.png': new Uint8Array(bytes),
      'Doc_0/Pages/Page_0/Content.xml': xml(
        `<ofd:Page ${space}><ofd:Content><ofd:Layer ID="2">${objects}<ofd:TextObject ID="3" Boundary="10 60 100 10" Size="5"><ofd:TextCode X="0" Y="5">出院小结</ofd:TextCode></ofd:TextObject></ofd:Layer></ofd:Content></ofd:Page>`,
      ),
    }),
  )
}
