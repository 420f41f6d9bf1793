/**
 * The life-cycle as a table: who may do what, where, what it demands first, and where the case stands afterwards.
 * `decide` admits by it, `allowed` offers by it (law 3), docs/life-cycle.md is drawn from it.
 */
import type { Stage } from './case.ts'
import type { CommandType } from './commands.ts'
import type { DemandName } from './demands.ts'

/**
 * `hands`: the handler or the owner. `colleague`: any caseworker or director, but never the person concerned, who sees nothing of it.
 * `clerk`: the counter clerk who handed the case over. `person`: whoever holds the case code. `party`: whoever was asked about this very thing.
 */
export type Who = 'hands' | 'owner' | 'colleague' | 'director' | 'clerk' | 'person' | 'hotline' | 'system' | 'party'

export interface Transition {
  readonly command: CommandType
  readonly by: readonly Who[]
  readonly from: readonly Stage[]
  /** Where it leads; absent: stays where it is, or the command itself says where (goBack, sweep). */
  readonly to?: Stage
  readonly demands: readonly DemandName[]
}

const working = ['triage', 'coordination', 'assessment'] as const
const open = ['reception', 'triage', 'coordination', 'assessment', 'reply', 'followUp'] as const
const beforeAnswer = ['reception', 'triage', 'coordination', 'assessment', 'reply'] as const
const living = [...open, 'closed'] as const
/** What is looked at from above may long be closed. */
const everywhere = [...living, 'archived'] as const

export const transitions: readonly Transition[] = [
  // 接待受理
  { command: 'takeUp', by: ['colleague'], from: open, demands: ['noHandler', 'notRefuser'] },
  { command: 'accept', by: ['hands'], from: ['reception'], to: 'triage', demands: ['notRefuser'] },
  // 分类处办
  { command: 'classify', by: ['hands'], from: working, demands: [] },
  { command: 'amend', by: ['hands'], from: open, demands: [] },
  // a word to and from the person, at any time
  { command: 'tell', by: ['hands', 'director'], from: living, demands: [] },
  { command: 'note', by: ['colleague', 'clerk'], from: living, demands: [] },
  { command: 'say', by: ['person', 'hotline'], from: living, demands: [] },
  // 12345
  { command: 'hearHotline', by: ['hotline'], from: everywhere, demands: ['hasOrder'] },
  { command: 'reviseOrder', by: ['hotline'], from: everywhere, demands: ['hasOrder'] },
  { command: 'decideRevision', by: ['hands', 'director'], from: living, demands: ['openRevision'] },
  { command: 'returnOrder', by: ['hands'], from: ['reception', 'triage'], demands: ['hasOrder', 'returnable'] },
  { command: 'askOrderExtension', by: ['hands'], from: beforeAnswer, demands: ['hasOrder', 'noOrderExtension'] },
  // one matter, several cases
  { command: 'joinCase', by: ['hands', 'director'], from: beforeAnswer, demands: ['notJoined', 'nothingJoinedHere'] },
  { command: 'separateCase', by: ['hands', 'director'], from: beforeAnswer, demands: ['joined'] },
  { command: 'noteJoin', by: ['system'], from: everywhere, demands: [] },
  // 整改: whoever had complained hears what came of it, however long ago the case was closed
  { command: 'tellOfChange', by: ['system'], from: everywhere, demands: [] },
  { command: 'takeAnswer', by: ['system'], from: beforeAnswer, to: 'followUp', demands: ['joined'] },
  // 预约、帮办
  { command: 'makeAppointment', by: ['hands', 'director', 'clerk', 'person'], from: open, demands: [] },
  { command: 'moveAppointment', by: ['hands', 'director', 'clerk', 'person'], from: open, demands: [] },
  { command: 'cancelAppointment', by: ['hands', 'director', 'clerk', 'person'], from: open, demands: [] },
  { command: 'recordAppointment', by: ['hands', 'colleague'], from: open, demands: [] },
  { command: 'recordHelpStep', by: ['hands', 'colleague'], from: open, demands: [] },
  // papers
  { command: 'addPaper', by: ['hands', 'colleague', 'clerk', 'person'], from: open, demands: [] },
  { command: 'withdrawPaper', by: ['hands', 'person'], from: open, demands: [] },
  { command: 'recordReading', by: ['hands', 'colleague', 'clerk', 'system'], from: open, demands: [] },
  { command: 'recordFinding', by: ['hands', 'colleague'], from: open, demands: [] },
  { command: 'markMaterial', by: ['hands', 'colleague'], from: open, demands: ['notRefuser'] },
  { command: 'askForMaterials', by: ['hands'], from: working, demands: ['noOpenRequest', 'noOpenPause'] },
  { command: 'provideMaterials', by: ['hands', 'person'], from: open, demands: [] },
  { command: 'withdrawRequest', by: ['hands'], from: open, demands: [] },
  // 沟通协调
  { command: 'refer', by: ['hands'], from: [...working, 'reply'], to: 'coordination', demands: ['classified'] },
  { command: 'chaseReferral', by: ['hands', 'director'], from: open, demands: [] },
  { command: 'recordAcceptance', by: ['hands', 'director', 'party'], from: open, demands: [] },
  { command: 'recordAnswer', by: ['hands', 'director', 'party'], from: open, demands: [] },
  { command: 'recordReturn', by: ['hands', 'director', 'party'], from: open, demands: [] },
  { command: 'withdrawReferral', by: ['hands'], from: open, demands: [] },
  // 综合研判
  { command: 'addWay', by: ['hands', 'colleague'], from: beforeAnswer, demands: ['notRefuser'] },
  { command: 'settleWay', by: ['hands', 'colleague'], from: beforeAnswer, demands: ['notRefuser'] },
  { command: 'judge', by: ['hands'], from: working, to: 'assessment', demands: ['classified', 'notRefuser'] },
  { command: 'countersign', by: ['colleague'], from: ['assessment'], demands: ['awaitsSignature', 'notRefuser', 'notTheJudge'] },
  // 会商
  { command: 'callConference', by: ['hands', 'director'], from: working, demands: ['classified', 'noOpenConference'] },
  { command: 'planConference', by: ['hands', 'director'], from: [...working, 'reply'], to: 'assessment', demands: ['openConference'] },
  { command: 'answerInvitation', by: ['hands', 'director', 'party'], from: open, demands: [] },
  { command: 'recordConference', by: ['hands', 'director'], from: [...working, 'reply'], to: 'assessment', demands: ['openConference'] },
  { command: 'cancelConference', by: ['hands', 'director'], from: open, demands: ['openConference'] },
  // 智囊团
  {
    command: 'convenePanel',
    by: ['hands', 'director'],
    from: working,
    to: 'assessment',
    demands: ['classified', 'noOpenPanel', 'notRefuser'],
  },
  { command: 'recuse', by: ['party'], from: open, demands: [] },
  { command: 'giveOpinion', by: ['party'], from: open, demands: [] },
  { command: 'closePanel', by: ['hands', 'director'], from: open, demands: ['openPanel'] },
  { command: 'adoptOpinions', by: ['hands', 'director'], from: open, demands: ['panelToAdopt', 'notRefuser'] },
  { command: 'recordEffect', by: ['hands', 'director'], from: living, demands: ['panelAdopted'] },
  // 备案
  { command: 'askFiling', by: ['hands'], from: working, to: 'assessment', demands: ['classified', 'noOpenFiling', 'notRefuser'] },
  { command: 'decideFiling', by: ['director', 'party'], from: open, demands: ['openFiling'] },
  { command: 'withdrawFiling', by: ['hands'], from: open, demands: ['openFiling'] },
  { command: 'reviewFiling', by: ['party'], from: everywhere, demands: [] },
  // 答复反馈
  {
    command: 'reply',
    by: ['hands'],
    from: [...working, 'reply'],
    to: 'reply',
    demands: ['classified', 'notRefuser', 'signed', 'notJoined'],
  },
  { command: 'recordDelivery', by: ['hands', 'director', 'person'], from: ['reply', 'followUp'], demands: ['hasReply'] },
  // 督办
  { command: 'supervise', by: ['director', 'party'], from: living, demands: [] },
  { command: 'answerSupervision', by: ['owner'], from: everywhere, demands: ['openOrder'] },
  { command: 'closeSupervision', by: ['director', 'party'], from: everywhere, demands: ['orderToClose'] },
  // 回访评价
  { command: 'confirm', by: ['person'], from: ['followUp', 'closed'], demands: ['answered'] },
  { command: 'rate', by: ['person'], from: ['followUp', 'closed'], demands: ['answered'] },
  { command: 'recordFollowUp', by: ['colleague'], from: ['followUp', 'closed'], demands: ['answered', 'independent', 'notRefuser'] },
  {
    command: 'close',
    by: ['hands', 'director'],
    from: ['followUp'],
    to: 'closed',
    demands: ['answered', 'nothingOpen', 'heard', 'notRefuser'],
  },
  // 申诉复核
  { command: 'appeal', by: ['person', 'colleague'], from: ['followUp', 'closed'], demands: ['appealable', 'noOpenAppeal'] },
  // Until it is closed whoever has it in hand does not know the rating (law 10).
  { command: 'contestRating', by: ['hands'], from: ['closed'], demands: ['badRating', 'noOpenAppeal'] },
  { command: 'decideAppeal', by: ['colleague'], from: ['followUp', 'closed'], demands: ['openAppeal', 'hadNoPart'] },
  // also from the archive, or archiving would be a dead end for the person (law 6)
  { command: 'reopen', by: ['person', 'director', 'colleague'], from: ['followUp', 'closed', 'archived'], to: 'triage', demands: [] },
  { command: 'archive', by: ['director', 'system'], from: ['closed'], to: 'archived', demands: ['noOpenAppeal'] },
  // going back, changing hands, time
  { command: 'goBack', by: ['hands', 'director'], from: ['triage', 'coordination', 'assessment', 'reply'], demands: [] },
  { command: 'reassign', by: ['owner', 'director'], from: open, demands: [] },
  { command: 'changeOwner', by: ['director'], from: open, demands: [] },
  { command: 'askExtension', by: ['hands'], from: beforeAnswer, demands: ['noPendingExtension', 'noOpenPause'] },
  { command: 'decideExtension', by: ['director'], from: open, demands: ['pendingExtension', 'notTheAsker'] },
  { command: 'pause', by: ['hands'], from: working, demands: ['noOpenPause'] },
  { command: 'resume', by: ['hands', 'director'], from: open, demands: ['openPause'] },
  { command: 'sweep', by: ['system'], from: living, demands: [] },
]
