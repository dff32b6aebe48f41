import { z } from 'zod'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { givingWay } from '#platform/background/giving-way.ts'
import { DirectorateId, inOrder, ListPart, ListPartAsked, Names, partOfList, ZoneId } from '#domains/territory/words.ts'
import { knownWave, type KnownWave } from '../reckoning/known-wave.ts'
import { resultsInStore } from '../reckoning/results-in-store.ts'
import { WaveId, zonesOnPage, ZoneResult } from '../words.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), wave: WaveId, merge: z.array(z.array(ZoneId).min(2)).default([]),
  /** Of the zones only those that are called so, and of these one page; all when absent. */
  part: ListPartAsked.exactOptional(),
})
type Asked = z.output<typeof Asked>
/** Where a part was asked for, all zones stand by name and answers beside it. */
const Answer = z.object({ whole: ZoneResult, zones: z.array(ZoneResult), part: ListPart.exactOptional(), called: z.array(z.object({ zone: ZoneId.nullable(), names: Names, answers: z.number() })).exactOptional() })

/** What publishing a closed wave would say, word for word. The analyst sees no withheld number either. */
export const previewResults = query('survey.preview-results', { input: Asked, answer: Answer, reads: 'all', record: 'none', find: knownWave, run: look })

async function look(ctx: Ctx, { merge, part }: Asked, known: KnownWave) {
  const { whole, zones } = await resultsInStore(ctx, known, merge)
  const letters = new TextDecoder(), giveWay = givingWay(), seen: ZoneResult[] = []
  for (const { text } of zones) {
    seen.push(JSON.parse(letters.decode(text)) as ZoneResult)
    await giveWay()
  }
  if (!part) return { whole, zones: seen }
  const byName = inOrder(seen, part.language), some = partOfList(byName, part, zonesOnPage)
  return { whole, zones: [...some.shown], part: some.part, called: byName.map(({ zone, names, answers }) => ({ zone, names, answers })) }
}
