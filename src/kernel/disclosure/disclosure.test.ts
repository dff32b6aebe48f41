import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { dominated } from './dominated.ts'
import { fewAlike } from './few-alike.ts'
import { linkedTables, type Dimension, type LinkedTables, type Table } from './linked-tables.ts'
import { withholdMore } from './withhold-more.ts'
import { workedOut } from './worked-out.ts'

/** A table of two crossing dimensions with all its sums, from its inner counts. */
function crossed(of: string, rows: readonly string[], columns: readonly string[], counts: readonly (readonly number[])[], by = 'column'): Table {
  const inner = (code: string, codes: readonly string[]) => codes.map((_, at) => at).filter((at) => code === 'all' || codes[at] === code)
  const dimensions: Dimension[] = [{ name: 'row', sums: [['all', ...rows]] }, { name: by, sums: [['all', ...columns]] }]
  return { of, dimensions, count: ([row, column]) => inner(row!, rows).flatMap((r) => inner(column!, columns).map((c) => counts[r]![c]!)).reduce((a, b) => a + b, 0) }
}
const marked = ({ names }: LinkedTables, hidden: readonly string[]) => {
  for (const name of hidden) assert.ok(names.includes(name), `${name} is a cell`)
  return Uint8Array.from(names, (name) => (hidden.includes(name) ? 1 : 0))
}
const rangeOf = (tables: LinkedTables, hidden: readonly string[], cell: string) => {
  const [found] = workedOut(tables, marked(tables, hidden), { of: [tables.names.indexOf(cell)] })
  return [found!.low, found!.high, found!.span]
}

test('one to four alike are few, and so are all but one to four; none and all are not (PRIV-04)', () => {
  assert.deepEqual([0, 1, 4, 5].map((people) => fewAlike(people)), [false, true, true, false])
  assert.deepEqual([0, 5, 95, 96, 99, 100].map((people) => fewAlike(people, 100)), [false, false, false, true, true, false])
  assert.equal(fewAlike(9, null, 10), true)
  assert.throws(() => fewAlike(5, 4), /5 people of 4 cannot be counted/)
})

test('a count is dominated where the second source could tell the first one\'s part (PRIV-04)', () => {
  assert.deepEqual([dominated([90, 8, 2]), dominated([50, 30, 20]), dominated([7]), dominated([7, 7]), dominated([]), dominated([1, 1, 1])], [true, false, true, true, false, false])
  assert.throws(() => dominated([3, -1]), /Part 2 must be 0 or more, not -1/)
})

const counties = ['alpha', 'beta', 'gamma', 'delta'], schooling = ['low', 'medium', 'high', 'very-high']
const delinquent = linkedTables([crossed('children', counties, schooling, [[15, 1, 3, 1], [20, 10, 10, 15], [3, 10, 10, 2], [12, 14, 7, 2]])])
const child = (county: string, school: string) => `children column=${school} row=${county}`

test('margins give a cell away though every row and column hides two (Statistical Policy Working Paper 22, tables 4 and 5) (PRIV-04)', () => {
  const hidden = [child('alpha', 'medium'), child('alpha', 'high'), child('alpha', 'very-high'), child('beta', 'medium'), child('beta', 'high'),
    child('gamma', 'low'), child('gamma', 'very-high'), child('delta', 'low'), child('delta', 'very-high')]
  assert.deepEqual(rangeOf(delinquent, hidden, child('alpha', 'very-high')), [1, 1, 0], 'two rows less two columns')
  assert.deepEqual(rangeOf(delinquent, hidden, child('alpha', 'medium')), [0, 4, 4])
  assert.deepEqual(rangeOf(delinquent, [child('alpha', 'medium')], child('alpha', 'medium')), [1, 1, 0], 'a cell hidden alone')
})

test('the same table with more hidden lets nobody place a small count within five (PRIV-04)', () => {
  const sensitive = Uint8Array.from(delinquent.counts, (count) => (fewAlike(count) ? 1 : 0))
  const { hidden, added, open } = withholdMore(delinquent, sensitive)
  assert.deepEqual(open, [])
  assert.ok(workedOut(delinquent, hidden).filter(({ cell }) => sensitive[cell]).every(({ low, high, span }) => high - low >= 5 && span >= 5))
  assert.ok(added.length <= 5, `${added.length} more`)
})

test('two tables that share a margin: the second tells the total that the first hides (PRIV-04)', () => {
  const age = crossed('residents', ['hill', 'mill', 'quay'], ['young', 'old'], [[3, 30], [25, 30], [20, 22]], 'age')
  const sex = crossed('residents', ['hill', 'mill', 'quay'], ['women', 'men'], [[17, 16], [30, 25], [21, 21]], 'sex')
  const young = 'residents age=young row=hill', total = 'residents row=hill'
  // The total of the hill and of the mill hide the young of the hill, as long as nobody adds up the women and the men there.
  const hidden = [young, total, 'residents age=young row=mill', 'residents row=mill']
  const alone = linkedTables([age]), both = linkedTables([age, sex])
  assert.deepEqual(rangeOf(alone, hidden, young), [0, 28, 28])
  assert.deepEqual(rangeOf(both, hidden, young), [3, 3, 0])
  const { hidden: safe, open } = withholdMore(both, marked(both, [young]))
  assert.deepEqual(open, [])
  assert.ok(workedOut(both, safe, { of: [both.names.indexOf(young)] })[0]!.span >= 5)
})

test('a merged zone is given away by a commissariat that shows its other half elsewhere (PRIV-04)', () => {
  const counts: Readonly<Record<string, number>> = { all: 120, hill: 3, mill: 40, quay: 77, 'hill and mill': 43 }
  const tables = linkedTables([{ of: 'burgled', count: ([place]) => counts[place!]!, dimensions: [{ name: 'place', sums: [['all', 'hill and mill', 'quay'], ['hill and mill', 'hill', 'mill']] }] }])
  assert.deepEqual(rangeOf(tables, ['burgled place=hill', 'burgled place=mill'], 'burgled place=hill'), [0, 43, 43])
  assert.deepEqual(rangeOf(tables, ['burgled place=hill'], 'burgled place=hill'), [3, 3, 0])
})

test('two waves are taken one from the other, and so are two drawings of a border (PRIV-04)', () => {
  const waves = linkedTables([{ of: 'robbed', count: ([wave]) => ({ both: 19, first: 16, second: 3 })[wave!]!, dimensions: [{ name: 'wave', sums: [['both', 'first', 'second']] }] }])
  assert.deepEqual(rangeOf(waves, ['robbed wave=second'], 'robbed wave=second'), [3, 3, 0])
  const borders: Dimension = { name: 'place', sums: [['all', 'hill', 'mill'], ['all', 'new hill', 'new mill'], ['hill', 'new hill', 'village'], ['new mill', 'mill', 'village']], unpublished: ['village'] }
  const moved = linkedTables([{ of: 'robbed', dimensions: [borders], count: ([place]) => ({ all: 60, hill: 22, mill: 38, 'new hill': 20, 'new mill': 40, village: 2 })[place!]! }])
  assert.deepEqual(rangeOf(moved, ['robbed place=village'], 'robbed place=village'), [2, 2, 0])
  const { added, open } = withholdMore(moved, marked(moved, ['robbed place=village']))
  assert.deepEqual([open, added.map((cell) => moved.names[cell]).sort()], [[], ['robbed place=new hill', 'robbed place=new mill']], 'one drawing of the border is kept')
})

test('a table of one wave is the same as that wave\'s part of a table of both (PRIV-04)', () => {
  const place: Dimension = { name: 'place', sums: [['all', 'hill', 'mill']] }, wave: Dimension = { name: 'wave', sums: [['both', 'first', 'second']] }
  const first: Readonly<Record<string, number>> = { all: 43, hill: 3, mill: 40 }
  const once: Table = { of: 'robbed', only: { wave: 'first' }, dimensions: [place], count: ([at]) => first[at!]! }
  const twice: Table = { of: 'robbed', dimensions: [place, wave], count: ([at, when]) => first[at!]! * (when === 'both' ? 2 : 1) }
  assert.deepEqual(linkedTables([twice, once]), linkedTables([twice]))
})

test('what may not be hidden stays, and then what cannot be protected is named (PRIV-04)', () => {
  const place: Dimension = { name: 'place', sums: [['all', 'hill', 'mill']] }
  const tables = linkedTables([{ of: 'robbed', dimensions: [place], count: ([at]) => ({ all: 43, hill: 3, mill: 40 })[at!]! }])
  const sensitive = marked(tables, ['robbed place=hill'])
  assert.deepEqual(withholdMore(tables, sensitive, { cost: [Infinity, 1, Infinity].map((cost, at) => (tables.names[at] === 'robbed' || tables.names[at] === 'robbed place=mill' ? Infinity : cost)) }).open, [tables.names.indexOf('robbed place=hill')])
  assert.deepEqual(withholdMore(tables, sensitive).open, [])
})

test('callers\' mistakes are told in a sentence', () => {
  assert.throws(() => workedOut(delinquent, [1]), /There are 25 cells but 1 marks/)
  assert.throws(() => workedOut(delinquent, new Uint8Array(25), { of: [3] }), /Cell 3 is not hidden/)
  assert.throws(() => withholdMore(delinquent, [1]), /There are 25 cells but 1 marks/)
  assert.throws(() => withholdMore({ ...delinquent, counts: delinquent.counts.map(() => NaN) }, new Uint8Array(25)), /Every count must be known/)
  const wrong = linkedTables([{ of: 'x', dimensions: [{ name: 'place', sums: [['all', 'a', 'b'], ['all', 'c', 'd']] }], count: ([at]) => ({ all: 9, a: 3, b: 3, c: 4, d: 5 })[at!]! }])
  assert.throws(() => workedOut({ ...wrong, counts: wrong.counts.map((count, at) => (at === 1 ? NaN : at === 0 ? 2 : count)) }, wrong.names.map((_, at) => at === 1 ? 1 : 0)), /contradict each other/)
  assert.throws(() => linkedTables([{ of: 'x', dimensions: [{ name: 'place', sums: [['a', 'b'], ['c', 'd']] }], count: () => 1 }]), /Dimension place needs one code that holds all others, not 2/)
  assert.throws(() => linkedTables([crossed('x', ['a'], ['b'], [[1]]), crossed('x', ['a'], ['b'], [[2]])]), /is 1 in one table and 2 in another/)
})

/** All tables of whole numbers that agree with what is published, by trying: the least and most of each hidden cell. */
function byTrying({ counts, sums }: LinkedTables, hidden: readonly number[]): Map<number, readonly [number, number]> {
  const at = counts.slice(), left = new Set(hidden), found = new Map<number, readonly [number, number]>(), most = Math.max(...counts)
  const holds = (sum: Int32Array) => {
    const [whole, ...parts] = Array.from(sum, (cell) => at[cell]!)
    return whole === parts.reduce((a, b) => a + b, 0)
  }
  const go = (place: number): void => {
    if (place === hidden.length) {
      for (const cell of hidden) {
        const [low, high] = found.get(cell) ?? [Infinity, -Infinity]
        found.set(cell, [Math.min(low, at[cell]!), Math.max(high, at[cell]!)])
      }
      return
    }
    const cell = hidden[place]!
    left.delete(cell)
    const closed = sums.filter((sum) => sum.includes(cell) && sum.every((one) => !left.has(one)))
    for (at[cell] = 0; at[cell]! <= most; at[cell]!++) if (closed.every(holds)) go(place + 1)
    left.add(cell)
  }
  go(0)
  return found
}

const counts = (rows: number, columns: number) => fc.array(fc.array(fc.nat(4), { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows })
const flat = fc.record({ counts: counts(3, 3), hide: fc.array(fc.nat(1000), { minLength: 1, maxLength: 6 }) }).map(({ counts, hide }) => {
  const tables = linkedTables([crossed('x', ['a', 'b', 'c'], ['d', 'e', 'f'], counts)])
  return { tables, hidden: [...new Set(hide.map((place) => 1 + (place % (tables.names.length - 1))))] } // the whole is always known
})
const deep = fc.record({ counts: counts(4, 3), hide: fc.array(fc.nat(1000), { minLength: 4, maxLength: 9 }) }).map(({ counts, hide }) => {
  const dimensions: Dimension[] = [{ name: 'row', sums: [['all', 'a', 'b']] }, { name: 'wave', sums: [['both', 'u', 'v']] }, { name: 'column', sums: [['all', 'd', 'e', 'f']] }]
  const at = (code: string, codes: string) => (codes.includes(code) ? [codes.indexOf(code)] : [...codes].map((_, place) => place))
  const tables = linkedTables([{ of: 'x', dimensions, count: ([row, wave, column]) => at(row!, 'ab').flatMap((r) => at(wave!, 'uv').flatMap((w) => at(column!, 'def').map((c) => counts[2 * r + w]![c]!))).reduce((a, b) => a + b, 0) }])
  const inner = tables.names.map((name, place) => (name.split('=').length === 4 ? place : -1)).filter((place) => place >= 0)
  return { tables, hidden: [...new Set(hide.map((place) => inner[place % inner.length]!))] }
})
const marks = ({ names }: LinkedTables, hidden: readonly number[]) => Uint8Array.from(names, (_, at) => (hidden.includes(at) ? 1 : 0))

test('in a table of two dimensions what can be worked out is what trying every table finds (PRIV-04)', () => {
  fc.assert(fc.property(flat, ({ tables, hidden }) => {
    const tried = byTrying(tables, hidden)
    for (const { cell, low, high, span } of workedOut(tables, marks(tables, hidden))) assert.deepEqual([low, high, span], [...tried.get(cell)!, high - low])
  }), { numRuns: 150 })
})

test('in a table of three dimensions no range is too narrow and no example is made up (PRIV-04)', () => {
  fc.assert(fc.property(deep, ({ tables, hidden }) => {
    const tried = byTrying(tables, hidden)
    for (const { cell, low, high, span } of workedOut(tables, marks(tables, hidden))) {
      const [least, most] = tried.get(cell)!
      assert.ok(low <= least && most <= high && span <= most - least, `${[low, high, span]} against ${[least, most]}`)
    }
  }), { numRuns: 150 })
})

test('a reader who does not know the truth works out the same as one who does, and hiding more never tells more (PRIV-04)', () => {
  fc.assert(fc.property(flat, ({ tables, hidden }) => {
    const all = marks(tables, hidden), fewer = marks(tables, hidden.slice(1))
    const ranges = workedOut(tables, all)
    assert.deepEqual(workedOut({ ...tables, counts: tables.counts.map((count, cell) => (all[cell] ? NaN : count)) }, all).map(({ cell, low, high }) => [cell, low, high]), ranges.map(({ cell, low, high }) => [cell, low, high]))
    for (const { cell, low, high } of workedOut(tables, fewer)) {
      const wide = ranges.find((one) => one.cell === cell)!
      assert.ok(wide.low <= low && high <= wide.high && low <= tables.counts[cell]! && tables.counts[cell]! <= high)
    }
  }), { numRuns: 150 })
})

test('the order of the zones and their names change nothing that can be worked out (PRIV-04)', () => {
  fc.assert(fc.property(counts(3, 3), fc.uniqueArray(fc.nat(2), { minLength: 3, maxLength: 3 }), fc.array(fc.tuple(fc.nat(2), fc.nat(2)), { minLength: 1, maxLength: 6 }), (inner, order, hide) => {
    const name = (rows: readonly string[]) => hide.map(([row, column]) => `x column=${'def'[column]} row=${rows[row]}`)
    const before = linkedTables([crossed('x', ['a', 'b', 'c'], ['d', 'e', 'f'], inner)])
    const renamed = ['north', 'east', 'south'], after = linkedTables([crossed('x', order.map((at) => renamed[at]!), ['d', 'e', 'f'], order.map((at) => inner[at]!))])
    name(['a', 'b', 'c']).forEach((cell, at) => assert.deepEqual(rangeOf(before, name(['a', 'b', 'c']), cell), rangeOf(after, name(renamed), name(renamed)[at]!)))
  }), { numRuns: 100 })
})

test('whatever the counts, no small one is left open that more hiding could close, and nothing published twice over is lost (PRIV-04)', () => {
  const larger = fc.array(fc.array(fc.oneof(fc.nat(6), fc.integer({ min: 7, max: 60 })), { minLength: 4, maxLength: 4 }), { minLength: 5, maxLength: 5 })
  fc.assert(fc.property(larger, (inner) => {
    const tables = linkedTables([crossed('x', ['a', 'b', 'c', 'g', 'h'], ['d', 'e', 'f', 'i'], inner)])
    const sensitive = Uint8Array.from(tables.counts, (count) => (fewAlike(count) ? 1 : 0))
    const { hidden, added, open } = withholdMore(tables, sensitive)
    const narrow = workedOut(tables, hidden).filter(({ cell, high, low }) => sensitive[cell] && high - low < 5).map(({ cell }) => cell)
    assert.deepEqual(narrow.filter((cell) => !open.includes(cell)), [])
    assert.ok(added.every((cell) => hidden[cell] && !sensitive[cell] && tables.counts[cell]! > 0))
    const everything = workedOut(tables, tables.counts.map((count) => (count > 0 ? 1 : 0)), { of: open })
    assert.ok(everything.every(({ span }) => span < 5), 'what stays open is open even where everything is hidden')
  }), { numRuns: 100 })
})
