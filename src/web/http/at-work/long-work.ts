import { redirect } from 'react-router'
import type { Caller } from '#frame/ctx.ts'
import { whileWaitedFor } from '#platform/background/waited-for.ts'
import { attempt, ctxOf, type Arrival, type Submitted, type Typed } from '../ctx.ts'
import { patience } from './patience.ts'
import { begun, handedOut, letGo, shownFrom, type Errand, type Work } from './works.ts'

/**
 * A deed that may take long, attempted from a page: what is done soon is answered like every other form. What takes longer goes on without its request, and the
 * person is led to its page, where they see how far it is, may end it, and find what came of it, or are handed it.
 */
export async function longWork<R>(arrival: Arrival, errand: Errand<R>, command: (caller: Caller, raw: unknown) => Promise<R>, input: unknown, typed: Typed): Promise<Submitted<R>> {
  const outside = await ctxOf(arrival), { actor, repeat, session, browser, now } = outside
  if (actor.kind !== 'person') return attempt(arrival, command, input, typed)
  return attempt(arrival, async () => {
    const { work, outcome } = begun({ person: actor.id, session, browser, key: repeat?.key, at: now }, errand, (waiting) => whileWaitedFor(waiting, () => command({ ...outside, waiting }, input)))
    const late = await Promise.race([outcome.then(() => false, () => false), new Promise<true>((done) => void setTimeout(done, patience.most, true).unref())])
    if (work.shown || (late && shownFrom(work))) throw redirect(addressOf(arrival, work), 303)
    return outcome.finally(() => letGo(work))
  }, input, typed)
}

/** Where a piece of work is seen. It says where its result will be: even a program that was started anew can lead there. */
export const addressOf = ({ request }: Pick<Arrival, 'request'>, { id, to }: Pick<Work, 'id' | 'to'>): string =>
  `/${new URL(request.url).pathname.split('/')[1]}/station/at-work/${id}?to=${encodeURIComponent(to)}`

/** What came of long work and is handed out here, to whoever began it; null where the address names no work. What does not wait, or not for them, is told on the page of that work. */
export async function waitsHere<R>(arrival: Arrival, { hands, to }: { readonly hands: string; readonly to: string }): Promise<R | null> {
  const id = new URL(arrival.request.url).searchParams.get('of')
  if (id === null || !/^[0-9a-f-]{36}$/.test(id)) return null
  const { actor, session, browser } = await ctxOf(arrival)
  const waited = actor.kind === 'person' ? await handedOut<R>({ person: actor.id, session, browser }, id, hands) : null
  if (waited === null) throw redirect(addressOf(arrival, { id, to }))
  return waited
}
