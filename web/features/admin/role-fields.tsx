import { roleWords } from '#words/case.ts'
import { useLanguage } from '../../prefs.ts'
import type { Role } from '../../session.ts'
import { AdminField } from './admin-field.tsx'
import { rolesFault, type PersonDraft } from './person-draft.ts'
import { useAdminWords } from './words.ts'

const roles = Object.keys(roleWords) as Role[]

/** Posts, speciality, counter, load: what is asked when a person is added and when one is changed. */
export function RoleFields({
  draft,
  onChange,
  shown,
}: {
  draft: PersonDraft
  onChange: (draft: PersonDraft) => void
  shown: boolean
}) {
  const words = useAdminWords()
  const lang = useLanguage()
  const fault = rolesFault(draft.roles)
  const toggle = (role: Role) =>
    onChange({
      ...draft,
      roles: draft.roles.includes(role)
        ? draft.roles.filter((other) => other !== role)
        : roles.filter((one) => one === role || draft.roles.includes(one)),
    })
  return (
    <>
      <fieldset className="admin-roles" aria-describedby="roles-fault">
        <legend className="intake-legend">{words.roles}</legend>
        {roles.map((role) => (
          <label key={role}>
            <input
              type="checkbox"
              checked={draft.roles.includes(role)}
              onChange={() => toggle(role)}
              aria-label={roleWords[role][lang]}
            />
            <span>
              <b>{roleWords[role][lang]}</b>
              <small>{roleWords[role].hint[lang]}</small>
            </span>
          </label>
        ))}
        <p className="admin-fault" id="roles-fault" role="alert">
          {fault && (shown || fault === 'rolesApart') && words[fault]}
        </p>
      </fieldset>
      <AdminField
        id="specialities"
        label={words.specialities}
        hint={words.specialitiesHint}
        value={draft.specialities}
        onChange={(specialities) => onChange({ ...draft, specialities })}
      />
      <div className="admin-pair">
        <AdminField
          id="counterNo"
          label={words.counterNo}
          hint={words.counterNoHint}
          value={draft.counterNo}
          figures
          onChange={(counterNo) => onChange({ ...draft, counterNo })}
        />
        <AdminField
          id="maximumLoad"
          label={words.load}
          value={draft.maximumLoad}
          figures
          onChange={(maximumLoad) => onChange({ ...draft, maximumLoad })}
        />
      </div>
    </>
  )
}
