import { Button } from 'antd'
import { useState } from 'react'
import { useMutation } from '@tanstack/react-query'
import { cases, type CaseFile } from '#contract/cases.ts'
import { stageWords } from '#words/case.ts'
import { call } from '../../api.ts'
import { useNow } from '../../clock.ts'
import { useLanguage } from '../../prefs.ts'
import { useCaseFile } from '../../queries.ts'
import { Deadline } from '../../ui/deadline.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { exactText, sinceText } from '../../ui/time.ts'
import { WhoseTurn } from '../../ui/whose-turn.tsx'
import { AddMore } from './add-more.tsx'
import { SlipSheet } from './slip-sheet.tsx'
import { useCounterWords } from './words.ts'

/** A case as the clerk who handed it over sees it: who has it, what comes next, by when; add to it; the slip again. */
export function HandedOver({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const words = useCounterWords()
  const file = useCaseFile(caseId)
  // Showing the code is logged, so it is asked for only when somebody wants it.
  const slip = useMutation({ mutationFn: () => call(cases.slip, { params: { caseId } }) })
  const [adding, setAdding] = useState(false)
  if (slip.data)
    return <SlipSheet caseId={caseId} slip={slip.data} comes="later" fresh={false} onClose={() => slip.reset()} />
  return (
    <Sheet label={file.data?.title ?? words.title} onClose={onClose} size="side">
      <header className="sheet-head">
        <h2>{file.data?.title ?? ''}</h2>
        <button type="button" className="plain-button" onClick={onClose}>
          {words.closeIt}
        </button>
      </header>
      <div className="sheet-body">
        {file.isError && <ErrorNotice thrown={file.error} kept="nothing" onRetry={() => void file.refetch()} />}
        {file.isPending && <Skeleton lines={6} />}
        {adding && <AddMore caseId={caseId} focused />}
        {file.data && <Story file={file.data} />}
        {slip.error && <ErrorNotice thrown={slip.error} kept="nothing" />}
      </div>
      <footer className="sheet-foot">
        <Button loading={slip.isPending} onClick={() => slip.mutate()}>
          {words.printAgain}
        </Button>
        <Button type="primary" disabled={!file.data || adding} onClick={() => setAdding(true)}>
          {words.addSomething}
        </Button>
      </footer>
    </Sheet>
  )
}

function Story({ file }: { file: CaseFile }) {
  const words = useCounterWords()
  const lang = useLanguage()
  const now = useNow()
  const promise = file.clocks.promise
  return (
    <>
      <dl className="handed-over-facts">
        <dt>{words.number}</dt>
        <dd>{file.number}</dd>
        <dt>{words.whoHasIt}</dt>
        <dd>{file.handler?.name ?? words.waitingFor(file.owner.name)}</dd>
        <dt>{words.stands}</dt>
        <dd>
          {stageWords[file.stage][lang]} ·{' '}
          <WhoseTurn turn={file.turn} {...(file.waitingOn && file.turn === 'party' && { name: file.waitingOn })} />
        </dd>
        {promise.due && !file.answered && (
          <>
            <dt>{words.dueBy}</dt>
            <dd>
              <Deadline at={promise.due} trace={promise.why} />
            </dd>
          </>
        )}
        {file.papers.length > 0 && (
          <>
            <dt>{words.addPaperShort}</dt>
            <dd>{words.papers(file.papers.length)}</dd>
          </>
        )}
      </dl>
      <h3>{words.story}</h3>
      <ol className="handed-over-story" reversed>
        {file.timeline.toReversed().map((entry) => (
          <li key={entry.seq}>
            <time dateTime={entry.at} title={exactText(entry.at, lang)}>
              {sinceText(entry.at, now, lang)}
            </time>
            {entry.title}
            {entry.body && <p>{entry.body}</p>}
          </li>
        ))}
      </ol>
    </>
  )
}
