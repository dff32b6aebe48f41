import { z } from 'zod'
import { Names } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { sessionOver } from '../../rules/session-over.ts'
import { tables } from '../../tables.ts'
import { openedFor } from '../../proofs/password.ts'
import { isBrowser } from '../../door/known-browser.ts'
import { voidBefore } from '../../door/proofs-of.ts'
import { ownSelf } from '../../steps/own-self.ts'
import { tokenHash } from '../../steps/token-hash.ts'

const Moment = z.iso.datetime()
const Asked = z.object({ /** The one that asks, to be marked. */ session: z.string().max(200).optional() })
const Answer = z.object({
  sessions: z.array(z.object({ id: z.uuid(), beganAt: Moment, seenAt: Moment, here: z.boolean() })),
  /** By their days, and nothing of where they are or which. */
  browsers: z.array(z.object({ id: z.uuid(), firstOn: z.iso.date(), lastOn: z.iso.date(), here: z.boolean() })),
  passkeys: z.array(z.object({ id: z.uuid(), label: z.string(), madeAt: Moment, usedAt: Moment.nullable() })),
  password: z.object({ name: z.string(), madeAt: Moment }).nullable(),
  /** Whose word lets the person in: those that are open. */
  providers: z.array(z.object({ provider: z.uuid(), names: Names, madeAt: Moment, usedAt: Moment.nullable() })),
})

/** Where a person is signed in at this moment and how they sign in: their own, and nobody else's. No address is kept, and of a browser its days. */
export const mySessions = query('people.my-sessions', { input: Asked, answer: Answer, reads: 'all', record: 'consult', find: ownSelf, run: mine })

async function mine(ctx: Ctx, { session }: z.output<typeof Asked>, { directorate, person }: { directorate: string; person: string }): Promise<z.output<typeof Answer>> {
  const since = await voidBefore(ctx, directorate, person)
  const open = await tables(ctx).selectFrom('people.sessions').selectAll().where('directorate_id', '=', directorate).where('person_id', '=', person).orderBy('began_at', 'desc').execute()
  const passkeys = await tables(ctx).selectFrom('people.passkeys').selectAll().where('directorate_id', '=', directorate).where('person_id', '=', person).where('made_at', '>=', since).orderBy('made_at').execute()
  const password = await tables(ctx).selectFrom('people.passwords').selectAll().where('directorate_id', '=', directorate).where('person_id', '=', person).where('made_at', '>=', since).executeTakeFirst()
  const bound = await tables(ctx).selectFrom('people.identities as i').innerJoin('pub.providers as p', (on) => on.onRef('p.directorate_id', '=', 'i.directorate_id').onRef('p.id', '=', 'i.provider_id'))
    .select(['p.id', 'p.names', 'i.made_at', 'i.used_at']).where('i.directorate_id', '=', directorate).where('p.directorate_id', '=', directorate).where('i.person_id', '=', person).where('i.made_at', '>=', since).orderBy('i.made_at').execute()
  const browsers = await tables(ctx).selectFrom('people.browsers').select(['id', 'first_on', 'last_on', 'token_hash']).where('directorate_id', '=', directorate).where('person_id', '=', person).orderBy('last_on', 'desc').orderBy('id').execute()
  const here = session === undefined ? null : tokenHash(session)
  return {
    sessions: open.filter((row) => row.began_at >= since && !row.strayed && !sessionOver({ began: row.began_at, seen: row.seen_at }, ctx.now))
      .map(({ id, began_at, seen_at, token_hash }) => ({ id, beganAt: began_at.toISOString(), seenAt: seen_at.toISOString(), here: token_hash === here })),
    browsers: browsers.map(({ id, first_on, last_on, token_hash }) => ({ id, firstOn: first_on, lastOn: last_on, here: isBrowser(person, ctx.browser, token_hash) })),
    passkeys: passkeys.map(({ id, label, made_at, used_at }) => ({ id, label, madeAt: made_at.toISOString(), usedAt: used_at?.toISOString() ?? null })),
    password: password ? { name: openedFor(person, 'name', password.name), madeAt: password.made_at.toISOString() } : null,
    providers: bound.map(({ id, names, made_at, used_at }) => ({ provider: id, names, madeAt: made_at.toISOString(), usedAt: used_at?.toISOString() ?? null })),
  }
}
