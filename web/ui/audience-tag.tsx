import { useUiWords } from './words.ts'
import './audience-tag.css'

export type Audience = 'person' | 'party' | 'staff' | 'supervision'

/** Who reads a line of the timeline. The word is always there; the edge only repeats it. */
export function AudienceTag({ audience }: { audience: Audience }) {
  const words = useUiWords()
  const text = {
    person: words.audiencePerson,
    party: words.audienceParty,
    staff: words.audienceStaff,
    supervision: words.audienceSupervision,
  }[audience]
  return (
    <span className="audience-tag" data-audience={audience}>
      {text}
    </span>
  )
}
