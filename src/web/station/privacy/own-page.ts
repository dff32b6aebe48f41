import { redirect } from 'react-router'
import { ask as askFor, keptOfMe } from '#domains/privacy/index.ts'
import { ask, refusal, submit, type Arrival } from '#web/http/ctx.ts'

const form = (text: string | null, like: RegExp) => (text !== null && like.test(text) ? text : null)

/** What the page of one's own data shows, and what the address says of a request that was kept just now. */
export async function ownPage(arrival: Arrival, lang: string) {
  const said = new URL(arrival.request.url).searchParams
  return {
    ...(await ask(arrival, keptOfMe, { language: lang })), by: form(said.get('by'), /^\d{4}-\d{2}-\d{2}$/), number: form(said.get('number'), /^[0-9A-F]{4}-[0-9A-F]{4}$/), asks: said.get('asks') ?? undefined,
  }
}

/** Asks what was typed on that page, and leads back to it. */
export async function askedHere(arrival: Arrival, at: string) {
  const sent = await submit(arrival, askFor, ({ kind, words, directorate }) => ({ kind, words, directorate: directorate || undefined }))
  return sent.ok ? redirect(`${at}?by=${sent.answer.dueOn}&number=${sent.answer.number}`) : refusal(sent)
}
