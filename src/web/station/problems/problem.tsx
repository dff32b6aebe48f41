import { data, redirect } from 'react-router'
import { addCause, addEvidence, closeProblem, correctProblem, desk, problem, routeProblem, weighProblem } from '#domains/problems/index.ts'
import { named } from '#domains/territory/words.ts'
import { may } from '#frame/allow.ts'
import type { Handle } from '#web/root.tsx'
import { ask, attempt, ctxOf, typedIn } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { Button, Start } from '#web/ui/button.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { TextArea } from '#web/ui/form/text-area.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { SummaryList } from '#web/ui/summary-list.tsx'
import { Table } from '#web/ui/table.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../field-errors.ts'
import { CausesAndEvidence } from './analysis/causes-and-evidence.tsx'
import { CauseForm, EvidenceForm, TaskForm, WeightForm } from './analysis/problem-forms.tsx'
import type { Route } from './+types/problem'

export const handle = { wide: true } satisfies Handle
export const meta: Route.MetaFunction = ({ params, loaderData }) => titled(loaderData?.seen.problem.words ?? speak(params.lang)('problems.problem'))

export async function loader(arrival: Route.LoaderArgs) {
  const seen = await ask(arrival, problem, { problem: arrival.params.problem })
  const laid = await ask(arrival, desk, { zone: seen.zone.zone, wave: seen.wave.wave })
  const { actor } = await ctxOf(arrival)
  const open = seen.signed === null && seen.problem.state === 'found'
  return {
    seen, figures: laid.concerns.filter(({ share }) => share !== null).map(({ question, names, share, low, high, n }) => ({ question, names, share: share!, low: low!, high: high!, n })),
    conversations: laid.conversations,
    categories: laid.recorded?.categories.map(({ category, count }) => ({ category, count })) ?? [],
    may: { analyse: open && may('problems.add-cause', actor, seen.zone), add: open && may('problems.add-evidence', actor, seen.zone), close: seen.problem.state !== 'closed' && may('problems.close-problem', actor, seen.zone), correct: seen.problem.state !== 'found' && may('problems.correct-problem', actor, seen.zone), begin: seen.problem.state !== 'closed' && may('plans.plan-action', actor, seen.zone) },
  }
}

const deeds = { evidence: addEvidence, cause: addCause, task: routeProblem, weight: weighProblem, close: closeProblem, correct: correctProblem } as const

export async function action(arrival: Route.ActionArgs) {
  const typed = ((await typedIn(arrival.request)) ?? {}) as Record<string, string>
  const deed = deeds[typed.intent as keyof typeof deeds] ?? addEvidence
  const given = Object.fromEntries(Object.entries(typed).flatMap(([name, value]) => (value === '' || name === 'intent' ? [] : [[name.replace(/^.*-/, ''), value]])))
  const [rests, of] = (given.rests ?? '').split(' ')
  const asked = { ...given, problem: arrival.params.problem, ...(rests === 'figure' ? { kind: 'survey-figure', figure: of } : rests === 'category' ? { kind: 'incidents', category: of } : rests === 'information' ? { information: of } : rests === 'conversation' ? { kind: 'conversation', conversation: of } : {}) }
  const sent = await attempt<unknown>(arrival, deed, asked, typed)
  if (sent.ok) return redirect(`/${arrival.params.lang}/station/problems/${arrival.params.problem}`)
  return data({ ...sent.refused, fields: Object.fromEntries(Object.entries(sent.refused.fields).map(([field, code]) => [`${typed.intent}-${field}`, code])), typed }, { status: sent.status })
}

/** One problem: what it rests on, why it is there, whose task it is, how great and how grave; each a form of its own until the analysis is signed. */
export default function ProblemPage({ loaderData: { seen, figures, categories, conversations, may: mine }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values)
  const { problem: it, zone, wave, signed } = seen
  const typed = no?.typed ?? {}
  const desk = `/${say.language}/station/zones/${zone.slug}/desk?wave=${wave.wave}`
  return (
    <>
      <Back to={desk}>{say('problems.desk-of', { zone: named(zone.names, say.language) })}</Back>
      <h1>{it.words}</h1>
      {no && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      {signed && <Notice title={say('problems.signed-by', { name: signed.signedBy, day: say.day(signed.signedOn) })} />}
      {it.state === 'closed' && <Notice title={say('problems.closed-on', { day: say.day(it.closedOn!) })}><p>{it.closedBecause}</p></Notice>}
      {it.state === 'found' && (it.lacks.length > 0
        ? <Notice title={say('problems.still-lacks-next', { what: say.list(it.lacks.map((what) => say.any(`problems.lacks-${what}`))) })} />
        : <Notice kind="done" title={say('problems.analysed-fully')}><p><Start to={desk}>{say('problems.back-to-desk')}</Start></p></Notice>)}
      <SummaryList rows={[
        { key: 'wave', term: say('problems.found-in'), says: `${named(wave.names, say.language)}, ${say.day(it.foundOn)}` },
        { key: 'task', term: say('problems.whose-task'), says: it.competence === null ? say('problems.not-said-yet') : (it.body ?? say.any(`problems.competence-${it.competence}`)) },
        { key: 'magnitude', term: say('problems.magnitude'), says: it.magnitude === null ? say('problems.not-said-yet') : say.any(`problems.grade-${it.magnitude}`) },
        { key: 'severity', term: say('problems.severity'), says: it.severity === null ? say('problems.not-said-yet') : say.any(`problems.grade-${it.severity}`) },
        { key: 'form', term: say('problems.form'), says: it.form ?? say('problems.not-said-yet') },
        { key: 'sources', term: say('problems.sources'), says: it.sources.map((source) => say.any(`problems.source-${source}`)).join('; ') || say('problems.not-said-yet') },
      ]} />
      <CausesAndEvidence seen={seen} />
      {mine.add && <EvidenceForm typed={typed} errors={errors} figures={figures} categories={categories} information={seen.information} conversations={conversations} open={it.evidence === 0} />}
      {mine.analyse && (
        <>
          {seen.evidence.length > 0 && <CauseForm typed={typed} errors={errors} evidence={seen.evidence} open={it.causes === 0} />}
          <TaskForm typed={typed} errors={errors} it={it} />
          <WeightForm typed={typed} errors={errors} it={it} />
        </>
      )}
      {seen.overTime.length > 1 && (
        <Table caption={say('problems.over-time')} columns={[{ title: say('problems.wave') }, { title: say('problems.magnitude'), number: true }, { title: say('problems.severity'), number: true }, { title: say('problems.form') }]}
          rows={seen.overTime.map(({ problem: id, wave: names, magnitude, severity, form }) => ({ key: id, cells: [<a key="wave" href={`/${say.language}/station/problems/${id}`}>{named(names, say.language)}</a>, magnitude ?? '–', severity ?? '–', form ?? '–'] }))} />
      )}
      {seen.corrections.length > 0 && <section aria-labelledby="corrections"><h2 id="corrections">{say('problems.corrections')}</h2><ul>{seen.corrections.map(({ words, madeOn }, at) => <li key={at}>{`${say.day(madeOn)}: ${words}`}</li>)}</ul></section>}
      {mine.begin && <p><a href={`/${say.language}/station/problems/${it.problem}/at-once`}>{say('station.work-at-once')}</a></p>}
      {mine.correct && <details className="fold" open={typed.intent === 'correct'}><summary>{say('problems.correct-it')}</summary><form method="post"><TextArea name="correct-words" label={say('problems.what-is-right')} hint={say('problems.what-is-right-hint')} value={typed['correct-words']} error={errors['correct-words']} /><Button quiet name="intent" value="correct">{say('problems.add-correction')}</Button></form></details>}
      {mine.close && <details className="fold" open={typed.intent === 'close'}><summary>{say('problems.close-it')}</summary><form method="post"><TextArea name="close-because" label={say('problems.why-close')} hint={say('problems.why-close-hint')} value={typed['close-because']} error={errors['close-because']} /><Button grave name="intent" value="close">{say('problems.close-problem')}</Button></form></details>}
    </>
  )
}
