import { data, redirect } from 'react-router'
import { interviewTotals, keyingQueue } from '#domains/fieldwork/index.ts'
import { readAloud, setAside } from '#domains/fieldwork/words.ts'
import { invite, sheetToFill, waves } from '#domains/survey/index.ts'
import { named } from '#domains/territory/words.ts'
import { may } from '#frame/allow.ts'
import { newHalf } from '#web/http/answer-code.ts'
import { ask, attempt, typedIn, visitorOf } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Button } from '#web/ui/button.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../field-errors.ts'
import { interviewKept } from './interview-at-hand.ts'
import { Interviewers } from './interviewers.tsx'
import type { Route } from './+types/start'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.interviews'))

export async function loader(arrival: Route.LoaderArgs) {
  const { actor } = await visitorOf(arrival)
  const open = (await ask(arrival, waves, {})).waves.filter(({ state, modes }) => state === 'open' && modes.includes('interview'))
  const rounds = await Promise.all(open.map(async (round) => ({
    wave: round.wave, names: round.names, zones: (await ask(arrival, keyingQueue, { wave: round.wave })).zones,
    totals: may('fieldwork.interview-totals', actor, round) ? await ask(arrival, interviewTotals, { wave: round.wave }) : null,
  })))
  return { rounds, kept: new URL(arrival.request.url).searchParams.has('kept') }
}

/** Begins with the resident's own letter, or with a fresh code that nobody ever sees. */
export async function action(arrival: Route.ActionArgs) {
  const typed = (await typedIn(arrival.request)) ?? {}
  const [wave, zone] = String(typed.where ?? '').split(' ')
  const letter = String(typed.letter ?? '').trim()
  const made = letter === '' ? await attempt(arrival, invite, { wave, zone, count: 1, mode: 'interview' }, typed) : null
  if (made && !made.ok) return data(made.refused, { status: made.status })
  const code = made ? made.answer.codes[0]! : letter, half = newHalf()
  const found = await attempt(arrival, sheetToFill, { code, half }, typed)
  if (!found.ok) return data(found.refused, { status: found.status })
  if (found.answer.state !== 'open') return data({ code: 'survey.already-answered', fields: {}, values: {}, typed }, { status: 409 })
  const { instrument } = found.answer
  const [first] = readAloud(instrument, setAside(instrument, (await visitorOf(arrival)).actor)).blocks
  return redirect(`/${arrival.params.lang}/station/interviews/${first?.id ?? 'alone'}`, { headers: { 'set-cookie': interviewKept(arrival.request, { code, half }) } })
}

/** Where an interview at the door begins. */
export default function Begin({ loaderData: { rounds, kept }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const { code } = { ...no?.fields } as Readonly<Record<string, string>>
  const errors = fieldErrors(say, code ? { letter: code } : {}, no?.values)
  const typed = (name: string) => (typeof no?.typed[name] === 'string' ? no.typed[name] : undefined)
  const places = rounds.flatMap(({ wave, names, zones }) => say.inOrder(zones).map(({ zone, names: of }) => [`${wave} ${zone}`, `${named(of, say.language)} (${named(names, say.language)})`] as const))
  return (
    <>
      {no && <ErrorSummary errors={errors} general={Object.keys(errors).length > 0 ? undefined : say.any(no.code, no.values)} />}
      {kept && !no && <Notice kind="done" title={say('station.interview-kept')} />}
      <h1>{say('station.interviews')}</h1>
      <p className="lead">{say('station.interviews-lead')}</p>
      {places.length === 0 ? <p>{say('station.interviews-none')}</p> : (
        <form method="post">
          <Select name="where" label={say('station.interview-where')} options={places} chosen={typed('where')} />
          <TextField name="letter" label={say('station.interview-letter')} hint={say('station.interview-letter-hint')} value={typed('letter')} error={errors.letter} width="middle" autoComplete="off" spellCheck={false} />
          <Button>{say('station.interview-begin')}</Button>
        </form>
      )}
      {rounds.map(({ wave, names, totals }) => totals && <Interviewers key={wave} names={names} totals={totals} />)}
    </>
  )
}
