import { data, redirect } from 'react-router'
import { named } from '#domains/territory/words.ts'
import { addPicture, improvements, moveImprovement, showPicture } from '#domains/work/index.ts'
import { improvementStates } from '#domains/work/words.ts'
import { may } from '#frame/allow.ts'
import { ask, attempt, ctxOf } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { Button } from '#web/ui/button.tsx'
import { Choice } from '#web/ui/form/choice.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { SummaryList } from '#web/ui/summary-list.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../../field-errors.ts'
import { readFiles } from '../../read-files.ts'
import { PictureField } from '../progress/picture-field.tsx'
import { asTyped, sentPicture } from '../progress/sent-progress.ts'
import { zonesAtHand } from '../zones-at-hand.ts'
import { BeforeAndAfter } from './before-and-after.tsx'
import type { Route } from './+types/improvement'

export const meta: Route.MetaFunction = ({ params, loaderData }) => titled(loaderData ? named(loaderData.it.names, params.lang) : speak(params.lang)('station.work-improvement'))

export async function loader(arrival: Route.LoaderArgs) {
  const { improvements: [it] } = await ask(arrival, improvements, { improvement: arrival.params.improvement })
  if (it === undefined) throw data({ code: 'work.no-such-improvement' }, { status: 404 })
  const { actor } = await ctxOf(arrival)
  const place = (await zonesAtHand(arrival)).find(({ zone }) => zone === it.zone)
  return { it, may: { move: place !== undefined && may('work.move-improvement', actor, place), add: place !== undefined && may('work.add-picture', actor, { ...place, holder: null, organisations: [], partners: [] }), show: place !== undefined && may('work.show-picture', actor, place) } }
}

export async function action(arrival: Route.ActionArgs) {
  const { lang, improvement } = arrival.params
  const sent = await readFiles(arrival.request)
  const typed = sent.fields
  const done = typed.intent === 'show' ? await attempt<unknown>(arrival, showPicture, { picture: typed.picture, shown: typed.shown === 'yes' }, typed)
    : typed.intent === 'picture' ? await attempt<unknown>(arrival, addPicture, { improvement, moment: typed.moment, ...(sentPicture(sent) ?? { caption: typed.caption, shown: false }) }, typed)
    : await attempt<unknown>(arrival, moveImprovement, { improvement, state: typed.state, ...(typed.because && { because: typed.because }) }, typed)
  if (done.ok) return redirect(`/${lang}/station/improvements/${improvement}`)
  return data({ ...done.refused, fields: asTyped(done.refused.fields), typed, lost: (sent.bytes.picture?.length ?? 0) > 0 }, { status: done.status })
}

/** One improvement: before and after side by side, and how far it is. */
export default function Improvement({ loaderData: { it, may: mine }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values)
  const typed = (intent: string): Record<string, string> => (no?.typed.intent === intent ? no.typed : {})
  const wrong = (intent: string): Record<string, string> => (no?.typed.intent === intent ? errors : {})
  return (
    <>
      <Back to={`/${say.language}/station/improvements`}>{say('station.work-improvements')}</Back>
      <h1>{named(it.names, say.language)}</h1>
      {no && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      <SummaryList rows={[
        { key: 'state', term: say('station.state'), says: `${say.any(`work.improvement-${it.state}`)}, ${say.day(it.changedOn)}${it.because ? `. ${it.because}` : ''}` },
        { key: 'where', term: say('station.work-whereabouts'), says: `${named(it.zoneNames, say.language)}, ${it.whereabouts}` },
        { key: 'kind', term: say('station.work-kind'), says: say.any(`work.kind-${it.kind}`) },
        { key: 'who', term: say('station.work-who-builds'), says: it.organisation?.name ?? say('station.work-not-known-yet') },
      ]} />
      <BeforeAndAfter pictures={it.pictures} mayShow={mine.show} />
      {mine.add && (
        <Fold title={say('station.work-add-picture')} open={no?.typed.intent === 'picture' || (it.pictures.length === 0 && it.state !== 'dropped')}>
          <form method="post" encType="multipart/form-data">
            <Choice name="moment" label={say('station.work-which-moment')} inline options={(['before', 'after', 'evidence'] as const).map((moment) => ({ value: moment, words: say.any(`work.moment-${moment}`) }))} chosen={typed('picture').moment ?? (it.pictures.some(({ moment }) => moment === 'before') ? 'after' : 'before')} error={wrong('picture').moment} />
            <PictureField typed={typed('picture')} errors={wrong('picture')} lost={no?.lost ?? false} camera={false} />
            <Button quiet name="intent" value="picture">{say('station.work-keep-picture')}</Button>
          </form>
        </Fold>
      )}
      {mine.move && (
        <Fold title={say('station.work-move-on')} open={no?.typed.intent === 'move'}>
          <form method="post">
            <Choice name="state" label={say('station.work-how-far')} hint={say('station.work-how-far-hint')} options={improvementStates.filter((state) => state !== it.state).map((state) => ({ value: state, words: say.any(`work.improvement-${state}`) }))} chosen={typed('move').state} error={wrong('move').state} />
            <TextField name="because" label={say('station.work-why-dropped')} value={typed('move').because} error={wrong('move').because} />
            <Button quiet name="intent" value="move">{say('station.work-move')}</Button>
          </form>
        </Fold>
      )}
    </>
  )
}
