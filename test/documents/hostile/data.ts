/** XML and web pages: taken only as the data of a bill, and then never shown as a page. */
import { digitalXml } from '#test/support/drawn-invoice.ts'
import { sample } from '../whole.ts'
import { fill, latin, row, type Allowed, type Hostile } from './row.ts'

const invoice = digitalXml(sample)
const declared = `<?xml version="1.0" encoding="UTF-8"?>`
const within = (more: string): Buffer =>
  Buffer.from(`${declared}${invoice.replace('</EInvoice>', `${more}</EInvoice>`)}`)
const laughs = `<!DOCTYPE a [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, at) => `<!ENTITY ${'bcdefghij'[at]} "${`&${'abcdefghi'[at]};`.repeat(10)}">`).join('')}]>`
const bad: readonly Allowed[] = ['damaged', 'markup', 'not-a-bill', 'not-a-kind-we-take', 'too-hard']
const harmless: readonly Allowed[] = [...bad, 'taken']

export const data: readonly Hostile[] = [
  row('XML that laughs a billion times', 'a.xml', () => Buffer.from(`${declared}${laughs}<a>&j;</a>`), bad),
  row(
    'an invoice that laughs a billion times',
    'a.xml',
    () => Buffer.from(`${declared}${laughs}${invoice.replace('<Header>', '<Header><x>&j;</x>')}`),
    bad,
  ),
  row(
    'XML that grows by squares',
    'a.xml',
    () => Buffer.from(`${declared}<!DOCTYPE a [<!ENTITY a "${'a'.repeat(100_000)}">]><a>${'&a;'.repeat(100_000)}</a>`),
    bad,
  ),
  row(
    'XML that reads a file of ours',
    'a.xml',
    () => Buffer.from(`${declared}<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>`),
    bad,
  ),
  row(
    'an invoice that reads a file of ours',
    'a.xml',
    () =>
      Buffer.from(
        `${declared}<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${invoice.replace(/<BuyerName>.*?</, '<BuyerName>&x;<')}`,
      ),
    bad,
  ),
  row(
    'XML that calls a server',
    'a.xml',
    () => Buffer.from(`${declared}<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a/>`),
    bad,
  ),
  row(
    'XML with parameter entities',
    'a.xml',
    () => Buffer.from(`${declared}<!DOCTYPE a [<!ENTITY % p SYSTEM "http://127.0.0.1:9/"> %p;]><a/>`),
    bad,
  ),
  row(
    'a document type hidden by a comment',
    'a.xml',
    () => Buffer.from(`${declared}<!-- --><!doctype a [<!entity x "y">]><a>&x;</a>`),
    bad,
  ),
  row(
    'XML nested 100,000 deep',
    'a.xml',
    () => Buffer.from(`${declared}${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`),
    bad,
  ),
  row(
    'XML nested three million deep, unclosed',
    'a.xml',
    () => Buffer.from(`${declared}${'<a>'.repeat(3_000_000)}`),
    bad,
  ),
  row('an invoice nested 5,000 deep', 'a.xml', () => within('<a>'.repeat(5_000) + '</a>'.repeat(5_000)), bad),
  row('20 MB of attributes', 'a.xml', () => Buffer.from(`${declared}<a ${'b="c" '.repeat(3_300_000)}/>`), bad),
  row(
    'a million different attributes',
    'a.xml',
    () => Buffer.from(`${declared}<a ${Array.from({ length: 1_000_000 }, (_, at) => `a${at}=""`).join(' ')}/>`),
    bad,
  ),
  row('an attribute of 15 MB', 'a.xml', () => Buffer.from(`${declared}<a b="${'x'.repeat(15_000_000)}"/>`), bad),
  row('an element’s name of 15 MB', 'a.xml', () => Buffer.from(`${declared}<${'x'.repeat(15_000_000)}/>`), bad),
  row('19 MB of text', 'a.xml', () => Buffer.from(`${declared}<a>${'x'.repeat(19_000_000)}</a>`), bad),
  row('19 MB of elements', 'a.xml', () => Buffer.from(`${declared}<r>${'<a/>'.repeat(4_700_000)}</r>`), bad),
  row('19 MB of comments', 'a.xml', () => Buffer.from(`${declared}<r>${'<!---->'.repeat(2_700_000)}</r>`), bad),
  row('19 MB of blanks before the element', 'a.xml', () => Buffer.from(`${' '.repeat(19_000_000)}<a/>`), bad),
  row('a comment without end', 'a.xml', () => Buffer.from(`${declared}<a><!--${'-'.repeat(5_000_000)}`), bad),
  row(
    'a CDATA section without end',
    'a.xml',
    () => Buffer.from(`${declared}<a><![CDATA[${']]'.repeat(2_000_000)}`),
    bad,
  ),
  row(
    'a processing instruction without end',
    'a.xml',
    () => Buffer.from(`${declared}<?php ${'?'.repeat(2_000_000)}`),
    bad,
  ),
  row('a processing instruction for PHP', 'a.xml', () => Buffer.from(`${declared}<?php system("id") ?><a/>`), bad),
  row(
    'an invoice with a style sheet',
    'a.xml',
    () => Buffer.from(`${declared}<?xml-stylesheet type="text/xsl" href="http://127.0.0.1:9/a.xsl"?>${invoice}`),
    bad,
  ),
  row(
    'XSLT',
    'a.xml',
    () => Buffer.from(`${declared}<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="1.0"/>`),
    bad,
  ),
  row(
    'XInclude',
    'a.xml',
    () => Buffer.from(`${declared}<a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="/etc/passwd"/></a>`),
    bad,
  ),
  row(
    'an invoice with HTML in it',
    'a.xml',
    () => within('<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>'),
    harmless,
  ),
  row(
    'SVG',
    'a.svg',
    () => Buffer.from(`${declared}<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`),
    'markup',
  ),
  row(
    'SVG called XML',
    'a.xml',
    () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    'markup',
  ),
  row(
    'SVG with a prefix',
    'a.xml',
    () => Buffer.from('<s:svg xmlns:s="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    bad,
  ),
  row(
    'SVG behind a long comment',
    'a.xml',
    () =>
      Buffer.from(`${declared}<!--${' '.repeat(2_000)}--><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`),
    bad,
  ),
  row(
    'SVG in UTF-16',
    'a.png',
    () => Buffer.concat([Buffer.from('fffe', 'hex'), Buffer.from('<svg onload="x"/>', 'utf16le')]),
    'markup',
  ),
  row(
    'SVG in UTF-7',
    'a.xml',
    () => latin('<?xml version="1.0" encoding="UTF-7"?>+ADw-svg onload+AD0-alert(1)+AD4-'),
    bad,
  ),
  row('HTML', 'a.html', () => Buffer.from('<!doctype html><script>1</script>'), 'markup'),
  row('HTML called PDF', 'a.pdf', () => Buffer.from('\ufeff<html><body onload=alert(1)>'), 'markup'),
  row(
    'XHTML called XML',
    'a.xml',
    () => Buffer.from(`${declared}<html xmlns="http://www.w3.org/1999/xhtml"><script>1</script></html>`),
    'markup',
  ),
  row('HTA', 'a.hta', () => latin('<hta:application id="x"/><script language="VBScript">x</script>'), 'markup'),
  row('RSS', 'a.xml', () => Buffer.from(`${declared}<rss><channel/></rss>`), bad),
  row('a property list', 'a.plist', () => Buffer.from(`${declared}<!DOCTYPE plist><plist/>`), bad),
  row('XML that is no bill', 'a.xml', () => Buffer.from(`${declared}<EInvoice/>`), bad),
  row('an invoice called JPEG', 'a.jpg', () => Buffer.from(invoice), [...bad, 'name-contradicts']),
  row('an invoice cut off', 'a.xml', () => Buffer.from(invoice.slice(0, 700)), bad),
  row(
    'an invoice in GBK that says UTF-8',
    'a.xml',
    () => latin(`${declared}${invoice.replace(/[\u0080-\uffff]+/g, '\u00d0\u00e9\u00b9\u00b9')}`),
    harmless,
  ),
  row('an invoice in UTF-16 without a mark', 'a.xml', () => Buffer.from(invoice, 'utf16le'), harmless),
  row(
    'an invoice in UTF-16 the other way round',
    'a.xml',
    () => Buffer.concat([Buffer.from('feff', 'hex'), Buffer.from(invoice, 'utf16le').swap16()]),
    harmless,
  ),
  row(
    'an invoice in an encoding that is none',
    'a.xml',
    () => Buffer.from(`<?xml version="1.0" encoding="x-none"?>${invoice}`),
    harmless,
  ),
  row('an invoice with NULs', 'a.xml', () => Buffer.from(invoice.replaceAll('><', '>\u0000<')), harmless),
  row(
    'an invoice of 50,000 lines',
    'a.xml',
    () =>
      within('<IssuItemInformation><ItemName>药</ItemName><Amount>1.00</Amount></IssuItemInformation>'.repeat(50_000)),
    harmless,
  ),
  row(
    'an invoice with a name of 7 MB',
    'a.xml',
    () => Buffer.from(invoice.replace(/<BuyerName>.*?</, `<BuyerName>${'x'.repeat(7_000_000)}<`)),
    harmless,
  ),
  row(
    'an invoice with amounts beyond numbers',
    'a.xml',
    () => Buffer.from(invoice.replaceAll(/>(-?\d+\.\d\d)</g, '>9e999<')),
    harmless,
  ),
  row(
    'an invoice with the names of a prototype',
    'a.xml',
    () => within('<__proto__ constructor="1"><toString/><hasOwnProperty/></__proto__>'),
    harmless,
  ),
  row(
    'an invoice with a formula for a name',
    'a.xml',
    () => Buffer.from(invoice.replace(/<BuyerName>.*?</, `<BuyerName>=cmd|' /C calc'!A0<`)),
    harmless,
  ),
  row(
    'an invoice with script for a name',
    'a.xml',
    () => Buffer.from(invoice.replace(/<BuyerName>.*?</, '<BuyerName>&lt;script&gt;alert(1)&lt;/script&gt;<')),
    harmless,
  ),
  row(
    'an invoice and 10 MB of zeros',
    'a.xml',
    () => Buffer.concat([Buffer.from(invoice), fill(10_000_000)]),
    harmless,
  ),
]
