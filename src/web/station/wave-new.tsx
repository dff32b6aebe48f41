import { data, redirect } from 'react-router'
import { detectableChange, instruments, planWave, waves } from '#domains/survey/index.ts'
import { modes } from '#domains/survey/words.ts'
import { zones } from '#domains/territory/index.ts'
import { named } from '#domains/territory/words.ts'
import { ask, attempt, ctxOf, typedIn } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Button } from '#web/ui/button.tsx'
import { Many } from '#web/ui/choice.tsx'
import { DateField } from '#web/ui/date-field.tsx'
import { ErrorSummary } from '#web/ui/error-summary.tsx'
import { NumberField } from '#web/ui/number-field.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Select } from '#web/ui/select.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from './field-errors.ts'
import { planned, targetsIn } from './planned.ts'
import { reachOf } from './reach-of.ts'
import { WhatItSees } from './what-it-sees.tsx'
import type { Route } from './+types/wave-new'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.plan-a-wave'))

export async function loader(arrival: Route.LoaderArgs) {
  const mine = await reachOf(arrival)
  const known = (await ask(arrival, zones, {})).zones.filter(({ commissariat, directorate }) => mine.has(commissariat) || mine.has(directorate))
  const { now } = await ctxOf(arrival)
  return { zones: known, instruments: (await ask(arrival, instruments, {})).instruments, before: (await ask(arrival, waves, {})).waves.filter(({ state }) => state === 'published' || state === 'closed'), today: now.toISOString().slice(0, 10) }
}

/** Looking shows what the plan can see and keeps nothing; planning keeps it and goes to the wave. */
export async function action(arrival: Route.ActionArgs) {
  const typed = (await typedIn(arrival.request)) ?? {}
  const { zones: known } = await loader(arrival)
  const plan = planned(typed, known, arrival.params.lang)
  const sees = await attempt(arrival, detectableChange, { zones: targetsIn(typed, known), designEffect: plan.designEffect, hopedChange: plan.hopedChange, ...(plan.instrument ? { instrument: plan.instrument } : {}) }, typed)
  const seen = sees.ok ? sees.answer : null
  if (typed.intent !== 'plan') return data({ typed, seen, code: sees.ok ? null : sees.refused.code, fields: sees.ok ? {} : sees.refused.fields, values: {} }, { status: sees.ok ? 200 : sees.status })
  const sent = await attempt(arrival, planWave, plan, typed)
  if (sent.ok) return redirect(`/${arrival.params.lang}/station/waves/${sent.answer.wave}`)
  return data({ ...sent.refused, typed, seen }, { status: sent.status })
}

export default function WaveNew({ loaderData: { zones: known, instruments: offered, before, today }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const typed = (no?.typed ?? {}) as Readonly<Record<string, string | string[] | undefined>>
  const text = (name: string, otherwise?: string) => (typeof typed[name] === 'string' ? typed[name] : otherwise)
  const errors = fieldErrors(say, no?.fields, no?.values)
  return (
    <>
      <h1>{say('station.plan-a-wave')}</h1>
      {no?.code && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      {no?.seen && <WhatItSees seen={no.seen} zones={known} />}
      {offered.length === 0 && <Notice kind="stop" title={say('station.no-instrument-yet')}><p><a href={`/${say.language}/station/instruments`}>{say('station.instruments')}</a></p></Notice>}
      <form method="post">
        <TextField name="name" label={say('station.wave-name')} hint={say('station.wave-name-hint')} value={text('name')} error={errors.names} width="middle" />
        <Select name="instrument" label={say('station.instrument')} options={offered.map(({ id, names, version }) => [id, `${named(names, say.language)} ${version}`] as const)} chosen={text('instrument') ?? offered[0]?.id} error={errors.instrument} />
        <Select name="follows" label={say('station.follows')} hint={say('station.follows-hint')} none={say('station.follows-none')} options={before.map(({ wave, names, closesOn }) => [wave, `${named(names, say.language)}, ${say.day(closesOn)}`] as const)} chosen={text('follows')} error={errors.follows} />
        <DateField name="opensOn" label={say('station.opens')} value={text('opensOn', today)} error={errors.opensOn} />
        <DateField name="closesOn" label={say('station.closes')} value={text('closesOn')} error={errors.closesOn} />
        <Many name="modes" label={say('station.modes')} hint={say('station.modes-hint')} options={modes.map((mode) => ({ value: mode, words: say.any(`station.mode-${mode}`) }))} chosen={[typed.modes ?? ['web', 'interview']].flat()} error={errors.modes} />
        <TextField name="frame" label={say('station.frame')} hint={say('station.frame-hint')} value={text('frame')} error={errors.frame} />
        <fieldset className="field"><legend>{say('station.targets')}</legend><p className="hint">{say('station.targets-hint')}</p>
          {known.map(({ slug, names, population }) => <NumberField key={slug} name={`target-${slug}`} label={named(names, say.language)} hint={population === null ? undefined : say('station.people-live-here', { population })} value={text(`target-${slug}`, '200')} />)}
        </fieldset>
        <NumberField name="hopedChange" label={say('station.hoped-change')} hint={say('station.hoped-change-hint')} value={text('hopedChange')} error={errors.hopedChange} decimal />
        <NumberField name="designEffect" label={say('station.design-effect')} hint={say('station.design-effect-hint')} value={text('designEffect', '1')} error={errors.designEffect} decimal />
        <div className="buttons"><Button quiet name="intent" value="look">{say('station.what-can-it-see')}</Button><Button name="intent" value="plan">{say('station.plan-it')}</Button></div>
      </form>
    </>
  )
}
