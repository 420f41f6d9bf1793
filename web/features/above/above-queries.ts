import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { above, type AboveFigure } from '#contract/supervision.ts'
import { call } from '../../api.ts'
import { keys, lookAgainMs } from '../../queries.ts'

/** Keys begin alike: what was done to one case renews every figure. */
export const aboveKey = keys.above

export const useLines = (figure: AboveFigure, centre: string | null) =>
  useInfiniteQuery({
    queryKey: [...aboveKey, 'cases', figure, centre],
    queryFn: ({ pageParam }) =>
      call(above.cases, { query: { figure, ...(centre && { centre }), ...(pageParam && { after: pageParam }) } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    refetchInterval: lookAgainMs,
  })

export const useLine = (lineId: string) =>
  useQuery({
    queryKey: [...aboveKey, 'line', lineId],
    queryFn: () => call(above.get, { params: { lineId } }),
    refetchInterval: lookAgainMs,
  })
