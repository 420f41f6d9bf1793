import type { ReactNode } from 'react'

/** One drawing per cause (slot names of words/causes.ts): 24 × 24, one line weight, never without its word beside it. */
const drawings: Record<string, ReactNode> = {
  'papers-differ': <path d="M3 4h8v15H3zM13 6h8v14h-8zM5.5 8h3M5.5 11h3M15.5 10h3M15.5 14.5l3 3m0-3-3 3" />,
  'paper-missing': <path d="M5 3h9l5 5v13H5zM14 3v5h5M12 11.5v4M12 18v.01" />,
  identity: (
    <path d="M3 5h18v14H3zM6 15.5c.4-2 4.6-2 5 0M8.5 11.6a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4zM14 9.5h4.5M14 13h2.5m1 0h1" />
  ),
  undo: <path d="M8 4 3.5 8.5 8 13M4 8.5h10a6 6 0 0 1 0 12H7" />,
  system: <path d="M3 4h18v12H3zM9 20h6M12 16v4M9.5 7.5l5 5m0-5-5 5" />,
  signpost: <path d="M12 2.5v19M12 5H5.5L3 7.5 5.5 10H12M12 11.5h6.5L21 14l-2.5 2.5H12" />,
  'rule-gap': <path d="M5 3h11a3 3 0 0 1 3 3v15H5zM9 8h6M9 12h1m2 0h1m2 0h.5M9 16h.5m2 0h.5" />,
  'rule-rigid': <path d="M5 3h11a3 3 0 0 1 3 3v15H5zM9.5 12.5v-2a2.5 2.5 0 0 1 5 0v2M8.5 12.5h7v5h-7z" />,
  eligibility: <path d="M4 20V9m5.3 11V5m5.4 15v-8M20 20v-4M2.5 8.5 21.5 8.5" />,
  guide: (
    <path d="M12 6c-2.5-2-5.5-2-8.5-1.5v14c3-.5 6-.5 8.5 1.5 2.5-2 5.5-2 8.5-1.5v-14C17.5 4 14.5 4 12 6zm0 0v14M15 10.5h3" />
  ),
  advice: <path d="M4 4h16v12h-9l-4.5 4v-4H4zM9.5 7.5l5 5m0-5-5 5" />,
  attitude: <path d="M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8.5 16.5c2-2 5-2 7 0M9 9.5v1M15 9.5v1" />,
  'at-home': <path d="M3.5 11 12 4l8.5 7M6 9.5V20h12V9.5M9 20v-4.5a3 3 0 0 1 6 0V20" />,
  clock: <path d="M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5.5l3.5 2" />,
  pen: <path d="M4 20l1-4.5L16.5 4l3.5 3.5L8.5 19zM14 6.5l3.5 3.5" />,
}

export function CauseIcon({ name }: { name: string }) {
  return (
    <svg className="cause-icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      {drawings[name]}
    </svg>
  )
}
