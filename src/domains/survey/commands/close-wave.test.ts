import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { sealedForm } from '#platform/secrets/envelope.ts'
import { arta, celine, place } from '#testing/people.ts'
import { as, refused, story } from '#testing/story.ts'
import { filledIn, half, openedWave, town } from '#testing/town.ts'
import { tables } from '../tables.ts'
import { emptyBoxes } from '../tokens/box.ts'
import { answerSheet } from './answer-sheet.ts'
import { closeWave } from './close-wave.ts'
import { keepDraft } from './keep-draft.ts'

test('closing writes the sheets again in random order under new ids, and wipes what was half filled in', story(async (ctx) => {
  const { instrument } = await town(ctx)
  const { wave, codes } = await openedWave(ctx, instrument, { letters: 31 })
  for (const [at, code] of codes.slice(0, 30).entries()) await answerSheet(ctx, { code, language: 'en', answers: filledIn({ 'lses.c4': at, 'lses.a11': 1, 'lses.a11w': `Place ${at}` }) })
  await keepDraft(ctx, { code: codes[30], half, answers: { 'lses.a1': 1 } })
  /** In the order in which they lie there, as they are read. */
  const stored = async (table: 'sheets' | 'remarks'): Promise<{ id: string; said: unknown }[]> => {
    const meant = tables(ctx)
    return table === 'sheets'
      ? meant.selectFrom('survey.sheets').select(['id', 'answers as said']).where('directorate_id', '=', place.directorate).where('wave_id', '=', wave).orderBy(sql`ctid`).execute()
      : meant.selectFrom('survey.remarks').select(['id', 'words as said']).where('directorate_id', '=', place.directorate).where('wave_id', '=', wave).orderBy(sql`ctid`).execute()
  }
  const seals = async () => (await sql<{ words: string }>`select words from survey.remarks where directorate_id = ${place.directorate} and wave_id = ${wave}`.execute(ctx.db)).rows.map(({ words }) => words)
  await emptyBoxes(ctx, place.directorate, wave)
  const before = { sheets: await stored('sheets'), remarks: await stored('remarks') }, sealedBefore = await seals()
  assert.deepEqual(before.remarks.map(({ said }) => said).sort(), Array.from({ length: 30 }, (_, at) => `Place ${at}`).sort())
  assert.equal((await closeWave(as(ctx, arta), { wave })).sheets, 30)
  for (const table of ['sheets', 'remarks'] as const) {
    const after = await stored(table)
    const said = (rows: readonly { said: unknown }[]) => rows.map((row) => JSON.stringify(row.said))
    assert.deepEqual(said(after).sort(), said(before[table]).sort())
    assert.notDeepEqual(said(after), said(before[table]), 'in the order in which they came')
    assert.equal(after.some(({ id }) => before[table].some((row) => row.id === id)), false)
  }
  const sealedAfter = await seals()
  assert.deepEqual([sealedAfter.length, sealedAfter.filter((words) => sealedForm.test(words)).length, sealedAfter.filter((words) => sealedBefore.includes(words)).length], [30, 30, 0], 'own words are sealed anew: no seal tells which remark it was before')
  assert.equal((await tables(ctx).selectFrom('survey.drafts').select('code_hash').where('directorate_id', '=', place.directorate).execute()).length, 0)
  const letters = await tables(ctx).selectFrom('survey.invitations').select('outcome').where('directorate_id', '=', place.directorate).where('wave_id', '=', wave).execute()
  assert.equal(letters.filter(({ outcome }) => outcome === 'sent').length, 32)
}))

test('a wave is closed once, and by those who planned it', story(async (ctx) => {
  const { instrument } = await town(ctx)
  const { wave } = await openedWave(ctx, instrument)
  await assert.rejects(closeWave(as(ctx, celine), { wave }), refused('access.not-allowed'))
  const { seal, ...rest } = await closeWave(as(ctx, arta), { wave })
  assert.deepEqual([rest, /^[0-9a-f]{64}$/.test(seal)], [{ wave, closedOn: '2027-01-10', sheets: 0 }, true])
  await assert.rejects(closeWave(as(ctx, arta), { wave }), refused('survey.wave-not-open-to-close'))
}))
