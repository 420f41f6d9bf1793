import type { ImgHTMLAttributes } from 'react'
import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { papers } from '#contract/papers.ts'
import { addressOf, headersFor, settle } from '../../../api.ts'

/** Each reading of a paper is logged and seen by the person: the small picture and the big one are one reading. */
async function fetchPaper(paperId: string): Promise<string> {
  const path = addressOf(papers.get.path, { paperId })
  const response = await fetch(path, { headers: headersFor('GET', undefined, false), credentials: 'same-origin' })
  if (!response.ok) settle(path, response.status, await response.text(), response.headers)
  return URL.createObjectURL(await response.blob())
}

const watched = new WeakSet<QueryClient>()

/** A picture that is no longer kept is let go: a workplace runs all day. */
function letGoOfOld(client: QueryClient): void {
  if (watched.has(client)) return
  watched.add(client)
  client.getQueryCache().subscribe(({ type, query }) => {
    const url: unknown = query.state.data
    if (type === 'removed' && query.queryKey[0] === 'paper' && typeof url === 'string') URL.revokeObjectURL(url)
  })
}

/** The address of the picture in this page, and whether it could not be fetched. It is kept in memory, never on disk. */
export function usePaperUrl(paperId: string): { url: string | undefined; failed: boolean } {
  letGoOfOld(useQueryClient())
  const { data, isError } = useQuery({
    queryKey: ['paper', paperId],
    queryFn: () => fetchPaper(paperId),
    // A paper never changes: another picture is another paper.
    staleTime: 'static',
    refetchOnReconnect: false,
  })
  return { url: data, failed: isError }
}

/** A paper as an image; nothing until it is there. */
export function PaperPicture({
  paperId,
  alt,
  ...rest
}: { paperId: string; alt: string } & ImgHTMLAttributes<HTMLImageElement>) {
  const { url } = usePaperUrl(paperId)
  return url ? <img {...rest} src={url} alt={alt} /> : null
}
