import { waitByHour } from '../../src/kernel/wait/wait-by-hour.ts'
import { agree } from './agree.ts'
import { inDuckdb, numbersOf } from './in-duckdb.ts'
import { madeCalls } from './made/calls.ts'
import { whole, type Workload } from './workload.ts'

export const quantiles = [0.5, 0.9]

/** W6: how long one waits in each village at each hour of the week, drawn toward village and commissariat. */
export const waits: Workload = {
  tells: 'calls to the median and ninth tenth of each village and hour of the week (5,000 x 168)',
  unit: 'calls',
  full: 2_000_000,
  prepare: (size) => {
    const calls = madeCalls(size), ours = () => waitByHour(calls, { quantiles })
    return { size, ours, pairs: async () => {
      const columns = { village: { type: 'USMALLINT', values: calls.village }, hour: { type: 'UTINYINT', values: calls.hour }, seconds: { type: 'UINTEGER', values: calls.seconds } }
      const duck = await inDuckdb({ ...columns, district: { type: 'UTINYINT', values: Uint8Array.from(calls.village, (v) => calls.commissariat[v]!) } }), theirs = () => duck.run(sql)
      return [{ peer: 'DuckDB, one thread', wanted: 15, size, ours, theirs: whole(theirs), agree: async () => {
        await theirs()
        const [village, hour, n, half, most] = await numbersOf(duck, 'select village, hour, n, half, most from waits'), said = ours()
        const cells = village!.map((v, k) => v * calls.hours + hour![k]!)
        agree('calls', cells.map((at) => said.counts[at]!), n!, 0)
        for (const [q, column] of [half!, most!].entries()) agree('waits', cells.map((at) => said.quantiles[q]!.values[at]!), column, 1e-12)
      } }]
    } }
  },
}

const sql = `create or replace temp table waits as
  with cells as (select village, hour, count(*) as n, quantile_cont(seconds, [0.5, 0.9]) as q from input group by village, hour),
  villages as (select village, any_value(district) as district, count(*) as n, quantile_cont(seconds, [0.5, 0.9]) as q from input group by village),
  districts as (select district, quantile_cont(seconds, [0.5, 0.9]) as q from input group by district),
  drawn as (select village, (v.n * v.q[1] + 50 * d.q[1]) / (v.n + 50) as half, (v.n * v.q[2] + 50 * d.q[2]) / (v.n + 50) as most from villages v join districts d using (district))
  select c.village, hour, n, (n * q[1] + 20 * half) / (n + 20) as half, (n * q[2] + 20 * most) / (n + 20) as most from cells c join drawn using (village)`
