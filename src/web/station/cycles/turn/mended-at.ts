import type { Missing } from '#domains/cycles/words.ts'
import type { SeenCycle } from '../cycle-at.ts'

/** The form that mends what a gate lacks, under the station's address. */
export function mendedAt({ zone: { slug }, cycle, plan }: SeenCycle, { what, problem, action, organisation, language }: Missing): string {
  const here = `/zones/${slug}/cycle`, drawn = plan === null ? `/plans?zone=${slug}` : `/plans/${plan.plan}`
  switch (what) {
    case 'publication': return `/waves/${cycle.wave.wave}`
    case 'signature': return `/zones/${slug}/desk/sign?wave=${cycle.wave.wave}`
    case 'plan': return `/plans?zone=${slug}`
    case 'plan-publication': return `${drawn}#publish`
    case 'action': return action === null ? drawn : `/actions/${action}`
    case 'wave-again': return `/waves/new?follows=${cycle.wave.wave}`
    case 'publication-again': return `/waves/${cycle.remeasured?.wave ?? ''}`
    case 'assessment': return problem === null ? drawn : `${here}/problems/${problem}`
    case 'told': return `${here}/problems/${problem}#assess-told-${language}`
    case 'card': return `${here}/cards/${action}`
    case 'rating': return `${here}/partners/${organisation}`
    default: return `${here}/account#account-${what === 'not-done' ? 'notDone' : what}-${language}`
  }
}
