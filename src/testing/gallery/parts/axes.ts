import { line, words } from './marks.ts'

export type Scale = { (value: number): number; readonly from: number; readonly to: number }
export type Say = (value: number) => string

/** Values from `from` to `to` laid over places from `start` to `end`. */
export function scale(from: number, to: number, start: number, end: number): Scale {
  return Object.assign((value: number) => start + ((value - from) / (to - from)) * (end - start), { from, to })
}

/** Round values from one end of a scale to the other, about `wanted` of them. */
export function ticks({ from, to }: Scale, wanted = 5): number[] {
  const rough = (to - from) / wanted, power = 10 ** Math.floor(Math.log10(rough))
  const step = power * [1, 2, 2.5, 5, 10].find((times) => times * power >= rough * 0.999)!
  const first = Math.ceil(from / step - 1e-9)
  return Array.from({ length: Math.floor(to / step + 1e-9) - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)))
}

/** Upright lines with their values under them, and what they measure. */
export function along(x: Scale, [top, bottom]: readonly [number, number], say: Say, { name = '', marks = ticks(x) }: { name?: string; marks?: readonly number[] } = {}): string {
  const lines = marks.map((mark) => line(x(mark), top, x(mark), bottom) + words(x(mark), bottom + 18, say(mark), { anchor: 'middle', look: 'tick' }))
  return lines.join('') + (name ? words((x(x.from) + x(x.to)) / 2, bottom + 38, name, { anchor: 'middle', look: 'quiet' }) : '')
}

/** Level lines with their values left of them, and what they measure above. */
export function upward(y: Scale, [left, right]: readonly [number, number], say: Say, { name = '', marks = ticks(y) }: { name?: string; marks?: readonly number[] } = {}): string {
  const lines = marks.map((mark) => line(left, y(mark), right, y(mark)) + words(left - 8, y(mark) + 5, say(mark), { anchor: 'end', look: 'tick' }))
  return lines.join('') + (name ? words(20, y(y.to) - 12, name, { look: 'quiet' }) : '')
}

export const percent: Say = (value) => `${value < 0 ? '−' : ''}${Math.abs(Math.round(value * 100))} %`
export const points: Say = (value) => `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(Math.round(value * 100))}`
export const whole: Say = (value) => (value < 10_000 ? String(Math.round(value)) : String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ' '))
export const decimals = (places: number): Say => (value) => value.toFixed(places).replace('-', '−')
/** A p as it is told: never as nothing. */
export const chance: Say = (p) => (p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(p < 0.1 ? 3 : 2)}`)
