/** What is said when a file cannot be taken: why, and what to do instead. The codes are those of src/documents/intake.ts. */
import type { Text } from './word.ts'

export const uploadWords = {
  'empty-file': { zh: '这个文件是空的。请重新选一次。', en: 'This file is empty. Please choose it again.' },
  'too-big': {
    zh: '文件超过 20 MB 了。请把照片压小一点，或者分成几张上传。',
    en: 'The file is larger than 20 MB. Please make the picture smaller or send several.',
  },
  heic: {
    zh: '这是苹果手机的 HEIC 照片，我们打不开。请在手机“设置—相机—格式”里选“兼容性最佳”后重拍，或者截屏后上传截图。',
    en: 'This is a HEIC photo, which we cannot open. On the phone choose Settings – Camera – Formats – Most Compatible and take it again, or send a screenshot.',
  },
  markup: { zh: '网页文件不能上传。请截屏，上传截图。', en: 'Web pages and SVG files cannot be taken. Please send a screenshot.' },
  archive: {
    zh: '压缩包、Word 等文件不能上传。请把里面的照片、PDF 或 OFD 一个一个传上来。',
    en: 'Archives and office files cannot be taken. Please send the pictures, PDF or OFD files inside one by one.',
  },
  'not-a-kind-we-take': {
    zh: '只能上传照片（JPG、PNG、WebP）、PDF、OFD 和电子发票的 XML。请拍张照片再传。',
    en: 'Only pictures (JPEG, PNG, WebP), PDF, OFD and XML files of e-invoices can be taken. Please take a photo and send it.',
  },
  'name-contradicts': {
    zh: '文件名的后缀和内容对不上。请拍张照片，或者把文件重新保存后再传。',
    en: 'The ending of the file name does not fit what is in the file. Please take a photo, or save the file again and send it.',
  },
  polyglot: {
    zh: '这个文件里夹带了别的内容，为了安全没有收。请拍张照片或截屏后再传。',
    en: 'Something else is hidden in this file, so it was not taken. Please send a photo or a screenshot.',
  },
  damaged: {
    zh: '文件坏了，打不开。请重新拍一张或重新下载后再传。',
    en: 'The file is damaged and does not open. Please take or download it again.',
  },
  'too-many-pixels': {
    zh: '照片太大了（超过 5000 万像素）。请用普通拍照模式重拍。',
    en: 'The picture has more than 50 million pixels. Please take it again in the normal mode.',
  },
  'pdf-locked': {
    zh: '这个 PDF 加了密码。请去掉密码后再传，或者拍照上传。',
    en: 'This PDF is protected by a password. Please remove it, or send a photo.',
  },
  'pdf-active': {
    zh: '这个 PDF 里有会自动运行的内容，为了安全没有收。请打印成新的 PDF，或者拍照上传。',
    en: 'This PDF holds parts that run by themselves, so it was not taken. Please print it into a new PDF, or send a photo.',
  },
  'pdf-attachment': {
    zh: '这个 PDF 里夹带了别的文件。请打印成新的 PDF，或者拍照上传。',
    en: 'This PDF carries other files. Please print it into a new PDF, or send a photo.',
  },
  'ofd-locked': {
    zh: '这个 OFD 加了密码。请重新下载没有密码的，或者拍照上传。',
    en: 'This OFD is protected by a password. Please download one without, or send a photo.',
  },
  'ofd-foreign': {
    zh: '这个 OFD 里夹带了别的文件，为了安全没有收。请从开票的地方重新下载，或者拍照上传。',
    en: 'This OFD carries other files, so it was not taken. Please download it again from where it was issued, or send a photo.',
  },
  'not-a-bill': {
    zh: '这个 XML 不是电子发票或电子票据。请上传发票的 PDF 或 OFD，或者拍张照片。',
    en: 'This XML is no e-invoice or e-bill. Please send the PDF or OFD of the bill, or a photo.',
  },
  'too-hard': {
    zh: '这个文件处理起来太费力，没有收下。请拍张普通照片再传。',
    en: 'This file takes too much work to open, so it was not taken. Please send an ordinary photo.',
  },
  busy: {
    zh: '现在上传的人多，请过一分钟再传。您填的内容都还在。',
    en: 'Many files are coming in at the moment. Please try again in a minute; what you wrote is kept.',
  },
} as const satisfies Readonly<Record<string, Text>>
