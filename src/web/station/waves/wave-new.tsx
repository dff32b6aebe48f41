import { data, redirect } from 'react-router'
import { detectableChange, instruments, planBreaks, planWave, wave, waves } from '#domains/survey/index.ts'
import { modes } from '#domains/survey/words.ts'
import { zones } from '#domains/territory/index.ts'
import { named } from '#domains/territory/words.ts'
import { ask, attempt, ctxOf, typedIn } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Button } from '#web/ui/button.tsx'
import { Many } from '#web/ui/form/choice.tsx'
import { DateField } from '#web/ui/form/date-field.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { NumberField } from '#web/ui/form/number-field.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../field-errors.ts'
import { reachOf } from '../reach-of.ts'
import { asTyped } from './asked-before.ts'
import { MarginsFields } from './margins-fields.tsx'
import { marginsIn } from './margins.ts'
import { fieldsOfPlan, planned, targetsIn } from './planned.ts'
import { questionnaire } from './questionnaire.ts'
import { SeriesBreaks } from './series-breaks.tsx'
import { WhatItSees } from './what-it-sees.tsx'
import type { Route } from './+types/wave-new'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.plan-a-wave'))

export async function loader(arrival: Route.LoaderArgs) {
  const mine = await reachOf(arrival)
  const known = speak(arrival.params.lang).inOrder((await ask(arrival, zones, {})).zones).filter(({ commissariat, directorate }) => mine.has(commissariat) || mine.has(directorate))
  const { now } = await ctxOf(arrival)
  const follows = new URL(arrival.request.url).searchParams.get('follows')
  const again = follows === null ? null : await ask(arrival, wave, { wave: follows })
  const { instruments: offered } = await ask(arrival, instruments, {})
  const first = again?.instrument.id ?? offered[0]?.id
  const before = (await ask(arrival, waves, {})).waves.filter(({ state }) => state === 'published' || state === 'closed')
  return { zones: known, instruments: offered, before, again, asked: first ? await questionnaire(arrival, first) : null, today: now.toISOString().slice(0, 10) }
}

/** Looking shows what the plan can see and what would break the series, and keeps nothing; planning keeps it and goes to the wave. */
export async function action(arrival: Route.ActionArgs) {
  const typed = (await typedIn(arrival.request)) ?? {}
  const { zones: known, instruments: offered, asked: first } = await loader(arrival)
  const asked = offered.some(({ id }) => id === typed.instrument) ? await questionnaire(arrival, String(typed.instrument)) : first
  const { margins, faults } = asked ? marginsIn(typed, asked) : { margins: [], faults: {} }
  const plan = planned(typed, known, arrival.params.lang, margins)
  const targets = targetsIn(typed, known).map(({ zone, target }) => ({ zone, target }))
  const sees = await attempt(arrival, detectableChange, { zones: targets, designEffect: plan.designEffect, hopedChange: plan.hopedChange, ...(plan.instrument ? { instrument: plan.instrument } : {}) }, typed)
  const breaks = typed.follows ? await attempt(arrival, planBreaks, plan, typed) : null
  const told = { typed, asked, seen: sees.ok ? sees.answer : null, breaks: breaks?.ok ? breaks.answer : null }
  if (Object.keys(faults).length > 0) return data({ ...told, code: 'frame.invalid', fields: faults, values: {} }, { status: 422 })
  if (typed.intent !== 'plan' && sees.ok) return { ...told, code: null, fields: {}, values: {} }
  const sent = typed.intent === 'plan' ? await attempt(arrival, planWave, plan, typed) : sees
  if (!sent.ok) return data({ ...told, ...sent.refused, fields: fieldsOfPlan(sent.refused.fields, typed, known) }, { status: sent.status })
  return redirect(`/${arrival.params.lang}/station/waves/${'wave' in sent.answer ? sent.answer.wave : ''}`)
}

export default function WaveNew({ loaderData: { zones: known, instruments: offered, before, again, asked: first, today }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const typed = (no?.typed ?? (again ? asTyped(again, say.language) : {})) as Readonly<Record<string, string | string[] | undefined>>
  const fresh = !no && !again
  const text = (name: string, otherwise?: string) => (typeof typed[name] === 'string' ? typed[name] : otherwise)
  const errors = fieldErrors(say, no?.fields, no?.values)
  const asked = no?.asked ?? first
  return (
    <>
      <h1>{say('station.plan-a-wave')}</h1>
      {no?.code && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      {again && <p className="lead">{say('station.asked-like', { wave: named(again.names, say.language) })}</p>}
      {no?.breaks && <SeriesBreaks breaks={no.breaks} instrument={asked} />}
      {no?.seen && no.seen.plans.length > 0 && <WhatItSees seen={no.seen} zones={known} />}
      {offered.length === 0 && <Notice kind="stop" title={say('station.no-instrument-yet')}><p><a href={`/${say.language}/station/instruments`}>{say('station.instruments')}</a></p></Notice>}
      <form method="post">
        <TextField name="name" label={say('station.wave-name')} hint={say('station.wave-name-hint')} value={text('name')} error={errors.name} width="middle" />
        <Select name="instrument" label={say('station.instrument')} options={offered.map(({ id, names, version }) => [id, `${named(names, say.language)} ${version}`] as const)} chosen={text('instrument') ?? offered[0]?.id} error={errors.instrument} />
        <Select name="follows" label={say('station.follows')} hint={say('station.follows-hint')} none={say('station.follows-none')} options={before.map(({ wave: id, names, closesOn, group, audience }) => [id, `${named(names, say.language)}, ${say.day(closesOn)}, ${group ? named(group, say.language) : say.any(`station.audience-${audience}`)}`] as const)} chosen={text('follows')} error={errors.follows} />
        <TextField name="group" label={say('station.group')} hint={say('station.group-hint')} value={text('group')} error={errors.group} width="middle" />
        <NumberField name="goesOnMonths" label={say('station.goes-on')} hint={say('station.goes-on-hint')} value={text('goesOnMonths')} error={errors.goesOnMonths} />
        <DateField name="opensOn" label={say('station.opens')} value={text('opensOn', today)} error={errors.opensOn} />
        <DateField name="closesOn" label={say('station.closes')} value={text('closesOn')} error={errors.closesOn} />
        <Many name="modes" label={say('station.modes')} hint={say('station.modes-hint')} options={modes.map((mode) => ({ value: mode, words: say.any(`station.mode-${mode}`) }))} chosen={[typed.modes ?? (fresh ? ['web', 'interview'] : [])].flat()} error={errors.modes} />
        <TextField name="frame" label={say('station.frame')} hint={say('station.frame-hint')} value={text('frame')} error={errors.frame} />
        <fieldset className="field"><legend>{say('station.targets')}</legend><p className="hint">{say('station.targets-hint')}</p>
          <div className="side-by-side">{known.map(({ slug, names, population }) => <NumberField key={slug} name={`target-${slug}`} label={named(names, say.language)} hint={population === null ? undefined : say('station.people-live-here', { population })} value={text(`target-${slug}`, fresh ? '200' : '')} error={errors[`target-${slug}`]} />)}</div>
        </fieldset>
        {asked && <MarginsFields instrument={asked} value={text} errors={errors} />}
        <NumberField name="hopedChange" label={say('station.hoped-change')} hint={say('station.hoped-change-hint')} value={text('hopedChange')} error={errors.hopedChange} decimal />
        <NumberField name="designEffect" label={say('station.design-effect')} hint={say('station.design-effect-hint')} value={text('designEffect', '1')} error={errors.designEffect} decimal />
        <div className="buttons"><Button quiet name="intent" value="look">{say('station.what-can-it-see')}</Button><Button name="intent" value="plan">{say('station.plan-it')}</Button></div>
      </form>
    </>
  )
}
