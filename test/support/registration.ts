/** A hand-over from a counter as the console sends it; the person is invented. */
export const registration = {
  channel: 'counter',
  title: '',
  statement: '来了三次，发票和明细对不上，没办成。',
  wish: '想把报销办了',
  itemId: null,
  blocker: {
    causes: ['other'],
    note: '发票金额和明细合计不一致',
    step: '初审',
    place: '综合窗口 3',
    refusedBy: null,
    refusedOn: null,
  },
  person: { kind: 'individual', name: '陈测试', idNumber: '', phone: '', note: '' },
  proxy: null,
  external: null,
  paperIds: [],
  owner: null,
  comes: 'now',
} as const
