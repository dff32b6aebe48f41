import { benjaminiHochberg } from '#kernel/compare/benjamini-hochberg.ts'
import { differenceOfShares } from '#kernel/compare/difference-of-shares.ts'
import { differenceUnderDesign } from '#kernel/compare/difference-under-design.ts'
import { holm } from '#kernel/compare/holm.ts'
import { verdict } from '#kernel/compare/verdict.ts'
import { normalQuantile } from '#kernel/distributions/normal-quantile.ts'
import { shareUnderDesign } from '#kernel/estimate/share-under-design.ts'
import { seeded } from '#kernel/random.ts'
import { binomialCounts, drawnFrom, normal, type Chance } from '../chance.ts'
import { percent, table, type Chapter } from '../chapter.ts'
import { luck } from '../tried.ts'
import { roundOfShares } from './made-up-round.ts'

const shares = [0.08, 0.15, 0.25, 0.35, 0.45, 0.5, 0.55, 0.65, 0.8, 0.9], zones = 20

/** What one zone's items gave: the difference and p of each. */
type Tests = readonly { readonly difference: number | null; readonly p: number | null; readonly changed?: boolean }[]
type Zone = (random: Chance) => Tests

const words = (repeats: number) => `Ten items a zone (shares from 0.08 to 0.90), twenty zones a town, ${repeats.toLocaleString('en')} towns in each row, judged as the system judges: p raised by Holm within the zone, then the verdict at 0.05. Where **nothing changed**, so many zones in a hundred have any false verdict at all; 5 is promised. Half of the false ones should say better, half worse. Last, all 200 p of a town raised together by Benjamini and Hochberg: so many discoveries in a hundred are false (where nothing changed: so many towns with any). Under a design half or a fifth of the towns are told. One standard error of luck: ${percent(luck(repeats * zones, 0.05), 2)} points for zones, ${percent(luck(repeats, 0.05), 2)} for towns; of a fifth of them a little more than twice that.`

/** Chapter: false alarms among many items and zones, judged as the system judges them. */
export function familiesChapter(repeats: number): Chapter {
  const rows = kinds().map(({ name, zone, fewer = 1 }, at) => ({ name, towns: Math.ceil(repeats / fewer), ...alarmsOver(Math.ceil(repeats / fewer), 300 + at, zone) }))
  const lucky = (share: number, tests: number) => share - 2.5 * luck(tests, 0.05)
  const most = Math.max(...rows.map(({ any }) => any)), mostFor = Math.max(...rows.map(({ any, towns }) => lucky(any, towns * zones)))
  const found = Math.max(...rows.map(({ town }) => town)), foundFor = Math.max(...rows.map(({ town, towns }) => lucky(town, towns)))
  const uneven = Math.max(...rows.map(({ better, worse }) => Math.abs(better - worse) / Math.sqrt(better + worse)))
  const shown = table(['answers before, after', 'zones with a false verdict %', 'better : worse', 'false discoveries (BH) %'], rows.map(({ name, any, better, worse, town }) =>
    [name, percent(any, 2), `${better} : ${worse}`, percent(town)]))
  return {
    title: 'False alarms in a family',
    lines: [words(repeats), shown],
    promises: [
      { promise: 'where nothing changed, whether counted or under a design, of 30 clusters or more, at most 5 of 100 zones have any false verdict, but for luck', found: `at most ${percent(most, 2)} %`, kept: mostFor <= 0.05 },
      { promise: 'false verdicts say better as often as worse, where both rounds are equally large or drawn under a design', found: `at most ${uneven.toFixed(1)} standard errors apart`, kept: uneven <= 3.5 },
      { promise: 'under Benjamini and Hochberg at most 5 of 100 discoveries are false, but for luck', found: `at most ${percent(found)} %`, kept: foundFor <= 0.05 },
    ],
    notKept: [],
  }
}

/** Counted zones of several sizes, with items that know nothing of each other or hang together, some changed; and zones under a design. */
function kinds(): { readonly name: string; readonly zone: Zone; readonly fewer?: number }[] {
  return [
    ...([[30, 30], [50, 50], [100, 100], [300, 300]] as const).map(([a, b]) => ({ name: `${a}, ${b}`, zone: counted(a, b) })),
    { name: '100, 100, items alike (correlation 0.5)', zone: alike(100) },
    { name: '100, 100, five items truly fell by 30 points', zone: counted(100, 100, 5) },
    { name: '300, 300 under a design, 300 people each by himself', zone: underDesign(300, 1), fewer: 2 },
    { name: '1000, 1000 under a design, 100 clusters', zone: underDesign(1000, 10), fewer: 5 },
    { name: '300, 300 under a design, 30 clusters, 6 a stratum', zone: underDesign(300, 10), fewer: 5 },
  ]
}

function counted(n1: number, n2: number, fallen = 0): Zone {
  const before = shares.map((share) => drawnFrom(binomialCounts(n1, share))), after = shares.map((share, at) => drawnFrom(binomialCounts(n2, fallsAt(at, fallen) ? share - 0.3 : share)))
  const judge = judged(n1, n2)
  return (random) => shares.map((_, at) => ({ ...judge(before[at]!(random), after[at]!(random)), changed: fallsAt(at, fallen) }))
}

/** The same pair of counts comes up again and again, and is judged once. */
function judged(n1: number, n2: number) {
  const known = new Map<number, { readonly difference: number | null; readonly p: number | null }>()
  return (first: number, second: number) => {
    const at = first * (n2 + 1) + second, there = known.get(at)
    if (there) return there
    const { difference, p } = differenceOfShares({ hits: first, n: n1 }, { hits: second, n: n2 }), now = { difference, p }
    known.set(at, now)
    return now
  }
}

const fallsAt = (at: number, fallen: number) => at >= shares.length - fallen

function alike(n: number): Zone {
  const limits = shares.map((share) => normalQuantile(share)), own = Math.sqrt(0.5), judge = judged(n, n)
  const round = (random: Chance) => {
    const hits = shares.map(() => 0)
    for (let person = 0; person < n; person++) {
      const mood = own * normal(random)
      limits.forEach((limit, at) => { if (mood + own * normal(random) < limit) hits[at]! += 1 })
    }
    return hits
  }
  return (random) => {
    const before = round(random), after = round(random)
    return shares.map((_, at) => judge(before[at]!, after[at]!))
  }
}

function underDesign(n: number, perCluster: number): Zone {
  const rounds = shares.map((share) => roundOfShares(n, Math.min(share, 0.65), 0.05, perCluster))
  const asked = ({ design, draw }: (typeof rounds)[number], random: Chance) => shareUnderDesign(draw(random), design)
  return (random) => rounds.map((round) => differenceUnderDesign(asked(round, random), asked(round, random)))
}

function alarmsOver(repeats: number, seed: number, zone: Zone) {
  const random = seeded(seed)
  let any = 0, better = 0, worse = 0, town = 0
  for (let round = 0; round < repeats; round++) {
    const all = Array.from({ length: zones }, () => zone(random))
    for (const tests of all) {
      const raised = holm(tests.map(({ p }) => p)), said = tests.map(({ difference, changed }, at) => (changed ? null : verdict({ p: raised[at]!, difference, good: 'high' })))
      better += said.filter((word) => word === 'better').length
      worse += said.filter((word) => word === 'worse').length
      if (said.some((word) => word === 'better' || word === 'worse')) any += 1 / repeats / zones
    }
    const tests = all.flat(), found = benjaminiHochberg(tests.map(({ p }) => p)).flatMap((q, at) => (q !== null && q <= 0.05 ? [tests[at]!] : []))
    if (found.length > 0) town += found.filter(({ changed }) => !changed).length / found.length / repeats
  }
  return { any, better, worse, town }
}
