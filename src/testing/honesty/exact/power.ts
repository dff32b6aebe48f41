import { differenceOfShares } from '#kernel/compare/difference-of-shares.ts'
import { rateRatio } from '#kernel/compare/rate-ratio.ts'
import { answersNeeded } from '#kernel/sample/answers-needed.ts'
import { detectableChange } from '#kernel/sample/detectable-change.ts'
import { eventsNeeded } from '#kernel/sample/events-needed.ts'
import { powerOfPlan } from '#kernel/sample/power-of-plan.ts'
import { binomialCounts, poissonCounts, type Counts } from '../chance.ts'
import { percent, table, type Chapter } from '../chapter.ts'

const words = `A plan promises how often two rounds will show a change, were it real. Here two rounds of counted answers are judged by the test that the system uses for them (pooled z, or exact where counts are coarse; for counts of events both tests), added up over every pair of results. The change lies around the planned share, half of it on each side; a plan for a share that the answer then leaves (from the planned share upward) promises something else, which the last column shows. Tests judged together: each at the level divided by their number.`

const plans = [
  { change: 0.1, share: 0.5 }, { change: 0.15, share: 0.5 }, { change: 0.2, share: 0.5 }, { change: 0.05, share: 0.5 }, { change: 0.1, share: 0.3 },
  { change: 0.08, share: 0.2 }, { change: 0.05, share: 0.1 }, { change: 0.1, share: 0.5, tests: 10 }, { change: 0.1, share: 0.5, power: 0.9 },
]

/** Chapter: the power that the planner promises, exactly, for counted answers and events. */
export function powerChapter(): Chapter {
  const found = plans.map(({ change, ...plan }) => {
    const { n, power, alpha } = answersNeeded(change, plan), promise = powerOfPlan(n, change, plan).power
    return { change, ...plan, n, power, promise, ...sides(n, alpha, change, plan.share) }
  })
  const known = [100, 200, 400].map((n) => {
    const { change, power, alpha } = detectableChange(n)
    return { n, change, power, ...sides(n, alpha, change, 0.5) }
  })
  const falls = [0.2, 0.3, 0.5].map((fall) => ({ fall, ...eventsNeeded(fall) })).map((plan) => ({ ...plan, ...seenFall(plan.n, plan.fall) }))
  const off = Math.max(...[...found.map(({ promise, seen }) => promise - seen), ...known.map(({ power, seen }) => power - seen)].map(Math.abs))
  const fallOff = Math.max(...falls.map(({ power, byRoot }) => Math.abs(byRoot - power)))
  const byChange = table(['change, points', 'around', 'tests', 'answers a round', 'promised %', 'seen %', 'from there upward %'], found.map((row) =>
    [percent(row.change, 0), String(row.share), String(row.tests ?? 1), String(row.n), percent(row.promise), percent(row.seen), percent(row.beyond)]))
  const detectable = table(['answers a round', 'change, points', 'promised %', 'seen %'], known.map((row) =>
    [String(row.n), percent(row.change, 2), percent(row.power), percent(row.seen)]))
  const events = table(['fall %', 'events before', 'promised %', 'seen by its own test %', 'seen by the exact ratio %'], falls.map((row) =>
    [percent(row.fall, 0), String(row.n), percent(row.power), percent(row.byRoot), percent(row.exactly)]))
  return {
    title: 'Power, exactly',
    lines: [
      words, '### answersNeeded and powerOfPlan', byChange, '### detectableChange', detectable, '### eventsNeeded', events,
      'The planner of events is for (before − after) / √(before + after); the exact ratio is stricter by the last column: plan a few events more where it will judge.',
    ],
    promises: [
      { promise: 'a planned change of a share is seen as often as promised, within 2 points', found: `at most ${percent(off, 2)} points off`, kept: off <= 0.02 },
      { promise: 'a planned fall of events is seen as often as promised, within 2 points', found: `at most ${percent(fallOff, 2)} points off`, kept: fallOff <= 0.02 },
    ],
    notKept: found.filter(({ promise, beyond }) => promise - beyond > 0.02).map(({ change, share, promise, beyond }) => `A plan for ${percent(change, 0)} points around a share of ${share} promises ${percent(promise)} %; if the answer rises from ${share} by as much, it is seen in ${percent(beyond)} %: plan for the share in the middle of the change.`),
  }
}

/** How often a change is seen that lies around the share, half on each side, and one that goes up from there. */
function sides(n: number, alpha: number, change: number, share: number) {
  const limit = limitsOf(n, alpha)
  const seen = (before: number) => over(binomialCounts(n, before), binomialCounts(n, before + change), (first, second) => Math.min(first, second) <= limit(first + second))
  return { seen: seen(share - change / 2), beyond: seen(share) }
}

/** By the sum of both rounds' hits, the most that the round of fewer may have for a change to be seen, looked for from the sum beside it. */
function limitsOf(n: number, alpha: number): (sum: number) => number {
  const known = new Map<number, number>()
  return (sum) => {
    const called = (fewer: number) => fewer < Math.max(0, sum - n) || differenceOfShares({ hits: fewer, n }, { hits: sum - fewer, n }).p! <= alpha
    let limit = known.get(sum)
    if (limit !== undefined) return limit
    limit = known.get(sum - 1) ?? known.get(sum + 1) ?? Math.floor(0.4 * sum)
    while (called(limit + 1)) limit++
    while (!called(limit)) limit--
    known.set(sum, limit)
    return limit
  }
}

function seenFall(events: number, fall: number) {
  const before = poissonCounts(events), after = poissonCounts(events * (1 - fall)), level = 1.959963984540054
  return {
    byRoot: over(before, after, (first, second) => Math.abs(first - second) > level * Math.sqrt(first + second)),
    exactly: over(before, after, (first, second) => rateRatio({ events: first, time: 1 }, { events: second, time: 1 }).p <= 0.05),
  }
}

function over(before: Counts, after: Counts, found: (first: number, second: number) => boolean): number {
  let sum = 0
  for (const [first, chance] of before) for (const [second, again] of after) if (chance * again > 1e-9 && found(first, second)) sum += chance * again
  return sum
}
