import { redirect } from 'react-router'
import type { Caller } from '#frame/ctx.ts'
import { attempt, ctxOf, type Arrival, type Submitted, type Typed } from '../ctx.ts'
import { patience } from './patience.ts'
import { begun, letGo, type Errand, type Work } from './works.ts'

/**
 * A command that may take long, attempted from a page: what is done soon is answered like every other form. What takes longer goes on without its request, and the
 * person is led to its page, where they see how far it is, may end it, and find what came of it.
 */
export async function longWork<R>(arrival: Arrival, errand: Errand<R>, command: (caller: Caller, raw: unknown) => Promise<R>, input: unknown, typed: Typed): Promise<Submitted<R>> {
  const outside = await ctxOf(arrival), { actor, repeat } = outside
  if (actor.kind !== 'person') return attempt(arrival, command, input, typed)
  return attempt(arrival, async () => {
    const { work, outcome } = begun(actor.id, errand, repeat?.key, outside.now, (waiting) => command({ ...outside, waiting }, input))
    const late = await Promise.race([outcome.then(() => false, () => false), new Promise<true>((done) => void setTimeout(done, patience.most, true).unref())])
    if (late || work.shown) {
      work.shown = true
      throw redirect(addressOf(arrival, work), 303)
    }
    return outcome.finally(() => letGo(work))
  }, input, typed)
}

/** Where a piece of work is seen. It says where its result will be: even a program that was started anew can lead there. */
export const addressOf = ({ request }: Pick<Arrival, 'request'>, { id, to }: Pick<Work, 'id' | 'to'>): string =>
  `/${new URL(request.url).pathname.split('/')[1]}/station/at-work/${id}?to=${encodeURIComponent(to)}`
