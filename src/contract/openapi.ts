/** The OpenAPI 3.1 description of the wire, made from the route table and nothing else. */
import { z } from 'zod'
import { Board, Colleague, ItemChoice } from './centre.ts'
import { CaseFile, CaseRow, DeadlineView, RegisterInput, Slip, TimelineEntry } from './cases.ts'
import { Classification, Command } from './commands.ts'
import { Problem, Refusal, StaffBrief } from './common.ts'
import { HotlineOrder, HotlineState } from './hotline.ts'
import { LiveEvent } from './live.ts'
import { ListLine, Paper, QrReading, Reconciliation } from './papers.ts'
import { PersonInput, PersonMasked, ProxyInput } from './people.ts'
import type { Route } from './route.ts'
import { allRoutes, type NamedRoute } from './routes.ts'
import { Me, SignInStep } from './session.ts'

type Json = Readonly<Record<string, unknown>>

/** Shapes that the document names once and refers to. */
// oxfmt-ignore
const shared = {
  Board, CaseFile, CaseRow, Classification, Colleague, Command, DeadlineView, HotlineOrder, HotlineState,
  ItemChoice, ListLine, LiveEvent, Me, Paper, PersonInput, PersonMasked, Problem, ProxyInput,
  QrReading, Reconciliation, Refusal, RegisterInput, SignInStep, Slip, StaffBrief, TimelineEntry,
} satisfies Record<string, z.ZodType>

const registry = z.registry<{ id: string }>()
for (const [id, schema] of Object.entries(shared)) registry.add(schema, { id })

/** JSON Schema 2020-12 as OpenAPI 3.1 takes it. Of a transforming schema the form on the wire is described, which is its input. */
const settings = { io: 'input', unrepresentable: 'any', target: 'draft-2020-12', metadata: registry } as const

const schemaOf = (schema: z.ZodType): Json => {
  const known = registry.get(schema)
  if (known) return { $ref: `#/components/schemas/${known.id}` }
  const { $schema: _, $defs: __, ...rest } = z.toJSONSchema(schema, settings)
  return JSON.parse(JSON.stringify(rest).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json
}

function sharedSchemas(): Json {
  const { schemas } = z.toJSONSchema(registry, { ...settings, uri: (id) => `#/components/schemas/${id}` })
  return Object.fromEntries(
    Object.entries(schemas).map(([id, schema]) => {
      const { $schema: _, $id: __, id: ___, ...rest } = schema as Json
      return [id, rest]
    }),
  )
}

/** The whole document; the same input gives the same text, so that it can be compared. */
export function openApi(): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const named of allRoutes) {
    const path = named.route.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [named.route.method.toLowerCase()]: operation(named) }
  }
  paths['/api/events'] = { get: events }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Bancheng 办成',
      version: '1',
      description:
        'Refusals are application/problem+json in the language of Accept-Language (zh, en). Writes that make something happen take an ' +
        'Idempotency-Key: the same key with the same content is done once and answered again.',
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: sharedSchemas(),
      responses: {
        Problem: {
          description: 'Not done; `code` is stable, `title`, `detail` and every `text` are for people',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'bancheng',
          description: 'Set by signing in; named `__Host-bancheng` over https',
        },
        csrf: {
          type: 'apiKey',
          in: 'header',
          name: 'X-CSRF-Token',
          description: '`csrf` of GET /api/session; for every write of a session',
        },
        serviceKey: { type: 'http', scheme: 'bearer' },
      },
    },
  }
}

function operation({ name, noun, route }: NamedRoute): Json {
  const security = securityOf(route)
  return {
    operationId: name,
    tags: [noun],
    summary: route.summary,
    ...(route.roles && { description: `Roles: ${route.roles.join(', ')}` }),
    ...(security && { security }),
    ...(parametersOf(route).length > 0 && { parameters: parametersOf(route) }),
    ...bodyOf(name, route),
    responses: responsesOf(name, route),
  }
}

function securityOf({ access, method }: Route): Json[] | null {
  if (access === 'hotline') return [{ serviceKey: [] }]
  if (access === 'anyone') return null
  return [method === 'GET' ? { session: [] } : { session: [], csrf: [] }]
}

function parametersOf({ params, query, keyed }: Route): Json[] {
  const list = (schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] => {
    if (!schema) return []
    const { properties = {}, required = [] } = schemaOf(schema) as {
      properties?: Record<string, Json>
      required?: string[]
    }
    return Object.entries(properties).map(([name, property]) => ({
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      schema: property,
    }))
  }
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    schema: { type: 'string', pattern: '^[ -~]{1,100}$' },
  }
  return [...list(params, 'path'), ...list(query, 'query'), ...(keyed ? [key] : [])]
}

const upload: Json = {
  type: 'object',
  required: ['file'],
  properties: {
    file: { type: 'string', contentMediaType: 'application/octet-stream' },
    label: { type: 'string', maxLength: 200 },
  },
}

function bodyOf(name: string, { body }: Route): Json {
  if (name === 'papers.upload')
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema: upload } } } }
  return body ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body) } } } } : {}
}

function responsesOf(name: string, route: Route): Json {
  const status = String(route.status ?? 200)
  const problem = { $ref: '#/components/responses/Problem' }
  const problems = [
    ...(route.access === 'anyone' ? [] : ['401', '403']),
    ...(route.params ? ['404'] : []),
    ...(route.keyed ? ['400', '409'] : []),
    ...(route.body || route.query || route.params ? ['422'] : []),
    ...(route.path.startsWith('/api/session') && route.method === 'POST' ? ['401', '429'] : []),
    '500',
    '503',
  ]
  return {
    [status]: done(name, route, status),
    ...Object.fromEntries([...new Set(problems)].toSorted().map((code) => [code, problem])),
  }
}

function done(name: string, route: Route, status: string): Json {
  if (status === '204') return { description: 'Done' }
  if (name === 'papers.get')
    return {
      description: 'The file',
      content: { 'image/*': {}, 'application/pdf': {}, 'application/ofd': {}, 'application/xml': {} },
    }
  return { description: 'Done', content: { 'application/json': { schema: schemaOf(route.answer) } } }
}

const events: Json = {
  operationId: 'live.events',
  tags: ['live'],
  summary: 'Server-sent events: what changed, never its content; `event` is the kind, `data` a LiveEvent',
  security: [{ session: [] }],
  responses: {
    200: {
      description: 'A stream',
      content: { 'text/event-stream': { schema: { $ref: '#/components/schemas/LiveEvent' } } },
    },
    401: { $ref: '#/components/responses/Problem' },
  },
}
