import type { ReactNode } from 'react'
import type { CaseFile } from '#contract/cases.ts'
import type { VerbName } from '../verbs.ts'
import { AdoptFields } from './adopt-fields.tsx'
import { AmendFields } from './amend-fields.tsx'
import { AskFields } from './ask-fields.tsx'
import { CallConferenceFields, PlanFields, RecordFields } from './conference-fields.tsx'
import { CallFields } from './call-fields.tsx'
import { DeliveryFields } from './delivery-fields.tsx'
import { AskFilingFields, DecideFilingFields } from './filing-fields.tsx'
import { JudgeFields } from './judge-fields.tsx'
import { PanelFields } from './panel-fields.tsx'
import { PlainFields } from './plain-fields.tsx'
import { ReferFields } from './refer-fields.tsx'
import { ReplyFields } from './reply-fields.tsx'
import { SignFields } from './sign-fields.tsx'
import { SortFields } from './sort-fields.tsx'
import type { Values } from './values.ts'
import { WayFields } from './way-fields.tsx'
import { WhoFields } from './who-fields.tsx'

export type FieldsProps = { file: CaseFile; values: Values; change: (part: Values) => void }

/** The fields of a verb: one place, so that every verb is found the same way. */
export function VerbFields({ verb, ...props }: FieldsProps & { verb: VerbName }): ReactNode {
  switch (verb) {
    case 'accept':
    case 'classify':
      return <SortFields {...props} />
    case 'refer':
      return <ReferFields {...props} />
    case 'askForMaterials':
      return <AskFields {...props} />
    case 'addWay':
      return <WayFields {...props} />
    case 'judge':
      return <JudgeFields {...props} />
    case 'countersign':
      return <SignFields {...props} />
    case 'reply':
      return <ReplyFields {...props} />
    case 'recordDelivery':
      return <DeliveryFields {...props} />
    case 'recordFollowUp':
      return <CallFields {...props} />
    case 'amend':
      return <AmendFields {...props} />
    case 'callConference':
      return <CallConferenceFields {...props} />
    case 'planConference':
      return <PlanFields {...props} />
    case 'recordConference':
      return <RecordFields {...props} />
    case 'convenePanel':
      return <PanelFields {...props} />
    case 'adoptOpinions':
      return <AdoptFields {...props} />
    case 'askFiling':
      return <AskFilingFields {...props} />
    case 'decideFiling':
      return <DecideFilingFields {...props} />
    case 'reassign':
    case 'changeOwner':
      return <WhoFields {...props} owner={verb === 'changeOwner'} />
    default:
      return <PlainFields verb={verb} {...props} />
  }
}
