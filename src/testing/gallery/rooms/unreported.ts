import { meanUnderDesign } from '#kernel/estimate/mean-under-design.ts'
import { reportingRate } from '#kernel/estimate/reporting-rate.ts'
import { partOfSample } from '#kernel/estimate/part-of-sample.ts'
import { shareUnderDesign } from '#kernel/estimate/share-under-design.ts'
import { seeded } from '#kernel/random.ts'
import { darkFigureByResampling } from '#kernel/unreported/dark-figure-by-resampling.ts'
import { darkFigure, type Known } from '#kernel/unreported/dark-figure.ts'
import { howClear } from '#kernel/unreported/how-clear.ts'
import { recordedChange } from '#kernel/unreported/recorded-change.ts'
import { chance, decimals, percent, scale, upward, whole } from '../parts/axes.ts'
import { legend } from '../parts/bars.ts'
import { colour } from '../parts/colours.ts'
import { intervalRows } from '../parts/interval-rows.ts'
import { block, line, words } from '../parts/marks.ts'
import { picture, type Picture } from '../parts/picture.ts'
import { events, rounds, saying, type Round } from '../town/asked.ts'
import { recorded } from '../town/recorded.ts'

const people = 17_000
const [before] = rounds
const kinds = [['Burglary'], ['Theft'], ['Vehicle crime'], ['Damage'], ['Robbery'], ['Assault']]
const written = (event: number, from: number) => recorded.filter(({ kind, month }) => kinds[event]!.includes(kind) && month >= from && month < from + 12).length
const known = ({ estimate, se, n }: { estimate: number | null; se: number | null; n: number }): Known => ({ estimate: estimate!, se: se!, n })

/** Events a person and the share of those it happened to who told the police, of one kind of event. */
function suffered(round: Round, event: number) {
  const had = saying(round.answers(`lses.b${event + 1}`), [1]), times = round.answers(`lses.b${event + 1}n`), told = saying(round.answers('lses.b8'), [1])
  const counts = had.map((yes, i) => (yes === 1 ? (Number.isNaN(times[i]!) ? 1 : times[i]!) : yes)), own = Array.from(had, (_, i) => i).filter((i) => had[i] === 1)
  return { had, counts, told, incidence: known(meanUnderDesign(counts, round.design)), prevalence: known(shareUnderDesign(had, round.design)), reported: known(shareUnderDesign(own.map((i) => told[i]!), partOfSample(round.design, own), 'linear')) }
}

/** What happened and was told to nobody. */
export const unreportedPictures = (): Picture[] => [iceberg(), twoRoads(), moved()]

function iceberg(): Picture {
  const found = [0, 1, 2, 3, 4].map((event) => darkFigure({ ...suffered(before, event), people, recorded: written(event, 0) })), water = 70
  const deep = scale(0, 4000, water, 350), up = scale(0, 600, water, 28)
  const bergs = found.map(({ told, dark, recorded: on }, i) => {
    const x = 104 + i * 106, middle = x + 34
    return block(x, up(told.estimate), 68, water - up(told.estimate), colour('ember')) + block(x, up(on), 68, water - up(on), colour('hearth')) + block(x, water, 68, deep(dark.estimate) - water, '#9db5d8')
      + line(middle, deep(dark.low), middle, deep(Math.min(4000, dark.high)), 'edge') + line(middle - 8, deep(dark.low), middle + 8, deep(dark.low), 'edge') + line(middle - 8, deep(Math.min(4000, dark.high)), middle + 8, deep(Math.min(4000, dark.high)), 'edge')
      + words(middle, 14, events[i]!, { anchor: 'middle', look: 'tick' }) + words(middle, water + 24, whole(dark.estimate), { anchor: 'middle', look: 'strong' })
  })
  return picture({
    name: 'dark-figure', of: ['unreported/dark-figure', 'unreported/how-clear'], title: 'What the police know of is the tip',
    reads: 'Above the line: what people say they told the police, in it (dark) what is on record. Below: what was told to nobody, with its interval. The scale is finer above the line. Of theft more is on record than residents told: the file knows shops and visitors too.',
    caption: `Events in a year among 17,000 people by ${before.n} sheets and the police's file; delta method on the logarithm, 95 %; share told ${found.map(({ reportingRate: { estimate } }) => percent(estimate)).join(', ')}. ${found.every(({ dark, nReported }) => howClear(dark, nReported) === null) ? 'All are clear enough to be shown.' : 'Not all are clear enough to plan by.'}`,
    height: 400, body: upward(deep, [90, 620], whole, { marks: [1000, 2000, 3000, 4000] }) + line(90, up(500), 620, up(500)) + words(82, up(500) + 5, '500', { anchor: 'end', look: 'tick' }) + bergs.join('') + line(90, water, 620, water, 'other') + words(20, water + 5, 'water line', { look: 'tick' }) + legend([[colour('hearth'), 'on record'], [colour('ember'), 'told'], ['#9db5d8', 'told to nobody']], 104, 388),
  })
}

function twoRoads(): Picture {
  const rows = [1, 3, 4].flatMap((event) => {
    const { had, counts, told, incidence, prevalence, reported } = suffered(before, event), byFormula = darkFigure({ incidence, reported, people, recorded: written(event, 0) })
    const again = darkFigureByResampling({ events: counts.map((v) => (Number.isNaN(v) ? 0 : v)), told: counts.map((v, i) => (had[i] === 1 && told[i] === 1 ? v : 0)), weights: before.weights, strata: before.zone }, people, written(event, 0), seeded(51), 400)
    const victims = reportingRate({ share: prevalence.estimate, se: prevalence.se }, { share: reported.estimate, se: reported.se }, people, written(event, 0))
    return [{ label: events[event]!, at: byFormula.dark.estimate, low: byFormula.dark.low, high: byFormula.dark.high, end: 'events, formula' }, { label: '', at: again.dark!.estimate, low: again.dark!.low, high: again.dark!.high, end: 'drawn again', look: 'square' as const },
      { label: '', at: victims.untold.estimate, low: victims.untold.low, high: victims.untold.high, end: 'victims only', look: 'hollow' as const }]
  })
  return picture({
    name: 'dark-figure-two-roads', of: ['unreported/dark-figure-by-resampling', 'estimate/reporting-rate'], title: 'The same darkness by formula and by drawing again',
    reads: 'Where both roads give nearly the same line, the formula may be trusted. Victims are fewer than events: some were met more than once.',
    caption: `Never told to the police, in a year, of 17,000 people; n = ${before.n} sheets; delta method, and 400 drawings of the survey within its zones (Rao & Wu); 95 %.`,
    ...intervalRows(rows, { from: 0, to: 4000, say: whole, name: 'a year', right: 480 }),
  })
}

function moved(): Picture {
  const round = (which: 0 | 1, event: number) => ({ recorded: written(event, which * 12), ...suffered(rounds[which], event) })
  const rows = [3, 1].flatMap((event) => {
    const found = recordedChange(round(0, event), round(1, event))
    return ([['on record', found.recorded], ['happened', found.happened], ['told', found.reporting]] as const).map(([label, { ratio, low, high, p }]) => ({ label: `${events[event]}: ${label}`, at: ratio, low, high, end: chance(p!), verdict: found.verdict }))
  })
  return picture({
    name: 'recorded-change', of: ['unreported/recorded-change'], title: 'Fewer records may be less crime, or fewer who tell',
    reads: 'The count of records alone never decides. Only beside what happened by the survey, and how many told, can be said what a fall of records means.',
    caption: `Now over before, 95 %. Damage: ${rows[0]!.verdict}; theft: ${rows[3]!.verdict}. n = ${rounds.map(({ n }) => n).join(' and ')} sheets; delta method on the logarithm. A willingness that may have moved by more than ${decimals(2)(1.25)} times leaves it unclear.`,
    ...intervalRows(rows, { from: 0, to: 6, say: decimals(0), mark: 1, name: 'times as many', left: 190 }),
  })
}
