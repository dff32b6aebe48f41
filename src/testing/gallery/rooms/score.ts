import { seeded } from '#kernel/random.ts'
import { blockScore } from '#kernel/score/block-score.ts'
import { cronbachAlpha } from '#kernel/score/cronbach-alpha.ts'
import { fleissKappa } from '#kernel/score/fleiss-kappa.ts'
import { intraclassCorrelation } from '#kernel/score/intraclass-correlation.ts'
import { itemScore } from '#kernel/score/item-score.ts'
import { kappa } from '#kernel/score/kappa.ts'
import { mcdonaldOmega } from '#kernel/score/mcdonald-omega.ts'
import { rankAgreement } from '#kernel/score/rank-agreement.ts'
import { rankBiasedOverlap } from '#kernel/score/rank-biased-overlap.ts'
import { spearman } from '#kernel/score/spearman.ts'
import { topOverlap } from '#kernel/score/top-overlap.ts'
import { decimals, percent } from '../parts/axes.ts'
import { histogram } from '../parts/bars.ts'
import { cells } from '../parts/cells.ts'
import { colour, littleToMuch } from '../parts/colours.ts'
import { intervalRows } from '../parts/interval-rows.ts'
import { dot, through, words } from '../parts/marks.ts'
import { picture, type Picture } from '../parts/picture.ts'
import { hits, problems, rounds, rowsOf, saying } from '../town/asked.ts'

const [before, now] = rounds

/** Many answers, one measure; two readers, two orders: how far they agree. */
export const scorePictures = (): Picture[] => [scores(), consistency(), readers(), agreement(), priorities()]

function scores(): Picture {
  const of = (round: (typeof rounds)[number]) => rowsOf(round, 0).flatMap((i) => blockScore(problems.map((_, item) => { const code = round.answers(`lses.a${item + 1}`)[i]!; return itemScore(Number.isNaN(code) ? null : code, 3) })) ?? [])
  const [was, is] = [of(before), of(now)], mean = (list: number[]) => list.reduce((sum, v) => sum + v, 0) / list.length
  const asked = { from: 0, to: 1, say: decimals(1), height: 130 }
  const above = histogram(was, { ...asked, name: '', counted: 'people, before', mark: { at: mean(was), words: `mean ${decimals(2)(mean(was))}` } }, 25), below = histogram(is, { ...asked, name: 'score of the block (1 is worst)', counted: 'people, now', fill: colour('link'), mark: { at: mean(is), words: `mean ${decimals(2)(mean(is))}` } }, 25)
  return picture({
    name: 'block-scores', of: ['score/block-score', 'score/item-score'], title: 'Ten problems, one score: Old Town before and now',
    reads: 'Each person\'s answers become one number from 0 (nothing is a problem) to 1 (everything a very big one). The whole hill moved left, not only its middle.',
    caption: `n = ${was.length} and ${is.length}; who answered fewer than 60 % of the ten has no score. A score of one person has no interval; the mean has (see the means under design).`,
    height: above.height + below.height + 6, body: `${above.body}<g transform="translate(0 ${above.height + 6})">${below.body}</g>`,
  })
}

function consistency(): Picture {
  const blocks = [['Problems (10)', [...'123456789'].map((i) => `a${i}`).concat('a10')], ['Fear (3)', ['c1', 'c2', 'c3']], ['Worry (3)', ['d1', 'd2', 'd3']], ['Trust (6)', ['e4', 'e5', 'e6', 'e7', 'e8', 'e9']]] as const
  const rows = blocks.flatMap(([label, questions]) => {
    const items = questions.map((question) => before.answers(`lses.${question}`)), alpha = cronbachAlpha(items), omega = mcdonaldOmega(items, seeded(5), 200)
    return [{ label, at: alpha.alpha, low: alpha.low, high: alpha.high, end: `alpha, n ${alpha.n}` }, { label: '', at: omega.omega, low: omega.low, high: omega.high, end: 'omega', look: 'square' as const }]
  })
  return picture({
    name: 'consistency', of: ['score/cronbach-alpha', 'score/mcdonald-omega'], title: 'Do the questions of a block say the same thing?',
    reads: 'Near 1 the questions of a block may stand for one another; below about 0.7 a sum of them hides too much. Three questions can hardly reach what ten do.',
    caption: 'Filled: Cronbach\'s alpha with Feldt\'s interval; blue: McDonald\'s omega, one factor by minimum residuals, 200 drawings; 95 %, unweighted, people with gaps left out.',
    ...intervalRows(rows, { from: 0, to: 1, say: decimals(1), name: 'alpha, omega', mark: 0.7, right: 480 }),
  })
}

/** Two readers put 120 remarks on a scale of anger: mostly alike, else mostly one step apart. */
function read(): number[][] {
  const random = seeded(41), table = Array.from({ length: 4 }, () => [0, 0, 0, 0])
  for (let k = 0; k < 120; k++) {
    const one = Math.floor(4 * random() ** 1.3), off = random() < 0.68 ? 0 : random() < 0.8 ? 1 : 2
    table[one]![Math.max(0, Math.min(3, one + (random() < 0.5 ? off : -off)))]!++
  }
  return table
}

function readers(): Picture {
  const table = read(), kinds = ['calm', 'annoyed', 'angry', 'furious'], [plain, linear, quadratic] = (['unweighted', 'linear', 'quadratic'] as const).map((weights) => kappa(table, weights))
  return picture({
    name: 'kappa', of: ['score/kappa'], title: 'Two readers of the same 120 remarks',
    reads: 'On the diagonal both agree. Kappa says how far beyond chance; weighted, a neighbouring step is half a quarrel only.',
    caption: `Agree on ${percent(plain!.agreement!)}. Cohen's kappa ${[plain, linear, quadratic].map((one, i) => `${['', 'linear ', 'quadratic '][i]}${decimals(2)(one!.kappa!)} (${decimals(2)(one!.low!)} to ${decimals(2)(one!.high!)})`).join(', ')}; n = ${plain!.n}, 95 %. Readings made for this picture.`,
    ...cells({ columns: kinds, left: 200, rows: kinds.map((name, i) => ({ name: `first: ${name}`, cells: table[i]!.map((count) => ({ words: String(count), fill: littleToMuch[Math.min(4, Math.ceil(count / 7))]!, look: count > 21 ? 'light' : '' })) })) }),
  })
}

function agreement(): Picture {
  const random = seeded(43), places = Array.from({ length: 14 }, () => 6 * random())
  const walks = places.map((place) => [0, 0.6, -0.4, 0.2].map((lean) => Math.max(0, Math.min(6, Math.round(place + lean + 2.2 * (random() - 0.5))))))
  const fleiss = fleissKappa(walks.map((row) => [0, 1, 2].map((kind) => row.filter((v) => Math.min(2, Math.floor(v / 2.4)) === kind).length)))
  const rows = [...(['ICC1', 'ICC2', 'ICC3', 'ICC2k'] as const).map((kind) => { const { icc, low, high } = intraclassCorrelation(walks, kind); return { label: { ICC1: 'Anybody walks', ICC2: 'A sample walks', ICC3: 'Only these four', ICC2k: 'Mean of all four' }[kind], at: icc, low, high, end: kind } }),
    { label: 'Dark, dim, bright', at: fleiss.kappa, low: fleiss.low, high: fleiss.high, end: 'Fleiss\' kappa', look: 'square' as const }]
  return picture({
    name: 'readings-agree', of: ['score/intraclass-correlation', 'score/fleiss-kappa'], title: 'Four people walked fourteen streets and rated the light',
    reads: 'Near 1 the differences are between streets, not between walkers. The mean of four walkers is surer than any one of them.',
    caption: 'Fourteen streets, four walkers, ratings from 0 to 6; intraclass correlations with F intervals, Fleiss\' kappa of three grades with a jackknife; 95 %. Ratings made for this picture.',
    ...intervalRows(rows, { from: 0, to: 1, say: decimals(1), name: 'agreement', right: 480 }),
  })
}

function priorities(): Picture {
  const share = problems.map((_, i) => hits(before, saying(before.answers(`lses.a${i + 1}`), [2, 3]), 0)).map(({ hits: yes, n }) => yes / n), police = [0.31, 0.2, 0.5, 0.12, 0.72, 0.85, 0.6, 0.4, 0.66, 0.25]
  const order = (values: readonly number[]) => problems.map((_, i) => i).toSorted((a, b) => values[b]! - values[a]!), [ours, theirs] = [order(share), order(police)]
  const { tau, low, high, p } = rankAgreement(share, police), overlap = rankBiasedOverlap(ours, theirs), top = topOverlap(ours, theirs, 3), rho = spearman(share, police)
  const y = (place: number) => 40 + place * 30
  const lines = problems.map((name, i) => { const [l, r] = [ours.indexOf(i), theirs.indexOf(i)], far = Math.abs(l - r) > 3; return through([[210, y(l)], [430, y(r)]], far ? 'course' : 'edge') + dot(210, y(l), far ? 'dot' : 'hollow', 5) + dot(430, y(r), far ? 'dot' : 'hollow', 5) + words(196, y(l) + 5, name, { anchor: 'end' }) + words(444, y(r) + 5, name) })
  return picture({
    name: 'priorities', of: ['score/rank-agreement', 'score/kendall-tau-b', 'score/rank-biased-overlap', 'score/top-overlap', 'score/spearman'], title: 'What residents put first, and what the police do',
    reads: 'A steep line is a problem that one side puts far higher than the other (filled: four places or more). Level lines all over would be the same order.',
    caption: `Ten problems, Old Town: Kendall's tau-b ${decimals(2)(tau!)} (${decimals(2)(low!)} to ${decimals(2)(high!)}, 95 %, p = ${p!.toFixed(2)}), Spearman ${decimals(2)(rho.rho!)}, rank-biased overlap ${decimals(2)(overlap.overlap!)}, ${top.both} of the first three shared. The police's order is made up.`,
    height: 330, body: words(196, 14, 'residents', { anchor: 'end', look: 'quiet' }) + words(444, 14, 'police', { look: 'quiet' }) + lines.join(''),
  })
}
