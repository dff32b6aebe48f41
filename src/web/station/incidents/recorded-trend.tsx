import type { Trend } from '#domains/incidents/words.ts'
import { named } from '#domains/territory/words.ts'
import { MonthLine } from '#web/ui/chart/month-line.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'
import { comparedInWords } from './compared-in-words.ts'

/** Recorded incidents month by month, what became of them in twelve months, and across which days nothing may be compared. */
export function RecordedTrend({ trend: { months, comparison, breaks, unplaced } }: { readonly trend: Trend }) {
  const say = useSay()
  if (months.every(({ count }) => count === null)) return <p className="lead">{say('incidents.nothing-recorded')}</p>
  return (
    <section>
      {comparedInWords(say, comparison).map((sentence) => <p key={sentence}>{sentence}</p>)}
      {breaks.map(({ id, on, words }) => <Notice key={id} kind="stop" title={say('incidents.not-comparable', { day: say.day(on), words: named(words, say.language) })} />)}
      <MonthLine sentence={say('incidents.months-chart')} points={months} breaks={breaks.map(({ on }) => on)} />
      <p className="quiet">{say('incidents.unplaced-here', { unplaced })}</p>
      <Fold title={say('incidents.months-table')}>
        <Table caption={say('incidents.months-chart')} unseenCaption dense columns={[{ title: say('incidents.month') }, { title: say('incidents.incidents'), number: true }]}
          rows={months.map(({ month, count }) => ({ key: month, cells: [month, count === null ? say('incidents.no-file') : say.number(count)] }))} />
      </Fold>
    </section>
  )
}
