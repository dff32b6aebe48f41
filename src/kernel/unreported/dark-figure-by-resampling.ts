import type { Told } from './dark-figure.ts'

/**
 * Each person's answer: how many events, how many of them were told to the police, the weight, and the stratum and unit they were drawn by.
 */
export type Asked = {
  readonly events: ArrayLike<number>
  readonly told: ArrayLike<number>
  readonly weights?: ArrayLike<number>
  readonly strata?: ArrayLike<number>
  readonly units?: ArrayLike<number>
}

/**
 * The dark figure with intervals by drawing the survey again: sampling units with replacement within their strata, n - 1 of n, rescaled.
 * Not for strata with one unit (they are kept as they are, which narrows the interval), nor where the events of a year were asked of few
 * victims: look at n. Nor where nobody (or everybody) told: every drawing then says the same (darkFigure).
 * Each drawing gives N sum w e / sum w, the share told sum w t / sum w e, and what follows; low and high hold the middle of the drawings.
 * Source: Rao & Wu 1988, the rescaling bootstrap with n - 1 draws. `random` gives numbers in [0, 1). Reference: darkFigure by the delta
 * method in the test.
 */
export function darkFigureByResampling(
  asked: Asked, people: number, recorded: number, random: () => number, resamples = 1000, confidence = 0.95,
): DarkFigureByResampling {
  const { events, told } = asked, n = events.length
  for (const list of [told, asked.weights, asked.strata, asked.units]) {
    if (list && list.length !== n) throw new RangeError(`There are ${n} people but a list of ${list.length}.`)
  }
  for (let i = 0; i < n; i++) {
    if (!(told[i]! >= 0 && told[i]! <= events[i]! && events[i]! < Infinity)) {
      throw new RangeError(`Person ${i + 1} told of ${told[i]} of ${events[i]} events.`)
    }
  }
  if (!(people > 0 && recorded >= 0)) {
    throw new RangeError(`There are people, and what is recorded is counted: not ${people} and ${recorded}.`)
  }
  if (!(Number.isInteger(resamples) && resamples >= 40)) {
    throw new RangeError(`At least 40 drawings are made for an interval, not ${resamples}.`)
  }
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`A confidence lies between 0 and 1; ${confidence} does not.`)
  const strata = inStrata(asked, n), whole = strata.flat().reduce(add, nothing), figures = (s: Sums) => shown(s, people, recorded)
  const again = (units: readonly Sums[]) => (units.length < 2 ? units.reduce(add, nothing) : scaled(drawing(units, random), units.length / (units.length - 1)))
  const drawn = Array.from({ length: resamples }, () => figures(strata.reduce((sum, units) => add(sum, again(units)), nothing)))
  const seen = figures(whole), tail = (1 - confidence) / 2
  const between = (name: keyof Figures): Told | null => {
    const values = drawn.map((one) => one[name]).filter((value) => value !== null).sort((a, b) => a - b), estimate = seen[name]
    const at = (share: number) => values[Math.min(values.length - 1, Math.max(0, Math.round(share * (values.length + 1)) - 1))]!
    return estimate === null || values.length < 40 ? null : { estimate, low: at(tail), high: at(1 - tail) }
  }
  return {
    happened: between('happened'), told: between('told'), dark: between('dark'), reportingRate: between('reportingRate'),
    recordingRate: between('recordingRate'), n, recorded, resamples, method: 'rao-wu-bootstrap',
  }
}

type Sums = { readonly weight: number; readonly events: number; readonly told: number }
const nothing: Sums = { weight: 0, events: 0, told: 0 }
const add = (a: Sums, b: Sums): Sums => ({ weight: a.weight + b.weight, events: a.events + b.events, told: a.told + b.told })
const scaled = (a: Sums, times: number): Sums => ({ weight: times * a.weight, events: times * a.events, told: times * a.told })

function inStrata({ events, told, weights, strata, units }: Asked, n: number): Sums[][] {
  const known = new Map<number, Map<number, Sums>>()
  for (let i = 0; i < n; i++) {
    const w = weights?.[i] ?? 1, h = strata?.[i] ?? 0, u = units?.[i] ?? i
    if (!(w >= 0 && w < Infinity)) throw new RangeError(`Weight ${i + 1} must be 0 or more, not ${w}.`)
    if (!known.has(h)) known.set(h, new Map())
    known.get(h)!.set(u, add(known.get(h)!.get(u) ?? nothing, { weight: w, events: w * events[i]!, told: w * told[i]! }))
  }
  return [...known.values()].map((all) => [...all.values()])
}

function drawing(units: readonly Sums[], random: () => number): Sums {
  let weight = 0, events = 0, told = 0
  for (let draw = 1; draw < units.length; draw++) {
    const unit = units[Math.floor(random() * units.length)]!
    weight += unit.weight
    events += unit.events
    told += unit.told
  }
  return { weight, events, told }
}

type Figures = { happened: number | null; told: number | null; dark: number | null; reportingRate: number | null; recordingRate: number | null }

function shown({ weight, events, told }: Sums, people: number, recorded: number): Figures {
  if (weight === 0) return { happened: null, told: null, dark: null, reportingRate: null, recordingRate: null }
  const happened = (people * events) / weight, toldOf = (people * told) / weight
  return { happened, told: toldOf, dark: happened - toldOf, reportingRate: events > 0 ? told / events : null, recordingRate: toldOf > 0 ? recorded / toldOf : null }
}

/** As DarkFigure, from the answers themselves; null where the drawings do not say. */
export type DarkFigureByResampling = { readonly [name in keyof Figures]: Told | null } & {
  readonly n: number
  readonly recorded: number
  readonly resamples: number
  readonly method: 'rao-wu-bootstrap'
}
