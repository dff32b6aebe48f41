import { data, redirect } from 'react-router'
import { addRemarkCode, codeRemark, publishRemarkCounts, publishedRemarkCounts, redactRemark, remarkCounts, remarksToCode, wave } from '#domains/survey/index.ts'
import { named } from '#domains/territory/words.ts'
import { ask, attempt, typedIn, type Typed } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { Button } from '#web/ui/button.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../field-errors.ts'
import { namesIn } from '../names-in.ts'
import { CategoryForm } from './category-form.tsx'
import { Counts } from './counts.tsx'
import { RemarkFields } from './remark-fields.tsx'
import type { Route } from './+types/remarks'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.remarks'))

export async function loader(arrival: Route.LoaderArgs) {
  const asked = new URL(arrival.request.url).searchParams
  const plan = await ask(arrival, wave, { wave: arrival.params.wave })
  const zone = plan.zones.find(({ slug }) => slug === asked.get('zone')) ?? null
  const state = ['open', 'coded', 'all'].find((one) => one === asked.get('state')) ?? 'open'
  const here = { wave: plan.wave, ...(zone && { zone: zone.zone }) }
  const told = plan.state === 'published' ? (await Promise.all(plan.zones.map(({ slug }) => ask(arrival, publishedRemarkCounts, { slug, wave: plan.wave })))).some(({ questions }) => questions.length > 0) : false
  return { plan, zone: zone?.slug ?? '', state, told, listed: await ask(arrival, remarksToCode, { ...here, state, page: Number(asked.get('page') ?? 1) || 1 }), counted: await ask(arrival, remarkCounts, here) }
}

export async function action(arrival: Route.ActionArgs) {
  const typed = (await typedIn(arrival.request)) ?? {}
  const [intent, remark] = String(typed.intent).split(':')
  const { pathname, search } = new URL(arrival.request.url)
  const again = redirect(pathname + search)
  if (intent === 'redact') {
    const taken = await attempt(arrival, redactRemark, { remark, words: [typed[`take-${remark}`] ?? [], typed[`words-${remark}`] ?? []].flat().filter(Boolean) }, typed)
    return taken.ok ? { code: null, fields: {}, values: {}, typed } : data(taken.refused, { status: taken.status })
  }
  if (intent === 'publish') {
    const told = await attempt(arrival, publishRemarkCounts, { wave: arrival.params.wave }, typed)
    return told.ok ? again : data(told.refused, { status: told.status })
  }
  if (intent === 'add') {
    const { commissariat } = await ask(arrival, wave, { wave: arrival.params.wave })
    const added = await attempt(arrival, addRemarkCode, { commissariat, question: typed.question, code: typed.code, names: namesIn(typed) }, typed)
    return added.ok ? again : data(added.refused, { status: added.status })
  }
  for (const [name, codes] of Object.entries(typed).filter(([field]) => field.startsWith('codes-'))) {
    const sent = await attempt(arrival, codeRemark, { remark: name.slice(6), codes: [codes].flat() }, typed)
    if (!sent.ok) return data(sent.refused, { status: sent.status })
  }
  return redirect(pathname + search.replace(/&?page=\d+/, ''))
}

const chosenIn = (typed: Typed | undefined, name: string) => (typed?.[name] === undefined ? undefined : [typed[name]].flat())

/** What residents wrote in a round, given categories by the owner of the survey; then counted, never quoted. */
export default function Remarks({ loaderData: { plan, zone, state, told, listed, counted }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values)
  const { readable, remarks, questions, open, coded, page, pages } = listed
  const to = (at: number) => `?zone=${zone}&state=${state}&page=${at}`
  return (
    <>
      <Back to={`/${say.language}/station/waves/${plan.wave}`}>{named(plan.names, say.language)}</Back>
      <h1>{say('station.remarks')}</h1>
      {no?.code && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      <p className="lead">{say('station.remarks-lead')}</p>
      {!readable ? <Notice title={say('station.remarks-later')} /> : (
        <>
          <p>{open + coded === 0 ? say('station.nobody-wrote') : say('station.remarks-state', { open, coded })}</p>
          <form method="get">
            <Select name="zone" label={say('station.zone')} none={say('station.all-zones')} options={say.inOrder(plan.zones).map(({ slug, names }) => [slug, named(names, say.language)] as const)} chosen={zone} />
            <Select name="state" label={say('station.which-remarks')} options={(['open', 'coded', 'all'] as const).map((one) => [one, say.any(`station.remarks-${one}`)] as const)} chosen={state} />
            <Button quiet>{say('station.show')}</Button>
          </form>
          {remarks.length > 0 && (
            <form method="post">
              {remarks.map((remark) => <RemarkFields key={remark.remark} remark={remark} codes={questions.find(({ question }) => question === remark.question)?.codes ?? []} chosen={chosenIn(no?.typed, `codes-${remark.remark}`) ?? remark.codes} question={named(questions.find(({ question }) => question === remark.question)?.words ?? {}, say.language)} />)}
              <Button name="intent" value="code">{say('station.save-categories')}</Button>
            </form>
          )}
          {pages > 1 && <nav aria-label={say('station.pages')}><p>{say('station.page-of', { page, pages })} {page > 1 && <a href={to(page - 1)}>{say('station.page-before')}</a>} {page < pages && <a href={to(page + 1)}>{say('station.page-after')}</a>}</p></nav>}
          <Counts questions={counted.questions} />
          {told && <Notice kind="done" title={say('station.counts-published')} />}
          {!told && plan.state === 'published' && open === 0 && coded > 0 && zone === '' && <form method="post"><p>{say('station.publish-counts-note')}</p><Button name="intent" value="publish">{say('station.publish-counts')}</Button></form>}
          <CategoryForm questions={questions} typed={no?.typed ?? {}} errors={errors} />
        </>
      )}
    </>
  )
}
