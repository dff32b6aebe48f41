import { z } from 'zod'
import { wilson } from '#kernel/estimate/wilson.ts'
import { Names, ZoneId } from '#domains/territory/words.ts'
import type { Instrument, Margins } from '../../words.ts'
import type { FieldCount } from '../field-count.ts'
import { fewestAlike } from '../publishable.ts'

/** A zone whose rate is less than this of the commissariat's stays silent. */
export const silentBelow = 0.5
/** A group with less than this of the share it has in the population is missing. */
export const missingBelow = 0.8

/** Who took part in a wave and who did not: zones by their rate, groups by their share of the answers against their share of the population. */
export const Participation = z.object({
  /** Rates count letters where every zone was sent some; else answers against the target. */
  of: z.enum(['letters', 'target']), rate: z.number().nullable(),
  zones: z.array(z.object({ zone: ZoneId, slug: z.string(), names: Names, population: z.number().nullable(), answers: z.number(), of: z.number(), rate: z.number().nullable(), flagged: z.boolean() })),
  groups: z.array(z.object({
    question: z.string(), label: Names, code: z.number(), words: Names, population: z.number(),
    /** Share of those who answered, with its interval; null where one to four did. */
    share: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable(), n: z.number().nullable(), flagged: z.boolean(),
  })),
})
export type Participation = z.infer<typeof Participation>

type Zone = FieldCount & { readonly id: string; readonly slug: string; readonly names: Names; readonly population: number | null }

/** A zone is flagged below half of the commissariat's rate; a group below 0.8 of its share when chance alone does not explain it ("areas with a high crime rate are reticent"). */
export function takenPart(zones: readonly Zone[], instrument: Instrument, margins: Margins | null, counts: ReadonlyMap<string, ReadonlyMap<number, number>>): Participation {
  const byLetters = zones.every(({ invited, notEligible }) => invited > notEligible)
  const could = (zone: FieldCount) => (byLetters ? zone.invited - zone.notEligible : zone.target)
  const did = (zone: FieldCount) => (byLetters ? zone.answered : zone.answers)
  const sum = (of: (zone: FieldCount) => number) => zones.reduce((all, zone) => all + of(zone), 0)
  const rate = sum(could) > 0 ? sum(did) / sum(could) : null
  return {
    of: byLetters ? 'letters' : 'target', rate,
    zones: zones.map((zone) => {
      const own = could(zone) > 0 ? did(zone) / could(zone) : null
      return { zone: zone.id as ZoneId, slug: zone.slug, names: zone.names, population: zone.population, answers: did(zone), of: could(zone), rate: own, flagged: own !== null && rate !== null && own < silentBelow * rate }
    }),
    groups: (margins ?? []).flatMap(({ question, shares }) => groupsOf(instrument, question, shares, counts.get(question) ?? new Map())),
  }
}

function groupsOf(instrument: Instrument, id: string, shares: Readonly<Record<string, number>>, counts: ReadonlyMap<number, number>): Participation['groups'] {
  const question = instrument.questions.find((one) => one.id === id)
  const answered = Object.keys(shares).reduce((all, code) => all + (counts.get(Number(code)) ?? 0), 0)
  return Object.entries(shares).filter(([, population]) => population > 0).map(([code, population]) => {
    const n = counts.get(Number(code)) ?? 0, few = n > 0 && n < fewestAlike
    const { share, low, high } = wilson(n, answered)
    const group = { question: id, label: question?.label ?? question?.words ?? {}, code: Number(code), words: question?.choices?.find((choice) => choice.code === Number(code))?.words ?? {}, population }
    const flagged = share !== null && share < missingBelow * population && high < population
    return few ? { ...group, share: null, low: null, high: null, n: null, flagged } : { ...group, share, low, high, n, flagged }
  })
}
