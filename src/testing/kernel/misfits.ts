import type { Shape } from '../../kernel/door/held.ts'
import type { Argument } from '../../../tools/door/shape-of.ts'

/** What a caller without types may put anywhere by mistake; and, where a number belongs, numbers that few things can be. */
const odd: readonly unknown[] = [null, undefined, 7, 'x', {}, []], oddNumbers = [NaN, -1, 2.5, Infinity]

const classes: Readonly<Record<string, () => unknown>> = {
  number: () => 2, string: () => 'Name', boolean: () => true, function: () => () => 0.5, any: () => 'any', Map: () => new Map([[0, 1]]), 'WebAssembly.Memory': () => new WebAssembly.Memory({ initial: 1 }),
}

/** Calls of a function, each with one place among its arguments, however deep, taken by what may not belong there; the rest fits. */
export function misfits(takes: readonly Argument[]): unknown[][] {
  const right = takes.map(({ shape }) => fitting(shape))
  return takes.flatMap(({ shape }, k) => spoilt(shape, right[k]).map((one) => right.with(k, one)))
}

function fitting(shape: Shape): unknown {
  if (typeof shape === 'string') return classes[shape]?.() ?? (globalThis as unknown as Record<string, Float64ArrayConstructor>)[shape]!.of(0, 1)
  switch (shape.is) {
    case 'list': case 'like': return [fitting(shape.of), fitting(shape.of)]
    case 'tuple': return shape.of.map(fitting)
    case 'object': return Object.fromEntries(Object.entries({ ...shape.of, ...shape.may }).map(([name, one]) => [name, fitting(one)]))
    case 'record': return { one: fitting(shape.of) }
    case 'word': return shape.of[0]
    case 'either': return fitting(shape.of[0]!)
  }
}

function spoilt(shape: Shape, right: unknown): unknown[] {
  return [...odd, ...(shape === 'number' ? oddNumbers : within(shape, right))]
}

function within(shape: Shape, right: unknown): unknown[] {
  if (typeof shape === 'string') return []
  switch (shape.is) {
    case 'list': case 'like': return [0, 1].flatMap((at) => spoilt(shape.of, (right as unknown[])[at]).map((one) => (right as unknown[]).with(at, one)))
    case 'tuple': return shape.of.flatMap((part, at) => spoilt(part, (right as unknown[])[at]).map((one) => (right as unknown[]).with(at, one)))
    case 'object': return Object.entries({ ...shape.of, ...shape.may }).flatMap(([name, part]) => spoilt(part, (right as Record<string, unknown>)[name]).map((one) => ({ ...(right as object), [name]: one })))
    case 'record': return spoilt(shape.of, (right as { one: unknown }).one).map((one) => ({ one }))
    case 'either': return within(shape.of[0]!, right)
    case 'word': return []
  }
}
