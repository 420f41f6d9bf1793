/** OFD files: archives that lie, and sound archives whose parts do. Kept byte for byte when taken, so what is taken must be harmless as it is. */
import { unzipSync } from 'fflate'
import { invoiceOfd } from '#test/support/drawn-invoice.ts'
import { der, sealedOfd } from '#test/support/drawn-seal.ts'
import { sample } from '../whole.ts'
import { brokenZips } from './archives.ts'
import { fill, latin, row, type Allowed, type Hostile } from './row.ts'
import { bombStream, zipOf, type Entry } from './zip.ts'

const sound = await invoiceOfd(sample, 'digital', ['data', 'title'])
const sealed = sealedOfd(await invoiceOfd(sample, 'digital', ['title']))

const entriesOf = (ofd: Uint8Array): Entry[] => Object.entries(unzipSync(ofd)).map(([name, data]) => ({ name, data }))
const soundEntries = entriesOf(sound)
const page = 'Doc_0/Pages/Page_0/Content.xml'
const document = 'Doc_0/Document.xml'
const data = 'Doc_0/Attachs/original_invoice.xml'
const list = 'Doc_0/Attachs/Attachments.xml'
const signs = 'Doc_0/Signs/Sign_0/'

/** The package with some of its parts changed (null: left out) and some more. */
function changed(parts: Record<string, string | Uint8Array | ((text: string) => string) | null>, from = sound): Buffer {
  const entries = new Map(entriesOf(from).map(({ name, data: bytes }) => [name as string, Buffer.from(bytes!)]))
  for (const [name, change] of Object.entries(parts)) {
    if (change === null) entries.delete(name)
    else if (typeof change === 'function') entries.set(name, Buffer.from(change(entries.get(name)?.toString() ?? '')))
    else entries.set(name, Buffer.from(change))
  }
  return zipOf([...entries].map(([name, bytes]) => ({ name, data: bytes })))
}

const times = (count: number, text: string | ((at: number) => string)): string =>
  typeof text === 'string' ? text.repeat(count) : Array.from({ length: count }, (_, at) => text(at)).join('')
const around = (before: string, more: string) => (text: string) => text.replace(before, `${more}${before}`)
const text = (attributes: string, content: string): string =>
  `<ofd:TextObject ID="7" Boundary="1 1 9 3" Size="3" ${attributes}><ofd:TextCode X="0" Y="3">${content}</ofd:TextCode></ofd:TextObject>`
const inPage = (more: string) => changed({ [page]: around('</ofd:Layer>', more) })
const laughs = `<!DOCTYPE a [<!ENTITY a "ha">${times(9, (at) => `<!ENTITY ${'abcdefghij'[at + 1]} "${times(10, `&${'abcdefghij'[at]};`)}">`)}]>`
const external = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
const before = (more: string) => (xml: string) => xml.replace(/(<\?xml.*?\?>)?/, `$1${more}`)

// What is wrong within a part is no reason to refuse: it is kept as it is and never opened by a browser; its readers say what they found.
const inside: readonly Allowed[] = ['taken', 'damaged', 'too-hard', 'ofd-foreign']
const broken: readonly Allowed[] = ['archive', 'damaged', 'ofd-foreign', 'ofd-locked', 'too-hard', 'not-a-kind-we-take']
const foreign: readonly Allowed[] = ['ofd-foreign']

/** Faults of the archive that a reader may live with: the parts of the document are all there and say what they say. */
const bearable =
  /an absolute name|no UTF-8|of a prototype|a size too|a wrong sum|another name|garbage|an offset|packed size|bzip2|zstd/
const nothingBad = /two ends/

const seal = (make: Parameters<typeof sealedOfd>[1]) => sealedOfd(sound, make)
const deep = (levels: number): Buffer => {
  let inner = der(0x05, Buffer.alloc(0))
  for (let level = 0; level < levels; level++) inner = der(0x30, inner)
  return inner
}

export const ofds: readonly Hostile[] = [
  ...brokenZips(soundEntries).map(([what, make]) =>
    row(
      `OFD with ${what}`,
      'a.ofd',
      make,
      bearable.test(what) || nothingBad.test(what) ? [...broken, 'taken'] : broken,
    ),
  ),
  row('OFD called ZIP', 'a.zip', () => sound, 'name-contradicts'),
  row('OFD called PDF', 'a.pdf', () => sound, 'name-contradicts'),
  row('OFD with a PDF behind it', 'a.ofd', () => Buffer.concat([sound, latin('%PDF-1.7\n%%EOF')]), broken),
  row('OFD behind a JPEG', 'a.jpg', () => Buffer.concat([Buffer.from('ffd8ffe000104a46494600', 'hex'), sound]), [
    'polyglot',
    'damaged',
  ]),
  row(
    'a ZIP with an OFD.xml and nothing else',
    'a.ofd',
    () => zipOf([{ name: 'OFD.xml', data: latin('<a/>') }]),
    broken,
  ),
  row(
    'OFD with HTML among its parts',
    'a.ofd',
    () => changed({ 'Doc_0/Attachs/a.html': '<script>1</script>' }),
    foreign,
  ),
  row('OFD with SVG among its parts', 'a.ofd', () => changed({ 'Doc_0/Res/a.svg': '<svg onload="1"/>' }), foreign),
  row('OFD with a script among its parts', 'a.ofd', () => changed({ 'Doc_0/Attachs/a.js': 'alert(1)' }), foreign),
  row('OFD with a program among its parts', 'a.ofd', () => changed({ 'Doc_0/Attachs/a.exe': latin('MZ') }), foreign),
  row('OFD with a Word file among its parts', 'a.ofd', () => changed({ 'Doc_0/Attachs/a.docm': latin('PK') }), foreign),
  row('OFD with a PDF among its parts', 'a.ofd', () => changed({ 'Doc_0/Attachs/a.pdf': latin('%PDF-1.7') }), foreign),
  row(
    'OFD with a ZIP bomb for a page',
    'a.ofd',
    () =>
      zipOf([
        ...soundEntries.filter(({ name }) => name !== page),
        { name: page, raw: bombStream(11), size: 110_000_000 },
      ]),
    'too-hard',
  ),
  row('OFD whose page is 7 MB of blanks', 'a.ofd', () => inPage(text('', fill(7_000_000, 'a ').toString())), inside),
  row('OFD without OFD.xml’s document', 'a.ofd', () => changed({ [document]: null }), 'damaged'),
  row('OFD without its pages', 'a.ofd', () => changed({ [page]: null }), inside),
  row('OFD without its attachment', 'a.ofd', () => changed({ [data]: null }), inside),
  row('OFD whose OFD.xml is empty', 'a.ofd', () => changed({ 'OFD.xml': '' }), 'damaged'),
  row('OFD whose OFD.xml is HTML', 'a.ofd', () => changed({ 'OFD.xml': '<html><script>1</script></html>' }), [
    'damaged',
    'ofd-foreign',
    'taken',
  ]),
  row(
    'OFD whose document names itself as a page',
    'a.ofd',
    () => changed({ [document]: around('</ofd:Pages>', '<ofd:Page ID="9" BaseLoc="Document.xml"/>') }),
    inside,
  ),
  row(
    'OFD with a page named 100,000 times',
    'a.ofd',
    () =>
      changed({
        [document]: around('</ofd:Pages>', times(100_000, '<ofd:Page ID="9" BaseLoc="Pages/Page_0/Content.xml"/>')),
      }),
    inside,
  ),
  row(
    'OFD whose pages lie outside',
    'a.ofd',
    () =>
      changed({
        [document]: around('</ofd:Pages>', times(50, '<ofd:Page ID="9" BaseLoc="../../../../../etc/passwd"/>')),
      }),
    inside,
  ),
  row(
    'OFD whose page lies on a server',
    'a.ofd',
    () => changed({ [document]: around('</ofd:Pages>', '<ofd:Page ID="9" BaseLoc="http://127.0.0.1:9/a.xml"/>') }),
    inside,
  ),
  row(
    'OFD with templates that are each other',
    'a.ofd',
    () =>
      changed({
        [document]: around(
          '<ofd:PageArea>',
          '<ofd:TemplatePage ID="1" BaseLoc="T1.xml"/><ofd:TemplatePage ID="2" BaseLoc="T2.xml"/>',
        ),
        'Doc_0/T1.xml': '<a><Template TemplateID="2"/></a>',
        'Doc_0/T2.xml': '<a><Template TemplateID="1"/></a>',
        [page]: around('<ofd:Content>', '<ofd:Template TemplateID="1"/>'),
      }),
    inside,
  ),
  row(
    'OFD with its template used 50,000 times',
    'a.ofd',
    () =>
      changed({
        [document]: around('<ofd:PageArea>', '<ofd:TemplatePage ID="1" BaseLoc="Pages/Page_0/Content.xml"/>'),
        [page]: around('<ofd:Content>', times(50_000, '<ofd:Template TemplateID="1"/>')),
      }),
    inside,
  ),
  row(
    'OFD with annotations that are themselves',
    'a.ofd',
    () =>
      changed({
        [document]: around('</ofd:Document>', '<ofd:Annotations>Annots.xml</ofd:Annotations>'),
        'Doc_0/Annots.xml': '<a><Page PageID="1"><FileLoc>Annots.xml</FileLoc></Page></a>',
      }),
    inside,
  ),
  row(
    'OFD with an attachment named 100,000 times',
    'a.ofd',
    () =>
      changed({
        [list]: around(
          '</ofd:Attachments>',
          times(
            100_000,
            '<ofd:Attachment ID="1" Name="invoice"><ofd:FileLoc>original_invoice.xml</ofd:FileLoc></ofd:Attachment>',
          ),
        ),
      }),
    inside,
  ),
  row(
    'OFD with the list of attachments as attachment',
    'a.ofd',
    () =>
      changed({
        [list]: around(
          '</ofd:Attachments>',
          '<ofd:Attachment ID="2" Name="invoice"><ofd:FileLoc>Attachments.xml</ofd:FileLoc></ofd:Attachment>',
        ),
      }),
    inside,
  ),
  row(
    'OFD with tags that are themselves',
    'a.ofd',
    () =>
      changed({
        [document]: around('</ofd:Document>', '<ofd:CustomTags>Tags.xml</ofd:CustomTags>'),
        'Doc_0/Tags.xml': `<a>${times(5_000, '<FileLoc>Tags.xml</FileLoc>')}</a>`,
      }),
    inside,
  ),
  row(
    'OFD with 60,000 references to one long text',
    'a.ofd',
    () =>
      changed({
        [document]: around('</ofd:Document>', '<ofd:CustomTags>Tags.xml</ofd:CustomTags>'),
        'Doc_0/Tags.xml': '<a><FileLoc>Tag.xml</FileLoc></a>',
        'Doc_0/Tag.xml': `<e><InvoiceNo>${times(60_000, '<ObjectRef PageRef="1">7</ObjectRef>')}</InvoiceNo></e>`,
        [page]: around('</ofd:Layer>', text('', times(100_000, '长'))),
      }),
    inside,
  ),
  row('OFD with 100,000 words on a page', 'a.ofd', () => inPage(times(100_000, text('', '字'))), inside),
  row('OFD with 5,900 words on one line', 'a.ofd', () => inPage(times(5_900, text('', '名称：名称：'))), inside),
  row(
    'OFD with 30,000 words over many pages',
    'a.ofd',
    () =>
      changed({
        [page]: around('</ofd:Layer>', times(5_000, text('', '金额税额'))),
        [document]: around('</ofd:Pages>', times(30, '<ofd:Page ID="9" BaseLoc="Pages/Page_0/Content.xml"/>')),
      }),
    inside,
  ),
  row(
    'OFD with coordinates beyond numbers',
    'a.ofd',
    () => inPage(text('CTM="1e308 NaN 0 -1e308 Infinity 1e309"', '金额')),
    inside,
  ),
  row(
    'OFD with a page of 10^300 millimetres',
    'a.ofd',
    () => changed({ [page]: (xml) => xml.replace(/<ofd:PhysicalBox>.*?</, '<ofd:PhysicalBox>0 0 1e300 1e300<') }),
    inside,
  ),
  row(
    'OFD with a billion steps between letters',
    'a.ofd',
    () =>
      inPage(
        '<ofd:TextObject ID="7" Boundary="0 0 1 1" Size="3"><ofd:TextCode X="0" Y="3" DeltaX="g 1000000000 1 g 1000000000 2">金额</ofd:TextCode></ofd:TextObject>',
      ),
    inside,
  ),
  row(
    'OFD nested 10,000 deep',
    'a.ofd',
    () => inPage(times(10_000, '<ofd:PageBlock>') + times(10_000, '</ofd:PageBlock>')),
    inside,
  ),
  row(
    'OFD nested 10,000 deep in its title',
    'a.ofd',
    () => changed({ 'OFD.xml': times(10_000, '<a>') + times(10_000, '</a>') }),
    'damaged',
  ),
  row(
    'OFD with 100,000 attributes',
    'a.ofd',
    () => inPage(`<ofd:TextObject ${times(100_000, (at) => `a${at}="1" `)}/>`),
    inside,
  ),
  row('OFD that laughs a billion times', 'a.ofd', () => changed({ 'OFD.xml': before(laughs) }), [
    'damaged',
    'ofd-foreign',
  ]),
  row('OFD that reads a file of ours', 'a.ofd', () => changed({ 'OFD.xml': before(external) }), [
    'damaged',
    'ofd-foreign',
  ]),
  row('OFD whose page laughs a billion times', 'a.ofd', () => changed({ [page]: before(laughs) }), inside),
  row('OFD whose data reads a file of ours', 'a.ofd', () => changed({ [data]: before(external) }), inside),
  row(
    'OFD whose data runs a style sheet',
    'a.ofd',
    () => changed({ [data]: before('<?xml-stylesheet href="http://127.0.0.1:9/a.xsl"?>') }),
    inside,
  ),
  row(
    'OFD with data in GBK that says UTF-8',
    'a.ofd',
    () => changed({ [data]: Buffer.from('3c613ed0e9b9b9ca d03c2f613e'.replaceAll(' ', ''), 'hex') }),
    inside,
  ),
  row(
    'OFD with a page in UTF-16 without a mark',
    'a.ofd',
    () => changed({ [page]: Buffer.from('<a>字</a>', 'utf16le') }),
    inside,
  ),
  row(
    'OFD with 100,000 lines in its data',
    'a.ofd',
    () =>
      changed({
        [data]: around('</fp:GoodsInfos>', times(100_000, '<fp:GoodsInfo><fp:Item>药</fp:Item></fp:GoodsInfo>')),
      }),
    inside,
  ),
  row(
    'OFD with a name of a megabyte',
    'a.ofd',
    () => changed({ [data]: (xml) => xml.replace(/<fp:BuyerName>.*?</, `<fp:BuyerName>${times(1_000_000, 'x')}<`) }),
    inside,
  ),
  row(
    'OFD with names of a prototype in its data',
    'a.ofd',
    () => changed({ [data]: around('</eInvoice>', '<__proto__ __proto__="1"><constructor/></__proto__>') }),
    inside,
  ),
  row(
    'OFD with 30 bombs for pictures',
    'a.ofd',
    () =>
      changed(
        Object.fromEntries(
          Array.from({ length: 30 }, (_, at) => [
            `Doc_0/Res/b${at}.png`,
            Buffer.concat([
              Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
              Buffer.from('0000ea600000ea600802000000', 'hex'),
              fill(40),
            ]),
          ]),
        ),
      ),
    inside,
  ),
  row(
    'OFD with script for a picture',
    'a.ofd',
    () => changed({ 'Doc_0/Res/qr.png': '<svg onload="alert(1)"/>' }),
    inside,
  ),
  row(
    'OFD sealed and then changed',
    'a.ofd',
    () => changed({ [page]: (xml) => xml.replace('190.80', '990.80') }, sealed),
    inside,
  ),
  row('OFD whose seal is cut off', 'a.ofd', () => seal(({ body }) => body.subarray(0, 20)), inside),
  row('OFD whose seal is empty', 'a.ofd', () => seal(() => Buffer.alloc(0)), inside),
  row('OFD whose seal is nested 20,000 deep', 'a.ofd', () => seal(() => deep(20_000)), inside),
  row('OFD whose seal claims 4 GB', 'a.ofd', () => seal(({ body }) => der(0x30, body, 0xffff_fff0)), inside),
  row('OFD whose seal has a length without end', 'a.ofd', () => seal(() => Buffer.from('3080a0800000', 'hex')), inside),
  row('OFD whose seal has 200,000 values', 'a.ofd', () => seal(() => der(0x30, fill(400_000, '\u0005\u0000'))), inside),
  row(
    'OFD whose seal has numbers of 60,000 bytes',
    'a.ofd',
    () =>
      seal(({ body, certificate, algorithm }) =>
        der(
          0x30,
          Buffer.concat([
            body,
            certificate,
            algorithm,
            der(
              0x03,
              Buffer.concat([
                Buffer.from([0]),
                der(0x30, Buffer.concat([der(0x02, fill(60_000, 0x7f)), der(0x02, fill(60_000, 0x7f))])),
              ]),
            ),
          ]),
        ),
      ),
    inside,
  ),
  row(
    'OFD whose seal has an identifier of 60,000 bytes',
    'a.ofd',
    () =>
      seal(({ body, certificate, signature }) =>
        der(0x30, Buffer.concat([body, certificate, der(0x06, fill(60_000, 0x7f)), signature])),
      ),
    inside,
  ),
  row(
    'OFD whose certificate is garbage',
    'a.ofd',
    () =>
      seal(({ body, algorithm, signature }) =>
        der(0x30, Buffer.concat([body, der(0x04, fill(500, 0x30)), algorithm, signature])),
      ),
    inside,
  ),
  row(
    'OFD that refers to a part 100,000 times',
    'a.ofd',
    () =>
      changed(
        {
          [`${signs}Signature.xml`]: around(
            '</ofd:References>',
            times(100_000, `<ofd:Reference FileRef="/${page}"><ofd:CheckValue>AAAA</ofd:CheckValue></ofd:Reference>`),
          ),
        },
        sealed,
      ),
    inside,
  ),
  row(
    'OFD with 50,000 signatures',
    'a.ofd',
    () =>
      changed(
        {
          'Doc_0/Signs/Signatures.xml': around(
            '</ofd:Signatures>',
            times(50_000, (at) => `<ofd:Signature ID="${at}" BaseLoc="Sign_${at % 2}/Signature.xml"/>`),
          ),
        },
        sealed,
      ),
    inside,
  ),
  row(
    'OFD whose signature signs itself',
    'a.ofd',
    () =>
      changed(
        {
          [`${signs}Signature.xml`]: around(
            '</ofd:References>',
            `<ofd:Reference FileRef="/${signs}Signature.xml"><ofd:CheckValue>AAAA</ofd:CheckValue></ofd:Reference>`,
          ),
        },
        sealed,
      ),
    inside,
  ),
  row(
    'OFD whose signatures were taken out',
    'a.ofd',
    () => changed({ 'Doc_0/Signs/Signatures.xml': null }, sealed),
    inside,
  ),
]
