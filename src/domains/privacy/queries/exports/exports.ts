import { z } from 'zod'
import { holdsAny } from '#access/actor.ts'
import { exportDeeds, exportLimits, exportPurposes, exportRecipients, exportRefusals, type ExportDeed } from '#access/exporting.ts'
import { DirectorateId, Names } from '#domains/territory/words.ts'
import { may } from '#frame/allow.ts'
import type { Ctx } from '#frame/ctx.ts'
import { exportNumber } from '#keeping/exports/taking.ts'
import { query } from '#frame/query.ts'
import { tenant } from '#frame/tenant.ts'
import { ownSelf } from '../../steps/own-self.ts'
import { tables } from '../../tables.ts'
import { numberOf } from '../../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional() })
const states = ['waits', 'agreed', 'refused', 'lapsed', 'taken'] as const
const Said = {
  deed: z.enum(exportDeeds as [ExportDeed, ...ExportDeed[]]), thing: z.uuid(), /** The round by its name. */ wave: Names.nullable(), /** The number of a request about data. */ about: z.string().nullable(),
  purpose: z.enum(exportPurposes), toWhom: z.enum(exportRecipients), recipient: z.string(),
}
const Answer = z.object({
  requests: z.array(z.object({
    request: z.uuid(), ...Said, rowsMost: z.number().int(), askedBy: z.string(), askedAt: z.iso.datetime(), endsAt: z.iso.datetime(), state: z.enum(states),
    answeredBy: z.string().nullable(), reason: z.enum(exportRefusals).nullable(), goodUntil: z.iso.datetime().nullable(), /** Asked by whoever looks. */ own: z.boolean(), mayAnswer: z.boolean(),
  })),
  taken: z.array(z.object({ export: z.uuid(), number: z.string(), ...Said, rows: z.number().int(), ground: z.string(), takenBy: z.string(), takenAt: z.iso.datetime(), agreedBy: z.string().nullable() })),
  /** How many whoever asks has taken in the last twenty-four hours, and when the next may be taken. */
  today: z.object({ taken: z.number().int(), most: z.number().int(), nextAt: z.iso.datetime().nullable() }),
})

/** What is to leave the house and what left it, without a row of it: for who asked and took, for who may agree, and for who looks after all of it. */
export const exports = query('privacy.exports', { input: Asked, answer: Answer, reads: 'all', record: 'consult', find: async (ctx: Ctx, asked: z.output<typeof Asked>) => ({ directorate: await tenant(ctx, asked.directorate) }), run: list })

async function list(ctx: Ctx, _: unknown, { directorate }: { readonly directorate: string }): Promise<z.output<typeof Answer>> {
  const { actor, now } = ctx, self = ownSelf(ctx).person, all = holdsAny(actor, ['data-protection', 'hq', 'auditor'], directorate)
  const asked = await tables(ctx).selectFrom('frame.export_requests as asked').leftJoin('frame.export_answers as said', (on) => on.onRef('said.directorate_id', '=', 'asked.directorate_id').onRef('said.request_id', '=', 'asked.id'))
    .leftJoin('frame.exports as gone', (on) => on.onRef('gone.directorate_id', '=', 'asked.directorate_id').onRef('gone.request_id', '=', 'asked.id'))
    .selectAll('asked').select(['said.answer', 'said.reason', 'said.answered_by', 'said.good_until', 'gone.id as gone']).where('asked.directorate_id', '=', directorate).orderBy('asked.asked_at', 'desc').orderBy('asked.id', 'desc').limit(500).execute()
  const left = await tables(ctx).selectFrom('frame.exports').selectAll().where('directorate_id', '=', directorate).$if(!all, (mine) => mine.where('taken_by', '=', self)).orderBy('taken_at', 'desc').orderBy('id', 'desc').limit(500).execute()
  const shown = asked.flatMap((row) => {
    const mayAnswer = row.answer === null && row.ends_at > now && may('privacy.answer-export', actor, { deed: row.deed, directorate, commissariat: row.commissariat_id, person: row.about_id, begunBy: row.asked_by })
    return all || row.asked_by === self || mayAnswer || row.answered_by === self ? [{ ...row, mayAnswer }] : []
  })
  const known = await names(ctx, directorate, [...shown.flatMap(({ asked_by, answered_by }) => [asked_by, answered_by]), ...left.map(({ taken_by }) => taken_by)].filter((id) => id !== null))
  const said = (row: Pick<(typeof shown)[number], 'deed' | 'thing_id' | 'called' | 'purpose' | 'to_whom' | 'recipient'>) => ({
    deed: row.deed, thing: row.thing_id, wave: row.deed === 'survey.draw-sample' ? row.called : null, about: row.deed === 'privacy.export-for' ? numberOf(row.thing_id) : null, purpose: row.purpose, toWhom: row.to_whom, recipient: row.recipient,
  })
  const agreedBy = new Map(shown.map(({ id, answered_by }) => [id, answered_by]))
  return {
    requests: shown.map((row) => ({
      request: row.id, ...said(row), rowsMost: row.rows_most, askedBy: known.get(row.asked_by) ?? '–', askedAt: row.asked_at.toISOString(), endsAt: row.ends_at.toISOString(), state: stateOf(row, now),
      answeredBy: row.answered_by === null ? null : (known.get(row.answered_by) ?? '–'), reason: row.reason, goodUntil: row.answer === 'agreed' ? row.good_until!.toISOString() : null, own: row.asked_by === self, mayAnswer: row.mayAnswer,
    })).toSorted((one, other) => states.indexOf(one.state) - states.indexOf(other.state)),
    taken: left.map((row) => ({
      export: row.id, number: exportNumber(row.id), ...said(row), rows: row.rows, ground: row.ground, takenBy: known.get(row.taken_by) ?? '–', takenAt: row.taken_at.toISOString(),
      agreedBy: row.request_id === null ? null : (known.get(agreedBy.get(row.request_id) ?? '') ?? '–'),
    })),
    today: lately(left.filter(({ taken_by }) => taken_by === self).map(({ taken_at }) => taken_at), now),
  }
}

function stateOf({ answer, gone, ends_at, good_until }: { readonly answer: string | null; readonly gone: string | null; readonly ends_at: Date; readonly good_until: Date | null }, now: Date): (typeof states)[number] {
  if (gone !== null) return 'taken'
  if (answer === 'refused') return 'refused'
  return answer === 'agreed' ? (good_until! > now ? 'agreed' : 'lapsed') : ends_at > now ? 'waits' : 'lapsed'
}

const day = 86_400_000
function lately(moments: readonly Date[], now: Date) {
  const since = moments.filter((at) => at.getTime() + day > now.getTime()), fifth = since[exportLimits.aDay - 1]
  return { taken: since.length, most: exportLimits.aDay, nextAt: fifth ? new Date(fifth.getTime() + day).toISOString() : null }
}

async function names(ctx: Ctx, directorate: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tables(ctx).selectFrom('people.persons').select(['id', 'name']).where('directorate_id', '=', directorate).where('id', 'in', [...new Set(ids)]).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
