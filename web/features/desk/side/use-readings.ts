import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { CaseFile } from '#contract/cases.ts'
import { readings as routes, type PaperReading, type Remark } from '#contract/readings.ts'
import { call } from '../../../api.ts'
import { keys } from '../../../queries.ts'

const none: { readings: PaperReading[]; remarks: Remark[] } = { readings: [], remarks: [] }

/** What the papers of the case say and what disagrees; asked anew whenever the papers, or whose they are, have changed. */
export function useReadings(file: Pick<CaseFile, 'id' | 'papers' | 'requester'>): typeof none {
  const read = file.papers.filter(({ withdrawn, document }) => !withdrawn && document !== null)
  const stand = [...read.map(({ id, document }) => `${id} ${document}`), file.requester?.person.name ?? ''].join('|')
  const { data } = useQuery({
    queryKey: [...keys.file(file.id), 'readings', stand],
    queryFn: () => call(routes.ofCase, { params: { caseId: file.id } }),
    enabled: read.length > 0,
    placeholderData: keepPreviousData,
  })
  return (read.length > 0 && data) || none
}
