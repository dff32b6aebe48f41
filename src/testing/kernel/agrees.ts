import { parseSync, type Expression } from 'oxc-parser'

/**
 * Where what came out differs from what the book shows; nothing where it agrees. Numbers are held to the digits that are printed (whole
 * ones exactly), give or take `slack` of their size; 0.347… may be rounded or cut off; `…` in a list or an object stands for what is not
 * shown; `throws ...` is the sentence of a mistake.
 */
export function disagreement(shown: string, actual: unknown, slack = 0): string | null {
  if (shown.startsWith('throws ')) return actual instanceof Error && actual.message === shown.slice('throws '.length) ? null : `threw ${String(actual)}`
  if (actual instanceof Error) return `threw ${actual.message}`
  const { program, errors } = parseSync('result.ts', `(${shown.replace(/(\d\.\d+)(?:…|\.{3})/g, 'on($1)').replaceAll('…', '...etc')})`)
  const [statement] = program.body
  if (errors.length > 0 || statement?.type !== 'ExpressionStatement') return 'is not written as a value'
  return differs(statement.expression, actual, slack)
}

function differs(shown: Expression, actual: unknown, slack: number): string | null {
  if (shown.type === 'ParenthesizedExpression') return differs(shown.expression, actual, slack)
  if (shown.type === 'ObjectExpression') return differsInParts(shown, actual, slack)
  if (shown.type === 'ArrayExpression') return differsInList(shown, actual, slack)
  if (shown.type === 'CallExpression') return goesOn(shown, actual) ? null : `is ${String(actual)}`
  if (shown.type === 'UnaryExpression' && shown.operator === '-') return typeof actual === 'number' ? differs(shown.argument, -actual, slack) : `is ${String(actual)}`
  if (shown.type === 'Identifier') return String(actual) === shown.name ? null : `is ${String(actual)}`
  if (shown.type !== 'Literal') return `${shown.type} is no value`
  if (typeof shown.value !== 'number') return actual === shown.value ? null : `is ${String(actual)}`
  return typeof actual === 'number' && Math.abs(actual - shown.value) <= unitOf(String(shown.raw)) / 2 * (1 + 1e-9) + slack * Math.abs(shown.value) ? null : `is ${String(actual)}`
}

function goesOn({ arguments: [digits] }: Extract<Expression, { type: 'CallExpression' }>, actual: unknown): boolean {
  if (digits?.type !== 'Literal' || typeof digits.value !== 'number' || typeof actual !== 'number') return false
  return Math.abs(actual - digits.value) < unitOf(String(digits.raw))
}

/** The unit of the last digit printed: 0.01 for 0.31, 0 for 31, 1e-9 for 1.25e-7. */
function unitOf(printed: string): number {
  const [digits = '', exponent = '0'] = printed.split('e')
  const decimals = digits.split('.')[1]?.length ?? 0
  return decimals === 0 && exponent === '0' ? 0 : 10 ** (Number(exponent) - decimals)
}

function differsInParts({ properties }: Extract<Expression, { type: 'ObjectExpression' }>, actual: unknown, slack: number): string | null {
  if (typeof actual !== 'object' || actual === null) return `is ${String(actual)}`
  const names: string[] = []
  for (const property of properties) {
    if (property.type !== 'Property' || property.key.type !== 'Identifier') continue
    const name = property.key.name, fault = name in actual ? differs(property.value, (actual as Record<string, unknown>)[name], slack) : 'is not there'
    if (fault !== null) return `${name} ${fault}`
    names.push(name)
  }
  const more = Object.keys(actual).filter((name) => !names.includes(name))
  return more.length > 0 && !properties.some(({ type }) => type === 'SpreadElement') ? `has ${more.join(', ')} as well` : null
}

function differsInList({ elements }: Extract<Expression, { type: 'ArrayExpression' }>, actual: unknown, slack: number): string | null {
  if (!Array.isArray(actual) && !ArrayBuffer.isView(actual)) return `is ${String(actual)}`
  const list = [...(actual as Iterable<unknown>)], open = elements.at(-1)?.type === 'SpreadElement', shown = open ? elements.slice(0, -1) : elements
  if (open ? list.length < shown.length : list.length !== shown.length) return `has ${list.length} places`
  for (const [place, element] of shown.entries()) {
    const fault = element === null || element.type === 'SpreadElement' ? 'is not shown' : differs(element, list[place], slack)
    if (fault !== null) return `[${place}] ${fault}`
  }
  return null
}
