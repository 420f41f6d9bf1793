/** What is said when the pages of a paper cannot be shown: the file is there all the same. */
import type { Text } from './word.ts'

export const pageWords = {
  damaged: {
    zh: '这个文件的版面读不出来。可以下载原件，用自己的软件打开看。',
    en: 'The pages of this file cannot be read. Download it and open it with a program of your own.',
  },
  'too-hard': {
    zh: '这个文件的版面太复杂，没有画出来。可以下载原件，用自己的软件打开看。',
    en: 'The pages of this file are too much work to draw. Download it and open it with a program of your own.',
  },
  'no-pages': {
    zh: '这种文件没有版面可画。图片直接看，别的请下载原件。',
    en: 'This kind of file has no pages to draw. Look at pictures as they are, and download the rest.',
  },
} as const satisfies Readonly<Record<string, Text>>
