import { ageOfCalls } from '#kernel/wait/age-of-calls.ts'
import { quantileInterval } from '#kernel/wait/quantile-interval.ts'
import { randomIntercept } from '#kernel/wait/random-intercept.ts'
import { stillWaiting } from '#kernel/wait/still-waiting.ts'
import { waitByHour } from '#kernel/wait/wait-by-hour.ts'
import { along, percent, scale, upward, whole } from '../parts/axes.ts'
import { legend } from '../parts/bars.ts'
import { littleToMuch } from '../parts/colours.ts'
import { intervalRows } from '../parts/interval-rows.ts'
import { block, line, through, words } from '../parts/marks.ts'
import { picture, type Picture } from '../parts/picture.ts'
import { zoneNames } from '../town/ground.ts'
import { calls } from '../town/calls.ts'

const made = 'Calls made for this picture.'

/** How long one waits until somebody comes. */
export const waitPictures = (): Picture[] => [byHour(), byZone(), open()]

function byHour(): Picture {
  const logs = calls.minutes.map(Math.log), { weight } = randomIntercept(logs, calls.zone)
  const found = waitByHour({ village: calls.zone, hour: calls.hour, seconds: calls.minutes, commissariat: [0, 0, 0, 0], hours: 24 }, { towardVillage: Math.round(weight!), quantiles: [0.8] }), values = found.quantiles[0]!.values, cuts = [0, 14, 18, 23, 30]
  const wide = 484 / 24, rows = zoneNames.map((name, z) => words(16, 50 + z * 58, name, { look: 'quiet' }) + Array.from({ length: 24 }, (_, hour) => {
    const at = z * 24 + hour, level = cuts.findLastIndex((cut) => values[at]! >= cut)
    return block(142 + hour * wide, 24 + z * 58, wide - 1, 32, littleToMuch[level]!) + words(142 + (hour + 0.5) * wide, 45 + z * 58, whole(values[at]!), { anchor: 'middle', look: `small${level > 2 ? ' light' : ''}` }) + words(142 + (hour + 0.5) * wide, 71 + z * 58, String(found.counts[at]), { anchor: 'middle', look: 'small quiet' })
  }).join(''))
  return picture({
    name: 'wait-by-hour', of: ['wait/wait-by-hour', 'wait/random-intercept', 'wait/quantile'], title: 'Minutes that eight in ten calls waited at most, hour by hour',
    reads: 'Large figure: minutes; darker is longer. Small figure under it: calls. Where there were few calls the hour says mostly what its zone says.',
    caption: `n = ${found.n} calls of a year; 80th percentiles (type 7) of the hour drawn toward the zone's as with ${found.towardVillage} calls (random intercept, REML), the zone's toward the town's as with ${found.towardCommissariat}. No interval is claimed for a cell. ${made}`,
    height: 296, body: [0, 6, 12, 18, 23].map((hour) => words(142 + (hour + 0.5) * wide, 14, `${hour} h`, { anchor: 'middle', look: 'tick' })).join('') + rows.join('') + legend([[littleToMuch[0], 'under 14'], [littleToMuch[1], '14'], [littleToMuch[2], '18'], [littleToMuch[3], '23'], [littleToMuch[4], '30 or more']], 142, 284),
  })
}

function byZone(): Picture {
  const age = ageOfCalls(calls.zone, calls.day, 4, 365)
  const rows = zoneNames.flatMap((name, z) => { const sorted = calls.minutes.filter((_, i) => calls.zone[i] === z).sort(); return [0.5, 0.9].map((p) => { const { quantile, low, high, n } = quantileInterval(sorted, p); return { label: p === 0.5 ? name : '', at: quantile, low, high, end: p === 0.5 ? `half, n = ${n}` : 'nine in ten', look: p === 0.5 ? 'dot' as const : 'square' as const } }) })
  return picture({
    name: 'wait-quantiles', of: ['wait/quantile-interval', 'wait/age-of-calls'], title: 'How long half, and nine in ten, waited at most',
    reads: 'Not the mean, which a few long waits would rule. Few calls make long lines: of Mill Hill little can be promised.',
    caption: `Quantiles (type 7) with intervals from order statistics, 95 %, no shape assumed. Half of the calls are older than ${age.map(({ median }) => whole(median!)).join(', ')} days. ${made}`,
    ...intervalRows(rows, { from: 0, to: 70, say: whole, name: 'minutes', right: 480 }),
  })
}

function open(): Picture {
  const own = Array.from(calls.minutes).filter((_, i) => calls.zone[i] === 1).slice(0, 150), limit = own.map((_, i) => (i % 2 === 0 ? 5 + ((i * 7) % 25) : 500)), seconds = own.map((minutes, i) => Math.min(minutes, limit[i]!)), ended = own.map((minutes, i) => minutes <= limit[i]!)
  const found = stillWaiting(seconds, ended), gone = own.filter((_, i) => ended[i]).toSorted((a, b) => a - b), x = scale(0, 60, 80, 600), y = scale(0, 1, 240, 20)
  const stairs = (shares: readonly (readonly [number, number])[]) => shares.flatMap(([t, share], i): [number, number][] => [[x(Math.min(60, t)), y(i ? shares[i - 1]![1] : 1)], [x(Math.min(60, t)), y(share)]])
  let left = 1
  const times = [...new Set(gone)], kept = times.map((t) => { left *= 1 - gone.filter((one) => one === t).length / seconds.filter((one) => one >= t).length; return [t, left] as const }).filter(([t]) => t <= 60)
  const naive = times.map((t) => [t, 1 - gone.filter((one) => one <= t).length / gone.length] as const).filter(([t]) => t <= 60)
  const half = found.quantiles[0]!
  return picture({
    name: 'still-waiting', of: ['wait/still-waiting'], title: 'Calls that still wait are counted, not left out',
    reads: 'The line falls as calls are answered; going in at a half and down gives the median. The dashed line leaves open calls out and makes waits look shorter than they are.',
    caption: `Lakeside, n = ${found.n} calls, ${found.open} still open. Kaplan-Meier: ${found.quantiles.map(({ p, quantile, low, high }) => `${percent(p)} within ${quantile === null ? 'not known' : whole(quantile)} (${low === null ? 'not known' : whole(low)} to ${high === null ? 'not known' : whole(high)})`).join(', ')} minutes; log-log interval, 95 %. ${made}`,
    height: 286, body: upward(y, [80, 600], percent, { name: 'still waiting', marks: [0, 0.25, 0.5, 0.75, 1] }) + along(x, [20, 240], whole, { name: 'minutes' }) + through(stairs(naive), 'other') + through(stairs(kept)) + line(80, y(0.5), x(half.quantile!), y(0.5), 'dashed') + line(x(half.quantile!), y(0.5), x(half.quantile!), 240, 'dashed') + line(x(half.low!), y(0.5), x(half.high!), y(0.5), 'bar'),
  })
}
