import { stranger } from '#access/actor.ts'
import { directorates } from '#domains/territory/index.ts'
import { noDirectorate } from '#frame/afterwards.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { seeing } from '#frame/within.ts'

export type OwnSelf = { readonly directorate: string; readonly person: string }

/** Whoever asks, as somebody of whom something is kept. */
export function ownSelf({ actor }: Ctx): OwnSelf {
  if (actor.kind !== 'person') throw new Refusal('not-allowed', 'access.not-allowed')
  return { directorate: actor.directorate, person: actor.id }
}

/** Where something may be kept of them: somebody of the house in their directorate; a resident belongs to none, and asks in any. */
export async function placesOf(ctx: Ctx, { directorate }: OwnSelf): Promise<readonly string[]> {
  return directorate === noDirectorate ? [noDirectorate, ...(await directorates(ctx, {})).directorates.map((one) => one.directorate as string)] : [directorate]
}

/** A resident sees in this place what is their own, and nothing else; whoever is of the house sees what they see anyway. */
export async function standingIn(ctx: Ctx, self: OwnSelf, place: string): Promise<void> {
  if (self.directorate === noDirectorate) await seeing({ ...ctx, actor: stranger }, { directorate: place, areas: [], person: self.person })
}

/** The same for each place in turn, and back again. */
export async function inEachPlace<R>(ctx: Ctx, self: OwnSelf, run: (place: string) => Promise<R>): Promise<R[]> {
  const all: R[] = []
  for (const place of await placesOf(ctx, self)) {
    await standingIn(ctx, self, place)
    all.push(await run(place))
  }
  await standingIn(ctx, self, self.directorate)
  return all
}

/** Whom a request is for: one's own directorate, or the one that a resident names; where there is but one it need not be named. */
export async function whomToAsk(ctx: Ctx, named: string | undefined): Promise<OwnSelf> {
  const self = ownSelf(ctx)
  if (self.directorate !== noDirectorate) {
    if (named !== undefined && named !== self.directorate) throw new Refusal('not-found', 'frame.not-found')
    return self
  }
  const all = (await directorates(ctx, {})).directorates.map((one) => one.directorate as string)
  const directorate = named === undefined && all.length === 1 ? all[0] : all.find((one) => one === named)
  if (directorate === undefined) throw new Refusal('invalid', 'privacy.say-whom', { directorate: 'privacy.say-whom' })
  await standingIn(ctx, self, directorate)
  return { directorate, person: self.person }
}
