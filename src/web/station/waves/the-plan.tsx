import type { Instrument, Margins, Wave } from '#domains/survey/words.ts'
import { named } from '#domains/territory/words.ts'
import { SummaryList } from '#web/ui/summary-list.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Props = { readonly plan: Wave & { readonly margins: Margins | null }; readonly instrument: Instrument | null; readonly before: { readonly wave: string; readonly names: Wave['names'] } | null }

/** How a wave was planned, as it was written down before anybody was asked. */
export function ThePlan({ plan, instrument, before }: Props) {
  const say = useSay()
  const shares = ({ question, shares: known }: Margins[number]) => {
    const asked = instrument?.questions.find(({ id }) => id === question)
    const each = (asked?.choices ?? []).flatMap(({ code, words }) => ((known[code] ?? 0) === 0 ? [] : [say('station.share-of', { who: named(words, say.language), share: say.share(known[code] ?? 0, 1) })]))
    return <p key={question}>{say('station.named-is', { name: named(asked?.label ?? asked?.words ?? {}, say.language), words: say.list(each) })}</p>
  }
  return (
    <>
      <h2>{say('station.the-plan')}</h2>
      <SummaryList rows={[
        { key: 'state', term: say('station.state'), says: say.any(`station.state-${plan.state}`) },
        { key: 'days', term: say('station.days'), says: `${say.day(plan.opensOn)} – ${say.day(plan.closesOn)}` },
        { key: 'audience', term: say('station.who-is-asked'), says: plan.group ? named(plan.group, say.language) : say.any(`station.audience-${plan.audience}`) },
        ...(plan.goesOnMonths === null ? [] : [{ key: 'goes-on', term: say('station.goes-on'), says: say('station.goes-on-months', { months: plan.goesOnMonths }) }]),
        { key: 'instrument', term: say('station.instrument'), says: `${named(plan.instrument.names, say.language)} ${plan.instrument.version}` },
        { key: 'follows', term: say('station.follows'), says: before === null ? say('station.follows-none') : <a href={`/${say.language}/station/waves/${before.wave}`}>{named(before.names, say.language)}</a> },
        { key: 'modes', term: say('station.modes'), says: say.list(plan.modes.map((mode) => say.any(`station.mode-${mode}`))) },
        { key: 'frame', term: say('station.frame'), says: plan.frame },
        { key: 'deff', term: say('station.design-effect'), says: say.number(plan.designEffect, Number.isInteger(plan.designEffect) ? 0 : 2) },
        { key: 'margins', term: say('station.margins'), says: plan.margins === null || plan.margins.length === 0 ? say('station.no-margins') : plan.margins.map(shares) },
      ]} />
    </>
  )
}
