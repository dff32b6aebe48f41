import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withheldBesides, type Told } from './withheld-besides.ts'

type Zone = readonly [n: number, hits: number, weight?: number]
const part = ([n, hits, weight = 1]: Zone) => ({ n, share: n > 0 ? hits / n : 0, mass: n * weight, sensitive: n > 0 && (n < 30 || (hits > 0 && Math.min(hits, n - hits) < 5)) })
/** The zones by themselves, or merged as told, and the whole; before them what is out already. Answers with what is withheld by rule and what besides. */
function said(zones: readonly Zone[], groups: readonly (readonly number[])[] = zones.map((_, at) => [at]), out: readonly (readonly number[])[] = []) {
  const parts = zones.map(part), sum = (of: readonly number[]) => part(of.reduce<[number, number]>(([n, hits], at) => [n + zones[at]![0], hits + zones[at]![1]], [0, 0]))
  const places = [...out.map((of): Told => ({ parts: of, whole: false, state: 'out' })), ...groups.map((of): Told => ({ parts: of, whole: false, state: sum(of).sensitive ? 'withheld' : 'now' })),
    { parts: zones.map((_, at) => at), whole: true, state: 'now' as const }]
  return withheldBesides(parts, places).map((at) => (at === places.length - 1 ? 'whole' : places[at]!.parts.join('+'))).sort()
}

test('what more is withheld so that a zone cannot be worked out (PRIV-04)', () => {
  const cases: readonly (readonly [string, ReturnType<typeof said>, readonly string[]])[] = [
    ['nothing is kept back', said([[40, 10], [50, 20], [60, 30]]), []],
    ['one zone under thirty of four: the smallest other', said([[24, 10], [80, 20], [60, 30], [90, 30]]), ['2']],
    ['one zone with three alike: the smallest other', said([[80, 3], [80, 20], [60, 30], [90, 30]]), ['2']],
    ['one zone of two: the whole, or nothing would be told of any zone', said([[24, 10], [80, 20]]), ['whole']],
    ['two zones hide each other', said([[24, 10], [25, 12], [60, 30]]), []],
    ['two zones of seven people together are left over: one more', said([[3, 1], [4, 2], [60, 30], [70, 20]]), ['2']],
    ['nobody answered in a zone: it hides nothing', said([[24, 10], [0, 0], [60, 30], [80, 20]]), ['2']],
    ['where two hidden zones said little together, a third', said([[24, 1], [26, 1], [60, 30], [80, 20], [90, 30]]), ['2']],
    ['where all hidden said none and the whole too, nothing is discovered', said([[24, 0], [60, 0], [80, 0]]), []],
    ['merged zones hide each other', said([[20, 8], [20, 9], [60, 30]], [[0, 1], [2]]), []],
    ['merged zones hide each other though one weighs thrice as much', said([[20, 8, 3], [20, 9, 1], [60, 30, 2]], [[0, 1], [2]]), []],
    ['a zone told alone after it was told with a small neighbour', said([[20, 8], [60, 24], [70, 30], [90, 40]], [[1], [2], [3]], [[0, 1]]), ['1']],
    ['what a publication before gave away is not hidden by this one', said([[20, 8], [60, 24], [70, 30]], [[1], [2]], [[0]]), []],
  ]
  for (const [title, found, expected] of cases) assert.deepEqual(found, expected, title)
})

test('what could shame is told of the whole only: there each zone hides in all others, and where there is but one, the whole is withheld too (PRIV-04)', () => {
  const parts = ([[80, 30], [90, 30], [70, 30]] as const).map((zone) => ({ ...part(zone), sensitive: true }))
  const told = (zones: number): Told[] => [...Array.from({ length: zones }, (_, at): Told => ({ parts: [at], whole: false, state: 'withheld' })), { parts: Array.from({ length: zones }, (_, at) => at), whole: true, state: 'now' }]
  assert.deepEqual(withheldBesides(parts, told(3)), [])
  assert.deepEqual(withheldBesides(parts.slice(0, 1), told(1)), [1])
})
