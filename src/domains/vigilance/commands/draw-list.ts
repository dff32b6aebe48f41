import { v7 } from 'uuid'
import { z } from 'zod'
import { Day, DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { tenant } from '#frame/tenant.ts'
import { givingWay } from '#platform/background/giving-way.ts'
import { inTurns } from '#platform/background/in-turns.ts'
import { looksOf, whoLooked } from '../reading/looks-of.ts'
import { knownPeople } from '../reading/known-people.ts'
import { lookedDay } from '../rules/looked-day.ts'
import { mondayOf, oddDay } from '../rules/odd-day.ts'
import { tables } from '../tables.ts'
import { usualWeeks } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), /** Any day of the week. */ week: Day })
const Answer = z.object({ persons: z.number(), days: z.number(), found: z.number() })

/** Looks through the record of a week that is over, person by person, each against their own twelve weeks before, and keeps the days that were odd. A week is drawn once. */
export const drawList = command('vigilance.draw-list', {
  input: Asked, answer: Answer, record: 'combine', find: async (ctx: Ctx, asked: z.output<typeof Asked>) => ({ directorate: await tenant(ctx, asked.directorate) }), run: draw,
  trace: ({ week }, { directorate }, { found }) => ({ directorate, subject: { week, found } }),
})

const later = (day: string, days: number) => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

async function draw(ctx: Ctx, { week }: z.output<typeof Asked>, { directorate }: { readonly directorate: string }): Promise<z.output<typeof Answer>> {
  const monday = mondayOf(week), end = later(monday, 7), first = later(monday, -7 * usualWeeks)
  const there = await tables(ctx).selectFrom('vigilance.weeks').select(['persons', 'days', 'found']).where('directorate_id', '=', directorate).where('week_on', '=', monday).executeTakeFirst()
  if (there) return there
  const known = await knownPeople(ctx, directorate)
  const people = await whoLooked(ctx, directorate, monday, end)
  let days = 0, found = 0
  for (const person of people) {
    const looked = await inTurns(await looksOf(ctx, directorate, person, first, end, known), ([day, looks]) => lookedDay(day, looks))
    const giveWay = givingWay()
    for (const [nth, day] of looked.entries()) {
      await giveWay()
      if (day.day < monday) continue
      days++
      const odd = oddDay(day, looked.slice(0, nth))
      // A person whom nobody knows any more is a number that leads nowhere.
      if (!odd || known.nameOf(person) === '') continue
      found++
      const commissariats = [...new Set(known.postsOn(person, day.day).flatMap(({ commissariat }) => commissariat ?? []))]
      await tables(ctx).insertInto('vigilance.findings').values({
        directorate_id: directorate, id: v7(), week_on: monday, day: day.day, person_id: person, commissariats, signs: JSON.stringify(odd.signs), points: odd.points, looks: day.looks, usual_days: odd.signs[0]?.usualDays ?? 0,
        verdict: null, because: null, decided_on: null, decided_by: null,
      }).execute()
    }
  }
  await tables(ctx).insertInto('vigilance.weeks').values({ directorate_id: directorate, week_on: monday, persons: people.length, days, found }).execute()
  return { persons: people.length, days, found }
}
