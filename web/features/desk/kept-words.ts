/** Words that were left standing are kept for every form of the console alike. */
export { keepWords, keptWords } from '../../ui/kept-words.ts'
