/** Why something cannot be done now, and what puts it right: one plain sentence per code (src/core/refusal.ts). */
import type { Refusal, RefusalCode } from '#core/refusal.ts'
import { fill } from './problems.ts'
import { tellingKinds } from './advisers.ts'
import type { Text } from './word.ts'

export const refusalWords: Readonly<Record<RefusalCode, Text>> = {
  // who
  'not-your-role': {
    zh: '这一步不在您的岗位职责里，请负责人或中心领导来办。',
    en: 'This step is not part of your role; ask the person in charge or the director to do it.',
  },
  'not-the-handler': {
    zh: '这件事不由您经办，请先接手，或请经办人来办。',
    en: 'You are not handling this case; take it over first, or ask whoever handles it.',
  },
  'concerned-person': {
    zh: '这件事和您本人有关，要回避，请交给别的同事。',
    en: 'This case concerns you, so you must stand aside; leave it to a colleague.',
  },
  'judge-is-refuser': {
    zh: '当初没给办的人不能再来判断这件事，请换一位同事。',
    en: 'Whoever refused it the first time may not judge it again; choose another colleague.',
  },
  'same-person-signs': {
    zh: '提出的人不能自己批准，请另一位同事来签。',
    en: 'The one who proposed it may not approve it; a second person must sign.',
  },
  'rater-is-staff': {
    zh: '评价只能由来办事的人自己给，请把评价的二维码交给本人。',
    en: 'Only the person who came may rate; give them the code to rate with.',
  },
  'follow-up-by-handler': {
    zh: '回访要换一个人打，请没经办过这件事的同事来打。',
    en: 'The call-back must come from somebody else; ask a colleague who did not handle this case.',
  },
  'already-handled': {
    zh: '已经有同事接手了。要换人，请负责人改派。',
    en: 'A colleague has taken it already; to change hands, the person in charge must reassign it.',
  },
  // when
  'wrong-stage': {
    zh: '这件事现在走到的环节还不能这样做，请先看页面上列出的下一步。',
    en: 'The case is not at the stage for this; see the next steps shown on the page.',
  },
  'already-closed': {
    zh: '这件事已经办结。还有问题，请先重新打开。',
    en: 'The case is closed; if something is left to do, reopen it first.',
  },
  'not-closed': { zh: '这件事还没办结，请先办结再归档。', en: 'The case is not closed yet; close it before archiving.' },
  'changed-meanwhile': {
    zh: '您看这一页的时候，别人改过这件事。请看看最新内容，再提交一次。',
    en: 'Somebody changed the case while you had it open; look at the newest state and send it again.',
  },
  'key-reused': {
    zh: '同一个提交编号已经用在别的内容上。请刷新页面后重新提交。',
    en: 'This submission number was used for other content; reload the page and send it anew.',
  },
  'order-changed': {
    zh: '工单 {number} 先前来过，这次内容不一样。没有改动原来的件，请用新的工单号派来，或打电话告诉负责人。',
    en: 'Order {number} came before with other content. Nothing was changed: send it under a new number, or ring the person in charge.',
  },
  'order-known': {
    zh: '这个工单号已经登记过了，是 {number}。请打开那一件。',
    en: 'This order is registered already as {number}; open that case.',
  },
  'not-registered': { zh: '这件事还没有登记，请先登记。', en: 'The case is not registered yet; register it first.' },
  'already-registered': { zh: '这件事已经登记过了，请在列表里打开它。', en: 'The case is registered already; open it from the list.' },
  'extension-too-late': {
    zh: '已经过了期限，不能再延。请尽快答复，并向本人说明为什么晚了。',
    en: 'The date has passed, so it cannot be extended; reply soon and tell the person why it is late.',
  },
  'extension-too-long': {
    zh: '延期加起来最多 {most} 个工作日，请改短一些。',
    en: 'All extensions together may be {most} working days at most; ask for fewer.',
  },
  'extension-pending': {
    zh: '上一次延期申请还没批，请等批复后再申请。',
    en: 'An extension is still waiting for its decision; wait for it before asking again.',
  },
  'pause-open': { zh: '计时已经暂停了，请先恢复。', en: 'The clock stands still already; resume it first.' },
  'pause-not-open': { zh: '计时没有暂停，不用恢复。', en: 'The clock is running, so there is nothing to resume.' },
  'pause-too-long': { zh: '暂停最多 {most} 天，请先恢复计时。', en: 'A pause may last {most} days at most; resume the clock first.' },
  'date-too-far': { zh: '这个日期太远了，最多约到两年以内。', en: 'That date is too far away; choose one within two years.' },
  'date-has-passed': { zh: '这个日期已经过了，请选今天或以后的日子。', en: 'That date has passed; choose today or a later day.' },
  'not-working-days': { zh: '天数请填 1 以上的整数（工作日）。', en: 'Give a whole number of working days, 1 or more.' },
  'archive-too-early': {
    zh: '办结满 {days} 个工作日后才能归档，这几天本人还可以评价或提出异议。',
    en: 'It can be archived {days} working days after closing; until then the person may still rate it or object.',
  },
  // what is missing
  'needs-text': { zh: '内容还空着，请写几句。', en: 'The text is empty; write a few words.' },
  'needs-reason': { zh: '请写明理由，别人以后看得懂。', en: 'Give the reason, so that others understand it later.' },
  'needs-acceptance': { zh: '对方还没有接收，请先请对方确认接收。', en: 'The other body has not accepted it; get their acceptance first.' },
  'needs-classification': {
    zh: '还没有分类，请先确定类别和卡在哪里。',
    en: 'It is not classified yet; first say what kind it is and where it is stuck.',
  },
  'needs-right-body': { zh: '请写明该由哪个单位来办。', en: 'Name the body whose matter it is.' },
  'needs-blocker': { zh: '请至少选一个没办成的原因。', en: 'Choose at least one cause why it could not be done.' },
  'needs-other-text': { zh: '选了“其他”，请写一句是什么情况。', en: 'You chose “other”; add a sentence on what it is.' },
  'judgement-needs-reasoning': { zh: '请写明判断的理由。', en: 'Write down the reasoning of the judgement.' },
  'verdict-needs-basis': { zh: '请写明依据哪一条规定。', en: 'Name the rule and clause it rests on.' },
  'verdict-needs-alternative': {
    zh: '办不了也要给出路，请写明本人还能怎么办。',
    en: 'Even a no needs a way out; write what else the person can do.',
  },
  'verdict-needs-ways': {
    zh: '说“办不了”之前，请先记下试过哪些办法。',
    en: 'Before saying it cannot be done, record the ways that were tried.',
  },
  'way-still-open': {
    zh: '办法“{way}”还没有结果，请先试完再下结论。',
    en: 'The way “{way}” is still open; see it through before you conclude.',
  },
  'way-works': {
    zh: '办法“{way}”行得通，不能判为办不了。请按这个办法办。',
    en: 'The way “{way}” works, so it cannot be judged impossible; go that way.',
  },
  'way-needs-why': { zh: '办法“{way}”为什么行不通，请写一句。', en: 'Write a sentence on why the way “{way}” fails.' },
  'no-judgement-to-sign': {
    zh: '现在没有等签字的研判。经办人写好研判后再来签。',
    en: 'No judgement is waiting for a signature; it can be signed once the handler has written one.',
  },
  'outcome-needs-judgement': { zh: '这样答复要先做研判，请先写研判意见。', en: 'Such a reply needs a judgement; write it first.' },
  'judgement-not-signed': {
    zh: '研判还没有第二人签字，请先请同事或负责人签字。',
    en: 'The judgement lacks its second signature; ask a colleague or the director to sign.',
  },
  'explanation-too-short': {
    zh: '解释太短了，至少写 {least} 个字，让人看得懂。',
    en: 'The explanation is too short; write at least {least} characters that a person can understand.',
  },
  'reply-needs-basis': { zh: '请写明依据，让本人知道是哪条规定。', en: 'Give the basis, so that the person knows which rule it is.' },
  'reply-needs-alternatives': { zh: '请写明别的出路。', en: 'Write what other ways there are.' },
  'reply-needs-remedy': {
    zh: '请告诉本人不服可以找谁：复议、诉讼或上级单位。',
    en: 'Tell the person where to turn if they disagree: review, court or the body above.',
  },
  'outcome-needs-answered-referral': {
    zh: '转出去的单位还没有回话，请等到回复再答复本人。',
    en: 'The body it was sent to has not answered; wait for it before replying.',
  },
  'outcome-contradicts-verdict': {
    zh: '这个结果和研判结论对不上，请改结果，或重新研判。',
    en: 'This outcome contradicts the judgement; change the outcome or judge again.',
  },
  'no-reply-to-deliver': { zh: '还没有写答复，请先写好再送达。', en: 'There is no reply to deliver; write it first.' },
  'delivery-needs-proof': {
    zh: '请写明怎么知道送到了：签字、通话时间或邮件编号。',
    en: 'Say how we know that it arrived: a signature, the time of a call, a tracking number.',
  },
  'not-answered': { zh: '还没有答复本人，请先把答复送到。', en: 'The person has no answer yet; deliver the reply first.' },
  'answer-not-delivered': {
    zh: '答复还没有送到本人手里，请先送达并记下凭据。',
    en: 'The reply has not reached the person; deliver it and record the proof.',
  },
  'person-not-heard': {
    zh: '还没有听到本人的意见，请先回访，或等本人确认。',
    en: 'The person was not heard yet; make the call-back or wait for their word.',
  },
  'still-unsolved': {
    zh: '本人说还没解决，不能按“办成了”或“撤回”办结。请重新打开接着办。',
    en: 'The person says it is not solved, so it cannot be closed as done or withdrawn; reopen it and go on.',
  },
  'open-request': {
    zh: '还有一次补材料的要求没结束，请先收齐或撤回。',
    en: 'A request for papers is still open; complete or withdraw it first.',
  },
  'open-referral': {
    zh: '“{body}”那边还没有结果，请先记下回复或撤回。',
    en: '“{body}” still owes an answer; record it or withdraw the referral first.',
  },
  'pending-extension': { zh: '还有一个延期申请没批，请先批复。', en: 'An extension still waits for its decision; decide it first.' },
  'no-such-thing': {
    zh: '没有找到要处理的这一条，请刷新页面看看最新内容。',
    en: 'The entry meant is not there; reload the page to see the newest state.',
  },
  'thing-not-open': {
    zh: '这一条已经处理过了，请刷新页面看看最新内容。',
    en: 'This entry was dealt with already; reload the page to see the newest state.',
  },
  'return-needs-body': { zh: '退回时请对方写明该归哪个单位。', en: 'A return must name the body that it should go to.' },
  'return-needs-ground': { zh: '退回时请对方写明理由和依据。', en: 'A return must give its ground.' },
  'verified-by-another': {
    zh: '整改要由别人来核：负责人和做的人都不能自己核，请另一位同事来看。',
    en: 'Somebody else must verify it: neither who owes it nor who did it; ask another colleague.',
  },
  'kind-unchanged': { zh: '本来就是这一种整改，请另选一种。', en: 'It is of this kind already; choose another.' },
  'owner-unchanged': { zh: '负责人本来就是这位同事，请另选一位。', en: 'This colleague is in charge already; choose another.' },
  'handler-unchanged': { zh: '经办人本来就是这位同事，请另选一位。', en: 'This colleague handles it already; choose another.' },
  'going-forward': { zh: '这里只能往回退，往前走请按流程一步步办。', en: 'This only goes back; to go on, take the steps of the process.' },
  'nothing-to-ask': { zh: '请至少写一样要补的材料，并写清名称。', en: 'Name at least one paper that is missing.' },
  'no-such-material': {
    zh: '这个事项的清单里没有这样材料，请刷新页面看看最新清单。',
    en: 'The list of this item has no such paper; reload the page to see the newest list.',
  },
  'already-brought': {
    zh: '“{name}”{date} 已经收到或看过，不再要第二次。要是有问题，请先在清单里标“有疑问”并写明原因。',
    en: '“{name}” is here since {date} and is not asked for twice. If something is wrong with it, first mark it as in doubt on the list and say why.',
  },
  'asked-twice': { zh: '“{name}”写了两次，请去掉一次。', en: '“{name}” stands there twice; remove one of them.' },
  'again-needs-why': {
    zh: '“{name}”已经交过，再要请写明为什么：哪里不对、要怎样的。',
    en: '“{name}” was handed in before; to ask again, say why: what is wrong with it and what is needed instead.',
  },
  'not-deferrable': {
    zh: '按这个事项的规定，“{name}”不能容缺后补，请当面收齐或写进一次告知。',
    en: 'By the rules of this item “{name}” may not follow later; take it now or put it into the one request.',
  },
  'no-commitment': {
    zh: '按这个事项的规定，“{name}”不能用告知承诺代替，请收材料或写进一次告知。',
    en: 'By the rules of this item no commitment may stand in for “{name}”; take the paper or put it into the one request.',
  },
  'mark-needs-why': {
    zh: '这样标“{name}”要写一句原因，别的同事才看得明白。',
    en: 'To mark “{name}” like this, say why in a sentence, so that colleagues understand it.',
  },
  'not-your-seat': {
    zh: '问到您的不是这一项，这一步请由相应的单位来做。',
    en: 'You were not asked about this; it is for the body that was.',
  },
  'open-conference': {
    zh: '还有一次会商没有开完。请先开完记录，或写明原因取消。',
    en: 'A conference is still to be held; record it first, or cancel it with a reason.',
  },
  'open-panel': {
    zh: '智囊团的意见还没收齐。请等意见到齐，或先结束征询。',
    en: 'The panel has not finished; wait for the opinions, or close the panel first.',
  },
  'open-filing': {
    zh: '备案还在审批。请等批复，或写明原因撤回。',
    en: 'An exception is still awaiting approval; wait for it, or withdraw it with a reason.',
  },
  'exception-not-approved': {
    zh: '研判是“备案可办”，要有一份批准了、没过期的备案才能按办成答复。请先申请备案。',
    en: 'The verdict rests on an exception; it needs an approved one that is still in force before it can be answered as done. Ask for it first.',
  },
  'nobody-invited': {
    zh: '请至少写一家要请的单位。',
    en: 'Name at least one body to invite.',
  },
  'decision-needed': {
    zh: '请写明会上定了什么；没定下来也写清楚下一步。',
    en: 'Write what was decided; if nothing was, write the next step.',
  },
  'too-few-advisers': {
    zh: '智囊团至少请 {least} 位。',
    en: 'A panel has at least {least} advisers.',
  },
  'adviser-twice': {
    zh: '同一位顾问选了两次，请去掉一次。',
    en: 'The same adviser was chosen twice; remove one.',
  },
  'opinion-needs-conditions': {
    zh: '“有条件可以”请写明要满足什么条件。',
    en: 'For “can, if …” say what must be fulfilled.',
  },
  'exception-needs-clause': {
    zh: '请写明突破的是哪份文件的哪一条。',
    en: 'Say which clause of which document is gone beyond.',
  },
  'exception-needs-limits': {
    zh: '请写明这次例外的边界：对谁、几次、多少金额为止。',
    en: 'Say where the exception ends: for whom, how often, up to what amount.',
  },
  'exception-needs-risk': {
    zh: '请写明有什么风险、怎样控制。',
    en: 'Say what the risk is and how it is kept small.',
  },
  'too-few-alike': {
    zh: '同一事项、同一原因的备案满 {least} 件，才提政策建议。',
    en: 'A policy proposal rests on at least {least} approved exceptions of one item and cause.',
  },
  'still-identifies': {
    zh: '案情里还看得出是谁：{what}。请改掉再发给智囊团。',
    en: 'The file still tells who it is: {what}. Change it before it goes to the panel.',
  },
  'not-a-picture': {
    zh: '这类文件（PDF、OFD）不能直接遮盖。请先拍一张照片（或截屏）传上来，再遮盖。',
    en: 'PDF and OFD files cannot be covered as they are; take a photo or a screenshot first and cover that.',
  },
  'not-blurred': {
    zh: '发给智囊团的材料要用遮盖过的副本。请先把姓名、号码和人脸遮住。',
    en: 'A panel is given covered copies only; cover names, numbers and faces first.',
  },
  'no-such-adviser': {
    zh: '有顾问不在名册上或任期已满，请重新选。',
    en: 'An adviser is not on the list or their term is over; choose again.',
  },
  'no-such-item': { zh: '目录里没有这个事项，请从列表里重新选。', en: 'The catalogue has no such item; choose it from the list again.' },
  'no-such-colleague': {
    zh: '这位同事不能接件，可能已停用或不是受理员。请另选一位。',
    en: 'This colleague cannot take cases (switched off, or no caseworker); choose another.',
  },
  'no-such-paper': {
    zh: '有材料没找到，可能没传完。请重新上传。',
    en: 'A paper was not found; its upload may not have finished. Upload it again.',
  },
  'nobody-to-own': {
    zh: '现在没有能接件的受理员。请管理员先设好受理员，再登记一次。',
    en: 'There is no caseworker who could take it; have the administrator set one up, then register again.',
  },
  'slot-taken': {
    zh: '这个时间刚被约走了，请换一个时间。',
    en: 'That time has just been taken; please choose another one.',
  },
  'staff-away': {
    zh: '这位同事那天不在班，请换一天或换一位同事。',
    en: 'This colleague is away that day; choose another day or another colleague.',
  },
  'appointment-stands': {
    zh: '这样的预约已经有一个了。要换时间，请改那一个。',
    en: 'There is an appointment of this kind already; to change the time, move that one.',
  },
  'open-appointment': {
    zh: '还有一个约好的时间没有了结。请先记下结果，或者取消它。',
    en: 'An agreed time is still open; write down how it went, or cancel it first.',
  },
  'appointment-not-yet': {
    zh: '还没到约好的那天，来没来要到那天才能记。',
    en: 'The day has not come yet; whether somebody came is written down from then on.',
  },
  'steps-needed': {
    zh: '帮办要写明一起办哪几步，请至少写一步。',
    en: 'Write down what you will do together, at least one step.',
  },
  'place-needed': {
    zh: '上门要有地址，请写明去哪里。',
    en: 'A visit needs a place; write where to go.',
  },
  'return-too-late': {
    zh: '热线的退单时间已经过了，不能退单。请照常办理；不归本窗口的，可以请有关单位配合。',
    en: 'The time in which the hotline takes orders back has passed. Handle it; another body can be asked to help.',
  },
  'bad-rating-stays': {
    zh: '这是差评工单，一律不准退单，请由本窗口核实答复。',
    en: 'This order came of a bad rating and may not be returned; look into it and answer it here.',
  },
  'case-joined': {
    zh: '这件已经并入 {number}，由那一件统一答复。要单独答复，请先分开。',
    en: 'This case was joined to {number}, which is answered for both. To answer it alone, separate it first.',
  },
  'has-joined': {
    zh: '已经有别的件（{number}）并入这一件，不能再把它并入别处。请先把那一件分开。',
    en: 'Another case ({number}) was joined to this one, so it cannot be joined elsewhere. Separate that one first.',
  },
  'address-refused': {
    zh: '这个接收地址不能用：要用 https 的公网地址；内网地址要先由运维人员写进允许名单。',
    en: 'This address cannot be used: it must be a public https address; hosts of the intranet must first be allowed by the operator.',
  },
  'nothing-to-supervise': {
    zh: '这件没有超期、退回、差评或久无消息，没有可督办的理由。',
    en: 'The case is not late, bounced, badly rated or silent: there is no ground for an order.',
  },
  'open-supervision': {
    zh: '还有一份督办没有答复，请先由首问负责人答复。',
    en: 'A supervision order still waits for the owner’s answer.',
  },
  'nothing-to-appeal': {
    zh: '现在没有可以申诉的答复：答复要先送到，而且没有照您的要求办成。',
    en: 'There is no answer to appeal against: it must have arrived, and not have done what was asked.',
  },
  'appeal-decided': {
    zh: '对这次答复的申诉已经复核过了。有新的情况请直接说“还没解决”。',
    en: 'An appeal against this answer was decided already. If something is new, say “not solved yet”.',
  },
  'open-appeal': {
    zh: '还有一份申诉没有复核完。',
    en: 'An appeal has not been decided yet.',
  },
  'reviewer-had-part': {
    zh: '您经手过这件事，复核要由没有经手的同事来做。',
    en: 'You had a part in this case; somebody who had none must look again.',
  },
  'no-bad-rating': {
    zh: '这件没有差评，不用提异议。',
    en: 'There is no bad rating to contest.',
  },
  'no-oversight': {
    zh: '还没有设监督机构，线索送不出去。请直接找纪检监察机构，或打 12388。',
    en: 'No oversight office is set up, so nothing can be passed on. Go to the discipline inspection body, or ring 12388.',
  },
}

/** The sentence of a refusal in the reader's language, with its figures filled in. */
export const refusalText = ({ code, params }: Refusal, language: 'zh' | 'en'): string =>
  fill(refusalWords[code][language], code === 'still-identifies' ? { what: tellingKinds(params['what'], language) } : params)
