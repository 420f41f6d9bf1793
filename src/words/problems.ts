/** What we say when something cannot be done: what happened, whether anything is lost, what to do next. */
import type { Text } from './word.ts'

export const problemCodes = [
  'not-signed-in',
  'code-owed',
  'password-owed',
  'wrong-password',
  'wrong-code',
  'weak-password',
  'too-many-tries',
  'too-much-revealed',
  'not-allowed',
  'foreign-page',
  'stale-page',
  'key-needed',
  'not-found',
  'no-such-address',
  'wrong-method',
  'too-large',
  'wrong-media-type',
  'malformed',
  'invalid-input',
  'refused',
  'name-taken',
  'last-administrator',
  'roles-exclusive',
  'own-roles',
  'busy',
  'unexpected',
] as const
export type ProblemCode = (typeof problemCodes)[number]

export const problemWords: Readonly<Record<ProblemCode, { readonly title: Text; readonly detail: Text }>> = {
  'not-signed-in': {
    title: { zh: '请先登录', en: 'Please sign in first' },
    detail: {
      zh: '您还没有登录，或者离开太久已自动退出。重新登录后可以接着办，已保存的草稿还在。',
      en: 'You are not signed in, or were away so long that you were signed out. Sign in again and go on; saved drafts are kept.',
    },
  },
  'code-owed': {
    title: { zh: '还差一步：动态码', en: 'One step left: the one-time code' },
    detail: {
      zh: '密码已经通过。请再输入手机动态码应用上的六位数字。',
      en: 'The password was right. Now enter the six digits from your authenticator app.',
    },
  },
  'password-owed': {
    title: { zh: '还差一步：换成自己的密码', en: 'One step left: a password of your own' },
    detail: {
      zh: '现在的密码是别人给您的。请先换成只有自己知道的密码，再接着办。',
      en: 'Your password was given to you by somebody else. Choose one that only you know, then go on.',
    },
  },
  'wrong-password': {
    title: { zh: '用户名或密码不对', en: 'The name or the password is not right' },
    detail: {
      zh: '请再核对一遍，留意大小写和输入法。忘了密码，请找管理员重设。',
      en: 'Please check both, with capital letters and keyboard layout. If you forgot the password, ask your administrator to reset it.',
    },
  },
  'wrong-code': {
    title: { zh: '动态码不对或已经用过', en: 'The code is wrong or was used already' },
    detail: {
      zh: '请等它换出下一组数字再输入。一直不对，请看看手机时间是否准确，或找管理员重设。',
      en: 'Wait for the next six digits and enter those. If it keeps failing, check the clock of your phone or ask your administrator for a reset.',
    },
  },
  'weak-password': {
    title: { zh: '这个密码不够安全', en: 'This password is not safe enough' },
    detail: {
      zh: '至少 10 个字，不含自己的姓名和用户名，不用常见或有规律的，也不能和原来的一样。密码没有改动。',
      en: 'At least 10 characters, without your name or user name, nothing common or regular, and not the one you have. The password was not changed.',
    },
  },
  'too-many-tries': {
    title: { zh: '试得太多了，请稍等', en: 'Too many tries, please wait' },
    detail: {
      zh: '为了保护账号，请等 {seconds} 秒再试。账号没有被锁，到时间就能继续。',
      en: 'To protect the account, please wait {seconds} seconds. It is not locked: after that you can go on.',
    },
  },
  'too-much-revealed': {
    title: { zh: '这一小时里看的个人信息太多了', en: 'Too much personal data was shown within this hour' },
    detail: {
      zh: '为了保护当事人，每人一小时最多看 {most} 项。请过一会儿再看；确实急用，请同事或中心负责人来看。',
      en: 'To protect the people concerned, {most} fields an hour is the most for one person. Please try later; if it is urgent, a colleague or the director can look.',
    },
  },
  'not-allowed': {
    title: { zh: '这一项不在您的岗位职责里', en: 'This is not part of your role' },
    detail: {
      zh: '如果工作需要，请中心负责人来办，或请管理员调整您的岗位。',
      en: 'If your work needs it, ask the director to do it or the administrator to change your role.',
    },
  },
  'foreign-page': {
    title: { zh: '这次请求不是从本系统的页面发出的', en: 'This request did not come from our own page' },
    detail: {
      zh: '为了安全没有执行。请从办成的页面里重新操作。',
      en: 'For safety nothing was done. Please do it from a page of Bancheng itself.',
    },
  },
  'stale-page': {
    title: { zh: '页面开得太久了', en: 'This page has been open too long' },
    detail: {
      zh: '什么都还没有改动。请刷新页面再提交一次，已保存的草稿还在。',
      en: 'Nothing was changed. Reload the page and send it once more; saved drafts are kept.',
    },
  },
  'key-needed': {
    title: { zh: '请求缺少防重复编号', en: 'The request has no idempotency key' },
    detail: {
      zh: '请带上 Idempotency-Key（1 到 100 个英文字符）。同一件事重发时用同一个编号，就不会办两次。',
      en: 'Send an Idempotency-Key of 1 to 100 printable ASCII characters, the same one when you send the same thing again.',
    },
  },
  'not-found': {
    title: { zh: '没有找到', en: 'Not found' },
    detail: {
      zh: '可能已经移走，或者不在您能看的范围里。请从列表里再找一次。',
      en: 'It may have moved, or is not yours to see. Please look it up in the list again.',
    },
  },
  'no-such-address': {
    title: { zh: '没有这个地址', en: 'There is nothing at this address' },
    detail: { zh: '请检查网址，或回到首页重新进入。', en: 'Please check the address, or start again from the first page.' },
  },
  'wrong-method': {
    title: { zh: '这个地址不能这样用', en: 'This address cannot be used that way' },
    detail: { zh: '可以用的方法是：{allow}。', en: 'It takes: {allow}.' },
  },
  'too-large': {
    title: { zh: '内容太大了', en: 'This is too large' },
    detail: {
      zh: '文字不超过 1 MB，单个文件不超过 20 MB。可以拍小一点，或分几次传。',
      en: 'Text may have up to 1 MB and one file up to 20 MB. Take a smaller picture or send it in parts.',
    },
  },
  'wrong-media-type': {
    title: { zh: '这种格式收不了', en: 'We cannot take this format' },
    detail: {
      zh: '数据请用 JSON；图片可以是 JPEG、PNG、WebP，文件可以是 PDF。',
      en: 'Send data as JSON; pictures as JPEG, PNG or WebP; documents as PDF.',
    },
  },
  malformed: {
    title: { zh: '内容读不出来', en: 'The content could not be read' },
    detail: {
      zh: '可能在传输中断开了，什么都没有改动。请再提交一次。',
      en: 'It may have been cut off on its way; nothing was changed. Please send it once more.',
    },
  },
  'invalid-input': {
    title: { zh: '有几处需要改一下', en: 'A few things need correcting' },
    detail: {
      zh: '还没有提交。请按提示改好再提交一次。',
      en: 'Nothing was submitted yet. Please correct the fields that are marked and send it again.',
    },
  },
  refused: {
    title: { zh: '现在还不能这样办', en: 'This cannot be done yet' },
    detail: { zh: '什么都没有改动。', en: 'Nothing was changed.' },
  },
  'name-taken': {
    title: { zh: '这个用户名已经有人用了', en: 'This sign-in name is taken' },
    detail: { zh: '请换一个，例如在后面加上数字。', en: 'Please choose another, for example with a digit at its end.' },
  },
  'last-administrator': {
    title: { zh: '这是最后一位管理员', en: 'This is the last administrator' },
    detail: {
      zh: '停用或改岗后就没有人能管账号了。请先给另一位同事管理员岗位。',
      en: 'Without one nobody could look after accounts. Please make a colleague administrator first.',
    },
  },
  'roles-exclusive': {
    title: { zh: '管理员不能同时办件', en: 'An administrator may not handle cases as well' },
    detail: {
      zh: '管账号的人和办件的人要分开。请只选其中一种。',
      en: 'Those who keep the accounts and those who handle cases are different people. Choose one of the two.',
    },
  },
  'own-roles': {
    title: { zh: '不能改自己的岗位', en: 'Nobody changes their own posts' },
    detail: {
      zh: '岗位由另一位管理员来改。别的内容没有改动。',
      en: 'Another administrator must do it. Nothing was changed.',
    },
  },
  busy: {
    title: { zh: '现在有点忙，请稍等片刻', en: 'We are busy just now' },
    detail: {
      zh: '数据库暂时连不上。您填的内容还在页面上，过几秒再提交一次就好，不会办两次。',
      en: 'The database cannot be reached at the moment. What you typed is still on the page; send it again in a few seconds, it will not be done twice.',
    },
  },
  unexpected: {
    title: { zh: '是我们这边出了差错', en: 'Something went wrong on our side' },
    detail: {
      zh: '您填的内容还在页面上，请再试一次。还是不行，请把编号 {id} 告诉管理员，我们能查到原因。',
      en: 'What you typed is still on the page; please try again. If it fails again, give your administrator the number {id}, by which we find the cause.',
    },
  },
}

/** Faults of a single field. `{most}` and the like are filled in from the check that failed. */
export const fieldWords = {
  missing: { zh: '这一项还没有填。', en: 'Please fill this in.' },
  'wrong-kind': { zh: '这一项的格式不对。', en: 'This has the wrong form.' },
  'control-characters': {
    zh: '里面有看不见的控制字符，请删掉后重新输入。',
    en: 'There are invisible control characters in it; please delete them and type it again.',
  },
  'broken-unicode': {
    zh: '里面有损坏的字符，请删掉后重新输入。',
    en: 'There is a damaged character in it; please delete it and type it again.',
  },
  'too-long': { zh: '太长了，请写短一些。', en: 'This is too long; please shorten it.' },
  'one-line': { zh: '请写在一行里，不要换行。', en: 'Please keep this on one line.' },
  empty: { zh: '这一项不能空着。', en: 'This may not be empty.' },
  'too-many-characters': { zh: '最多 {most} 个字。', en: 'At most {most} characters.' },
  'too-few-characters': { zh: '至少 {least} 个字。', en: 'At least {least} characters.' },
  'too-many': { zh: '最多 {most} 项。', en: 'At most {most} of these.' },
  'too-few': { zh: '至少选 {least} 项。', en: 'At least {least} of these.' },
  'too-high': { zh: '不能大于 {most}。', en: 'Not more than {most}.' },
  'too-low': { zh: '不能小于 {least}。', en: 'Not less than {least}.' },
  'not-offered': { zh: '请从给出的选项里选一个。', en: 'Please choose one of the options offered.' },
  'not-a-date': { zh: '不是有效日期，请写成 2026-10-01。', en: 'Not a date; please write it like 2026-10-01.' },
  'ends-before-start': { zh: '结束日期比开始日期还早，请改一下。', en: 'This ends before it starts; please correct one of the two dates.' },
  'same-day-twice': { zh: '有两段从同一天开始，请合成一段。', en: 'Two of these start on the same day; please make one of them.' },
  'not-an-id': { zh: '编号不对，请从列表里重新选。', en: 'Not a valid id; please pick it from the list again.' },
  'six-digits': { zh: '请输入六位数字。', en: 'Please enter six digits.' },
  'unknown-field': { zh: '多出了不认识的内容：{names}。', en: 'There are fields that we do not know: {names}.' },
  'too-deep': { zh: '嵌套得太深了。', en: 'Nested too deeply.' },
} as const satisfies Record<string, Text>
export type FieldFault = keyof typeof fieldWords

/** Puts figures into a sentence: `{most}` → params.most. What is not given stays as it is, so that a gap is seen. */
export const fill = (sentence: string, params: Readonly<Record<string, string | number>>): string =>
  sentence.replaceAll(/\{(\w+)\}/g, (gap, name: string) => String(params[name] ?? gap))
