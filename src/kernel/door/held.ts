/**
 * What a type asks of a value, as far as a look tells: a word of typeof or the name of a class; a list (an array), or what only has a
 * length and places (like); a tuple; an object with its members, those in `may` only if they are there; a record, whatever its
 * members are called; one of several; one of these very values.
 */
export type Shape =
  | string
  | { readonly is: 'list'; readonly of: Shape }
  | { readonly is: 'like'; readonly of: Shape }
  | { readonly is: 'record'; readonly of: Shape }
  | { readonly is: 'tuple'; readonly of: readonly Shape[] }
  | { readonly is: 'either'; readonly of: readonly Shape[] }
  | { readonly is: 'object'; readonly of: Members; readonly may: Members }
  | { readonly is: 'word'; readonly of: readonly unknown[] }

type Members = Readonly<Record<string, Shape>>
type Tagged = { readonly [Symbol.toStringTag]?: string }
type Amiss = { readonly path: string; readonly wanted: string; readonly came: unknown }

/** Of a list so many places are looked at, however long it is: of a longer one the first, the last and some between. */
const looks = 8
const plain = ['number', 'string', 'boolean', 'function']

/**
 * The look that is taken at an argument before a function of the kernel sees it: a TypeError in a sentence where it has not the shape
 * that the function's type gives. An argument without a name is told by its place. What a number may be is for the function to say.
 */
export function held(asked: string, argument: string | number, shape: Shape, value: unknown): void {
  const amiss = amissIn(shape, value)
  if (!amiss) return
  const path = typeof argument === 'string' ? argument + amiss.path : amiss.path.replace(/^\./, '') || `argument ${argument}`
  throw new TypeError(`${asked}: ${path} must be ${amiss.wanted}, not ${cameAs(amiss.came)}.`)
}

function amissIn(shape: Shape, value: unknown): Amiss | null {
  if (typeof shape === 'string') return isA(shape, value) ? null : other(shape, value)
  switch (shape.is) {
    case 'list': return Array.isArray(value) ? amissInPlaces(shape.of, value) : other(shape, value)
    case 'like': return isLike(value) ? amissInPlaces(shape.of, value) : other(shape, value)
    case 'tuple': return Array.isArray(value) && value.length === shape.of.length ? amissInTuple(shape.of, value) : other(shape, value)
    case 'object': return isObject(value) ? amissInMembers(shape.of, shape.may, value) : other(shape, value)
    case 'record': return isObject(value) ? amissInEntries(shape.of, value) : other(shape, value)
    case 'word': return shape.of.includes(value) ? null : other(shape, value)
    case 'either': return amissInEach(shape, value)
  }
}

/** The classes are told by their tags, which are the same whichever window or worker a value was made in. */
function isA(name: string, value: unknown): boolean {
  if (typeof value === name || name === 'any') return true
  return typeof value === 'object' && value !== null && (value as Tagged)[Symbol.toStringTag] === name
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isLike(value: unknown): value is ArrayLike<unknown> {
  if (typeof value !== 'object' || value === null) return false
  const { length } = value as { length?: unknown }
  return typeof length === 'number' && length >= 0
}

/** Of numbers in a typed array one is as good as another. */
function amissInPlaces(of: Shape, list: ArrayLike<unknown>): Amiss | null {
  const many = Math.min(list.length, ArrayBuffer.isView(list) ? 1 : looks), step = (list.length - 1) / Math.max(1, many - 1)
  for (let k = 0; k < many; k++) {
    const at = Math.round(k * step), value = list[at], amiss = typeof value === of ? null : amissIn(of, value)
    if (amiss) return within(`[${at}]`, amiss)
  }
  return null
}

function amissInTuple(of: readonly Shape[], list: readonly unknown[]): Amiss | null {
  for (let at = 0; at < of.length; at++) {
    const amiss = amissIn(of[at]!, list[at])
    if (amiss) return within(`[${at}]`, amiss)
  }
  return null
}

function amissInEntries(of: Shape, value: Readonly<Record<string, unknown>>): Amiss | null {
  let left = looks
  for (const name in value) {
    if (left-- === 0) break
    const amiss = amissIn(of, value[name])
    if (amiss) return within(`.${name}`, amiss)
  }
  return null
}

function amissInMembers(of: Members, may: Members, value: Readonly<Record<string, unknown>>): Amiss | null {
  for (const name in of) {
    const amiss = amissIn(of[name]!, value[name])
    if (amiss) return within(`.${name}`, amiss)
  }
  for (const name in may) {
    const amiss = value[name] === undefined ? null : amissIn(may[name]!, value[name])
    if (amiss) return within(`.${name}`, amiss)
  }
  return null
}

/** Of several shapes one must fit; where none does, the one that came closest says what is amiss. */
function amissInEach(shape: { readonly is: 'either'; readonly of: readonly Shape[] }, value: unknown): Amiss | null {
  let closest = other(shape, value)
  for (const one of shape.of) {
    const amiss = amissIn(one, value)
    if (!amiss) return null
    if (amiss.path.length > closest.path.length) closest = amiss
  }
  return closest
}

const other = (shape: Shape, came: unknown): Amiss => ({ path: '', wanted: wanted(shape), came })
const within = (path: string, amiss: Amiss): Amiss => ({ ...amiss, path: path + amiss.path })

function wanted(shape: Shape): string {
  if (typeof shape === 'string') return withArticle(shape)
  if (shape.is === 'list' || shape.is === 'like') {
    const of = typeof shape.of === 'string' && plain.includes(shape.of) ? ` of ${shape.of}s` : ''
    return `${shape.is === 'list' ? 'an array' : 'a list'}${of}`
  }
  if (shape.is === 'record') return 'an object'
  if (shape.is === 'tuple') return `an array of ${shape.of.length}`
  if (shape.is === 'word') return shape.of.map(cameAs).join(' or ')
  if (shape.is === 'either') return shape.of.map(wanted).join(' or ')
  const names = Object.keys(shape.of)
  return `an object${names.length > 0 ? ` with ${[names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(' and ')}` : ''}`
}

function cameAs(value: unknown): string {
  if (typeof value === 'string') return `'${value.length > 20 ? `${value.slice(0, 20)}…` : value}'`
  if (typeof value === 'function' || typeof value === 'symbol') return withArticle(typeof value)
  if (typeof value !== 'object' || value === null) return String(value)
  return Array.isArray(value) ? 'an array' : withArticle(String((value as Tagged)[Symbol.toStringTag] ?? 'object'))
}

const withArticle = (word: string) => `${/^[AEIOaeio]/.test(word) ? 'an' : 'a'} ${word}`
