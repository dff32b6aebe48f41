import { data, redirect } from 'react-router'
import { settings } from '#domains/mail/index.ts'
import { providers, setUp, tickStep, trustedPosts } from '#domains/people/index.ts'
import { named } from '#domains/territory/words.ts'
import { notedChanges } from '#platform/changes/noted.ts'
import { machineClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import { ask, refusal, submit } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Button } from '#web/ui/button.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Tag } from '#web/ui/tag.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { FoundingRuns } from '../posts/founding-runs.tsx'
import { stepsOf } from './steps.ts'
import type { Route } from './+types/setting-up'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.setting-up'))

export async function loader(arrival: Route.LoaderArgs) {
  const known = await ask(arrival, setUp, {})
  const [signOn, mail] = [(await ask(arrival, providers, {})).providers.some(({ open }) => open), (await ask(arrival, settings, {})).settings !== null]
  if (known === null) throw data(null, { status: 404 })
  const config = readConfig(), carried = notedChanges(config)?.upTo
  const { founding } = await ask(arrival, trustedPosts, {})
  return { founding, anyDevice: !config.devices, minutes: carried ? Math.max(0, Math.round((machineClock().getTime() - Date.parse(carried)) / 60_000)) : null, steps: stepsOf(known, { signOn, mail }), villages: known.villages, names: known.commissariats.map(({ commissariat, names }) => [commissariat, names] as const) }
}

export async function action(arrival: Route.ActionArgs) {
  const sent = await submit(arrival, tickStep, ({ step, done }) => ({ step, done: done === 'yes' }))
  return sent.ok ? redirect(`/${arrival.params.lang}/station/setting-up#${String(sent.typed.step)}`) : refusal(sent)
}

/** Everything that has to be done before a station can work, in its order: what is done, what is missing, and where to do it. Every way leads back here. */
export default function SettingUp({ loaderData: { founding, anyDevice, minutes, steps, names, villages }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const place = (commissariat: string | undefined) => named(names.find(([id]) => id === commissariat)?.[1] ?? {}, say.language)
  const left = steps.filter(({ done }) => !done).length
  return (
    <>
      <h1>{say('station.setting-up')}</h1>
      <p className="lead">{say('station.setting-up-lead')}</p>
      {founding && <FoundingRuns {...founding} />}
      {no?.code && <ErrorSummary errors={{}} general={say.any(no.code, no.values)} />}
      {left === 0 ? <Notice kind="done" title={say('station.setting-up-done')} /> : <p>{say('station.setting-up-left', { left })}</p>}
      {anyDevice && <p>{say('station.setting-up-any-device')}</p>}
      <ol>
        {steps.map(({ step, done, to, missing, ticks, on }) => (
          <li key={step} id={step}>
            <h2>{say.any(`station.setting-up-${step}`)} <Tag tone={done ? 'better' : 'plain'}>{say(done ? 'station.step-done' : 'station.step-to-do')}</Tag></h2>
            <p>{say.any(`station.setting-up-${step}-lead`)}</p>
            {missing.length > 0 && <ul>{missing.map(({ what, role, commissariat, count = 1 }) => (
              <li key={`${what} ${role ?? ''} ${commissariat ?? ''}`}>{say.any(`station.missing-${what}`, { role: role ? say.any(`people.role-${role}`) : '', commissariat: place(commissariat), count })}</li>
            ))}</ul>}
            {step === 'zones' && villages > 0 && <p>{say('station.setting-up-villages', { villages })}</p>}
            {step === 'backup' && minutes !== null && <p>{say('station.setting-up-carried', { minutes })}</p>}
            {step === 'mail' && <p>{say('station.setting-up-mail-glass')}</p>}
            {on !== null && <p>{say('station.step-said-done', { day: say.day(on) })}</p>}
            {to !== null && <p><a href={`/${say.language}/station${to}${step === 'posts' && missing[0]?.commissariat ? `?area=${missing[0].commissariat}` : ''}`}>{say.any(`station.setting-up-${step}-go`)}</a></p>}
            {ticks && <form method="post"><input type="hidden" name="step" value={step} /><Button quiet name="done" value={done ? 'no' : 'yes'}>{say.any(done ? 'station.step-not-done' : `station.setting-up-${step}-tick`)}</Button></form>}
          </li>
        ))}
      </ol>
    </>
  )
}
