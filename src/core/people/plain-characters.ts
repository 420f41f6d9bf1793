/** Radicals that stand for the character of the same shape: in what PDF writers make, and in names copied from there. */

/** Characters that stand for a plain one because of the font (Kangxi and other radicals) become the plain one. */
export const plainCharacters = (text: string): string =>
  text.replace(/[\u2e80-\u2fd5\uf900-\ufaff]/g, (character) => radicals.get(character) ?? character.normalize('NFKC'))

/** Radicals that Unicode gives no plain form of its own; PDF writers confuse them with the character of the same shape. */
const radicals = new Map(
  Array.from(
    '⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟'.matchAll(/(.)(.)/gu),
    ([, radical, plain]) => [radical!, plain!] as const,
  ),
)
