import { deliveryChannelWords } from '#words/case.ts'
import { AreaField, ChoiceField } from '../fields.tsx'
import { useOptions } from './options.ts'
import type { FieldsProps } from './verb-fields.tsx'
import { useComposeWords } from './words.ts'

/** How the answer went, whether it arrived, and what shows it. */
export function DeliveryFields({ values, change }: FieldsProps) {
  const words = useComposeWords()
  const channels = useOptions(deliveryChannelWords)
  const hint = channels.find(({ value }) => value === values['channel'])?.hint
  return (
    <>
      <ChoiceField
        label={words.channel}
        value={values['channel'] ?? ''}
        options={channels}
        onChange={(channel) => change({ channel })}
        autoFocus
      />
      <ChoiceField
        label={words.reached}
        value={values['reached'] ?? ''}
        options={[
          { value: 'yes', label: words.yes },
          { value: 'no', label: words.no },
        ]}
        onChange={(reached) => change({ reached })}
      />
      <AreaField
        label={words.proof}
        {...(hint && { hint })}
        value={values['proof'] ?? ''}
        onChange={(proof) => change({ proof })}
        most={500}
        rows={2}
      />
    </>
  )
}
