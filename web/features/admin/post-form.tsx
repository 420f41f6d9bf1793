import { Button } from 'antd'
import { useState } from 'react'
import type { Colleague } from '#contract/centre.ts'
import { roleWords } from '#words/case.ts'
import { useLanguage } from '../../prefs.ts'
import { AdminField } from './admin-field.tsx'
import { useAdminWords } from './words.ts'

type Post = Colleague['posts'][number]

const roles: readonly Post['role'][] = ['counter', 'caseworker', 'director', 'officer']
const emptyPost: Post = {
  role: 'director',
  starts: '' as Post['starts'],
  ends: '' as Post['ends'],
  actsFor: null,
  reason: '',
}

/** Posts held for a time: acting for a colleague who is away, or sitting in; they begin and end by themselves. */
export function PostForm(props: {
  entered: readonly Post[]
  colleagues: readonly Colleague[]
  busy: boolean
  onSave: (posts: Post[]) => Promise<boolean>
}) {
  const words = useAdminWords()
  const lang = useLanguage()
  const [list, setList] = useState<Post[]>([...props.entered])
  const [fault, setFault] = useState(false)
  const changed = JSON.stringify(list) !== JSON.stringify(props.entered)
  const set = (index: number, change: Partial<Post>) =>
    setList(list.map((post, at) => (at === index ? { ...post, ...change } : post)))
  async function save() {
    const wrong = list.some(({ starts, ends }) => !starts || !ends || ends < starts)
    setFault(wrong)
    if (!wrong) await props.onSave(list)
  }
  return (
    <section className="admin-block">
      <h3>{words.posts}</h3>
      <p className="admin-hint">{words.postsHint}</p>
      {list.map((post, index) => (
        <div className="admin-leave" key={index}>
          <div className="admin-field">
            <label htmlFor={`post-${index}-role`}>{words.postRole}</label>
            <select
              id={`post-${index}-role`}
              className="intake-text"
              value={post.role}
              onChange={(event) => set(index, { role: event.target.value as Post['role'] })}
            >
              {roles.map((role) => (
                <option key={role} value={role}>
                  {roleWords[role][lang]}
                </option>
              ))}
            </select>
          </div>
          <AdminField
            id={`post-${index}-starts`}
            type="date"
            label={words.postFrom}
            value={post.starts}
            onChange={(starts) =>
              set(index, { starts: starts as Post['starts'], ...(!post.ends && { ends: starts as Post['ends'] }) })
            }
          />
          <AdminField
            id={`post-${index}-ends`}
            type="date"
            label={words.postTo}
            value={post.ends}
            onChange={(ends) => set(index, { ends: ends as Post['ends'] })}
          />
          <div className="admin-field">
            <label htmlFor={`post-${index}-for`}>{words.postFor}</label>
            <select
              id={`post-${index}-for`}
              className="intake-text"
              value={post.actsFor ?? ''}
              onChange={(event) => set(index, { actsFor: event.target.value || null })}
            >
              <option value="">{words.postForNobody}</option>
              {props.colleagues.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </div>
          <AdminField
            id={`post-${index}-reason`}
            label={words.leaveWhy}
            value={post.reason}
            most={100}
            onChange={(reason) => set(index, { reason })}
          />
          <button type="button" className="plain-button" onClick={() => setList(list.filter((_, at) => at !== index))}>
            {words.leaveRemove}
          </button>
        </div>
      ))}
      {fault && (
        <p className="admin-fault" role="alert">
          {words.leaveFault}
        </p>
      )}
      <p className="admin-acts">
        <Button onClick={() => setList([...list, emptyPost])}>{words.postAdd}</Button>
        {changed && (
          <Button type="primary" loading={props.busy} onClick={() => void save()}>
            {words.postSave}
          </Button>
        )}
      </p>
    </section>
  )
}
