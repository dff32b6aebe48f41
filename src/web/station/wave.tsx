import { data, redirect } from 'react-router'
import { closeWave, comparability, invite, openWave, wave, waveProgress } from '#domains/survey/index.ts'
import { named } from '#domains/territory/words.ts'
import { ask, attempt, typedIn } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { Button, Start } from '#web/ui/button.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { NumberField } from '#web/ui/number-field.tsx'
import { Progress } from '#web/ui/progress.tsx'
import { Select } from '#web/ui/select.tsx'
import { SummaryList } from '#web/ui/summary-list.tsx'
import { Table } from '#web/ui/table.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import type { Route } from './+types/wave'

export const meta: Route.MetaFunction = ({ params, loaderData }) => titled(loaderData ? named(loaderData.plan.names, params.lang) : speak(params.lang)('station.wave'))

export async function loader(arrival: Route.LoaderArgs) {
  const asked = { wave: arrival.params.wave }
  const plan = await ask(arrival, wave, asked)
  const broken = plan.follows === null ? null : await ask(arrival, comparability, { ...asked, with: plan.follows })
  return { plan, progress: await ask(arrival, waveProgress, asked), broken }
}

export async function action(arrival: Route.ActionArgs) {
  const typed = (await typedIn(arrival.request)) ?? {}
  const asked = { wave: arrival.params.wave }
  if (typed.intent === 'invite') {
    const made = await attempt(arrival, invite, { ...asked, zone: await zoneOf(arrival, String(typed.zone)), count: Number(typed.count) }, typed)
    return made.ok ? { code: null, values: {}, typed, codes: made.answer.codes } : data({ ...made.refused, codes: null }, { status: made.status })
  }
  const sent = typed.intent === 'open' ? await attempt(arrival, openWave, asked, typed) : await attempt(arrival, closeWave, asked, typed)
  return sent.ok ? redirect(`/${arrival.params.lang}/station/waves/${arrival.params.wave}`) : data({ ...sent.refused, codes: null }, { status: sent.status })
}

/** A form of a page without script names a zone by its address. */
async function zoneOf(arrival: Route.ActionArgs, slug: string): Promise<string | undefined> {
  return (await ask(arrival, wave, { wave: arrival.params.wave })).zones.find((zone) => zone.slug === slug)?.zone
}

export default function WavePage({ loaderData: { plan, progress, broken }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const here = `/${say.language}/station/waves/${plan.wave}`
  const rate = (value: number | null) => (value === null ? '–' : say.share(value))
  return (
    <>
      <Back to={`/${say.language}/station/waves`}>{say('station.waves')}</Back>
      <h1>{named(plan.names, say.language)}</h1>
      {no?.code && <Notice kind="stop" title={say.any(no.code, no.values)} />}
      {no?.codes && <Notice kind="done" title={say('station.codes-made', { codes: no.codes.length })}><p>{say('station.codes-once')}</p><ul className="codes">{no.codes.map((code) => <li key={code}><code>{code}</code></li>)}</ul></Notice>}
      {broken && broken.because.length > 0 && <Notice kind="note" title={say('station.series-breaks')}><ul>{broken.because.map((reason) => <li key={reason}>{say.any(`web.because.${reason}`)}</li>)}</ul></Notice>}
      <Progress value={progress.total.answers} most={progress.total.target}>{say('station.answers-of-target', { answers: progress.total.answers, target: progress.total.target })}</Progress>
      <Table caption={say('station.fieldwork')} columns={[{ title: say('station.zone') }, { title: say('station.answers') }, { title: say('station.invited'), number: true }, { title: say('station.answered'), number: true }, { title: say('station.refused'), number: true }, { title: say('station.not-reached'), number: true }, { title: say('station.not-eligible'), number: true }, { title: say('station.response-rate'), number: true }]}
        rows={progress.zones.map((zone) => ({ key: zone.zone, cells: [
          named(zone.names, say.language), <Progress key="p" value={zone.answers} most={zone.target}>{say('station.answers-of-target', { answers: zone.answers, target: zone.target })}</Progress>,
          say.number(zone.invited), say.number(zone.answered), say.number(zone.refused), say.number(zone.notReached), say.number(zone.notEligible), rate(zone.responseRate),
        ] }))} />
      <div className="buttons">
        {plan.state === 'planned' && <form method="post"><Button name="intent" value="open">{say('station.open-it')}</Button></form>}
        {(plan.state === 'open' || plan.state === 'closed') && <Start to={`${here}/import`}>{say('station.import-sheets')}</Start>}
        {plan.state === 'open' && <form method="post"><Button grave name="intent" value="close">{say('station.close-it')}</Button></form>}
        {(plan.state === 'closed' || plan.state === 'published') && <Start to={`${here}/results`}>{plan.state === 'closed' ? say('station.look-and-publish') : say('station.see-results')}</Start>}
      </div>
      {(plan.state === 'planned' || plan.state === 'open') && (
        <section aria-labelledby="letters">
          <h2 id="letters">{say('station.letters')}</h2>
          <form method="post">
            <Select name="zone" label={say('station.zone')} options={plan.zones.map(({ slug, names }) => [slug, named(names, say.language)] as const)} />
            <NumberField name="count" label={say('station.how-many-codes')} value="20" />
            <Button quiet name="intent" value="invite">{say('station.make-codes')}</Button>
          </form>
        </section>
      )}
      <h2>{say('station.the-plan')}</h2>
      <SummaryList rows={[
        { key: 'state', term: say('station.state'), says: say.any(`station.state-${plan.state}`) },
        { key: 'days', term: say('station.days'), says: `${say.day(plan.opensOn)} – ${say.day(plan.closesOn)}` },
        { key: 'instrument', term: say('station.instrument'), says: `${named(plan.instrument.names, say.language)} ${plan.instrument.version}` },
        { key: 'modes', term: say('station.modes'), says: say.list(plan.modes.map((mode) => say.any(`station.mode-${mode}`))) },
        { key: 'frame', term: say('station.frame'), says: plan.frame },
      ]} />
    </>
  )
}
