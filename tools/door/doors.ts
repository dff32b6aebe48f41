import type { Shape } from '../../src/kernel/door/held.ts'
import type { Argument } from './shape-of.ts'

/** One function that a package hands out: the file it lies in, without its ending, and what it takes. */
export type Doored = { readonly name: string; readonly path: string; readonly takes: readonly Argument[] }

/**
 * The module that stands before functions: each under its own name, the arguments held against their shapes before it is called. Nothing is
 * done when the module is loaded, so that who takes one function is given no other's door.
 */
export function doors(functions: readonly Doored[]): string[] {
  const shapes = new Map<string, string>(), all = functions.map((one) => door(one, shapes))
  return [
    `import { held as _held } from './door/held.js';`,
    ...functions.map(({ name, path }) => `import { ${name} as _${name} } from './${path}.js';`),
    ...[...shapes].map(([text, name]) => `const ${name} = ${text};`),
    ...all.flat(),
  ]
}

function door({ name, takes }: Doored, shapes: Map<string, string>): string[] {
  const names = takes.map((one, k) => one.name ?? `_${k + 1}th`)
  return [
    `export function ${name}(${takes.map(({ optional }, k) => (optional ? `${names[k]!} = undefined` : names[k]!)).join(', ')}) {`,
    ...takes.flatMap((one, k) => (one.shape === 'any' ? [] : [`  ${look(name, one, k, names[k]!, shapes)};`])),
    `  return _${name}(${names.join(', ')});`,
    '}',
  ]
}

/** What typeof tells is told where it stands: it costs next to nothing there, and most arguments are numbers. */
function look(asked: string, { name, shape, optional }: Argument, at: number, value: string, shapes: Map<string, string>): string {
  const told = typeof shape === 'string' && ['number', 'string', 'boolean', 'function'].includes(shape)
  const unless = [...(optional ? [`${value} !== undefined`] : []), ...(told ? [`typeof ${value} !== '${shape}'`] : [])]
  return `${unless.length > 0 ? `if (${unless.join(' && ')}) ` : ''}_held('${asked}', ${name === null ? at + 1 : `'${name}'`}, ${written(shape, shapes)}, ${value})`
}

/** A shape as it is written: each but a word once, under a name of its own. */
function written(shape: Shape, shapes: Map<string, string>): string {
  if (typeof shape === 'string') return `'${shape}'`
  const members = (all: Readonly<Record<string, Shape>>) => `{${Object.entries(all).map(([name, one]) => `${JSON.stringify(name)}: ${written(one, shapes)}`).join(', ')}}`
  const text = shape.is === 'object' ? `{ is: 'object', of: ${members(shape.of)}, may: ${members(shape.may)} }`
    : shape.is === 'word' ? `{ is: 'word', of: [${shape.of.map((one) => (one === undefined ? 'undefined' : JSON.stringify(one))).join(', ')}] }`
    : shape.is === 'list' || shape.is === 'like' || shape.is === 'record' ? `{ is: '${shape.is}', of: ${written(shape.of, shapes)} }`
    : `{ is: '${shape.is}', of: [${shape.of.map((one) => written(one, shapes)).join(', ')}] }`
  if (!shapes.has(text)) shapes.set(text, `_${shapes.size + 1}`)
  return shapes.get(text)!
}
