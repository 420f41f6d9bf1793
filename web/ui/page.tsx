import { useEffect, type ReactNode } from 'react'
import { useUiWords } from './words.ts'
import './page.css'

/**
 * One page: its title (also the window's), one sentence under it, what can be done on the whole page, and the content.
 * `width` is `text` for things one reads, `wide` for lists and the workbench.
 */
export function Page(props: {
  title: string
  lead?: ReactNode
  actions?: ReactNode
  width?: 'text' | 'wide'
  children: ReactNode
}) {
  const words = useUiWords()
  useEffect(() => {
    document.title = `${props.title} · ${words.brand}`
  }, [props.title, words.brand])
  return (
    <div className="page" data-width={props.width ?? 'wide'}>
      <header className="page-head">
        <div>
          <h1>{props.title}</h1>
          {props.lead && <p className="page-lead">{props.lead}</p>}
        </div>
        {props.actions && <div className="page-actions not-printed">{props.actions}</div>}
      </header>
      {props.children}
    </div>
  )
}
