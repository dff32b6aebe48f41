import { raoScott, type RaoScott } from '#kernel/compare/rao-scott.ts'
import { surveyDesign, type Design, type SurveyDesign } from '#kernel/estimate/survey-design.ts'
import type { Survey } from '../read-survey.ts'

/** Two rounds as one sample: the strata and sampling units of each are its own. */
export type BothRounds = { readonly before: Survey; readonly after: Survey; readonly design: SurveyDesign }

/** Puts two independent rounds into one sample; a rule for lonely strata was kept when each was read. */
export function bothRounds(before: Survey, after: Survey): BothRounds {
  const rounds = [before, after].map(({ given, design: { rows, lonely } }) => ({ given, rows, lonely })), [first, second] = rounds as [(typeof rounds)[0], (typeof rounds)[0]]
  const joined = (name: 'weights' | 'strata' | 'clusters', otherwise: (row: number) => number, shift: (of: Design, rows: number) => number) =>
    Float64Array.from({ length: first.rows + second.rows }, (_, i) => (i < first.rows ? first.given[name]?.[i] ?? otherwise(i) : (second.given[name]?.[i - first.rows] ?? otherwise(i - first.rows)) + shift(first.given, first.rows)))
  const most = (list: ArrayLike<number> | undefined, otherwise: number) => (list ? Array.from(list).reduce((top, one) => Math.max(top, one), -1) + 1 : otherwise)
  const strata = most(first.given.strata, 1), of = ({ given }: typeof first, h: number) => given.population?.[h] ?? Infinity
  const population = first.given.population || second.given.population ? Float64Array.from({ length: strata + most(second.given.strata, 1) }, (_, h) => (h < strata ? of(first, h) : of(second, h - strata))) : undefined
  const design = surveyDesign(first.rows + second.rows, {
    weights: joined('weights', () => 1, () => 0), strata: joined('strata', () => 0, () => strata), clusters: joined('clusters', (row) => row, ({ clusters }, rows) => most(clusters, rows)), ...(population && { population }),
  }, first.lonely === 'refuse' ? 'certainty' : first.lonely)
  return { before, after, design }
}

/** Whether one zone's answers to one item, all of them together, were given otherwise in the second round. */
export function wholeChange({ before, after, design }: BothRounds, zone: string | null, item: string): RaoScott & { readonly nBefore: number; readonly nAfter: number } {
  const wave = new Float64Array(design.rows).fill(-1), answer = new Float64Array(design.rows).fill(-1), codes = new Map<number, number>()
  const count = ({ answers, zones }: Survey, round: number, from: number) => (zones.get(zone) ?? []).reduce((n, row) => {
    const said = answers.get(item)![row]!
    if (said !== said) return n
    if (!codes.has(said)) codes.set(said, codes.size)
    wave[from + row] = round
    answer[from + row] = codes.get(said)!
    return n + 1
  }, 0)
  const nBefore = count(before, 0, 0), nAfter = count(after, 1, before.design.rows)
  return { ...raoScott(wave, answer, design), nBefore, nAfter }
}
