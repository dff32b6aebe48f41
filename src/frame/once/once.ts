import { createHash } from 'node:crypto'
import { deserialize, serialize } from 'node:v8'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { sql } from 'kysely'
import { sealed, unsealed } from '#platform/secrets/sealed.ts'
import { noDirectorate } from '../afterwards.ts'
import type { Ctx } from '../ctx.ts'
import { Refusal } from '../refusal.ts'
import type { Asked } from './repeat.ts'

type RepeatTables = { 'frame.repeats': { directorate_id: string; key_hash: string; since: string; sealed: string } }
type Kept = { readonly name: string; readonly words: string; readonly answer: unknown }

/** The most of an answer that is kept, in bytes: more than any but a list of letters. */
const mostKept = 512 * 1024

/**
 * Does a command's work, or gives again what it answered under the same key: key, effect and answer are one transaction. Whoever comes while it is being
 * done waits. A refusal leaves nothing, for nothing was done. The answer is sealed with the key, which is kept nowhere.
 */
export async function once<R>(ctx: Ctx, asked: Asked | null, run: () => Promise<R>): Promise<R> {
  if (!asked) return run()
  const who = ctx.actor.kind === 'person' ? ctx.actor.id : ctx.actor.kind
  const of = (purpose: string) => createHash('sha256').update(JSON.stringify([purpose, who, asked.key, asked.place])).digest('hex')
  const [hash, secret] = [of('finds'), of('opens')]
  const directorate = ctx.actor.kind === 'person' ? ctx.actor.directorate : noDirectorate
  const rows = ctx.db.withTables<RepeatTables>()
  await sql.raw(`set local app.repeated = '${hash}'`).execute(ctx.db)
  const first = await rows.insertInto('frame.repeats').values({ directorate_id: directorate, key_hash: hash, since: ctx.now.toISOString().slice(0, 10), sealed: '' })
    .onConflict((known) => known.doNothing()).executeTakeFirst()
  const mine = () => rows.selectFrom('frame.repeats').select('sealed').where('directorate_id', '=', directorate).where('key_hash', '=', hash).executeTakeFirst()
  if (first.numInsertedOrUpdatedRows === 0n) return again((await mine())?.sealed ?? '')
  const answer = await run()
  const text = deflateRawSync(serialize({ name: asked.name, words: asked.words, answer } satisfies Kept)).toString('base64')
  await rows.updateTable('frame.repeats').set({ sealed: text.length > mostKept ? '' : sealed(`repeats/${secret}`, `frame.repeats|${hash}|sealed`, text) })
    .where('directorate_id', '=', directorate).where('key_hash', '=', hash).execute()
  return answer

  function again(text: string): R {
    const opened = unsealed(`repeats/${secret}`, `frame.repeats|${hash}|sealed`, text)
    if (opened === null) throw new Refusal('conflict', 'frame.done-already')
    const kept = deserialize(inflateRawSync(Buffer.from(opened, 'base64'))) as Kept
    if (kept.name !== asked!.name || kept.words !== asked!.words) throw new Refusal('conflict', 'web.key-used')
    return kept.answer as R
  }
}
