import { causeWords, layerWords, natureWords } from '#words/causes.ts'
import { classWords } from '#words/case.ts'
import { useNow } from '../../../clock.ts'
import { useLanguage } from '../../../prefs.ts'
import { exactText, sinceText } from '../../../ui/time.ts'
import { useAppointmentWords } from '../side/appointments-words.ts'
import { useCaseDesk } from './case-desk.ts'
import { useCaseWords } from './words.ts'

/** What stopped it, what it was sorted as, how it came. */
export function Background() {
  const { file } = useCaseDesk()
  const words = useCaseWords()
  const { assigned } = useAppointmentWords()
  const lang = useLanguage()
  const now = useNow()
  const { blocker, classification, item, external } = file
  const limits = [
    ['contactBy', file.clocks.contact?.standing === 'met' ? null : file.clocks.contact?.due],
    ['legalBy', file.clocks.legal?.due],
    ['hotlineBy', file.clocks.external ?? external?.dueAt],
  ] as const
  return (
    <section className="case-section">
      <h3>{words.details}</h3>
      <dl className="case-pairs">
        <div>
          <dt>{words.blocker}</dt>
          <dd>
            {blocker.causes.map((cause) => causeWords[cause][lang]).join('、')}
            {[blocker.place, blocker.step].filter(Boolean).map((part) => (
              <span key={part}>{part}</span>
            ))}
            {blocker.note !== '' && <p>{blocker.note}</p>}
            {blocker.refusedBy && <span>{words.blockerBy(blocker.refusedBy.name)}</span>}
          </dd>
        </div>
        {classification && (
          <div>
            <dt>{words.classified}</dt>
            <dd>
              {classWords[classification.class][lang]} · {natureWords[classification.nature][lang]} ·{' '}
              {layerWords[classification.layer][lang]}
              {classification.causes.join() !== blocker.causes.join() && (
                <span>{classification.causes.map((cause) => causeWords[cause][lang]).join('、')}</span>
              )}
              {classification.remit === 'outside' && <span>{words.outside(classification.rightBody)}</span>}
            </dd>
          </div>
        )}
        {item && (
          <div>
            <dt>{words.item}</dt>
            <dd>
              {item.name}
              {item.department !== '' && <span>{item.department}</span>}
            </dd>
          </div>
        )}
        <div>
          <dt>{words.from}</dt>
          <dd title={exactText(file.registeredAt, lang)}>
            {words.registeredBy(
              file.registeredBy.kind === 'person' ? words.byPerson : file.registeredBy.name || words.byHotline,
              sinceText(file.registeredAt, now, lang),
            )}
          </dd>
        </div>
        {file.assigned.length > 0 && (
          <div>
            <dt>{assigned}</dt>
            <dd>
              {file.owner.name}：{file.assigned.join('、')}
            </dd>
          </div>
        )}
        {external && (
          <div>
            <dt>{words.external}</dt>
            <dd>{external.number}</dd>
          </div>
        )}
        {limits.map(
          ([word, at]) =>
            at && (
              <div key={word}>
                <dt>{words[word]}</dt>
                <dd>{exactText(at, lang)}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  )
}
