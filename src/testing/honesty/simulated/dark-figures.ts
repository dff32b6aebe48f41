import { darkFigureByResampling } from '#kernel/unreported/dark-figure-by-resampling.ts'
import { darkFigure } from '#kernel/unreported/dark-figure.ts'
import { coverage, percent, table, type Chapter } from '../chapter.ts'
import { luck, tried } from '../tried.ts'

const people = 10_000, cells = [[400, 0.05, 0.3], [800, 0.05, 0.3], [800, 0.2, 0.4], [2000, 0.05, 0.3], [2000, 0.2, 0.4]] as const

const words = (repeats: number) => `Of ten thousand residents, this part became victims last year, half of them twice; of the events this part was told to the police. So many are asked at random, ${repeats.toLocaleString('en')} times over. Coverage in per cent of what stayed dark and of the reporting rate: by the delta method on the logarithm, and by drawing the survey again (100 drawings). One standard error of luck: ${percent(luck(repeats), 2)} points.`

/** Chapter: what stays dark, by the delta method and by drawing again. */
export function darkFiguresChapter(repeats: number): Chapter {
  const rows = cells.map(([asked, victims, share], at) => ({ asked, victims, share, ...darkOver(repeats, 90 + at, asked, victims, share) }))
  const names = ['dark, delta', 'dark, drawn again', 'rate, delta', 'rate, drawn again'] as const
  const delta = rows.flatMap((row) => [row['dark, delta'].within, row['rate, delta'].within]), least = Math.min(...delta), mean = delta.reduce((a, b) => a + b, 0) / delta.length
  const shown = table(['asked, victims, told', 'victims asked', ...names], rows.map((row) =>
    [`${row.asked}, ${row.victims}, ${row.share}`, String(Math.round(row.asked * row.victims)), ...names.map((name) => coverage(row[name].within))]))
  return {
    title: 'Dark figures',
    lines: [words(repeats), shown],
    promises: [{ promise: 'the dark figure and the reporting rate by the delta method cover 92 % or more in each cell (20 victims are few), and 94 to 96 % on average', found: `least ${percent(least)} %, mean ${percent(mean)} %`, kept: least >= 0.92 - 2 * luck(repeats, 0.92) && Math.abs(mean - 0.95) <= 0.01 }],
    notKept: rows.flatMap((row) => names.filter((name) => row[name].within < 0.93).map((name) => `The dark figure's interval (${name}) covers ${percent(row[name].within)} % for ${row.asked} asked of whom about ${Math.round(row.asked * row.victims)} are victims.`)),
  }
}

function darkOver(repeats: number, seed: number, asked: number, victims: number, share: number) {
  const truth = people * victims * 1.5 * (1 - share)
  return tried(repeats, seed, (random) => {
    const events = new Int32Array(asked), told = new Int32Array(asked)
    for (let i = 0; i < asked; i++) {
      events[i] = random() < victims ? (random() < 0.5 ? 1 : 2) : 0
      for (let k = 0; k < events[i]!; k++) told[i]! += Number(random() < share)
    }
    const delta = byDelta(events, told), drawn = darkFigureByResampling({ events, told }, people, 0, random, 100)
    return {
      'dark, delta': { ...delta.dark, truth }, 'dark, drawn again': { ...drawn.dark!, truth },
      'rate, delta': { ...delta.reportingRate, truth: share }, 'rate, drawn again': { ...drawn.reportingRate!, truth: share },
    }
  })
}

/** The survey's two numbers with their errors and how they hang together, by hand for a simple sample. */
function byDelta(events: Int32Array, told: Int32Array) {
  const n = events.length, happened = events.reduce((a, b) => a + b, 0), mean = happened / n, q = told.reduce((a, b) => a + b, 0) / happened
  const off = Float64Array.from(events, (one) => one - mean), odd = Float64Array.from(events, (one, i) => (told[i]! - q * one) / mean)
  const product = (a: Float64Array, b: Float64Array) => a.reduce((sum, one, i) => sum + one * b[i]!, 0) / n / (n - 1)
  const [si, sq] = [Math.sqrt(product(off, off)), Math.sqrt(product(odd, odd))], correlation = sq > 0 ? Math.max(-1, Math.min(1, product(off, odd) / (si * sq))) : 0
  return darkFigure({ incidence: { estimate: mean, se: si, n }, reported: { estimate: q, se: sq, n: events.filter((one) => one > 0).length }, people, recorded: 0, correlation })
}

