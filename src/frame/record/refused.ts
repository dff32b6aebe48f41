import type { Permission } from '#access/policies/index.ts'
import { recordedOf, type Recording } from '#access/recording.ts'
import { noDirectorate } from '../afterwards.ts'
import type { Caller, Outside } from '../ctx.ts'
import { isOutside } from '../ctx.ts'
import { toItsEnd } from '#platform/background/waited-for.ts'
import { openLog } from '#platform/log.ts'
import { marked, opened, whoOf } from '../record.ts'
import { Refusal } from '../refusal.ts'
import type { Rate } from '../lock/rates.ts'
import { collecting, noted } from './chained.ts'
import { idsOf, personsIn } from './ids-in.ts'

const log = openLog()
type Asked = { readonly name: Permission; readonly kind: 'command' | 'query'; readonly record: Recording | undefined; readonly rate: Rate }
const shut = new WeakSet<Refusal>()

/** Marks what the first lock said no with, also where it sounds as if the thing were not there. */
export async function byTheLock<R>(run: () => Promise<R>): Promise<R> {
  return run().catch((no: unknown) => {
    if (no instanceof Refusal) shut.add(no)
    throw no
  })
}

/** Does it, and where it is refused at the door keeps that in the record, although everything else is undone: which deed, by whom, to which id, and no word of what was typed. */
export async function knocking<R>(caller: Caller, asked: Asked, input: unknown, run: () => Promise<R>): Promise<R> {
  try {
    return await run()
  } catch (no) {
    // What cannot be kept is refused all the same; the log says that it could not.
    if (no instanceof Refusal && isOutside(caller) && tellsOf(no, caller, asked.rate)) await toItsEnd(() => kept(caller, asked, input, no)).catch((fault: unknown) => log.error({ fault, deed: asked.name }, 'a refusal could not be recorded'))
    throw no
  }
}

/** A person to whom the lock said no; anybody who showed a wrong proof; a code that opens nothing. A code that was good once is a resident's: nobody is to know when it was shown again. */
function tellsOf(no: Refusal, { actor }: Outside, rate: Rate): boolean {
  if (no.kind === 'invalid' || no.kind === 'not-now' || no.code === 'access.prove-again') return false
  if (actor.kind === 'person' && (shut.has(no) || no.kind === 'not-allowed')) return true
  return rate === 'signing-in' || (rate === 'code' && no.kind === 'not-found')
}

async function kept(caller: Outside, { name, kind, record: said }: Asked, input: unknown, no: Refusal): Promise<void> {
  const { actor } = caller
  const { operation, purpose, ground } = recordedOf(name, kind, said === 'none' ? undefined : said) ?? recordedOf(name, 'query', 'consult')!
  const directorate_id = actor.kind === 'person' ? actor.directorate : noDirectorate
  const roles = actor.kind === 'person' ? [...new Set(actor.posts.map(({ role }) => role))].sort() : []
  const line = { ...opened(caller), directorate_id, name, operation, actor: whoOf(actor), roles, ...marked(actor, purpose, { ...idsOf(input), because: no.code }), whose: [...new Set(personsIn(input))].sort(), ground, recipients: [], result: 'refused' as const }
  await caller.store.requests.transaction().execute((db) => collecting(db, () => noted(db, line)))
}
