import type { z } from 'zod'
import { grounds, operations } from '#access/recording.ts'
import { rates } from './rates.ts'

/** What a deed says of itself before anybody may call it. */
type Declared = { readonly deed: string; readonly kind: string; readonly input: z.ZodType; readonly answer: z.ZodType; readonly find: unknown; readonly trace?: unknown; readonly reads?: unknown; readonly record?: unknown; readonly rate?: unknown }
/** A schema as zod keeps it, as far as is looked at here. */
type Kept = { readonly _zod?: { readonly def: { readonly type: string; readonly shape?: Record<string, unknown>; readonly catchall?: Kept; readonly element?: unknown; readonly innerType?: unknown; readonly valueType?: unknown; readonly options?: readonly unknown[]; readonly items?: readonly unknown[]; readonly in?: unknown; readonly out?: unknown } } }

/** Answers that are another protocol's document, handed on as it is. */
const foreign: Readonly<Record<string, string>> = { 'people.passkey-offer': 'WebAuthn', 'people.passkey-question': 'WebAuthn' }

/**
 * What deeds have not said that must be said before the doors open, one line each: a policy of their name, how the thing is found, what the record keeps
 * of a command, what a question reads, what arrives, and every field of what is answered. Nothing: the doors may open.
 */
export function undeclared(deeds: readonly Declared[], policies: Readonly<Record<string, unknown>>): string[] {
  const names = deeds.map(({ deed }) => deed)
  return [
    ...deeds.flatMap((one) => lacksOf(one, policies).map((lack) => `${one.deed} ${lack}`)),
    ...names.filter((name, at) => names.indexOf(name) !== at).map((name) => `${name} is there twice`),
    ...Object.keys(policies).filter((name) => !names.includes(name)).map((name) => `${name} has a policy and is no deed`),
  ]
}

function lacksOf({ deed, kind, input, answer, find, trace, reads, record, rate }: Declared, policies: Readonly<Record<string, unknown>>): string[] {
  return [
    ...(typeof policies[deed] === 'function' ? [] : ['has no policy']),
    ...(typeof find === 'function' ? [] : ['does not say what it is done to']),
    ...(kind === 'command' && typeof trace !== 'function' ? ['does not say what the record keeps'] : []),
    ...keptOf({ deed, kind, reads, record }),
    ...(rate === undefined || (rates as readonly unknown[]).includes(rate) ? [] : ['says a rate that the gate does not know']),
    ...(guessed.some((field) => field in ((input as Kept)._zod?.def.shape ?? {})) && rate === undefined ? ['takes what may be guessed at and does not say at which rate'] : []),
    ...(kind === 'query' && reads !== 'public' && reads !== 'all' ? ['does not say what it reads'] : []),
    ...(kind === 'command' || kind === 'query' ? [] : ['is neither a command nor a question']),
    ...(!['any', 'unknown', undefined].includes((input as Kept)._zod?.def.type) ? [] : ['does not list what arrives']),
    ...(deed in foreign || fieldsKnown(answer as Kept) ? [] : ['does not list what it answers']),
  ]
}

/** Fields of an input that open something for whoever guesses them. */
const guessed = ['code', 'serial', 'token', 'password', 'otp']

/** What of a deed the record keeps: a question of the house's own tables says it itself, and each domain why it may know. */
function keptOf({ deed, kind, reads, record }: Pick<Declared, 'deed' | 'kind' | 'reads' | 'record'>): string[] {
  const operation = typeof record === 'object' && record !== null ? (record as { operation?: unknown }).operation : record
  const known = operation === 'none' ? kind === 'query' : (operations as readonly unknown[]).includes(operation)
  return [
    ...((kind === 'query' && reads === 'all') || record !== undefined ? (known ? [] : ['does not say which operation the record keeps it as']) : []),
    ...(deed.split('.')[0]! in grounds ? [] : ['is of a domain that does not say in src/access/recording.ts why it may know what it knows']),
  ]
}

/** Does a schema name every field it lets through, all the way down? */
function fieldsKnown(schema: Kept | undefined, seen = new Set<unknown>()): boolean {
  const def = schema?._zod?.def
  if (!def || def.type === 'any' || def.type === 'unknown') return false
  if (seen.has(schema)) return true
  seen.add(schema)
  if (def.catchall && def.catchall._zod?.def.type !== 'never') return false
  const inside = [...Object.values(def.shape ?? {}), def.element, def.innerType, def.valueType, ...(def.options ?? []), ...(def.items ?? []), def.in, ...(def.out && (def.out as Kept)._zod?.def.type !== 'transform' ? [def.out] : [])]
  return inside.filter((one) => one !== undefined).every((one) => fieldsKnown(one as Kept, seen))
}
