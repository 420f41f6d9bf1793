import { useQuery } from '@tanstack/react-query'
import { pages as routes, type PaperPage } from '#contract/pages.ts'
import { call } from '../../../api.ts'

/** Kinds whose pages are drawn as a sketch. */
export const isSketched = (mediaType: string): boolean =>
  mediaType === 'application/pdf' || mediaType === 'application/ofd'

/** The pages of a PDF or OFD. Each fetching is logged as a look at the paper: all pages are one. */
export const usePaperPages = (paperId: string, enabled: boolean) =>
  useQuery({
    queryKey: ['paper-pages', paperId],
    queryFn: () => call(routes.get, { params: { paperId } }),
    enabled,
    // A paper never changes: another file is another paper.
    staleTime: 'static',
    refetchOnReconnect: false,
    retry: false,
  })

/** One page drawn from its words and pictures, on white whatever the scheme. */
export function PageSketch({
  page,
  label,
  zoom,
  turn,
}: {
  page: PaperPage
  label: string
  zoom: number
  turn: number
}) {
  const { width, height } = page
  return (
    <svg
      className="viewer-sketch"
      role="group"
      aria-label={label}
      viewBox={`0 0 ${width} ${height}`}
      width={width * zoom}
      height={height * zoom}
      style={{ transform: `translate(-50%, -50%) rotate(${turn}deg)` }}
    >
      <rect width={width} height={height} fill="#fff" />
      {page.pictures.map(({ mediaType, base64, place }, at) => (
        <image
          key={at}
          href={`data:${mediaType};base64,${base64}`}
          width={1}
          height={1}
          preserveAspectRatio="none"
          transform={`matrix(${place.join(' ')})`}
        />
      ))}
      {page.words.map(({ text, left, right, base, size }, at) => (
        <text
          key={at}
          x={left}
          y={base}
          fontSize={size}
          fill="#1c1c1a"
          {...(right > left && text.length > 1 && { textLength: right - left, lengthAdjust: 'spacingAndGlyphs' })}
        >
          {text}
        </text>
      ))}
    </svg>
  )
}
