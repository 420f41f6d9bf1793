import { stanceWords } from '#words/network.ts'
import { useLanguage } from '../../../prefs.ts'
import { AreaField, ManyField } from '../fields.tsx'
import { OpinionCard } from '../network/opinions.tsx'
import { useNetworkFormWords } from './network-words.ts'
import { idsOf, idsText } from './rows.ts'
import type { FieldsProps } from './verb-fields.tsx'

/** Which opinions are followed and how. None may be followed, with a reason; what says otherwise stays beside it. */
export function AdoptFields({ file, values, change }: FieldsProps) {
  const words = useNetworkFormWords()
  const lang = useLanguage()
  const panel = file.panels.find(({ id }) => id === values['panel'])
  const given = (panel?.seats ?? []).filter(({ opinion }) => opinion !== null)
  return (
    <>
      <div className="opinions">
        {given.map((seat) => (
          <OpinionCard key={seat.id} seat={seat} />
        ))}
      </div>
      {given.length === 0 ? (
        <p className="compose-hint">{words.nothingGiven}</p>
      ) : (
        <ManyField
          label={words.adoptWhich}
          values={idsOf(values['seats'])}
          options={given.map(({ id, name, opinion }) => ({
            value: id,
            label: opinion ? `${name} · ${stanceWords[opinion.stance][lang]}` : name,
          }))}
          onChange={(ids) => change({ seats: idsText(ids) })}
        />
      )}
      <AreaField
        label={values['seats'] === '' ? words.adoptInstead : words.adoptHow}
        hint={words.adoptHint}
        value={values['how'] ?? ''}
        onChange={(how) => change({ how })}
        most={2000}
        autoFocus
      />
    </>
  )
}
