import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '#access/actor.ts'
import { policies } from '#access/policies/index.ts'
import { deeds } from '#deeds'
import { columns, expectedRights, factsOf, faultsOf, readRights, rowsAstray, type Policies } from './expected-rights.ts'
import { imagined, standpoints } from './standpoints.ts'

const expected = expectedRights()
const names = deeds.map(({ deed }) => deed as string)
const told = ({ faults }: ReturnType<typeof faultsOf>) => faults.map(({ deed, who, fault }) => `${deed}: ${who} is ${fault}`)

test('each deed decides for every role from every place as the table kept by hand wants it (SEC-04)', (t) => {
  const found = faultsOf(policies, expected)
  t.diagnostic(`${found.cells} cells: ${expected.size} rows, ${standpoints(imagined).length} standpoints`)
  assert.ok(found.cells > 7000)
  assert.deepEqual(told(found), [])
})

test('every deed has a row, every row and every policy is of a deed, and a deed without a row is found (SEC-04)', () => {
  assert.deepEqual(rowsAstray(names, expected), [])
  assert.deepEqual(rowsAstray(Object.keys(policies), expected), [])
  assert.deepEqual(rowsAstray([...names, 'survey.peep'], expected), ['survey.peep has no row'])
  assert.deepEqual(rowsAstray(names.filter((name) => name !== 'cycles.board'), expected), ['cycles.board is no deed'])
})

test('a right that is given or taken behind the table\'s back is told with role and place (SEC-04)', () => {
  const loose = { ...policies, 'survey.remarks-to-code': (actor: never, subject: never) => policies['survey.remark-counts'](actor, subject) }
  assert.deepEqual(told(faultsOf(loose, expected, 'survey.remarks-to-code')), ['survey.remarks-to-code: regional d is allowed', 'survey.remarks-to-code: commander c is allowed', 'survey.remarks-to-code: analyst d is allowed', 'survey.remarks-to-code: analyst c is allowed'])
  const strict = { ...policies, 'plans.plan': (actor: never, subject: never) => policies['plans.draft-plan'](actor, subject) }
  assert.ok(told(faultsOf(strict, expected, 'plans.plan')).includes('plans.plan: partner o is denied'))
})

test('a table that lacks a role, a cell or says a deed twice is not read (SEC-04)', () => {
  const head = ['deed', ...columns].join(' '), row = `x.y ${columns.map(() => '-').join(' ')}`
  assert.throws(() => readRights(head.replace(' hq', '')), /not the roles/)
  assert.throws(() => readRights(`${head}\nx.y - -`), /2 cells/)
  assert.throws(() => readRights(`${head}\n${row}\n${row}`), /two rows/)
  assert.throws(() => readRights(`${head}\n${row} mayor=d`), /no role/)
  assert.throws(() => readRights(`${head}\n${row} admin=d`), /no role/)
})

test('a role that a row does not name has what a stranger has, and only those whom its end names have more (SEC-04)', () => {
  const cells = columns.map((column) => (column === 'stranger' ? '-' : '*')).join(' ')
  const [early, one, all] = [...readRights(`deed ${columns.join(' ')}\nx.a ${cells}\nx.b ${cells} auditor=d\nx.c ${cells} others=*`).values()]
  assert.deepEqual([early!.auditor, early!.resident, early!.partner], ['-', '-', '*'])
  assert.deepEqual([one!.auditor, one!.resident], ['d', '-'])
  assert.deepEqual([all!.auditor, all!.volunteer], ['*', '*'])
})

test('a role of the field that has no deeds yet sees what a stranger sees and its own account, wherever it is held (SEC-04)', () => {
  const others = standpoints(imagined).filter(({ column }) => !columns.includes(column))
  assert.equal(new Set(others.map(({ column }) => column)).size, 12)
  const more = (all: Policies) => [...expected].flatMap(([row, cells]) => others.filter(({ column, actor }) => cells[column] === cells.stranger
    && (all[row.split('/')[0]!] as (actor: unknown, subject: unknown) => boolean)(actor, factsOf(imagined, row.split('/')[1])) !== (cells.stranger === '*')).map(({ column }) => `${row}: ${column}`))
  assert.deepEqual(more(policies), [])
  assert.ok(more({ ...policies, 'survey.board': (actor: Actor) => actor.kind === 'person' }).includes('survey.board: volunteer'))
})

/** By what somebody is found, where a question is given it. */
const finds = /^(person|persons|name|names|words|mailbox|phone|email|born|search|q|who|holder|thing)$/
/** Questions that are given such a thing, and why no made-up person is laid out as bait behind them. */
const noBait: Readonly<Record<string, string>> = {
  'people.acting-person': 'the console says on whose behalf it acts',
  'record.lines': 'the auditor asks, who would know the bait; sixty an hour',
  'privacy.rebuttals': 'what somebody says to a judgement is read beside it, by whoever reads judgements',
  'problems.media': 'it finds newspapers and what they wrote',
}
type Asking = { readonly deed: string; readonly kind: string; readonly reads?: string; readonly input: unknown }
const withoutBait = (all: readonly Asking[]): string[] => all
  .filter(({ deed, kind, reads, input }) => kind === 'query' && reads === 'all' && Object.keys((input as { shape?: object }).shape ?? {}).some((field) => finds.test(field)) && !(deed in noBait)).map(({ deed }) => deed)

test('every question that looks somebody up stands in a list kept by hand with why nobody is baited there; one that comes without is found (SEC-02)', () => {
  const all = deeds as unknown as readonly Asking[]
  assert.ok(all.filter(({ kind, reads }) => kind === 'query' && reads === 'all').length > 80)
  assert.deepEqual(withoutBait(all), [])
  assert.deepEqual(Object.keys(noBait).filter((deed) => !all.some((one) => one.deed === deed && Object.keys((one.input as { shape: object }).shape).some((field) => finds.test(field)))), [], 'a line that is needed no longer')
  // The planted fault: officers are given a question that finds people by name.
  assert.deepEqual(withoutBait([...all, { deed: 'conversations.found', kind: 'query', reads: 'all', input: { shape: { directorate: 1, name: 1 } } }]), ['conversations.found'])
})

/** Every way in which one policy may be wrong, as whoever writes it may get it wrong. */
function mutantsOf(name: string): Policies[] {
  const real = policies[name as keyof typeof policies] as (actor: { kind: string; posts?: readonly object[] }, subject: object) => boolean
  const asked = (change: (actor: never, subject: never) => readonly [unknown, unknown]) => ({ ...policies, [name]: (actor: never, subject: never) => real(...(change(actor, subject) as [never, never])) })
  const everywhere = (actor: { posts?: readonly { area: string; commissariat: string | null }[] }, subject: object) => {
    const [post] = actor.posts ?? []
    return post ? { ...subject, commissariat: post.commissariat ?? post.area, zone: post.area, directorate: (actor as { directorate?: string }).directorate, partners: [post.area], organisations: [post.area], organisation: post.area } : subject
  }
  return [
    { ...policies, [name]: () => true },
    { ...policies, [name]: () => false },
    asked((actor, subject) => [actor, everywhere(actor, subject)]),
    { ...policies, [name]: (actor: never, subject: never) => !real(actor, subject) },
    { ...policies, [name]: (actor: never, subject: never) => (actor as { kind: string }).kind !== 'stranger' && real(actor, subject) },
    { ...policies, [name]: (actor: never, subject: never) => (actor as { kind: string }).kind === 'operator' || real(actor, subject) },
  ]
}

/** Does a changed policy decide anything otherwise at all? What decides alike is the same right in other words. */
function same(mutant: Policies, name: string): boolean {
  const rows = [...expected.keys()].filter((row) => row.split('/')[0] === name)
  return faultsOf(mutant, new Map(rows.map((row) => [row, decisionsOf(row)]))).faults.length === 0
}
function decisionsOf(row: string): Record<string, string> {
  const { faults } = faultsOf(policies, new Map([[row, Object.fromEntries(Object.keys(expected.get(row)!).map((column) => [column, '-']))]]))
  const cells: Record<string, string> = Object.fromEntries(Object.keys(expected.get(row)!).map((column) => [column, '-']))
  for (const { who } of faults) cells[who.split(' ')[0]!] += who.split(' ')[1]!
  return cells
}

test('of policies that let everybody in, nobody in, or forget the place, each is caught (SEC-16)', (t) => {
  let flipped = 0, killed = 0, others = 0, alike = 0
  const survivors: string[] = []
  for (const name of Object.keys(policies)) {
    for (const [at, mutant] of mutantsOf(name).entries()) {
      if (same(mutant, name)) { alike++; continue }
      if (at < 2) flipped++
      else others++
      if (faultsOf(mutant, expected, name).faults.length > 0) killed++
      else survivors.push(`${name} ${at}`)
    }
  }
  t.diagnostic(`${flipped} policies flipped, ${others} changed otherwise, ${killed} killed, ${alike} decide alike and are no mutants`)
  assert.deepEqual(survivors, [])
  assert.ok(flipped > 300)
})

test('a table that says of a right whatever the policy says kills nothing (SEC-16)', () => {
  const drawn = new Map([['survey.publish-wave', Object.fromEntries(Object.keys(expected.get('survey.publish-wave')!).map((column) => [column, '*']))]])
  assert.deepEqual(faultsOf({ ...policies, 'survey.publish-wave': () => true }, drawn).faults, [])
  assert.notDeepEqual(faultsOf({ ...policies, 'survey.publish-wave': () => true }, expected, 'survey.publish-wave').faults, [])
})
