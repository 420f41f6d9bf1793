import type { FastifyRequest } from 'fastify'

/** The reader's language: English when Accept-Language prefers it to Chinese, otherwise Chinese. */
export function languageOf(request: Pick<FastifyRequest, 'headers'>): 'zh' | 'en' {
  const header = request.headers['accept-language']
  const wishes = (typeof header === 'string' ? header : '')
    .slice(0, 500)
    .split(',')
    .map((wish) => {
      const [tag = '', ...rest] = wish.trim().toLowerCase().split(';')
      const quality = Number(/^\s*q=([\d.]+)/.exec(rest.join(';'))?.[1] ?? 1)
      return { language: tag.split('-')[0], quality: Number.isFinite(quality) ? quality : 0 }
    })
  const best = (language: string) =>
    Math.max(0, ...wishes.filter((wish) => wish.language === language).map((wish) => wish.quality))
  return best('en') > best('zh') ? 'en' : 'zh'
}
