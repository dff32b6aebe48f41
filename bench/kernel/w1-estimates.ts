import { studentQuantile } from '../../src/kernel/distributions/student-quantile.ts'
import type { CodedItem, Sheets } from '../../src/kernel/estimate/coded-sheets.ts'
import { estimatesByZone } from '../../src/kernel/estimate/estimates-by-zone.ts'
import { agree } from './agree.ts'
import { inDuckdb, numbersOf, type Duck } from './in-duckdb.ts'
import { items, madeAnswers, type Answers } from './made/answers.ts'
import { estimatesPlainly } from './plain/estimates-plainly.ts'
import { whole, type Workload } from './workload.ts'

/** Every fourth item is a yes (code 2) or no (code 1), of which the share is asked; of the others the mean. Code 0 is no answer. */
export const isShare = (item: number): boolean => item % 4 === 3
export const asked: readonly CodedItem[] = Array.from({ length: items }, (_, item) => (isShare(item) ? { wanted: 'share', worth: [NaN, 0, 1] } : { wanted: 'mean', worth: [NaN, 1, 2, 3, 4, 5] }))

export const sheetsOf = ({ answers, weights, start }: Answers): Sheets => ({ answers, items: asked, weights, begins: start })

/** W1: what each zone says to each of forty items, with its error and its interval. */
export const estimates: Workload = {
  tells: 'weighted sheets of 40 items, sorted by zone (400 a zone), to an estimate, error and interval for each item of each zone',
  unit: 'sheets',
  full: 2_000_000,
  prepare: (size) => {
    const all = madeAnswers(size), sheets = sheetsOf(all), ours = () => estimatesByZone(sheets)
    return { size, ours, pairs: async () => {
      const duck = await inDuckdb({
        zone: { type: 'USMALLINT', values: all.zone }, w: { type: 'DOUBLE', values: all.weights },
        ...Object.fromEntries(asked.map((_, item) => [`q${item}`, { type: 'UTINYINT', values: { length: size, at: (row: number) => all.answers[row * items + item]! } }])),
      }), inSql = () => duck.run(sql)
      await laidReaches(duck, 8000)
      return [
        { peer: 'DuckDB, one thread', wanted: 30, size, ours, theirs: whole(inSql), agree: async () => {
          await inSql()
          const [zone, item, estimate, se, low, high, n] = await numbersOf(duck, 'select zone, item, estimate, se, low, high, n from estimates'), said = ours(), places = zone!.map((z, k) => z * items + item![k]!)
          agree('estimates', places.map((at) => said.estimate[at]!), estimate!, 1e-12)
          agree('errors', places.map((at) => said.se[at]!), se!, 1e-10, 1e-12)
          agree('answers', places.map((at) => said.n[at]!), n!, 0)
          // Where all say the same, an interval is Wilson's here and left open there.
          for (const [ours, theirs] of [[said.low, low!], [said.high, high!]] as const) agree('ends', places.map((at, k) => (se![k]! > 1e-9 ? ours[at]! : 0)), theirs.map((end, k) => (se![k]! > 1e-9 ? end : 0)), 1e-9, 1e-9)
        } },
        { peer: 'plain TypeScript', wanted: 2.5, size, ours, theirs: whole(() => estimatesPlainly(all, isShare)), agree: () => {
          const said = ours(), plain = estimatesPlainly(all, isShare)
          agree('estimates', said.estimate, plain.estimate, 1e-12)
          agree('errors', said.se, plain.se, 1e-10, 1e-12)
          agree('lower ends', said.low, plain.low, 1e-9, 1e-9)
        } },
      ]
    } }
  },
}

/** The t of each number of degrees of freedom, which DuckDB does not have: it is spared working them out. */
async function laidReaches(duck: Duck, most: number): Promise<void> {
  const rows = Array.from({ length: most }, (_, k) => `(${k + 1}, ${-studentQuantile(0.025, k + 1)}::double)`)
  await duck.run(`create table reaches as select * from (values ${rows.join(', ')}) as reaches (df, t)`)
}

/** Item by item, each zone's sums by answer, then the same formulas. */
const sql = `create or replace temp table estimates as
  with sums as (${asked.map((_, item) => `select zone, ${item} as item, q${item}${isShare(item) ? ' - 1' : ''} as y, count(*) as n, sum(w) as w, sum(w * w) as squares from input where q${item} > 0 group by zone, q${item}`).join(' union all ')}),
  drawn as (select zone, count(*) as n from input group by zone),
  means as (select zone, item, sum(n) as n, sum(w) as all_w, sum(w * y) / sum(w) as estimate from sums group by zone, item),
  errors as (
    select zone, item, any_value(means.n)::int as n, any_value(estimate) as estimate, sqrt(any_value(drawn.n / (drawn.n - 1)) * sum(squares * (y - estimate) ** 2)) / any_value(all_w) as se
    from sums join means using (zone, item) join drawn using (zone) group by zone, item)
  select zone, item, errors.n as n, estimate, se,
    case when item % 4 < 3 then estimate - t * se when estimate > 0 and estimate < 1 then 1 / (1 + exp(t * se / (estimate * (1 - estimate)) - ln(estimate / (1 - estimate)))) else 0 end as low,
    case when item % 4 < 3 then estimate + t * se when estimate > 0 and estimate < 1 then 1 / (1 + exp(-t * se / (estimate * (1 - estimate)) - ln(estimate / (1 - estimate)))) else 1 end as high
  from errors left join reaches on df = errors.n - 1`
