import { whoLooked } from '#domains/privacy/index.ts'
import { ask, type Arrival } from '#web/http/ctx.ts'

/** The looks that an address asks for: of a year, before a line. */
export async function looksAsked(arrival: Arrival) {
  const typed = new URL(arrival.request.url).searchParams
  const number = (name: string, form: RegExp) => form.exec(typed.get(name) ?? '')?.[0]
  const asked = { year: number('year', /^2[01]\d{2}$/), before: number('before', /^[1-9]\d{0,14}$/) }
  return { ...(await ask(arrival, whoLooked, asked)), asked }
}
