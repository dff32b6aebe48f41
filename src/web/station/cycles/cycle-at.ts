import { data } from 'react-router'
import { cycle } from '#domains/cycles/index.ts'
import { zone } from '#domains/territory/index.ts'
import { may } from '#frame/allow.ts'
import { ask, attempt, ctxOf, type Arrival } from '#web/http/ctx.ts'
import { opensAt } from '../leads/opens-at.ts'

export type SeenCycle = Awaited<ReturnType<typeof cycle>>
type Here = Arrival & { readonly params: { readonly zone: string } }

/** The turn that the address names, or the one its zone is in: nothing while none has begun there; and what the visitor may do with it. */
export async function cycleAt(arrival: Here) {
  const here = await ask(arrival, zone, { slug: arrival.params.zone })
  const wanted = new URL(arrival.request.url).searchParams.get('cycle')
  const found = await attempt(arrival, cycle, wanted === null ? { zone: here.zone } : { cycle: wanted }, {})
  if (!found.ok && found.refused.code !== 'cycles.no-such-cycle') throw data(found.refused, { status: found.status })
  const seen = found.ok && found.answer.zone.zone === here.zone ? found.answer : null
  const { actor } = await ctxOf(arrival)
  // Elsewhere's turns are not there for whoever may not read them; only who may is told that none has begun.
  if (seen === null && (wanted !== null || !may('cycles.cycle', actor, here))) throw data({ code: 'cycles.no-such-cycle' }, { status: 404 })
  const open = seen !== null && seen.cycle.closedOn === null
  return {
    here, seen, opens: opensAt(actor, here), may: {
      assess: open && may('cycles.assess-problem', actor, here), card: open && may('cycles.write-card', actor, here), rate: open && may('cycles.rate-partnership', actor, here),
      need: open && may('cycles.note-need', actor, here), account: open && may('cycles.write-account', actor, here), close: open && may('cycles.close-cycle', actor, here),
    },
  }
}

/** The same for a page that has nothing to show without a turn. */
export async function turnAt(arrival: Here) {
  const { seen, ...rest } = await cycleAt(arrival)
  if (seen === null) throw data({ code: 'cycles.no-such-cycle' }, { status: 404 })
  return { ...rest, seen }
}
