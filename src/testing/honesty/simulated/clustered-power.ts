import { differenceUnderDesign } from '#kernel/compare/difference-under-design.ts'
import { shareUnderDesign } from '#kernel/estimate/share-under-design.ts'
import { surveyDesign } from '#kernel/estimate/survey-design.ts'
import { seeded } from '#kernel/random.ts'
import { answersNeeded } from '#kernel/sample/answers-needed.ts'
import { powerOfPlan } from '#kernel/sample/power-of-plan.ts'
import { shareInCluster, type Chance } from '../chance.ts'
import { percent, table, type Chapter } from '../chapter.ts'
import { luck } from '../tried.ts'

const plans = [
  { change: 0.1, share: 0.5, designEffect: 1.5 }, { change: 0.1, share: 0.3, designEffect: 2 }, { change: 0.15, share: 0.5, designEffect: 1.5 },
  { change: 0.06, share: 0.15, designEffect: 1.5 },
  { change: 0.1, share: 0.5, designEffect: 1.5, tests: 10 }, { change: 0.1, share: 0.5, population: 1000 }, { change: 0.08, share: 0.3, population: 2000 },
]
type Plan = (typeof plans)[number]

const words = (repeats: number) => `Plans with a design effect (clusters of ten, as alike as the effect says) or for a small population (drawn without replacement), two rounds ${repeats.toLocaleString('en')} times over, judged by the t test under the design. One standard error of luck: ${percent(luck(repeats, 0.8), 2)} points.`

/** Chapter: the power that the planner promises to clustered rounds and small populations. */
export function clusteredPowerChapter(repeats: number): Chapter {
  const rows = plans.map((plan, at) => ({ plan, ...powerOver(repeats, 800 + at, plan) })), off = Math.max(...rows.map(({ promised, seen }) => Math.abs(promised - seen)))
  const heads = ['change, points', 'around', 'design effect', 'tests', 'population', 'answers a round', 'promised %', 'seen %']
  const shown = table(heads, rows.map(({ plan: { change, share, designEffect = 1, tests = 1, population = 'large' }, n, promised, seen }) =>
    [percent(change, 0), String(share), String(designEffect), String(tests), String(population), String(n), percent(promised), percent(seen)]))
  return {
    title: 'Power under a design',
    lines: [words(repeats), shown],
    promises: [{ promise: 'a planned change is seen as often as promised under a design and in small populations, within 2 points', found: `at most ${percent(off, 2)} points off`, kept: off <= 0.02 + luck(repeats, 0.8) }],
    notKept: [],
  }
}

function powerOver(repeats: number, seed: number, { change, ...plan }: Plan) {
  const effect = plan.designEffect ?? 1, needed = answersNeeded(change, plan), n = effect > 1 ? 10 * Math.ceil(needed.n / 10) : needed.n
  const clusters = effect > 1 && { clusters: Int32Array.from({ length: n }, (_, i) => Math.floor(i / 10)) }
  const design = surveyDesign(n, { ...clusters, ...(plan.population && { population: [plan.population] }) })
  const random = seeded(seed), icc = (effect - 1) / 9
  const round = (share: number) => shareUnderDesign(plan.population ? withoutReplacement(n, share, plan.population, random) : inClusters(n, share, icc, random), design)
  let seen = 0
  for (let again = 0; again < repeats; again++) {
    const { p } = differenceUnderDesign(round(plan.share - change / 2), round(plan.share + change / 2))
    if (p !== null && p <= needed.alpha) seen += 1 / repeats
  }
  return { n, promised: powerOfPlan(n, change, plan).power, seen }
}

function inClusters(n: number, share: number, icc: number, random: Chance): Float64Array {
  const values = new Float64Array(n)
  for (let from = 0; from < n; from += 10) {
    const here = shareInCluster(share, icc, random)
    for (let i = from; i < from + 10; i++) values[i] = Number(random() < here)
  }
  return values
}

function withoutReplacement(n: number, share: number, people: number, random: Chance): Float64Array {
  let yes = Math.round(share * people), left = people
  return new Float64Array(n).map(() => {
    const hit = random() * left-- < yes
    if (hit) yes--
    return Number(hit)
  })
}

