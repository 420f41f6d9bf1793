import { settings as routes } from '#contract/settings.ts'
import { changeSetting, previewSetting, settingsOf } from '#app/settings-change.ts'
import { refuse } from '#core/refusal.ts'
import { mount, type Mounting } from '../mount.ts'
import { refused } from '../problems.ts'

export function settingRoutes(mounting: Mounting): void {
  mount(mounting, routes.get, async ({ ask }) => await settingsOf(ask))
  mount(mounting, routes.preview, async ({ ask, body }) => await previewSetting(ask, body))
  mount(mounting, routes.put, async ({ ask, key, body, request }) => {
    const done = await changeSetting(ask, key, body.setting, body.note)
    if (!done) throw refused([refuse('key-reused')])
    request.log.info({ act: 'settings.changed', by: ask.actor.id, subject: body.setting.subject }, 'settings changed')
    return done
  })
}
