import { z } from 'zod'
import { deeds } from '#deeds'
import { notUnderstood, typed } from './deed/typed.ts'

const usage = `vatra deeds [--json]
Lists everything that can be done and asked. --json: one array of {name, kind, input, answer}, the last two as JSON Schemas.`

/** vatra deeds: the whole registry, for people or for programs. */
export async function run(argv: string[]): Promise<number> {
  const read = typed(argv, usage, { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } })
  if (!read) return 2
  if (read.positionals.length > 0) return (notUnderstood(`"${read.positionals[0]}" is one word too many`, usage), 2)
  if (read.values.help) return console.log(usage) ?? 0
  console.log(read.values.json ? JSON.stringify(deeds.map(described), null, 2) : list())
  return 0
}

function described({ deed, kind, input, answer }: (typeof deeds)[number]) {
  return { name: deed, kind, input: z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }), answer: z.toJSONSchema(answer, { io: 'output', unrepresentable: 'any' }) }
}

function list(): string {
  const lines = (kind: 'command' | 'query') => deeds.filter((deed) => deed.kind === kind).map(({ deed }) => `  ${deed}`)
  return ['What can be done (vatra do NAME):', ...lines('command'), '', 'What can be asked (vatra ask NAME):', ...lines('query')].join('\n')
}
