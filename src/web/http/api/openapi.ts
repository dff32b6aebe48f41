import { z } from 'zod'
import { deeds, type Deed } from '#deeds'

/** The description of everything that can be done and asked, drawn from the same list that does it (OpenAPI 3.1). */
export function openapi(): Readonly<Record<string, unknown>> {
  return (made ??= {
    openapi: '3.1.0',
    info: { title: 'Vatra', version: '1', description: 'Every deed and question of this installation. A refusal is application/problem+json with a code that never changes.' },
    paths: Object.fromEntries(deeds.map((deed) => [`/api/${deed.kind === 'command' ? 'do' : 'ask'}/${deed.deed}`, { ...(deed.kind === 'query' && { get: asked(deed) }), post: done(deed) }])),
    components: {
      securitySchemes: { session: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: { type: 'object', required: ['title', 'status', 'code'], properties: { title: { type: 'string' }, status: { type: 'integer' }, code: { type: 'string' }, fields: { type: 'object' }, values: { type: 'object' } } } },
    },
    security: [{ session: [] }, {}],
  })
}

let made: Readonly<Record<string, unknown>> | undefined

const done = (deed: Deed) => ({ operationId: deed.deed, tags: [deed.deed.split('.')[0]], requestBody: { required: true, content: { 'application/json': { schema: schema(deed.input, 'input') } } }, responses: responses(deed) })

function asked(deed: Deed) {
  const { properties = {}, required = [] } = schema(deed.input, 'input') as { properties?: Record<string, unknown>; required?: readonly string[] }
  const parameters = Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema }))
  return { operationId: `${deed.deed}.get`, tags: [deed.deed.split('.')[0]], parameters, responses: responses(deed) }
}

function responses(deed: Deed) {
  const no = { description: 'Refused, with the reason as a code.', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } }
  return { 200: { description: 'The answer.', content: { 'application/json': { schema: schema(deed.answer, 'output') } } }, 403: no, 404: no, 409: no, 410: no, 422: no, 503: no }
}

const schema = (of: z.ZodType, io: 'input' | 'output') => z.toJSONSchema(of, { io, unrepresentable: 'any', target: 'draft-2020-12' })
