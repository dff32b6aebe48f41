import type { strategyDraft } from '#domains/plans/index.ts'
import { named } from '#domains/territory/words.ts'
import { Notice } from '#web/ui/notice.tsx'
import { Button } from '#web/ui/button.tsx'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'
import type { Form } from '../plans/as-asked.ts'
import { ConsultationForm } from './consultation-form.tsx'
import type { Rolled } from './rolled-up.tsx'
import { called, StrategyForm } from './strategy-form.tsx'

type Props = Form & {
  readonly drafted: Awaited<ReturnType<typeof strategyDraft>>; readonly rolled: Rolled; readonly directs: boolean; readonly today: string; readonly wanted: number | null
  readonly known: readonly { readonly organisation: string; readonly name: string }[]
}

/** The directorate's strategy for a year: its words, what it puts first, whom it asked; adopted when somebody was asked. */
export function Strategy({ drafted: { years, strategy }, rolled, directs, known, today, wanted, typed, errors }: Props) {
  const say = useSay()
  const open = directs && strategy !== null && strategy.adoptedOn === null
  return (
    <section aria-labelledby="strategy">
      <h2 id="strategy">{strategy ? say('station.strategy-of', { year: String(strategy.year) }) : say('station.strategy')}</h2>
      {years.length > 1 && <p>{say('station.strategy-years')} {years.map(({ year }, at) => <span key={year}>{at > 0 && ' · '}{year === strategy?.year ? <b>{year}</b> : <a href={`/${say.language}/station/priorities?year=${year}#strategy`}>{year}</a>}</span>)}</p>}
      {strategy === null ? <p>{say('station.strategy-none')}</p> : (
        <>
          {strategy.adoptedOn && <Notice kind="done" title={say('station.strategy-adopted', { day: say.day(strategy.adoptedOn) })} />}
          {named(strategy.words, say.language).split(/\n+/).map((line, at) => <p key={at}>{line}</p>)}
          {strategy.priorities.length > 0 && <ol>{strategy.priorities.map((code) => <li key={code}>{called(say, code, rolled)}</li>)}</ol>}
          {strategy.consulted.length === 0 ? <p>{say('station.strategy-nobody-asked')}</p> : (
            <Table caption={say('station.strategy-consulted')} columns={[{ title: say('station.strategy-who') }, { title: say('station.strategy-said') }, { title: say('station.strategy-when') }]}
              rows={strategy.consulted.map(({ body, words, on }, at) => ({ key: String(at), cells: [body, words, say.day(on)] }))} />
          )}
        </>
      )}
      {directs && <StrategyForm strategy={strategy} rolled={rolled} year={wanted ?? Number(today.slice(0, 4))} typed={typed} errors={errors} />}
      {open && <ConsultationForm year={strategy.year} known={known} today={today} typed={typed} errors={errors} />}
      {open && strategy.consulted.length > 0 && strategy.priorities.length > 0 && <form method="post"><input type="hidden" name="adopt-year" value={strategy.year} /><p>{say('station.strategy-what-adopting-means')}</p><Button grave name="intent" value="adopt">{say('station.strategy-adopt')}</Button></form>}
    </section>
  )
}
