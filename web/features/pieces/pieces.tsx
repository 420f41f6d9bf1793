import { Button } from 'antd'
import { useState } from 'react'
import { now } from '../../clock.ts'
import { ProblemError } from '../../problem.ts'
import { BlurAreas } from '../../ui/blur-areas.tsx'
import { AudienceTag } from '../../ui/audience-tag.tsx'
import { Deadline } from '../../ui/deadline.tsx'
import { DraftNote } from '../../ui/draft-note.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { ItemPicker } from '../../ui/item-picker.tsx'
import type { PickOption } from '../../ui/item-match.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { Page } from '../../ui/page.tsx'
import { useShortcuts } from '../../ui/shortcuts.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { StageLine } from '../../ui/stage-line.tsx'
import { useUndo } from '../../ui/undo-toast.tsx'
import { useDraft } from '../../ui/use-draft.ts'
import { WhoseTurn } from '../../ui/whose-turn.tsx'
import './pieces.css'

const stages = [
  { code: 'reception', label: '接待受理', note: '11月23日 周敏' },
  { code: 'triage', label: '分类处办', note: '11月23日 周敏' },
  { code: 'coordination', label: '沟通协调', note: '等区医保中心' },
  { code: 'assessment', label: '综合研判' },
  { code: 'reply', label: '答复反馈' },
]
const items: PickOption[] = [
  { id: '1', label: '医保就医关系转移', initials: 'ybjygxzy', pinyin: 'yibaojiuyiguanxizhuanyi', note: '医疗保险' },
  { id: '2', label: '医疗费报销', initials: 'ylfbx', pinyin: 'yiliaofeibaoxiao', note: '医疗保险' },
  { id: '3', label: '社会保障卡补换', initials: 'shbzkbh', pinyin: 'shehuibaozhangkabuhuan', note: '社会保障卡' },
]
const fallback: PickOption = { id: 'unclear', label: '说不清' }
const hours = (count: number) => new Date(Date.parse(now()) + count * 3_600_000).toISOString()
const [late, soon, calm] = [hours(-3), hours(3), hours(100)]

/** Every piece of the console on one page, for eyes and for tests; shown to nobody by a link. Its texts are samples. */
export function Pieces() {
  const offerUndo = useUndo()
  const [item, setItem] = useState<string | null>(null)
  const [count, setCount] = useState(0)
  const [covered, setCovered] = useState('')
  const draft = useDraft('', async (text) => {
    if (text.includes('断')) throw new Error('sample of a failed save')
  })
  useShortcuts([
    { keys: 'j', label: '下一件', run: () => setCount((last) => last + 1) },
    { keys: 'Ctrl+Enter', label: '发出', whileTyping: true, run: () => setCount((last) => last + 10) },
  ])
  return (
    <Page title="零件" lead="一页看全：每个零件的每种样子。" actions={<Button type="primary">主要动作</Button>}>
      <div className="pieces">
        <section>
          <h2>办到哪一步</h2>
          <StageLine stages={stages} current="coordination" reached={['reception', 'triage']} />
        </section>
        <section>
          <h2>最晚什么时候</h2>
          <Deadline at={late} trace={['11月20日 09:10 受理', '承诺 1 个工作日', '11月21日、22日是周末']} />
          <Deadline at={soon} trace={[]} />
          <Deadline at={calm} />
        </section>
        <section>
          <h2>该谁动</h2>
          <WhoseTurn turn="us" />
          <WhoseTurn turn="person" name="陈女士" />
          <WhoseTurn turn="party" name="区医保中心" />
          <WhoseTurn turn="supervisor" />
          <WhoseTurn turn="nobody" />
        </section>
        <section>
          <h2>谁看得见</h2>
          <AudienceTag audience="person" />
          <AudienceTag audience="party" />
          <AudienceTag audience="staff" />
          <AudienceTag audience="supervision" />
        </section>
        <section>
          <ItemPicker label="想办什么事" options={items} value={item} onChange={setItem} fallback={fallback} />
          <p data-testid="picked">{item ?? '未选'}</p>
        </section>
        <section>
          <label htmlFor="draft">便笺</label>
          <textarea id="draft" rows={3} value={draft.value} onChange={(event) => draft.change(event.target.value)} />
          <DraftNote state={draft.state} />
        </section>
        <section>
          <h2>先做，可反悔</h2>
          <p data-testid="count">{count}</p>
          <Button
            onClick={() => {
              setCount(count + 1)
              offerUndo({ text: '已转给李敏', undo: async () => setCount(count) })
            }}
          >
            转给李敏 <Kbd keys="Ctrl+Enter" />
          </Button>
        </section>
        <section>
          <h2>没取到时</h2>
          <Skeleton />
          <EmptyState why="没有等您的事" next="新的会自己出现。" action={<Button>看看全部</Button>} />
        </section>
        <section className="pieces-wide">
          <h2>遮住一部分</h2>
          <BlurAreas
            picture={samplePaper}
            label="样张"
            onCancel={() => setCovered('先不遮')}
            save={async (areas) => {
              if (areas.length > 3) throw sampleRefusal
              setCovered(
                JSON.stringify(areas.map(({ x, y, w, h }) => [x, y, w, h].map((each) => Math.round(each * 100)))),
              )
            }}
          />
          <p data-testid="covered">{covered}</p>
        </section>
        <ErrorNotice thrown={sampleRefusal} kept="text" onRetry={() => undefined} />
      </div>
    </Page>
  )
}

/** A bill as a picture, drawn here: 600 × 400. */
const samplePaper = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400" font-family="sans-serif" font-size="22"><rect width="600" height="400" fill="#fdfcf7"/><text x="40" y="60">住院收费票据（样张）</text><text x="40" y="140">姓名：某某某</text><text x="40" y="190">证件号：000000000000000000</text><text x="40" y="240">金额：5400.00</text></svg>',
)}`

const sampleRefusal = new ProblemError({
  code: 'reply-needs-remedy',
  status: 500,
  title: '还不能答复，差两样',
  detail: '',
  refusals: [{ code: 'reply-needs-remedy', text: '请告诉他还能找谁' }],
  fields: [{ pointer: '/draft', text: '请写明依据' }],
  reference: 'K7Q2-90',
})
