/** Names of people whom nobody told us, by what stands around them. Sure are only those of a form that nothing else has. */
import { doubleSurnames, givenCharacters, isNoName, surnames, wordySurnames } from './surnames.ts'
import type { Rule } from './rule.ts'

const han = String.raw`\p{Script=Han}`
const clear = `(?:${doubleSurnames}|[${surnames}])`
const any = `(?:${doubleSurnames}|[${surnames}${wordySurnames}])`
const given = `[${givenCharacters}]`

const honours =
  '(?:先生|女士|小姐|太太|夫人|阿姨|叔叔|伯伯|大爷|大妈|大叔|大伯|大姐|大哥|奶奶|爷爷|老伯|婆婆|师傅|老师|医生|大夫|护士长|护士|主任|副主任|科长|副科长|处长|局长|副局长|院长|副院长|所长|站长|书记|副书记|经理|律师|警官|民警|教授|同志|同学|会计|老板|队长|村长|组长|教练|厅长|市长|县长|镇长|乡长|部长|校长|董事长|法官|检察官|社工|客服|姓)'
/** What may stand right behind a name. */
const behind = `(?=[^${han}]|$|的|在|于|来|去|到|说|向|把|被|和|与|及|是|已|又|再|因|等|今|昨|前|从|将|由|同|住|现|年|生|身份|电话|手机|联系|户|男|女|系|为|申|办|患|得|自|对|拿|带|曾|没|不|也|都|就|还|要|想|给|让|先后|一直|跟|持|打|这|那|称|表示|反映|名下|本人|她|他|您|我|你|两人|夫妇|夫妻|一家|三人|以|可|能|会|未|去年|均|共|之|作|做|帮|代|报|拒|接|答|告|回|提|收|签|帐|账|出生|退|一起|一同|出|住院|转|交|去|过|拿|有|下|前来|等人|刚|才|正|应|必|拟|夫|委|求|问|讲|知|认|觉|发|填|写|用|买|看)`
/** Words behind which a name comes more often than not. */
const leads =
  '(?:我叫|名叫|叫做|姓名|曾用名|原名|别名|本名|户主|联系人|申请人|经办人|经手人|当事人|患者|病人|参保人|投保人|投诉人|举报人|受害人|死者|伤者|被告|原告|法定代表人|法人代表|法人|负责人|代理人|代办人|委托人|受托人|监护人|抚养人|继承人|受益人|被保险人|领款人|领取人|房东|租客|战友|朋友|亲戚|父亲|母亲|爸爸|妈妈|老爸|老妈|爸|妈|丈夫|妻子|老公|老婆|爱人|儿子|女儿|孙子|孙女|外孙女?|哥哥|弟弟|姐姐|妹妹|哥|弟|姐|妹|岳父|岳母|公公|婆婆|爷爷|奶奶|外公|外婆|伯父|叔叔|舅舅|姑姑|阿姨|女婿|儿媳|媳妇|老伴|配偶|工作人员|窗口人员|柜员|村支书|班主任|护工|保姆|开票人|收款人|复核人|付款人|持卡人|收件人|抬头|户名|署名|落款|签字人|签名|窗口)'
/** Behind these a name may come, or anything else. */
const weakLeads =
  '(?:我是|本人|叫|业主|村民|居民|职工|员工|同事|邻居|学生|同学|同乡|家属|孩子|小孩|客服|社工|主任|科长|医生|书记|老师|院长|局长|处长|所长|经理|律师|民警|护士|专家|复核|我和|和|由|找|请|与|向|跟|给|替)'
const between = String.raw`(?:写成了?|写的?是|是|为|叫|:|,|的|一栏)?[\s"“「(（]{0,2}`
/** Characters by which names of other peoples are written in Chinese. */
const foreign =
  '阿艾买提古丽热合曼努尔吐逊江孜再木吾拉伊敏克亚森麦莱帕米西娜扎依巴图孟和那仁格乌兰萨其嘎苏丹增次仁旦卓玛多吉央金桑平措罗布顿珠白尼益达洛加让太才巴久登加措玉素甫卡德尔哈吉沙比别居马太里合孜斯坦贝肯叶赛热甫铁力木肉山库不都外凯山赛义卜杜赫胡塞谢里夫代守生瓦尼帕塔苏莱曼买尔旦迪力夏提娅夏依汗地穆罕默祖农约翰史密逊杰克玛丽莎安德鲁华盛顿野'

const peoples = `(?:[${foreign}]|(?![的是在和来了说与为被把向去有])[${han}](?=[${foreign}]))`

const name = { kind: 'name', instead: '某人' } as const
/** What stands before a title is shortened, the title stays. */
const called = { kind: 'name', instead: '某' } as const

export const nameRules: readonly Rule[] = [
  // 陈女士 · 李主任
  { ...called, sure: false, form: new RegExp(`(?<hit>${clear})${honours}`, 'dgu') },
  { ...called, sure: false, form: new RegExp(`(?<![${han}])(?<hit>${any})${honours}`, 'dgu') },
  // 王秀英女士
  {
    ...called,
    sure: false,
    form: new RegExp(
      `(?<hit>(?:(?<![${han}])${any}|${clear})(?:(?![的教领我们有说请去并找了三这位局部区院厅委会处科所室组司校厂店街镇乡村县市省团队站副主任大小老班事区])[${han}]){1,2})${honours}`,
      'dgu',
    ),
    unless: isNoName,
  },
  // 我母亲王秀英
  {
    ...name,
    sure: false,
    form: new RegExp(`${leads}${between}(?<hit>${any}(?!${honours})(?:(?![的是在和与为了家某])[${han}]){1,2})${behind}`, 'dgu'),
    unless: isNoName,
  },
  {
    ...name,
    sure: false,
    form: new RegExp(
      `(?:我叫|名叫|叫做|姓名|户主|联系人|申请人|经办人|患者|参保人|代办人|名字)${between}(?<hit>${any}(?:(?![的是在和与为了])[${han}]){1,3}?)(?=[^${han}]|$)`,
      'dgu',
    ),
    unless: isNoName,
  },
  // Both characters are those of names, and it stands free.
  {
    ...name,
    sure: false,
    form: new RegExp(`(?<=[^${han}]|^|[是为和跟同给让找替帮叫请与对问、由])(?<hit>${clear}(?!${honours})${given}{2})${behind}`, 'dgu'),
    unless: isNoName,
  },
  { ...name, sure: false, form: new RegExp(`${leads}${between}(?<hit>${clear}(?!${honours})${given}{2})`, 'dgu'), unless: isNoName },
  {
    ...name,
    sure: false,
    form: new RegExp(`${weakLeads}${between}(?<hit>${clear}(?!${honours})${given}{1,2}?)${behind}`, 'dgu'),
    unless: isNoName,
  },
  { ...name, sure: false, form: new RegExp(`${weakLeads}(?:是|为|叫)?(?<hit>${any}(?!${honours})${given}{2})`, 'dgu'), unless: isNoName },
  { ...name, sure: false, form: new RegExp(`(?<=[^${han}]|^)(?<hit>${clear}(?!${honours})${given}{2})`, 'dgu'), unless: isNoName },
  { ...name, sure: false, form: new RegExp(`(?<=[、(（"“「:])(?<hit>${clear}${given})(?=[、)）"”」])`, 'dgu'), unless: isNoName },
  // 陈某 · 张某某 · 王* · 李xx
  { ...name, sure: false, form: new RegExp(`${clear}某{1,3}(?!些|种|个|地|人|日|处|市|区)`, 'dgu') },
  { ...name, sure: false, form: new RegExp(`${clear}(?:[*＊×]{1,3}|[xX]{1,3})(?:${han}(?=[^${han}]|$))?(?![A-Za-z\\d])`, 'dgu') },
  // 老李 · 小王
  {
    ...name,
    sure: false,
    form: new RegExp(
      `(?:(?<![${han}])|(?<=[居事口叫找的跟和给由让是请友]))[小老阿]${clear}(?=[^${han}]|说|的|和|他|她|在|来|帮|给|跟|让|叫|告|也|就|去|又|那|要|都|再|拿|一|$)`,
      'dgu',
    ),
  },
  // 姓王的 · 一位姓李的
  { ...called, sure: false, form: new RegExp(`姓(?<hit>${any})(?=的|，|,|。|、|$)`, 'dgu') },
  // 买买提·艾合买提: a character that is not of these names only between two that are.
  { ...name, sure: true, form: new RegExp(`[${foreign}]${peoples}{0,8}(?:\\s?[·•・･‧∙⋅.]\\s?${peoples}{1,9}){1,4}`, 'dgu') },
  // Chen Xiaomei · JOHN SMITH · Nguyễn Thị Minh
  {
    ...name,
    sure: false,
    form: /(?<![\p{Script=Latin}\p{M}\d])\p{Lu}(?:\p{M}*[\p{Ll}'’]\p{M}*)+(?:[ ·-]\p{Lu}\p{M}*\.?(?:[\p{Ll}'’]\p{M}*)*){1,4}(?![\p{Script=Latin}\p{M}\d])|(?<![\p{Script=Latin}\p{M}\d])\p{Lu}{2,}(?:[ /·]\p{Lu}{2,}){1,3}(?![\p{Script=Latin}\p{M}\d])/dgu,
    unless: (hit) =>
      /\b(?:App|Store|Word|PDF|OFD|WPS|Excel|Office|Windows|Internet|Explorer|Google|Chrome|Apple|Pay|HUAWEI|iPhone|Pro|Max|CT|MRI|USB|ETC|ATM|POS|ICU|Java|Web|The|No)\b/.test(
        hit,
      ),
  },
  {
    ...name,
    sure: false,
    form: new RegExp(
      String.raw`(?:我叫|名叫|叫|姓名|英文名|外籍(?:人士|员工|配偶)?|外国人|Mr\.?|Mrs\.?|Ms\.?|Miss|Dr\.?)[\s:是为]{0,3}(?<hit>\p{Lu}(?:\p{Ll}\p{M}*)+)(?![\p{Script=Latin}\d])`,
      'dgu',
    ),
  },
]
