import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import { operator, stranger } from '#access/actor.ts'
import { answerSheet, forgetDraft, handInSheet, invite, keepDraft, loadInstrument, openWave, planWave, sealSheet, sheetToFill, signToken } from '#domains/survey/index.ts'
import { tables } from '#domains/survey/tables.ts'
import { blind, finish, type Instrument } from '#domains/survey/words.ts'
import { importZones } from '#domains/territory/index.ts'
import type { Outside } from '#frame/ctx.ts'
import { keyFor } from '#platform/keys.ts'
import type { Store } from '#platform/db.ts'
import { maps } from '../../mapped-town.ts'
import { place } from '../../people.ts'

/** A questionnaire whose first answer tells one person from another: what an attacker is after. */
export const marked: Instrument = {
  code: 'marked', version: '1', names: { en: 'Marked' }, languages: ['en'],
  blocks: [{ id: 'a', names: { en: 'Marks' } }],
  questions: [
    { id: 'mark', block: 'a', kind: 'number', words: { en: 'Your number' } }, { id: 'light', block: 'a', kind: 'one', words: { en: 'Is it dark?' }, choices: [{ code: 1, words: { en: 'yes' } }, { code: 2, words: { en: 'no' } }] },
    { id: 'said', block: 'a', kind: 'text', words: { en: 'Anything else?' } },
  ],
}
export const now = new Date('2027-01-10T09:00:00Z')
const here = { directorate: place.directorate }

/** Founds a commissariat that asks with the marked questionnaire. */
export async function markedTown(store: Store) {
  const at: Outside = { actor: operator, store, now }
  const directorate = { id: place.directorate, code: 'kurzeme', country: 'LV', names: { en: 'Kurzeme' } }
  const { zones } = await importZones(at, { directorate, commissariat: { id: place.talsi, code: 'talsi', names: { en: 'Talsi' } }, geojson: maps.talsi })
  const { id: instrument } = await loadInstrument(at, { ...here, instrument: marked })
  return { at, zone: zones[0]!.id, instrument }
}

/** An open wave with so many letters to one zone. */
export async function markedWave({ at, zone, instrument }: Awaited<ReturnType<typeof markedTown>>, count: number) {
  const { wave } = await planWave(at, { ...here, commissariat: place.talsi, instrument, names: { en: 'Marked' }, frame: 'Register', modes: ['web', 'paper'], opensOn: '2027-01-01', closesOn: '2027-01-31', zones: [{ zone, target: count }] })
  await openWave(at, { ...here, wave })
  const { codes } = await invite(at, { ...here, wave, zone, count })
  return { wave, codes }
}

/** What an old phone adds to the code. */
export const half = 'one-browser-and-its---'

export const person = (store: Store): Outside => ({ actor: stranger, store, now })
/** The name under which a code is kept. */
export const hashOf = (code: string) => createHmac('sha256', keyFor('invitation codes')).update(code.replaceAll('-', '')).digest('hex')
export const answersOf = (mark: number) => ({ mark, light: 1 + (mark % 2), said: `I am number ${mark}. ${'More. '.repeat(mark % 90)}` })

/** A phone that runs scripts: the value is blinded in the hand, and the sheet goes without the code. */
export async function withScript(store: Store, code: string, mark: number) {
  const { wave, zoneId: zone, publics } = await sheetToFill(person(store), { code })
  const own = blind()
  const token = finish(own, await signToken(person(store), { code, blinded: own.blinded }), publics[zone]!)
  return handInSheet(person(store), { wave, zone, token, answers: answersOf(mark), language: 'en' })
}

/** An old phone: block by block, then an envelope, then the thanks page. */
export async function withoutScript(store: Store, code: string, mark: number) {
  await keepDraft(person(store), { code, half, block: 'a', answers: answersOf(mark) })
  const { envelope } = await sealSheet(person(store), { code, half, language: 'en' })
  const handed = await handInSheet(person(store), { envelope })
  await forgetDraft(person(store), { code })
  return handed
}

/** A program that brings code and answers in one go, in one transaction. */
export const atOnce = (store: Store, code: string, mark: number) => answerSheet(person(store), { code, answers: answersOf(mark), language: 'en' })

/** As it was done before: the invitation is ticked off in the transaction that stores the answers, day and nothing else. */
export async function naively(store: Store, { wave, zone }: { wave: string; zone: string }, code: string, mark: number): Promise<void> {
  await store.requests.transaction().execute(async (db) => {
    await sql.raw(`set local app.directorate = '${place.directorate}'; set local app.reach = '{${place.directorate}}'`).execute(db)
    await sql`update survey.invitations set outcome = 'answered' where directorate_id = ${place.directorate} and code_hash = ${hashOf(code)}`.execute(db)
    const { answers, said } = { answers: [mark, 1, -3], said: answersOf(mark).said }
    await sql`insert into survey.sheets (directorate_id, id, commissariat_id, wave_id, zone_id, mode, answers) values (${place.directorate}, gen_random_uuid(), ${place.talsi}, ${wave}, ${zone}, 'web', ${answers}::smallint[])`.execute(db)
    await tables({ db }).insertInto('survey.remarks').values({ directorate_id: place.directorate, id: crypto.randomUUID(), commissariat_id: place.talsi, wave_id: wave, zone_id: zone, question: 'said', words: String(said) }).execute()
    await sql`insert into frame.record (directorate_id, id, name, actor, subject, at) values (${place.directorate}, gen_random_uuid(), 'survey.answer-sheet', 'stranger', ${JSON.stringify({ wave })}::jsonb, to_timestamp(0))`.execute(db)
  })
}
