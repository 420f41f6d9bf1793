import { stageWords } from '#words/case.ts'
import { useLanguage } from '../../../prefs.ts'
import { StageLine } from '../../../ui/stage-line.tsx'
import { useCaseDesk } from './case-desk.ts'

const shown = ['reception', 'triage', 'coordination', 'assessment', 'reply', 'followUp', 'closed'] as const

/** Where the case stands. A case may skip coordination or assessment: only what it really went through is filled. */
export function Stages() {
  const { file } = useCaseDesk()
  const lang = useLanguage()
  const current = file.stage === 'archived' ? 'closed' : file.stage
  const reached = shown.filter((stage) => {
    switch (stage) {
      case 'reception':
        return true
      case 'triage':
        return file.classification !== null
      case 'coordination':
        return file.referrals.length > 0
      case 'assessment':
        return file.judgements.length > 0
      case 'reply':
        return file.replies.length > 0
      case 'followUp':
        return file.answered !== null
      case 'closed':
        return file.closedAt !== null
    }
  })
  return (
    <StageLine
      stages={shown.map((code) => ({ code, label: stageWords[code][lang] }))}
      current={current}
      reached={reached}
    />
  )
}
