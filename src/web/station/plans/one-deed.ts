import { data, redirect } from 'react-router'
import { attempt, type Arrival } from '#web/http/ctx.ts'
import { asTyped } from './as-asked.ts'

type Command = Parameters<typeof attempt<unknown>>[1]
export type Fields = Readonly<Record<string, string>>

/** What one form of a page does: its deed, what the deed is given, how its fields are called on the page, and where the reader stands afterwards. */
export type Sent = { readonly deed: Command; readonly asked: unknown; readonly renamed?: (fields: Fields) => Fields; readonly worded?: readonly string[]; readonly at?: string }

/** Does what the form that was sent asks for: back to the page at its place, or the page again with everything that was typed. */
export async function oneDeed(arrival: Arrival & { readonly params: { readonly lang: string } }, typed: Fields, { deed, asked, renamed = (fields) => fields, worded = ['words'], at = '' }: Sent, to: string) {
  const sent = await attempt(arrival, deed, asked, typed)
  if (sent.ok) return redirect(`${to}${at}`)
  return data({ ...sent.refused, fields: asTyped(typed.intent ?? '', renamed(sent.refused.fields), worded, arrival.params.lang), typed }, { status: sent.status })
}
