import type { App } from './context.ts'

/** Whether the database answers within two seconds. */
export async function databaseAnswers({ store }: Pick<App, 'store'>): Promise<boolean> {
  const asked = store.pool.query('select 1').then(
    () => true,
    () => false,
  )
  return await Promise.race([asked, new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 2_000).unref())])
}
