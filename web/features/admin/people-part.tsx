import { Button } from 'antd'
import { useState } from 'react'
import type { Colleague } from '#contract/centre.ts'
import { roleWords } from '#words/case.ts'
import { useLanguage } from '../../prefs.ts'
import { useColleagues } from '../../queries.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useUiWords } from '../../ui/words.ts'
import { AddPerson } from './add-person.tsx'
import { ChangePerson } from './change-person.tsx'
import { useAdminWords } from './words.ts'

/** Everybody of the centre: who they are, what they may do, how much they carry, whether they are here. */
export function PeoplePart({ mayChange }: { mayChange: boolean }) {
  const words = useAdminWords()
  const people = useColleagues()
  const [opened, setOpened] = useState<'add' | string | null>(null)
  const changed = people.data?.find((person) => person.id === opened)
  return (
    <section>
      {mayChange && (
        <p className="admin-acts">
          <Button type="primary" onClick={() => setOpened('add')}>
            {words.add}
          </Button>
        </p>
      )}
      {people.isError && <ErrorNotice thrown={people.error} kept="nothing" onRetry={() => void people.refetch()} />}
      {people.isPending && <Skeleton lines={6} />}
      {people.data?.length === 0 && <EmptyState why={words.noPeople} next={words.noPeopleNext} />}
      {people.data && people.data.length > 0 && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls sideways must be reachable by keys
        <div className="admin-table" role="region" aria-label={words.people} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{words.name}</th>
                <th scope="col">{words.roles}</th>
                <th scope="col">{words.specialities}</th>
                <th scope="col">{words.counterNo}</th>
                <th scope="col">{words.load}</th>
                <th scope="col">{words.status}</th>
                {mayChange && (
                  <th scope="col">
                    <span className="only-heard">{words.change}</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {people.data.map((person) => (
                <PersonRow key={person.id} person={person} {...(mayChange && { onOpen: () => setOpened(person.id) })} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {opened === 'add' && <AddPerson onClose={() => setOpened(null)} />}
      {changed && <ChangePerson key={changed.id} person={changed} onClose={() => setOpened(null)} />}
    </section>
  )
}

function PersonRow({ person, onOpen }: { person: Colleague; onOpen?: () => void }) {
  const words = useAdminWords()
  const ui = useUiWords()
  const lang = useLanguage()
  const expert = person.roles.includes('caseworker')
  return (
    <tr data-off={!person.active}>
      <th scope="row">{person.name}</th>
      <td>{person.roles.map((role) => roleWords[role][lang]).join('、')}</td>
      <td>{person.specialities.join('、')}</td>
      <td>{person.counterNo === null ? '' : ui.counterNo(person.counterNo)}</td>
      <td>{expert || person.open > 0 ? words.loadText(person.open, person.maximumLoad) : ''}</td>
      <td data-tone={!person.active ? 'red' : person.awayToday ? 'amber' : undefined}>
        {!person.active ? words.off : person.awayToday ? words.away : words.working}
      </td>
      {onOpen && (
        <td>
          <button type="button" className="plain-button" onClick={onOpen} aria-label={`${words.change} ${person.name}`}>
            {words.change}
          </button>
        </td>
      )}
    </tr>
  )
}
