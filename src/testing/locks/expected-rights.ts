import { readFileSync } from 'node:fs'
import { roles, staffRoles, type Role } from '#access/actor.ts'
import { apart, imagined, standpoints, type Standpoint, type Thing } from './standpoints.ts'

/** What the table kept by hand wants: for each deed (and what it is done to), the letters of each column from which it is allowed. */
export type Expected = ReadonlyMap<string, Readonly<Record<string, string>>>
export type Policies = Readonly<Record<string, (actor: never, subject: never) => boolean>>

/** The table kept by hand. */
export const expectedRights = (): Expected => readRights(readFileSync(new URL('expected-rights.txt', import.meta.url), 'utf8'))

/** Roles with a column of their own. The others have what a stranger has, but where the end of a row says otherwise: `auditor=d`, or `others=*` for all of them. */
export const columns: readonly string[] = ['stranger', 'operator', ...staffRoles, 'partner']
const beside = roles.filter((role) => !columns.includes(role))

/** Reads the table: a line a deed, below one line that names the columns. */
export function readRights(text: string): Expected {
  const [head, ...lines] = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#')).map((line) => line.trim().split(/\s+/))
  if (head?.toSorted().join(' ') !== ['deed', ...columns].toSorted().join(' ')) throw new Error(`the columns are not the roles there are: ${head?.join(' ')}`)
  const rows = lines.map(([deed = '', ...all]) => {
    const cells = all.filter((cell) => !cell.includes('='))
    if (cells.length !== head.length - 1) throw new Error(`${deed} has ${cells.length} cells`)
    const own = Object.fromEntries(cells.map((cell, at) => [head[at + 1]!, cell])), said = Object.fromEntries(all.slice(cells.length).map((cell) => cell.split('=') as [string, string]))
    for (const role of Object.keys(said)) if (role !== 'others' && !beside.includes(role as Role)) throw new Error(`${deed} ends with ${role}, which is no role without a column`)
    return [deed, { ...own, ...Object.fromEntries(beside.map((role) => [role, said[role] ?? said.others ?? own.stranger!])) }] as const
  })
  const table = new Map(rows)
  if (table.size !== rows.length) throw new Error('a deed has two rows')
  return table
}

/** May somebody who stands there do it, as the field wants it? Over the country somebody has what those have who are of no house, and more only where the letter stands. */
export const wanted = (row: Readonly<Record<string, string>>, { column, letter }: Standpoint): boolean =>
  row[column]!.includes(letter) || (letter === 'k' ? row['ngo-monitor'] === '*' : row[column] === '*')

/** What a deed is done to, where its row says so after the stroke. */
const done: Readonly<Record<string, object>> = {
  'into-directorate': {}, founding: { directorate: null, commissariat: null }, 'of-commissariat': {}, 'of-directorate': { commissariat: null }, 'of-all': { commissariat: null },
  'zone-officer': { role: 'zone-officer' }, analyst: { role: 'analyst' }, partner: { role: 'partner' }, volunteer: { role: 'volunteer' }, auditor: { role: 'auditor' }, others: { role: null }, letters: { count: 20 }, 'one-interview': { mode: 'interview', count: 1 }, 'of-another': {}, 'by-another': {}, 'of-themself': { person: apart.person }, 'by-the-same': { begunBy: apart.person },
  'by-the-founder': { role: 'auditor', founder: apart.person }, 'of-trusted': { role: null, trusted: true }, 'of-trusted-by-founder': { role: null, trusted: true, founder: apart.person },
  'of-holder': { person: imagined.holder, audited: false }, 'asked-by-hq': { begunAs: 'hq' },
  'of-letters': { deed: 'survey.draw-sample' }, 'of-letters-by-the-same': { deed: 'survey.draw-sample', begunBy: apart.person }, 'of-kept': { deed: 'privacy.export-for' }, 'of-kept-of-themself': { deed: 'privacy.export-for', person: apart.person }, 'of-kept-by-the-same': { deed: 'privacy.export-for', begunBy: apart.person },
  'of-country': { country: apart.country }, 'over-country': { country: apart.country, commissariat: null }, 'of-village': { within: imagined.zone },
}

/** The facts that policies look at, of a thing as it is told. */
export function factsOf({ directorate, commissariat, zone, organisation, sharing, holder }: Thing, variant: string | undefined): object {
  return { directorate, commissariat, zone, partners: [organisation, sharing], organisations: [organisation], organisation, holder, person: 'somebody else', country: null, begunBy: null, trusted: false, founder: null, commissariats: [commissariat], audited: true, ...(variant === undefined ? {} : done[variant]) }
}

export type Fault = { readonly deed: string; readonly who: string; readonly fault: 'allowed' | 'denied' }

/** The cells in which the policies decide otherwise than the table wants. */
export function faultsOf(policies: Policies, expected: Expected, only?: string): { readonly cells: number; readonly faults: readonly Fault[] } {
  const everybody = standpoints(imagined)
  const faults: Fault[] = []
  let cells = 0
  for (const [row, cellsOf] of expected) {
    const [deed = '', variant] = row.split('/')
    if (only !== undefined && deed !== only) continue
    const subject = factsOf(imagined, variant)
    for (const who of everybody) {
      cells++
      const allowed = (policies[deed] as ((actor: unknown, subject: unknown) => boolean) | undefined)?.(who.actor, subject) ?? false
      if (allowed !== wanted(cellsOf, who)) faults.push({ deed: row, who: `${who.column} ${who.letter}`, fault: allowed ? 'allowed' : 'denied' })
    }
  }
  return { cells, faults }
}

/** Deeds without a row, and rows of deeds that are not there. */
export function rowsAstray(deeds: readonly string[], expected: Expected): string[] {
  const rows = new Set([...expected.keys()].map((row) => row.split('/')[0]!))
  return [...deeds.filter((deed) => !rows.has(deed)).map((deed) => `${deed} has no row`), ...[...rows].filter((row) => !deeds.includes(row)).map((row) => `${row} is no deed`)]
}
