import { benjaminiHochberg } from '#kernel/compare/benjamini-hochberg.ts'
import { differenceInDifferences } from '#kernel/compare/difference-in-differences.ts'
import { differenceInShares } from '#kernel/compare/difference-in-shares.ts'
import { differenceOfShares } from '#kernel/compare/difference-of-shares.ts'
import { differenceUnderDesign } from '#kernel/compare/difference-under-design.ts'
import { holm } from '#kernel/compare/holm.ts'
import { permutationTest } from '#kernel/compare/permutation-test.ts'
import { raoScott } from '#kernel/compare/rao-scott.ts'
import { riskRatio } from '#kernel/compare/risk-ratio.ts'
import { verdict } from '#kernel/compare/verdict.ts'
import { meanUnderDesign } from '#kernel/estimate/mean-under-design.ts'
import { partOfSample } from '#kernel/estimate/part-of-sample.ts'
import { seeded } from '#kernel/random.ts'
import { along, chance, decimals, percent, points, scale, upward, whole } from '../../parts/axes.ts'
import { histogram } from '../../parts/bars.ts'
import { cells } from '../../parts/cells.ts'
import { littleToMuch } from '../../parts/colours.ts'
import { intervalRows } from '../../parts/interval-rows.ts'
import { dot, line, through, words } from '../../parts/marks.ts'
import { picture, type Picture } from '../../parts/picture.ts'
import { events, hits, problems, rounds, rowsOf, saying } from '../../town/asked.ts'
import { zoneNames } from '../../town/ground.ts'

const [before, now] = rounds
const changes = (z: number) => problems.map((label, i) => {
  const [was, is] = rounds.map((round) => hits(round, saying(round.answers(`lses.a${i + 1}`), [2, 3]), z)) as [{ hits: number; n: number }, { hits: number; n: number }]
  return { label, was, is, ...differenceOfShares(was, is) }
})

/** What changed between two rounds of asking, and how surely. */
export const compareAnswersPictures = (): Picture[] => [differences(), manyTests(), inDifferences(), underDesign(), ratios(), dealtAnew(), together()]

function differences(): Picture {
  const asked = [['Lighting', 'a1', [2, 3]], ['Drinking', 'a5', [2, 3]], ['Groups', 'a7', [2, 3]], ['Dangerous driving', 'a9', [2, 3]], ['Unsafe after dark', 'c1', [2, 3]], ['Worry: break-in', 'd1', [2, 3]], ['Worry: street', 'd2', [2, 3]], ['More crime here', 'd4', [3, 4]]] as const
  const all = asked.map(([label, question, codes]) => ({ label, ...differenceOfShares(...(rounds.map((round) => hits(round, saying(round.answers(`lses.${question}`), codes), 0)) as [{ hits: number; n: number }, { hits: number; n: number }])) })), adjusted = holm(all.map(({ p }) => p))
  const rows = all.map(({ label, difference, low, high }, i) => ({ label, at: difference, low, high, end: verdict({ p: adjusted[i]!, difference, good: 'low' }).replace('no detectable change', 'cannot tell') }))
  return picture({
    name: 'differences', of: ['compare/difference-of-shares', 'compare/verdict'], title: 'What became better, and what cannot be told',
    reads: 'Old Town. Left of the dashed line fewer say so than a year before. A verdict is given only where the change stands after all eight tests.',
    caption: `Share calling it a problem, feeling unsafe or worried, now less before, in points; about ${all[0]!.nBefore} and ${all[0]!.nAfter} answers each; Newcombe's 95 % interval, pooled z test (exact where counts are coarse), Holm over eight. "Cannot tell" is: no detectable change.`,
    ...intervalRows(rows, { from: -0.4, to: 0.1, say: points, mark: 0, name: 'change in points', marks: [-0.4, -0.3, -0.2, -0.1, 0, 0.1] }),
  })
}

function manyTests(): Picture {
  // Every sixth sheet only: with all of them the ten changes of Old Town are beyond doubt and nothing is left to weigh.
  const few = rounds.map((round) => ({ ...round, zone: round.zone.map((z, i) => (i % 6 === 0 ? z : -1)) }))
  const ps = [0, 1].flatMap((z) => problems.map((_, i) => differenceOfShares(...(few.map((round) => hits(round, saying(round.answers(`lses.a${i + 1}`), [2, 3]), z)) as [{ hits: number; n: number }, { hits: number; n: number }])).p!)).toSorted((a, b) => a - b)
  const x = scale(1, 15, 80, 600), y = scale(0, 0.5, 240, 24)
  const stairs = (list: readonly (number | null)[]) => list.slice(0, 15).map((p, i): [number, number] => [x(i + 1), y(Math.min(0.5, p!))])
  return picture({
    name: 'many-tests', of: ['compare/holm', 'compare/benjamini-hochberg'], title: 'Twenty tests at once: the p-values are raised',
    reads: 'Dots are the fifteen smallest p-values in order. Holm (dashed) keeps any false alarm rare; Benjamini-Hochberg (full) keeps the false part of what is called small, and lies lower.',
    caption: `Ten problems in Old Town and Lakeside, every sixth sheet of both rounds: ${ps.filter((p) => p <= 0.05).length} p at or under 0.05 as they are, ${holm(ps).filter((p) => p! <= 0.05).length} after Holm, ${benjaminiHochberg(ps).filter((p) => p! <= 0.05).length} after Benjamini-Hochberg.`,
    height: 284, body: upward(y, [80, 600], decimals(2), { name: 'p' }) + along(x, [24, 240], whole, { name: 'the smallest first', marks: [1, 5, 10, 15] })
      + line(80, y(0.05), 600, y(0.05), 'edge') + words(596, y(0.05) - 6, '0.05', { anchor: 'end', look: 'tick' }) + through(stairs(holm(ps)), 'other') + through(stairs(benjaminiHochberg(ps))) + ps.slice(0, 15).map((p, i) => dot(x(i + 1), y(p), 'hollow', 4.5)).join(''),
  })
}

function inDifferences(): Picture {
  const drug = (z: number) => changes(z)[4]!, treated = drug(0), other = drug(1), { difference, low, high, p } = differenceInShares({ before: treated.was, after: treated.is }, { before: other.was, after: other.is })
  const y = scale(0, 0.8, 230, 20), courses = [[treated, 'course', 'Old Town', 'dot'], [other, 'other', 'Lakeside', 'square']] as const
  const expected = treated.before! + (other.after! - other.before!)
  return picture({
    name: 'difference-in-differences', of: ['compare/difference-in-shares'], title: 'Old Town changed beyond what Lakeside did in the same year',
    reads: 'The dotted line is where Old Town would be had it gone as Lakeside did. The gap at its end is what may be owed to the plan, if both would have gone alike.',
    caption: `Drinking in public is a problem: ${points(difference!)} points beyond Lakeside (${points(low!)} to ${points(high!)}, 95 %, ${chance(p!)}); n = ${treated.was.n} and ${treated.is.n}, ${other.was.n} and ${other.is.n}; MOVER of Newcombe's intervals.`,
    height: 262, body: upward(y, [80, 470], percent, { marks: [0, 0.2, 0.4, 0.6, 0.8] }) + words(110, 254, 'before', { anchor: 'middle', look: 'tick' }) + words(440, 254, 'now', { anchor: 'middle', look: 'tick' })
      + through([[110, y(treated.before!)], [440, y(expected)]], 'third') + line(440, y(expected), 440, y(treated.after!), 'edge') + courses.map(([change, look, name, mark]) => through([[110, y(change.before!)], [440, y(change.after!)]], look) + dot(110, y(change.before!), mark) + dot(440, y(change.after!), mark) + words(484, y(change.after!) + 5, `${name} ${percent(change.after!)}`)).join(''),
  })
}

function underDesign(): Picture {
  const change = (question: string, z: number) => {
    const [was, is] = rounds.map((round) => { const own = rowsOf(round, z), codes = round.answers(question); return meanUnderDesign(own.map((i) => codes[i]!), partOfSample(round.design, own)) }) as [ReturnType<typeof meanUnderDesign>, ReturnType<typeof meanUnderDesign>]
    return differenceUnderDesign(was, is)
  }
  const asked = [['Trust, 0 to 10', 'lses.e10'], ['How good the police', 'lses.e1'], ['Worry: break-in', 'lses.d1'], ['Worry: street', 'lses.d2']] as const
  const rows = asked.map(([label, question]) => { const { difference, low, high, p } = change(question, 0); return { label, at: difference, low, high, end: chance(p!) } })
  const beyond = differenceInDifferences(change('lses.a1', 0), change('lses.a1', 1))
  return picture({
    name: 'differences-under-design', of: ['compare/difference-under-design', 'compare/difference-in-differences'], title: 'Trust and worry: no change that could be told',
    reads: 'Each line but the last crosses the dashed one: the rounds may have been too small to see a change, which is not the same as no change.',
    caption: `Means now less before, ${rowsOf(before, 0).length} and ${rowsOf(now, 0).length} sheets, t with both rounds' degrees of freedom, 95 %. Lighting as a problem (0 to 3) fell by ${decimals(2)(-beyond.difference!)} more than in Lakeside (${decimals(2)(-beyond.high!)} to ${decimals(2)(-beyond.low!)}).`,
    ...intervalRows([...rows, { label: 'Lighting, beyond', at: beyond.difference, low: beyond.low, high: beyond.high, end: chance(beyond.p!) }], { from: -1, to: 1, say: decimals(1), mark: 0, name: 'change in steps of the scale' }),
  })
}

function ratios(): Picture {
  const rows = events.map((label, i) => { const said = rounds.map((round) => saying(round.answers(`lses.b${i + 1}`), [1])); const { ratio, low, high, p } = riskRatio(hits(before, said[0]!, 1), hits(now, said[1]!, 1)); return { label, at: ratio, low, high, end: chance(p!) } })
  return picture({
    name: 'risk-ratio', of: ['compare/risk-ratio'], title: 'As many victims as the year before? Lakeside, seven kinds',
    reads: '1 is as often as before, 2 twice as often. The intervals are long because few people are victims: a survey of this size cannot see small changes of crime.',
    caption: `Share to whom it happened, now over before; about ${rowsOf(before, 1).length} and ${rowsOf(now, 1).length} answers; Koopman's score interval, 95 %, unweighted.`,
    ...intervalRows(rows, { from: 0, to: 4, say: decimals(0), mark: 1, name: 'times as often' }),
  })
}

function dealtAnew(): Picture {
  const quarter = rounds.map((round) => zoneNames.slice(0, 3).flatMap((_, z) => { const own = rowsOf(round, z), mean = round.answers('lses.a1'); return [0, 1, 2, 3].map((q) => { const some = own.filter((i, k) => k % 4 === q && !Number.isNaN(mean[i]!)); return some.reduce((sum, i) => sum + mean[i]!, 0) / some.length }) }))
  const moved = quarter[1]!.map((is, q) => is - quarter[0]![q]!), named = moved.map((_, q) => (q < 4 ? 1 : 0))
  const found = permutationTest(moved, named, seeded(3)), random = seeded(3)
  const chances = Array.from({ length: 999 }, () => { const order = moved.map((v) => [random(), v] as const).toSorted((a, b) => a[0] - b[0]).map(([, v]) => v); return order.slice(0, 4).reduce((sum, v) => sum + v, 0) / 4 - order.slice(4).reduce((sum, v) => sum + v, 0) / 8 })
  return picture({
    name: 'permutation-test', of: ['compare/permutation-test'], title: 'Had the name "Old Town" been dealt out by chance',
    reads: 'Each bar counts dealings of the name to any four of the twelve quarters. The line is what was seen; few dealings part the quarters as far.',
    caption: `Change of lighting as a problem (0 to 3) in four quarters of Old Town less that in eight of Lakeside and the Station Quarter: ${decimals(2)(found.difference!)}, ${chance(found.p!)} two-sided; n = ${found.n}, ${found.permutations} permutations.`,
    ...histogram(chances, { from: -0.7, to: 0.7, say: decimals(1), name: 'difference of the two means', counted: 'dealings', mark: { at: found.difference!, words: `seen: ${decimals(2)(found.difference!)}` } }, 35),
  })
}

function together(): Picture {
  const age = before.answers('lses.x1'), fear = before.answers('lses.c1').map((v) => (v === 4 ? NaN : v)), { statistic, df, dfRest, p, n } = raoScott(age, fear, before.design)
  const ages = ['16 to 24', '25 to 34', '35 to 44', '45 to 54', '55 to 64', '65 to 74', '75 and over']
  const rows = ages.map((name, a) => {
    const own = [0, 1, 2, 3].map((step) => before.weights.reduce((sum, weight, i) => sum + (age[i] === a + 1 && fear[i] === step ? weight : 0), 0)), all = own.reduce((sum, weight) => sum + weight, 0)
    return { name, cells: own.map((weight) => ({ words: percent(weight / all), fill: littleToMuch[Math.min(5, Math.floor((weight / all) * 9))]!, look: weight / all > 0.42 ? 'light' : '' })) }
  })
  return picture({
    name: 'rao-scott', of: ['compare/rao-scott'], title: 'Does fear after dark go with age? A test of the whole table',
    reads: 'Each row adds up to 100 %. Were age and fear strangers to each other, all rows would look alike but for chance; the test says how likely rows as unlike as these are then.',
    caption: `Rao & Scott's F = ${decimals(2)(statistic!)} on ${decimals(1)(df!)} and ${Math.round(dfRest!)} degrees of freedom, ${chance(p!)}; n = ${n}, weighted shares of each age, zones as strata.`,
    ...cells({ columns: ['very safe', 'fairly safe', 'rather unsafe', 'very unsafe'], rows }),
  })
}
