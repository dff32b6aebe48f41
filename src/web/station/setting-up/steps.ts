import type { Role } from '#access/actor.ts'
import type { setUp } from '#domains/people/index.ts'

type Known = Awaited<ReturnType<typeof setUp>>
type Missing = { readonly what: 'zones' | 'boundaries' | 'role' | 'officers' | 'custodian'; readonly role?: Role; readonly commissariat?: string; readonly count?: number }
/** A step of setting a station up: where it is done, what is still missing, and whether its administrator may say that it is done. */
export type Step = { readonly step: 'zones' | 'posts' | 'above' | 'single-sign-on' | 'mail' | 'recovery-sheet' | 'backup'; readonly done: boolean; readonly to: string | null; readonly missing: readonly Missing[]; readonly ticks: boolean; readonly on: string | null }

/** Without these nobody in a commissariat can go through the six stages. */
const needed: readonly Role[] = ['commander', 'analyst', 'survey-owner']
/** Above the commissariats: who looks at the record, and who answers for people's rights. */
const watching: readonly Role[] = ['auditor', 'data-protection']

/** The steps in their order, and how far each is. */
export function stepsOf({ commissariats, above, ticked }: Known, seen: { readonly signOn: boolean; readonly mail: boolean }): readonly Step[] {
  const on = (step: string) => ticked.find((one) => one.step === step)?.on ?? null
  const holds = (posts: Known['above'], role: Role) => posts.filter((one) => one.role === role).reduce((sum, { held }) => sum + held, 0)
  const zones: Missing[] = commissariats.length === 0 ? [{ what: 'zones' }] : commissariats.filter(({ zones: all, drawn }) => all === 0 || drawn < all).map(({ commissariat, zones: all, drawn }) => ({ what: 'boundaries', commissariat, count: Math.max(1, all - drawn) }))
  const posts: Missing[] = commissariats.flatMap(({ commissariat, zones: all, posts: own }) => [
    ...needed.filter((role) => holds(own, role) === 0 && holds(above, role) === 0).map((role) => ({ what: 'role' as const, role, commissariat })),
    ...(holds(own, 'zone-officer') < all ? [{ what: 'officers' as const, commissariat, count: all - holds(own, 'zone-officer') }] : []),
  ])
  const over: Missing[] = [...watching.filter((role) => holds(above, role) === 0).map((role) => ({ what: 'role' as const, role })), ...(holds(above, 'admin') + holds(above, 'hq') < 2 ? [{ what: 'custodian' as const }] : [])]
  const ticks = (step: Step['step'], to: string | null, itself = false): Step => ({ step, done: itself || on(step) !== null, to, missing: [], ticks: !itself, on: on(step) })
  return [
    { step: 'zones', done: zones.length === 0, to: '/zones/import?setting-up=yes', missing: zones, ticks: false, on: null },
    { step: 'posts', done: commissariats.length > 0 && posts.length === 0, to: '/posts', missing: posts, ticks: false, on: null },
    { step: 'above', done: over.length === 0, to: '/posts', missing: over, ticks: false, on: null },
    ticks('single-sign-on', '/providers', seen.signOn), ticks('mail', '/mail', seen.mail), ticks('recovery-sheet', null), ticks('backup', null),
  ]
}
