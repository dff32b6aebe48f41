import { z } from 'zod'
import { OrganisationId } from '#domains/partners/words.ts'
import { ActionId, PlanId, ReviewId } from '#domains/plans/words.ts'
import { CommissariatId, Day, DirectorateId, Names, ZoneId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { inDirectorate } from '../steps/in-directorate.ts'
import { countsByZone } from '../reading/counts-by-zone.ts'
import { later, owedActions, type Narrowed } from '../reading/owed.ts'
import { reviewsDue, unanswered } from '../reading/unanswered.ts'
import { countsAdded, noCounts } from '../rules/counts-added.ts'
import { Counts, DueAction, dueSoonDays } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), commissariat: CommissariatId.optional(), zone: ZoneId.optional(), /** Only what I answer for: by a post I hold, a zone I serve, an organisation I speak for. */ mine: z.boolean().default(false),
  /** Of each kind at most so many are listed, those first that have waited longest; `rest` counts the others. */ most: z.coerce.number().int().min(1).max(500).default(100),
})
const Answer = z.object({
  today: Day, overdue: z.array(DueAction), /** Within two weeks. */ dueSoon: z.array(DueAction), stuck: z.array(DueAction), /** What is due after that; told where only what is mine is asked for. */ later: z.array(DueAction),
  reviews: z.array(z.object({ review: ReviewId, plan: PlanId, on: Day, late: z.boolean(), zone: ZoneId, slug: z.string(), zoneNames: Names })),
  /** Organisations that were asked to agree with a plan, or to take on a task, and have not answered. */
  unanswered: z.array(z.object({ kind: z.enum(['plan', 'task']), plan: PlanId.nullable(), action: ActionId.nullable(), words: Names.nullable(), task: z.string().nullable(), organisation: OrganisationId, name: z.string(), zone: ZoneId })),
  rest: z.object({ overdue: z.number(), dueSoon: z.number(), stuck: z.number(), later: z.number(), reviews: z.number(), unanswered: z.number() }),
  counts: z.object({
    zones: z.array(z.object({ zone: ZoneId, slug: z.string(), names: Names, commissariat: CommissariatId, counts: Counts })),
    commissariats: z.array(z.object({ commissariat: CommissariatId, names: Names, counts: Counts })), whole: Counts,
  }),
})
type Answer = z.output<typeof Answer>

/** What is late, what is due and what is stuck, seen by zone, by commissariat and by directorate; what a person sees is what their posts reach (LSES: the implementation of action plans is monitored by commissariat and regional department). */
export const due = query('work.due', { input: Asked, answer: Answer, reads: 'all', record: 'consult', find: inDirectorate, run: look })

async function look(ctx: Ctx, { commissariat, zone, mine, most }: z.output<typeof Asked>, { directorate }: { readonly directorate: string }): Promise<Answer> {
  const today = ctx.now.toISOString().slice(0, 10), soon = later(today, dueSoonDays)
  const narrowed: Narrowed = { commissariat, zone, mine: mine ? minesOf(ctx) : null }
  const owed = await owedActions(ctx, directorate, narrowed, today)
  const zones = await countsByZone(ctx, directorate, narrowed, today)
  const commissariats = [...Map.groupBy(zones, (one) => one.commissariat)].map(([id, all]) => ({ commissariat: id, names: all[0]!.commissariatNames, counts: all.map(({ counts }) => counts).reduce(countsAdded) }))
  const reviews = await reviewsDue(ctx, directorate, narrowed, today)
  const lists = {
    overdue: owed.filter(({ daysLate }) => daysLate > 0), dueSoon: owed.filter(({ daysLate, due: on }) => daysLate === 0 && on <= soon), stuck: owed.filter(({ state }) => state === 'stuck'), later: mine ? owed.filter(({ due: on }) => on > soon) : [],
    reviews: narrowed.mine ? reviews.filter(({ zone: of }) => narrowed.mine!.zones.includes(of)) : reviews, unanswered: await unanswered(ctx, directorate, narrowed),
  }
  const each = <T>(told: (list: readonly unknown[]) => T) => Object.fromEntries(Object.entries(lists).map(([kind, list]) => [kind, told(list)]))
  return {
    today, ...each((list) => list.slice(0, most)), rest: each((list) => Math.max(0, list.length - most)),
    counts: { zones: zones.map(({ commissariatNames: _names, ...one }) => one), commissariats, whole: zones.map(({ counts }) => counts).reduce(countsAdded, noCounts) },
  } as unknown as Answer
}

/** What a person answers for besides the actions of posts they hold. */
function minesOf({ actor }: Ctx): Narrowed['mine'] {
  if (actor.kind !== 'person') return { person: '00000000-0000-0000-0000-000000000000', zones: [], organisations: [] }
  const areas = (role: string) => actor.posts.filter((post) => post.role === role).map(({ area }) => area)
  return { person: actor.id, zones: areas('zone-officer'), organisations: areas('partner') }
}
