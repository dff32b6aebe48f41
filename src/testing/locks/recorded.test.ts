import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { deeds, type Deed } from '#deeds'
import { recordedOf } from '#access/recording.ts'
import { Refusal } from '#frame/refusal.ts'
import { everythingKept as allKept } from '#domains/privacy/kept.ts'
import { askedOfTown, atTheDoor } from './asked-of-town.ts'
import { heard, setCanaries, type Canaries } from './canaries.ts'
import { lockedOn, lockedTown, type LockedTown } from './locked-town.ts'
import { standpoints, thingIn, type Standpoint } from './standpoints.ts'

let town: LockedTown, asked: ReturnType<typeof askedOfTown>, canaries: Canaries, people: readonly Standpoint[]
/** Who asks by day: of each kind of post one; everybody at night. */
const byDay: Readonly<Record<string, string>> = { commander: 'c', analyst: 'c', admin: 'd', partner: 'o', auditor: 'd', 'zone-officer': 'z' }
before(async () => {
  town = await lockedTown()
  asked = askedOfTown(town)
  canaries = await setCanaries(town.superuser, 'words')
  people = standpoints(thingIn(town.ids)).filter(({ column, letter }) => (process.env.VATRA_NIGHT === '1' ? 'dcozh' : byDay[column] ?? '').includes(letter))
})
after(() => town.superuser.destroy())

const recorded = ({ deed, kind, record }: Deed) => recordedOf(deed, kind, record) !== null
const lines = async () => (await sql<{ n: number }>`select (select count(*) from frame.record)::int + (select count(*) from frame.quiet)::int as n`.execute(town.superuser)).rows[0]!.n
const answer = (deed: Deed, { actor }: Standpoint) => deed({ actor, store: town.store, now: lockedOn }, asked[deed.deed]).then((told) => JSON.stringify(told) ?? '', (no: unknown) => { if (no instanceof Refusal) return null; throw no })

/** Who is told what of it, of those who have to do with the town. */
async function firstTold(deed: Deed): Promise<Standpoint | null> {
  for (const one of people) if ((await answer(deed, one)) !== null) return one
  return null
}

/** What names or reaches a person, or was said or written about one. */
const personal = (column: string) => {
  const at = column.lastIndexOf('.')
  const table = allKept[column.slice(0, at)]
  const tag = table?.columns[column.slice(at + 1)] ?? ''
  return tag === 'contact' || (['personal', 'sensitive'].includes(table?.class ?? '') && ['content', 'personal', 'sensitive'].includes(tag))
}
/** What is told of persons without a line: nothing that the record does not know otherwise. */
async function untold(of: (deed: Deed) => boolean) {
  const found: string[] = []
  for (const deed of deeds.filter((one) => one.kind === 'query' && one.deed in asked && of(one))) for (const one of people) {
    for (const column of heard(canaries, (await answer(deed, one)) ?? '').filter(personal)) found.push(`${deed.deed} tells of ${column}`)
  }
  return [...new Set(found)]
}

test('every question that tells of persons leaves exactly one line before its answer, whoever asks, and the others none (SEC-01)', async (t) => {
  const questions = deeds.filter(({ kind, deed }) => kind === 'query' && deed in asked && !atTheDoor.includes(deed))
  const wrong: string[] = []
  let told = 0
  for (const deed of questions) {
    const who = await firstTold(deed)
    if (!who) continue
    const before = await lines()
    await answer(deed, who)
    const left = (await lines()) - before
    if (left !== (recorded(deed) ? 1 : 0)) wrong.push(`${deed.deed} leaves ${left}`)
    if (recorded(deed)) told++
  }
  t.diagnostic(`${told} of ${questions.length} questions tell of persons`)
  assert.deepEqual(wrong, [])
  assert.ok(told > 15)
})

test('no question that leaves no line tells what names, reaches or quotes a person (SEC-01)', async () => {
  assert.deepEqual(await untold((deed) => !recorded(deed)), [])
  // The planted fault: a question about everybody's names that were taken for one that tells of nobody.
  assert.ok((await untold(({ deed }) => deed === 'people.persons')).some((one) => one.endsWith('people.persons.name')))
})
