/** Registrations as the console sends them; the people are invented. A hand-over from a counter: */
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

/** Somebody who walks in with papers that were uploaded before, taken in by whoever `owner` is. */
export const walkInWith = (paperIds: readonly string[], owner = 'wang', name = '陈·测试', idNumber = '') => ({
  ...registration,
  channel: 'walkIn',
  statement: '发票和清单对不上，报销不了。',
  wish: '',
  blocker: { ...registration.blocker, causes: ['material-mismatch'], note: '', step: '', place: '' },
  person: { ...registration.person, name, idNumber, phone: '13800000000' },
  paperIds,
  owner,
})
