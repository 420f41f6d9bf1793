import { useUiWords } from './words.ts'
import './skeleton.css'

/** Grey lines where text will be. They appear only after 300 ms (in CSS), so that a quick answer does not flicker. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  const words = useUiWords()
  return (
    <div className="skeleton" role="status">
      <span className="only-heard">{words.loading}</span>
      {Array.from({ length: lines }, (_, index) => (
        <i key={index} aria-hidden="true" />
      ))}
    </div>
  )
}
