import type { Desk } from '#domains/problems/words.ts'
import { named } from '#domains/territory/words.ts'
import { Button } from '#web/ui/button.tsx'
import { NumberField } from '#web/ui/form/number-field.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'
import { MakeProblem } from './concerns-table.tsx'

type Props = { readonly laid: Desk; readonly mayName: boolean }

/** What was recorded in the year before the round, and how much happened that nobody was told of. */
export function RecordedTable({ laid, mayName }: Props) {
  const say = useSay()
  const { recorded } = laid
  return (
    <section aria-labelledby="recorded">
      <h2 id="recorded">{say('problems.recorded')}</h2>
      {recorded === null ? <Notice>{say('problems.nothing-recorded-yet')}</Notice> : (
        <>
          <p>{say('problems.recorded-lead', { from: say.day(recorded.from), to: say.day(recorded.to), total: recorded.total, unplaced: recorded.unplaced })}</p>
          <Table caption={say('problems.recorded-caption')} quietCaption
            columns={[{ title: say('problems.category') }, { title: say('problems.count'), number: true }, { title: say('problems.share-of-all'), number: true }, { title: say('problems.year-before'), number: true }, { title: say('problems.trend') }, { title: say('problems.problem') }]}
            rows={recorded.categories.map(({ category, count, share, before, trend, foundByPolice, problem }) => {
              const words = say.any(`incidents.category-${category}`)
              return { key: `${category} ${foundByPolice}`, cells: [
                foundByPolice ? say('problems.found-by-police', { category: words }) : words, say.number(count), foundByPolice ? '–' : say.share(share), before === null ? '–' : say.number(before), say.any(`problems.trend-${trend.replaceAll(' ', '-')}`),
                problem ? <a key="problem" href={`/${say.language}/station/problems/${problem}`}>{say('problems.see-problem')}<span className="unseen"> {words}</span></a> : mayName ? <MakeProblem key="make" field="category" value={category} words={words} /> : '',
              ] }
            })} />
        </>
      )}
      <Untold laid={laid} />
    </section>
  )
}

function Untold({ laid: { unreported, assumed, recorded, wave } }: Pick<Props, 'laid'>) {
  const say = useSay()
  if (recorded === null) return null
  const range = ({ estimate, low, high }: { estimate: number; low: number; high: number }) => say('problems.about-between', { about: Math.round(estimate), low: Math.round(low), high: Math.round(high) })
  return (
    <>
      <h3>{say('problems.untold')}</h3>
      {unreported.length === 0 ? <p>{say('problems.untold-unknown')}</p> : (
        <Table caption={say('problems.untold-caption')} quietCaption
          columns={[{ title: say('problems.event') }, { title: say('problems.happened-to') }, { title: say('problems.nobody-told') }, { title: say('problems.recorded-in-a-year'), number: true }, { title: say('problems.answers'), number: true }, { title: say('problems.how-sure') }]}
          rows={unreported.map(({ question, names, counted, happened, untold, recorded: count, n, nTold, unclear }) => ({ key: question, cells: [
            named(names, say.language), `${range(happened)} ${say.any(`problems.counted-${counted}`)}`, range(untold), say.number(count), say('problems.answers-and-victims', { n, told: nTold }), say.any(`problems.sure-${unclear ?? 'enough'}`),
          ] }))} />
      )}
      <details className="fold">
        <summary>{say('problems.what-is-assumed', { adults: Math.round(assumed.adults * 100), household: say.number(assumed.perHousehold, 1) })}</summary>
        <form method="get">
          {wave && <input type="hidden" name="wave" value={wave.wave} />}
          <NumberField name="adults" label={say('problems.adults-in-100')} value={String(Math.round(assumed.adults * 100))} />
          <NumberField name="perHousehold" decimal label={say('problems.people-a-household')} value={String(assumed.perHousehold)} />
          <Button quiet>{say('problems.count-again')}</Button>
        </form>
      </details>
    </>
  )
}
