import { correct, decide, liftRestriction, noteTold, prolong, rebut, restrict, stopUse } from '#domains/privacy/index.ts'
import { attempt, type Arrival, type Typed } from '#web/http/ctx.ts'

export const ways = ['answered', 'done-longer', 'done-lifted', 'done-carried-out', 'done-told'] as const
type Fields = Readonly<Record<string, string>>

/** What each form on the page of a request does, and what is said when it is done. */
const forms: Readonly<Record<string, readonly [done: (typeof ways)[number], send: (arrival: Arrival, request: string, typed: Fields) => ReturnType<typeof attempt<unknown>>]>> = {
  prolong: ['done-longer', (arrival, request, typed) => attempt(arrival, prolong, { request, because: typed.longer }, typed)],
  lift: ['done-lifted', (arrival, request, typed) => attempt(arrival, liftRestriction, { request, because: typed.because }, typed)],
  correct: ['done-carried-out', (arrival, request, typed) => attempt(arrival, correct, { request, what: typed.what, right: typed.right ?? '', ...(typed.language && { language: typed.language }), ...(typed.role && { role: typed.role }) }, typed)],
  rebut: ['done-carried-out', (arrival, request, typed) => attempt(arrival, rebut, { request, about: typed.about, words: typed.answer }, typed)],
  restrict: ['done-carried-out', (arrival, request, typed) => attempt(arrival, restrict, { request }, typed)],
  'stop-use': ['done-carried-out', (arrival, request, typed) => attempt(arrival, stopUse, { request, what: typed.what }, typed)],
  told: ['done-told', (arrival, _, typed) => attempt(arrival, noteTold, { measure: typed.measure }, typed)],
  decide: ['answered', (arrival, request, typed) => attempt(arrival, decide, { request, outcome: typed.outcome, because: typed.because, ...(typed.outcome === 'refused' && { ground: typed.ground || undefined, until: typed.until || undefined }) }, typed)],
}

/** Sends the form that was pressed. */
export async function sent(arrival: Arrival, request: string, typed: Typed) {
  const fields = typed as Fields, [done, send] = forms[fields.way ?? ''] ?? forms.decide!
  return { done, sent: await send(arrival, request, fields) }
}
