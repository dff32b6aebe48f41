import { knownZone } from '#domains/territory/index.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tables } from '../tables.ts'
import type { KnownProblem } from './known-problem.ts'
import { publishedWave } from './published-wave.ts'
import { recordedOf } from './recorded.ts'

type Asked = { readonly kind: string; readonly figure?: string | undefined; readonly wave?: string | undefined; readonly category?: string | undefined; readonly information?: string | undefined; readonly conversation?: string | undefined }

const nothing = {
  wave_id: null, figure: null, category: null, from_on: null, to_on: null, estimate: null, low: null, high: null, n: null, method: null, information_id: null, conversation_id: null, reliability: null, credibility: null,
} as const

/** The numbers, or the grades, that a piece of evidence rests on, copied as they are today. */
export async function frozenEvidence(ctx: Ctx, asked: Asked, known: KnownProblem) {
  if (asked.kind === 'survey-figure') return { ...nothing, ...(await figure(ctx, asked, known)) }
  if (asked.kind === 'incidents') return { ...nothing, ...(await count(ctx, asked, known)) }
  if (asked.kind === 'conversation') return { ...nothing, ...(await talk(ctx, asked, known)) }
  return { ...nothing, ...(asked.information ? await grades(ctx, asked.information, known) : {}) }
}

async function figure(ctx: Ctx, asked: Asked, { directorate, zone, wave }: KnownProblem) {
  const said = await publishedWave(ctx, await knownZone(ctx, { directorate, zone }), asked.wave ?? wave)
  const found = said.result.figures.find(({ of, kind, withheld }) => of === asked.figure && kind === 'question' && withheld === null)
  if (!found) throw new Refusal('invalid', 'problems.no-such-figure', { figure: 'problems.no-such-figure' })
  const { estimate, low, high, n, method } = found
  return { wave_id: said.wave.wave as string, figure: found.of, from_on: said.wave.opensOn, to_on: said.wave.closesOn, estimate, low, high, n, method }
}

async function count(ctx: Ctx, { category = '' }: Asked, { directorate, zone, wave }: KnownProblem) {
  const { opensOn } = (await publishedWave(ctx, await knownZone(ctx, { directorate, zone }), wave)).wave
  const found = await recordedOf(ctx, { directorate, zone }, category, opensOn)
  if (!found) throw new Refusal('invalid', 'problems.nothing-recorded', { category: 'problems.nothing-recorded' })
  return { category, from_on: found.from, to_on: found.to, estimate: found.count, n: found.count, method: 'count' }
}

/** Who talked says from which source it comes, whatever the form says. */
async function talk(ctx: Ctx, { conversation }: Asked, { directorate, zone }: KnownProblem) {
  const found = conversation && (await tables(ctx).selectFrom('problems.conversations').select(['source', 'held_on', 'people']).where('directorate_id', '=', directorate).where('zone_id', '=', zone).where('id', '=', conversation).executeTakeFirst())
  if (!found) throw new Refusal('not-found', 'problems.no-such-conversation', { conversation: 'problems.no-such-conversation' })
  return { conversation_id: conversation, source: found.source, from_on: found.held_on, to_on: found.held_on, n: found.people }
}

async function grades(ctx: Ctx, information: string, { directorate, zone }: KnownProblem) {
  const found = await tables(ctx).selectFrom('problems.information').select(['reliability', 'credibility']).where('directorate_id', '=', directorate).where('zone_id', '=', zone).where('id', '=', information).executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'problems.no-such-information', { information: 'problems.no-such-information' })
  return { information_id: information, ...found }
}
