import type { Breakdown, Instrument } from '#domains/survey/words.ts'
import { named } from '#domains/territory/words.ts'
import type { Say } from '#web/say.ts'
import { DotInterval } from '#web/ui/dot-interval.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'
import { labelOf, onScale, written } from './words-for.ts'

type Row = Breakdown['figures'][number]
type Props = { readonly breakdown: Breakdown; readonly instrument: Instrument; readonly figure: string }

/** What each group said to one question, as dots and as a table, and to all of them in a table that folds. */
export function GroupsShown({ breakdown: { words, groups, figures }, instrument, figure }: Props) {
  const say = useSay()
  const row = figures.find(({ of, kind }) => `${kind}-${of}` === figure) ?? figures[0]
  if (!row) return null
  const group = (code: number) => named(groups.find((one) => one.code === code)?.words ?? {}, say.language)
  const caption = say('web.groups-caption', { what: labelOf(say, instrument, row), by: lower(named(words, say.language)) })
  const shown = row.cells.filter(({ estimate }) => estimate !== null)
  return (
    <>
      {shown.length > 0 && onScale(row) && <DotInterval sentence={caption} rows={shown.map(({ code, estimate, low, high, n }) => ({ key: String(code), label: group(code), now: { at: estimate! * 100, low: low! * 100, high: high! * 100 }, n: say.number(n!) }))} />}
      <Table caption={caption} quietCaption columns={[{ title: named(words, say.language) }, { title: say('web.estimate'), number: true }, { title: say('web.interval'), number: true }, { title: say('web.answers'), number: true }]}
        rows={row.cells.map((cell) => ({ key: String(cell.code), cells: [group(cell.code), ...(cell.estimate === null ? [say.any(`web.withheld.${cell.withheld}`), '', '']
          : [written(say, row, cell.estimate, 1), say('web.range', { low: written(say, row, cell.low!, 1), high: written(say, row, cell.high!, 1) }), say.number(cell.n!)])] }))} />
      <p className="quiet">{say('web.groups-note')}</p>
      <Fold title={say('web.groups-all')}>
        <Table dense unseenCaption caption={say('web.groups-all')} columns={[{ title: say('web.what') }, ...groups.map(({ code }) => ({ title: group(code), number: true }))]}
          rows={figures.map((each) => ({ key: `${each.kind}-${each.of}`, cells: [labelOf(say, instrument, each), ...each.cells.map((cell) => <Cell key={cell.code} say={say} row={each} cell={cell} />)] }))} />
      </Fold>
    </>
  )
}

function Cell({ say, row, cell }: { readonly say: Say; readonly row: Row; readonly cell: Row['cells'][number] }) {
  if (cell.estimate === null) return <>–</>
  return <>{written(say, row, cell.estimate)}<small className="beneath">{say('web.range', { low: written(say, row, cell.low!), high: written(say, row, cell.high!) })}, {say('web.n-answers', { n: say.number(cell.n!) })}</small></>
}

const lower = (words: string) => words.slice(0, 1).toLocaleLowerCase() + words.slice(1)

/** What can be chosen: every figure of a breakdown, by its name. */
export const figuresIn = (say: Say, { figures }: Breakdown, instrument: Instrument): (readonly [string, string])[] => figures.map((row) => [`${row.kind}-${row.of}`, labelOf(say, instrument, row)] as const)
