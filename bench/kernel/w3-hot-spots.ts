import { countPoints } from '../../src/kernel/fast/count-points.ts'
import { countPointsPlainly } from '../../src/kernel/fast/plain/count-points.ts'
import { gridCounts } from '../../src/kernel/locate/grid-counts.ts'
import { hotCells } from '../../src/kernel/locate/hot-spots/hot-cells.ts'
import { agree } from './agree.ts'
import { inDuckdb, numbersOf } from './in-duckdb.ts'
import { extent, madePoints } from './made/points.ts'
import { whole, type Workload } from './workload.ts'

export const million = { west: 0, south: 0, cell: extent / 1000, columns: 1000, rows: 1000 }

/** W3: incidents to a grid of a million cells, Gi* of each cell within ten, and which are called hot among a million tests. */
export const hotSpots: Workload = {
  tells: 'incidents to a million cells, Gi* within 10 cells, false discoveries kept to 5 %',
  unit: 'points',
  full: 8_000_000,
  prepare: (size) => {
    const { x, y, cmX, cmY } = madePoints(size)
    const ours = () => hotCells(gridCounts(x, y, million).counts, million, 10)
    const count = () => countPoints(x, y, million).counts, plainly = () => countPointsPlainly(x, y, million).counts
    return { size, ours, pairs: async () => {
      const duck = await inDuckdb({ cmx: { type: 'INTEGER', values: cmX }, cmy: { type: 'INTEGER', values: cmY } })
      await duck.run('create table points as select cmx / 100.0::double as x, cmy / 100.0::double as y from input')
      const sql = 'create or replace temp table counted as select floor(y / 100.0::double)::int * 1000 + floor(x / 100.0::double)::int as cell, count(*) as n from points group by cell'
      const inSql = async () => {
        await duck.run(sql)
        const counts = new Uint32Array(1_000_000), [cell, n] = await numbersOf(duck, 'select cell, n from counted')
        cell!.forEach((at, k) => (counts[at] = n![k]!))
        return counts
      }
      return [
        { what: 'to cells', peer: 'DuckDB, one thread', wanted: 15, size, ours: count, theirs: whole(() => duck.run(sql)), agree: async () => agree('counts', count(), await inSql(), 0) },
        { what: 'to cells', peer: 'the plain twin', size, ours: count, theirs: whole(plainly), agree: () => agree('counts', count(), plainly(), 0) },
      ]
    } }
  },
}
