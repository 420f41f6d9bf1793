/** Names that careless programs stumble over: all invented, all such that somebody could bear them. */

/** Han beyond the basic plane, GB 18030 extensions A to H, a variant selected, private use, combining marks, long ones with a dot. */
export const rareNames: readonly string[] = [
  '𠮷野·阿卜杜热合曼·买买提艾力·伊敏江',
  '阿卜杜热合曼·买买提艾力·吐尔逊江·艾孜再木吾拉·伊敏',
  '㛃㼆',
  '𠅤𪚥',
  '𫖯𫍯',
  '𬴂𬀪',
  '𰻝𱁬',
  '葛\u{e0100}玉',
  '\ue863阿宝',
  '韦ɡ\u0301ɑ\u030c',
  'Nguyễn Thị Minh Khai'.normalize('NFD'),
  '〇七七',
  '䶮',
]
