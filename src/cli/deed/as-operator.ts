import { operator } from '#access/actor.ts'
import { Refusal } from '#frame/refusal.ts'
import { follow } from '#frame/afterwards.ts'
import type { Outside } from '#frame/ctx.ts'
import { machineClock } from '#platform/clock.ts'
import { reactions } from '#reactions'
import { speak } from '#web/say.ts'
import { withStore } from '../installation/open-installation.ts'

/** Does something on this installation as its operator. A refusal goes to standard error as JSON, with exit code 1. */
export function asOperator(work: (outside: Outside) => Promise<number>): Promise<number> {
  follow(reactions)
  return withStore(async (store) => {
    try {
      return await work({ actor: operator, store, now: machineClock() })
    } catch (no) {
      if (!(no instanceof Refusal)) throw no
      console.error(JSON.stringify({ kind: no.kind, code: no.code, says: speak('en').any(no.code, no.values), fields: no.fields }, null, 2))
      return 1
    }
  })
}
