import { data, redirect } from 'react-router'
import { endOpening, judgeOpening, openings } from '#domains/people/index.ts'
import { openingVerdicts } from '#domains/people/words.ts'
import { named } from '#domains/territory/words.ts'
import { ask, attempt, refusal, typedIn } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { Button } from '#web/ui/button.tsx'
import { DeedName } from '#web/ui/deed/deed-name.tsx'
import { Choice } from '#web/ui/form/choice.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { TextArea } from '#web/ui/form/text-area.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { SummaryList } from '#web/ui/summary-list.tsx'
import { Table } from '#web/ui/table.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { SaidToIt } from '../privacy/said-to-it.tsx'
import { saidTo } from '../privacy/said-to.ts'
import { fieldErrors } from '../field-errors.ts'
import { timeAt } from './at.ts'
import type { Route } from './+types/opening'

const doings = ['closed', 'kept'] as const
export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('people.openings'))

export async function loader(arrival: Route.LoaderArgs) {
  const one = (await ask(arrival, openings, { opening: arrival.params.opening })).openings[0]
  if (!one) throw data({ code: 'people.no-such-opening', fields: {}, values: {} }, { status: 404 })
  const done = new URL(arrival.request.url).searchParams.get('done')
  return { one, said: await saidTo(arrival, 'people.openings', one.person), done: doings.find((way) => way === done) ?? null }
}

export async function action(arrival: Route.ActionArgs) {
  const { lang, opening } = arrival.params
  const typed = (await typedIn(arrival.request)) as Record<string, string> | null ?? {}
  const to = (done: string) => redirect(`/${lang}/station/openings/${opening}?done=${done}`)
  if (typed.way === 'close') {
    const sent = await attempt(arrival, endOpening, { opening }, typed)
    return sent.ok ? to('closed') : refusal(sent)
  }
  const sent = await attempt(arrival, judgeOpening, { opening, verdict: typed.verdict, because: typed.because }, typed)
  return sent.ok ? to('kept') : refusal(sent)
}

/** One use of break-glass: what for, what was looked at, and what is said of it; while it is open it can be closed from here. */
export default function OpeningPage({ loaderData: { one, said, done }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values), typed = no?.typed as Readonly<Record<string, string | undefined>> | undefined
  return (
    <>
      <Back to={`/${say.language}/station/openings`}>{say('people.openings')}</Back>
      <h1>{one.name}: {named(one.commissariatNames, say.language)}</h1>
      {done && <Notice kind="done" title={say(`station.glass-${done}`)} />}
      {no && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      <SummaryList rows={[
        { key: 'when', term: say('station.glass-when'), says: `${say.day(one.beganAt.slice(0, 10))}, ${timeAt(one.beganAt)}–${timeAt(one.endedAt ?? one.endsAt)} UTC` },
        { key: 'for', term: say('station.glass-what-for'), says: say(`people.glass-purpose-${one.purpose}`) }, { key: 'why', term: say('station.glass-why'), says: one.words },
        { key: 'told', term: say('station.glass-sent-on'), says: one.told === null ? say('station.glass-sent-not-yet') : say('station.glass-sent', { n: one.told }) },
        { key: 'judged', term: say('station.glass-judged'), says: one.running ? say('station.glass-is-running') : one.verdict === null ? say('station.glass-not-judged') : `${say(`people.glass-verdict-${one.verdict}`)}. ${one.because}` },
      ]} />
      <SaidToIt said={said} />
      {one.looked.length === 0 ? <p>{say('station.glass-looked-none')}</p> : (
        <Table caption={say('station.glass-looked')} columns={[{ title: say('station.glass-deed') }, { title: say('station.glass-times'), number: true }, { title: say('station.glass-refused'), number: true }]}
          rows={one.looked.map(({ deed, times, refused }) => ({ key: deed, cells: [<DeedName key="deed" deed={deed} />, say.number(times), say.number(refused)] }))} />
      )}
      {one.running && <form method="post"><input type="hidden" name="way" value="close" /><Button>{say('station.glass-close')}</Button></form>}
      {!one.running && one.verdict === null && (
        <section aria-labelledby="judge">
          <h2 id="judge">{say('station.glass-judge')}</h2>
          <form method="post">
            <Choice name="verdict" label={say('station.glass-was-it')} options={openingVerdicts.map((verdict) => ({ value: verdict, words: say(`people.glass-verdict-${verdict}`) }))} chosen={typed?.verdict} error={errors.verdict} />
            <TextArea name="because" label={say('station.glass-because')} rows={3} most={2000} value={typed?.because} error={errors.because} />
            <Button>{say('station.glass-keep')}</Button>
          </form>
        </section>
      )}
    </>
  )
}
