import { data, redirect } from 'react-router'
import { closeWave, comparability, invite, noteOutcomes, openWave, outreach, stopAsking, wave, waveProgress } from '#domains/survey/index.ts'
import { named, partOfList } from '#domains/territory/words.ts'
import { may } from '#frame/allow.ts'
import { longWork, waitsHere } from '#web/http/at-work/long-work.ts'
import { ask, attempt, ctxOf, typedIn, type Typed } from '#web/http/ctx.ts'
import { csvInTurns } from '#web/open/csv.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { Button, Start } from '#web/ui/button.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { NumberField } from '#web/ui/form/number-field.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../field-errors.ts'
import { OutreachList } from '../breakdown/outreach-list.tsx'
import { Cards } from '../contact/cards.tsx'
import { opensAt } from '../leads/opens-at.ts'
import { partWanted } from '../part-wanted.ts'
import { CardsForm } from '../contact/cards-form.tsx'
import { DrawForm } from '../draw/draw-form.tsx'
import { Fieldwork } from './fieldwork.tsx'
import { OutcomesForm } from './outcomes-form.tsx'
import { fieldsOfOutcomes, outcomesTold } from './outcomes-told.ts'
import { questionnaire } from './questionnaire.ts'
import { SeriesBreaks } from './series-breaks.tsx'
import { ThePlan } from './the-plan.tsx'
import type { Route } from './+types/wave'

export const meta: Route.MetaFunction = ({ params, loaderData }) => titled(loaderData ? named(loaderData.plan.names, params.lang) : speak(params.lang)('station.wave'))

export async function loader(arrival: Route.LoaderArgs) {
  const asked = { wave: arrival.params.wave }
  const plan = await ask(arrival, wave, asked)
  const { actor } = await ctxOf(arrival)
  const before = plan.follows === null ? null : await ask(arrival, wave, { wave: plan.follows })
  const progress = await ask(arrival, waveProgress, asked), { shown, part } = partOfList(speak(arrival.params.lang).inOrder(progress.zones), partWanted(arrival.request), zonesOfATable)
  const waited = await waitsHere<Waited>(arrival, ways(arrival.params.wave))
  return {
    plan, made: waited && { ...nothing, ...(await shownCodes(arrival, waited.zone, waited)) }, notes: (await ask(arrival, outreach, asked)).notes.map((note) => ({ ...note, opens: opensAt(actor, { ...plan, zone: null }) })), progress: { total: progress.total, zones: shown, part }, instrument: await questionnaire(arrival, plan.instrument.id),
    before: before && { wave: before.wave, names: before.names, breaks: await ask(arrival, comparability, { ...asked, with: before.wave }) },
    may: { plan: may('survey.plan-wave', actor, plan), codes: may('fieldwork.print-sheets', actor, plan), brings: may('survey.import-sheets', actor, plan), note: may('survey.note-outcomes', actor, plan), read: may('survey.remarks-to-code', actor, plan), watch: may('survey.participation', actor, plan) },
  }
}

/** So many zones of the fieldwork are one page. */
const zonesOfATable = 50

const nothing = { code: null as string | null, fields: {} as Record<string, string>, values: {} as Readonly<Record<string, string | number>>, typed: {} as Typed, wrong: [] as readonly { line: number; code: string }[], codes: null as readonly string[] | null, fingerprint: '', cards: null as { codes: readonly string[]; fingerprint: string; zone: string; address: string; list: string } | null, noted: null as { noted: number; passedOver: number } | null }

export async function action(arrival: Route.ActionArgs) {
  const typed = (await typedIn(arrival.request)) ?? {}
  const asked = { wave: arrival.params.wave }
  if (typed.intent === 'note') {
    const { outcomes, lines } = outcomesTold(typed)
    const told = await attempt(arrival, noteOutcomes, { ...asked, outcomes }, typed)
    return told.ok ? { ...nothing, noted: told.answer } : data({ ...nothing, ...told.refused, ...fieldsOfOutcomes(told.refused.fields, lines) }, { status: told.status })
  }
  if (typed.intent === 'invite') {
    const slug = String(typed.zone), zone = await zoneOf(arrival, slug), count = Number(typed.count)
    const errand = { title: 'station.make-codes', same: `${asked.wave} ${slug} ${count}`, ...ways(asked.wave), said: ({ codes }: Made) => ({ code: 'station.codes-made', values: { codes: codes.length } }) }
    const made = await longWork(arrival, errand, async (by, input): Promise<Waited> => ({ ...(await invite(by, input)), zone: slug }), { ...asked, zone, count }, typed)
    return made.ok ? { ...nothing, typed, ...(await shownCodes(arrival, slug, made.answer)) } : data({ ...nothing, ...made.refused }, { status: made.status })
  }
  const sent = typed.intent === 'stop' ? await attempt(arrival, stopAsking, asked, typed) : typed.intent === 'open' ? await attempt(arrival, openWave, asked, typed) : await longWork(arrival, { title: 'station.close-it', same: arrival.params.wave, to: `waves/${arrival.params.wave}` }, closeWave, asked, typed)
  return sent.ok ? redirect(`/${arrival.params.lang}/station/waves/${arrival.params.wave}`) : data({ ...nothing, ...sent.refused }, { status: sent.status })
}

type Here = Route.ActionArgs | Route.LoaderArgs
type Made = Awaited<ReturnType<typeof invite>>
type Waited = Made & { readonly zone: string }
const ways = (wave: string) => ({ to: `waves/${wave}`, hands: `waves/${wave}` })

/** Codes for letters, or a stack of cards where contacts are asked. */
async function shownCodes(arrival: Here, slug: string, made: Made) {
  const contacts = made.codes.length > 0 && (await ask(arrival, wave, { wave: arrival.params.wave })).audience === 'contacts'
  return contacts ? { cards: await stackOf(arrival, slug, made) } : { codes: made.codes, fingerprint: made.fingerprint }
}

/** A stack of cards, as it is printed and as a file. */
async function stackOf(arrival: Here, slug: string, { codes, fingerprint }: { readonly codes: readonly string[]; readonly fingerprint: string }) {
  const { zones } = await ask(arrival, wave, { wave: arrival.params.wave })
  const zone = named(zones.find((one) => one.slug === slug)?.names ?? {}, arrival.params.lang), address = `${new URL(arrival.request.url).origin}/${arrival.params.lang}/answer`
  return { codes, fingerprint, zone, address, list: (await csvInTurns(codes.map((code) => ({ zone, address, code, key: fingerprint })))).join('') }
}

/** A form of a page without script names a zone by its address. */
async function zoneOf(arrival: Route.ActionArgs, slug: string): Promise<string | undefined> {
  return (await ask(arrival, wave, { wave: arrival.params.wave })).zones.find((zone) => zone.slug === slug)?.zone
}

export default function WavePage({ loaderData: { plan, made, notes, progress, instrument, before, may: mine }, actionData }: Route.ComponentProps) {
  const say = useSay()
  const { code, fields, values, typed, wrong, codes, fingerprint, cards, noted } = actionData ?? made ?? nothing
  const errors = fieldErrors(say, fields, values)
  const here = `/${say.language}/station/waves/${plan.wave}`
  if (cards) return <><Back to={here}>{named(plan.names, say.language)}</Back><h1>{say('station.cards')}</h1><Cards {...cards} here={here} /></>
  const asking = plan.state === 'planned' || plan.state === 'open', asked = plan.state === 'closed' || plan.state === 'published'
  return (
    <>
      <Back to={`/${say.language}/station/waves`}>{say('station.waves')}</Back>
      <h1>{named(plan.names, say.language)}</h1>
      {code && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(code, values)} />}
      {codes && <Notice kind="done" title={say('station.codes-made', { codes: codes.length })}><p>{say('station.codes-once')}</p><p>{say('station.print-mark')} <samp>{fingerprint}</samp></p><ul className="codes">{codes.map((each) => <li key={each}><code>{each}</code></li>)}</ul></Notice>}
      {noted && <Notice kind="done" title={say('station.outcomes-noted', { noted: noted.noted })}>{noted.passedOver > 0 && <p>{say('station.outcomes-passed-over', { passedOver: noted.passedOver })}</p>}</Notice>}
      {before && <SeriesBreaks breaks={before.breaks} instrument={instrument} />}
      <Fieldwork progress={progress} />
      <div className="buttons">
        {plan.state === 'planned' && mine.plan && <form method="post"><Button name="intent" value="open">{say('station.open-it')}</Button></form>}
        {(plan.state === 'open' || plan.state === 'closed') && mine.brings && <Start to={`${here}/import`}>{say('station.import-sheets')}</Start>}
        {asking && mine.codes && plan.modes.includes('paper') && <Start to={`${here}/paper`}>{say('station.print-paper')}</Start>}
        {asking && mine.plan && plan.goesOnMonths !== null && <form method="post"><Button quiet name="intent" value="stop">{say('station.stop-asking')}</Button></form>}
        {plan.state === 'open' && mine.plan && <form method="post"><Button grave name="intent" value="close">{say('station.close-it')}</Button></form>}
        {(plan.state === 'published' || (plan.state === 'closed' && mine.plan)) && <Start to={`${here}/results`}>{plan.state === 'closed' ? say('station.look-and-publish') : say('station.see-results')}</Start>}
        {asked && mine.plan && plan.goesOnMonths === null && <a className="button quiet" href={`/${say.language}/station/waves/new?follows=${plan.wave}`}>{say('station.ask-again')}</a>}
      </div>
      <ul className="further">
        {asked && mine.read && <li><a href={`${here}/remarks`}>{say('station.remarks')}</a></li>}
        {asked && mine.watch && <li><a href={`${here}/groups`}>{say('web.groups-title')}</a></li>}
        {plan.state !== 'planned' && mine.watch && plan.audience === 'residents' && <li><a href={`${here}/participation`}>{say('station.participation')}</a></li>}
      </ul>
      <OutreachList notes={notes.filter(({ doneOn }) => doneOn === null)} />
      <ThePlan plan={plan} instrument={instrument} before={before} />
      {asking && mine.plan && !mine.codes && <section aria-labelledby="letters"><h2 id="letters">{say(plan.audience === 'contacts' ? 'station.cards' : 'station.draw-the-sample')}</h2><p>{say('station.owner-draws')}</p></section>}
      {asking && mine.codes && plan.audience === 'contacts' && <CardsForm zones={plan.zones} typed={typed} errors={errors} />}
      {asking && mine.codes && plan.audience !== 'contacts' && (
        <section aria-labelledby="letters">
          <h2 id="letters">{say('station.draw-the-sample')}</h2>
          <p>{say('station.draw-lead')} {say('station.next-birthday')}</p>
          <DrawForm plan={plan} />
          <details open={typed.intent === 'invite'}>
            <summary>{say('station.codes-without-list')}</summary>
            <form method="post">
              <Select name="zone" label={say('station.zone')} options={say.inOrder(plan.zones).map(({ slug, names }) => [slug, named(names, say.language)] as const)} chosen={typeof typed.zone === 'string' ? typed.zone : undefined} error={errors.zone} />
              <NumberField name="count" label={say('station.how-many-codes')} value={typeof typed.count === 'string' ? typed.count : '20'} error={errors.count} />
              <Button quiet name="intent" value="invite">{say('station.make-codes')}</Button>
            </form>
          </details>
        </section>
      )}
      {plan.state !== 'published' && plan.audience !== 'contacts' && mine.note && <OutcomesForm typed={typed} errors={errors} wrong={wrong} />}
    </>
  )
}
