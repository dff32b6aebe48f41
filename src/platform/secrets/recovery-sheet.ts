import { createHash } from 'node:crypto'
import type { Roots } from './root-keys.ts'

/** Digits and letters that nobody takes for one another (after Crockford's base 32). */
const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** A key is thirteen groups of four symbols and one that checks them; a fourteenth checks the whole. */
export const groupsOfKey = 14
const held = 4

/** A key as it is printed: fourteen groups. A mistyped or exchanged symbol is found in its group, and a group in another's place. */
export function groupsOf(version: number, root: Buffer): string[] {
  const bits = [...root].map((byte) => byte.toString(2).padStart(8, '0')).join('').padEnd((groupsOfKey - 1) * held * 5, '0')
  const values = (bits.match(/.{5}/g) ?? []).map((five) => Number.parseInt(five, 2))
  const all = [...values, ...wholeOf(version, root)]
  return Array.from({ length: groupsOfKey }, (_, at) => {
    const group = all.slice(at * held, (at + 1) * held)
    return [...group, checkOf(group, at)].map((value) => symbols[value]).join('')
  })
}

/** A group that is not as it was printed: of which key, which in its order, as it was typed. */
export type Mistyped = { readonly key: number; readonly group: number; readonly typed: string }
/** What was typed back: the keys, or the groups to look at again. */
export type Typed = { readonly roots: Roots; /** Passing keys, of surveys that were open when the sheet was printed. */ readonly passing: readonly Buffer[]; readonly mistyped: readonly []; readonly missing: 0 } | { readonly roots: null; readonly mistyped: readonly Mistyped[]; readonly missing: number }

/** A passing key is printed as a version that no root key has. */
export const asPassing = 0
/** How many versions may have been retired between two that are on a sheet. */
const between = 100

/** Reads groups that a person typed, with or without numbers, in capitals or not; O is taken for 0, I and L for 1. Which versions are retired the checks of the others tell. */
export function typedBack(text: string): Typed {
  const groups = text.slice(Math.max(0, text.search(/^[ \t]*key[ \t]*1\b/im))).replace(/^\s*keys?\b.*$/gim, '').split(/[\s,;.-]+/).filter((group) => group !== '' && !/^\d{1,2}$/.test(group))
  const mistyped: Mistyped[] = [], roots = new Map<number, Buffer>(), passing: Buffer[] = []
  let last = 0
  const keys = Math.max(1, Math.ceil(groups.length / groupsOfKey))
  for (let key = 1; key <= keys; key++) {
    const of = groups.slice((key - 1) * groupsOfKey, key * groupsOfKey)
    const values = of.map(valuesOf)
    const wrong = of.flatMap((typed, at) => (values[at] && checkOf(values[at].slice(0, held), at) === values[at][held] ? [] : [{ key, group: at + 1, typed }]))
    mistyped.push(...wrong)
    if (wrong.length > 0 || of.length < groupsOfKey) {
      last++
      continue
    }
    const bits = values.slice(0, -1).flatMap((group) => group!.slice(0, held)).map((value) => value.toString(2).padStart(5, '0')).join('')
    const root = Buffer.from((bits.slice(0, 256).match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
    const says = values.at(-1)!.slice(0, held).join(), version = [...versionsAfter(last), asPassing].find((one) => wholeOf(one, root).join() === says)
    last = version === asPassing ? last : version ?? last + 1
    if (version === asPassing && !bits.slice(256).includes('1')) passing.push(root)
    else if (version !== undefined && !bits.slice(256).includes('1')) roots.set(version, root)
    else mistyped.push({ key, group: groupsOfKey, typed: of.at(-1)! })
  }
  const missing = keys * groupsOfKey - groups.length
  return mistyped.length > 0 || missing > 0 ? { roots: null, mistyped, missing } : { roots, passing, mistyped: [], missing: 0 }
}

const versionsAfter = (last: number): readonly number[] => Array.from({ length: between }, (_, at) => last + 1 + at)

function wholeOf(version: number, root: Buffer): number[] {
  const print = createHash('sha256').update(`vatra/sheet/${version}/`).update(root).digest()
  return Array.from({ length: held }, (_, at) => print[at]! & 31)
}

/** A sum over the field of 32 elements (x^5 + x^2 + 1), each place with a weight of its own, and the group's number: no single change and no exchange of two leaves it as it is. */
const checkOf = (group: readonly number[], at: number): number => group.reduce((sum, value, place) => sum ^ times(value, place + 1), at + 1)
const times = (value: number, power: number): number => (power === 0 ? value : times(value & 16 ? ((value << 1) ^ 37) & 31 : value << 1, power - 1))

function valuesOf(typed: string): readonly number[] | null {
  const values = [...typed.toUpperCase().replaceAll('O', '0').replaceAll(/[IL]/g, '1')].map((symbol) => symbols.indexOf(symbol))
  return values.length === held + 1 && !values.includes(-1) ? values : null
}
