import { data, redirect } from 'react-router'
import { closeOutreach, noteOutreach, outreach, participation, wave } from '#domains/survey/index.ts'
import { named, partOfList } from '#domains/territory/words.ts'
import { ask, attempt, typedIn } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { Button } from '#web/ui/button.tsx'
import { DateField } from '#web/ui/form/date-field.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { TextArea } from '#web/ui/form/text-area.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../field-errors.ts'
import { OutreachList } from './outreach-list.tsx'
import { partWanted } from '../part-wanted.ts'
import { WhoTookPart } from './who-took-part.tsx'
import type { Route } from './+types/participation'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.participation'))

export async function loader(arrival: Route.LoaderArgs) {
  const asked = { wave: arrival.params.wave }
  const told = await ask(arrival, participation, asked), took = { ...told, zones: speak(arrival.params.lang).inOrder(told.zones) }
  return { plan: await ask(arrival, wave, asked), took, ...partOfList(took.zones, partWanted(arrival.request), zonesOfATable), ...(await ask(arrival, outreach, asked)) }
}

/** So many zones of those that took part are one page. */
const zonesOfATable = 50

export async function action(arrival: Route.ActionArgs) {
  const typed = (await typedIn(arrival.request)) as Record<string, string> | null ?? {}
  const sent = typed.intent === 'finish' ? await attempt(arrival, closeOutreach, { outreach: typed.outreach }, typed)
    : await attempt(arrival, noteOutreach, { wave: arrival.params.wave, ...(await whomIn(arrival, typed.zone ?? '')), words: typed.words, who: typed.who, due: typed.due }, typed)
  return sent.ok ? redirect(`/${arrival.params.lang}/station/waves/${arrival.params.wave}/participation`) : data({ ...sent.refused, typed }, { status: sent.status })
}

/** A form names a zone by its address, and a group by its question and its answer. */
async function whomIn(arrival: Route.ActionArgs, whom: string) {
  const [question, code] = whom.split('=')
  if (code !== undefined) return { group: { question, code: Number(code) } }
  return { zone: (await ask(arrival, wave, { wave: arrival.params.wave })).zones.find(({ slug }) => slug === whom)?.zone }
}

/** Which zones and groups stay silent, and what is done so that they are heard next time. */
export default function ParticipationPage({ loaderData: { plan, took, shown, part, notes }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values)
  const typed = no?.typed ?? {}
  const whom = [
    ...took.zones.toSorted((one, other) => Number(other.flagged) - Number(one.flagged)).map(({ slug, names }) => [slug, named(names, say.language)] as const),
    ...took.groups.map(({ question, code, label, words }) => [`${question}=${code}`, `${named(label, say.language)}: ${named(words, say.language)}`] as const),
  ]
  return (
    <>
      <Back to={`/${say.language}/station/waves/${plan.wave}`}>{named(plan.names, say.language)}</Back>
      <h1>{say('station.participation')}</h1>
      {no && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      <p className="lead">{say('station.participation-lead')}</p>
      <WhoTookPart took={took} zones={shown} part={part} />
      <OutreachList notes={notes} finishes />
      <form method="post" noValidate>
        <h2>{say('station.note-outreach')}</h2>
        <Select name="zone" label={say('station.outreach-whom')} options={whom} chosen={typed.zone} error={errors.zone} />
        <TextArea name="words" label={say('station.outreach-words')} hint={say('station.outreach-hint')} value={typed.words} error={errors.words} rows={2} most={500} />
        <TextField name="who" label={say('station.outreach-who')} value={typed.who} error={errors.who} width="middle" />
        <DateField name="due" label={say('station.outreach-due')} value={typed.due} error={errors.due} />
        <Button name="intent" value="note">{say('station.note-it')}</Button>
      </form>
    </>
  )
}
