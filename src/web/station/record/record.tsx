import { data, redirect } from 'react-router'
import { addMailbox, dropMailbox, lines, outside, verify } from '#domains/record/index.ts'
import { ask, attempt, ctxOf, typedIn } from '#web/http/ctx.ts'
import { speak, type Say } from '#web/say.ts'
import { Button } from '#web/ui/button.tsx'
import { DeedName } from '#web/ui/deed/deed-name.tsx'
import { DateField } from '#web/ui/form/date-field.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Table } from '#web/ui/table.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../field-errors.ts'
import { recipientSays } from '../privacy/looks/recipient-says.ts'
import type { Route } from './+types/record'
import { Outside } from './outside.tsx'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('record.record'))

export async function loader(arrival: Route.LoaderArgs) {
  const typed = Object.fromEntries([...new URL(arrival.request.url).searchParams].map(([name, value]) => [name, value.trim()] as const).filter(([, value]) => value !== ''))
  const { check, which, done, ...rest } = typed
  const asked = { ...rest, ...(which === 'refused' && { refused: 'yes' }), ...(which === 'door' && { door: 'yes' }) }
  const today = (await ctxOf(arrival)).now.toISOString().slice(0, 10)
  return { typed, done, today, ...(await ask(arrival, lines, asked)), chain: check ? await ask(arrival, verify, {}) : null, elsewhere: await ask(arrival, outside, {}) }
}

/** The seals go to one mailbox more, or to one less. */
export async function action(arrival: Route.ActionArgs) {
  const typed = (await typedIn(arrival.request)) as Record<string, string> | null ?? {}, { mailbox = '', language, whose } = typed
  const sent = typed.intent === 'drop' ? await attempt(arrival, dropMailbox, { mailbox }, {}) : await attempt(arrival, addMailbox, { mailbox, language: language ?? arrival.params.lang, whose }, typed)
  return sent.ok ? redirect(`/${arrival.params.lang}/station/record?done=${typed.intent === 'drop' ? 'dropped' : 'added'}`) : data(sent.refused, { status: sent.status })
}

/** The record for whoever looks after it: by day, deed, person or thing; ids and codes alone, and whether the chain is whole. */
export default function Record({ loaderData: { typed, done, lines: found, more, chain, elsewhere }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values)
  const older = new URLSearchParams({ ...typed, before: String(found.at(-1)?.sequence ?? 1) })
  return (
    <>
      <h1>{say('record.record')}</h1>
      <p className="lead">{say('record.lead')}</p>
      {(done === 'added' || done === 'dropped') && <Notice kind="done" title={say(`record.mailbox-${done}`)} />}
      {no && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      {chain && (chain.wrong.length === 0
        ? <Notice kind="done" title={say('record.whole')}><p>{say('record.whole-lead', { lines: chain.lines, heads: chain.heads })}</p></Notice>
        : <Notice kind="stop" title={say('record.not-whole')}><ul>{chain.wrong.map(({ what, from, to }) => <li key={`${what}${from}`}>{say.any(`record.wrong-${what}`, { from, to })}</li>)}</ul></Notice>)}
      <form method="get">
        <div className="side-by-side">
          <DateField name="day" label={say('record.day')} value={typed.day} />
          <TextField name="deed" label={say('record.deed')} hint={say('record.deed-hint')} value={typed.deed} width="middle" />
          <TextField name="person" label={say('record.person')} hint={say('record.id-hint')} value={typed.person} width="middle" />
          <TextField name="thing" label={say('record.thing')} hint={say('record.id-hint')} value={typed.thing} width="middle" />
        </div>
        <Select name="which" label={say('record.which')} none={say('record.which-all')} options={[['refused', say('record.which-refused')], ['door', say('record.which-door')]]} chosen={typed.which} />
        <p className="buttons"><Button>{say('record.look')}</Button> <Button quiet name="check" value="yes">{say('record.check')}</Button></p>
      </form>
      {found.length === 0 ? <p>{say('record.none')}</p> : (
        <Table caption={say('record.caption')} columns={[{ title: say('record.number'), number: true }, { title: say('record.at') }, { title: say('record.deed') }, { title: say('record.who') }, { title: say('record.about') }, { title: say('record.why') }]}
          rows={found.map((line) => ({ key: String(line.sequence), cells: [
            String(line.sequence), `${say.day(line.at.slice(0, 10))} ${line.at.slice(11, 19)} UTC`,
            <span key="deed"><DeedName deed={line.name} />{say.any(`record.operation-${line.operation}`)}{line.result === 'refused' ? `, ${say('record.refused')}` : ''}</span>,
            <span key="who">{whoSays(say, line.actor)}<br />{line.roles.map((role) => say.any(`people.role-${role}`)).join(', ')}</span>,
            line.subject === '{}' && line.whose.length === 0 ? '–' : <span key="about" className="subject">{pairsOf(line.subject).map((pair) => <span key={pair}>{pair}<br /></span>)}{line.whose.length > 0 && say('record.persons', { count: line.whose.length })}</span>,
            <span key="why">{say.any(`record.purpose-${line.purpose}`)}<br />{say.any(`record.ground-${line.ground}`)}{line.recipients.length > 0 && <><br />{say('record.recipients', { names: line.recipients.map((to) => recipientSays(say, to)).join(', ') })}</>}</span>,
          ] }))} />
      )}
      {more && <p><a href={`?${older}`}>{say('record.older')}</a></p>}
      <Outside {...elsewhere} typed={(no?.typed ?? {}) as Record<string, string>} errors={errors} />
    </>
  )
}

/** By their number; who has none is said in words. */
const whoSays = (say: Say, actor: string): string => (actor === 'calendar' ? say('privacy.who-machine') : actor === 'operator' || actor === 'stranger' ? say(`privacy.who-${actor}`) : actor)

/** What a line is about: the names of the things and their numbers, one under the other. */
const pairsOf = (subject: string): readonly string[] => Object.entries(JSON.parse(subject) as Record<string, unknown>).map(([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
