import { batches } from '#domains/incidents/index.ts'
import { ask, ctxOf, type Arrival } from '#web/http/ctx.ts'

const day = /^\d{4}-\d{2}-\d{2}$/

/** Which days a page tells of: those that its address names, or three years up to the last day that any file knows. */
export async function periodOf(arrival: Arrival, commissariat: string): Promise<{ readonly from: string; readonly to: string }> {
  const { searchParams } = new URL(arrival.request.url)
  const known = (await ask(arrival, batches, { commissariat })).batches.flatMap(({ state, to }) => (state === 'kept' && to !== null ? [to] : [])).sort().at(-1)
  const today = (await ctxOf(arrival)).now.toISOString().slice(0, 10)
  const [from, to] = [searchParams.get('from') ?? '', searchParams.get('to') ?? '']
  const last = day.test(to) ? to : (known ?? today)
  return { from: day.test(from) ? from : `${Number(last.slice(0, 4)) - 3}${last.slice(4, 7)}-01`, to: last }
}
