import type { Instrument, PublishedWave, ZoneResult } from '#domains/survey/words.ts'
import { named } from '#domains/territory/words.ts'
import { useSay } from '#web/ui/use-say.ts'
import { inBrackets, aboutShare, isShown, labelOf } from '../result/words-for.ts'

export type Said = { readonly waves: readonly PublishedWave[]; readonly result: ZoneResult | null; readonly instrument: Instrument | null }

/** What people who had to do with the police here said afterwards: the latest of the waves that follow one another, and the way to the others. */
export function AfterContact({ slug, said: { waves, result, instrument } }: { readonly slug: string; readonly said: Said }) {
  const say = useSay()
  const [latest] = waves
  if (!latest || !result || !instrument) return null
  const told = result.figures.filter((figure) => figure.kind === 'question').filter(isShown)
  return (
    <section aria-labelledby="after-contact">
      <h2 id="after-contact">{say('web.after-contact')}</h2>
      <p>{say('web.after-contact-lead')}</p>
      <p>{say('web.asked', { n: result.answers, answers: say.number(result.answers), from: say.day(latest.opensOn), to: say.day(latest.closesOn) })}</p>
      {told.length === 0 ? <p>{say('web.too-few-after-contact')}</p> : <ul>{told.map((figure) => <li key={figure.of}>{`${labelOf(say, instrument, figure)}: ${aboutShare(say, figure.estimate)} ${inBrackets(say, figure)}`}</li>)}</ul>}
      <p>{say('web.each-three-months')} {waves.map(({ wave, names }, at) => <span key={wave}>{at > 0 && ' · '}<a href={`/${say.language}/zones/${slug}/waves/${wave}`}>{named(names, say.language)}</a></span>)}</p>
    </section>
  )
}

/** The groups of people who know the zone by their work and were asked as well: each result on a page of its own, none among residents'. */
export function GroupsAsked({ slug, waves }: { readonly slug: string; readonly waves: readonly PublishedWave[] }) {
  const say = useSay()
  if (waves.length === 0) return null
  return (
    <section aria-labelledby="groups-asked">
      <h2 id="groups-asked">{say('web.groups-asked')}</h2>
      <p>{say('web.groups-asked-lead')}</p>
      <ul>{waves.map(({ wave, group, opensOn, closesOn }) => <li key={wave}><a href={`/${say.language}/zones/${slug}/waves/${wave}`}>{named(group ?? {}, say.language)}</a>, {say('web.wave-days', { from: say.day(opensOn), to: say.day(closesOn) })}</li>)}</ul>
    </section>
  )
}
