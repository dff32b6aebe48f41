import { z } from 'zod'
import { wilson } from '#kernel/estimate/wilson.ts'
import { Names } from '#domains/territory/words.ts'
import { withheldBecause } from '../publishable.ts'

const Counted = z.object({
  code: z.string(), names: Names,
  /** How many wrote of it; null with the reason where it is not shown. */
  hits: z.number().nullable(), share: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable(), withheld: z.enum(['fewer-than-30', 'withheld']).nullable(),
})

/** What the remarks to one question speak of: how many wrote, and how many of them named each category, most named first. Several may be named by one. */
export const RemarkCount = z.object({ question: z.string(), words: Names, writers: z.number(), coded: z.number(), codes: z.array(Counted) })
export type RemarkCount = z.infer<typeof RemarkCount>

type Asked = { readonly question: string; readonly words: Names; readonly writers: number; readonly coded: number; readonly codes: readonly { readonly code: string; readonly names: Names; readonly hits: number }[] }

/** Shares of those whose remark was coded, with their intervals, under the rules of every other figure: thirty writers, and no one to four alike. */
export function countedRemarks({ codes, ...asked }: Asked): RemarkCount {
  const shown = codes.filter(({ hits }) => hits > 0).map(({ hits, ...code }) => {
    const withheld = withheldBecause({ asked: true, n: asked.coded, hits }) as RemarkCount['codes'][number]['withheld']
    if (withheld) return { ...code, hits: null, share: null, low: null, high: null, withheld }
    const { share, low, high } = wilson(hits, asked.coded)
    return { ...code, hits, share, low, high, withheld }
  })
  return { ...asked, codes: shown.sort((one, other) => (other.hits ?? -1) - (one.hits ?? -1) || (one.code < other.code ? -1 : 1)) }
}

/** What everybody may read: a category that is withheld is not even named, for naming it would say that it was somebody. */
export const publicCount = (count: RemarkCount): RemarkCount => ({ ...count, codes: count.codes.filter(({ withheld }) => withheld === null) })
