import { useId, type ReactNode } from 'react'
import { InLots } from './list/in-lots.ts'

/** A column: its title, and whether its cells are numbers that line up at the right. */
export type Column = { readonly title: ReactNode; readonly number?: boolean }
type Row = { readonly key: string; /** Where a link leads that means this row. */ readonly id?: string | undefined; readonly cells: readonly ReactNode[] }
type Props = { readonly caption: ReactNode; readonly columns: readonly Column[]; /** Where there are many, each said when its turn has come. */ readonly rows: readonly (Row | (() => Row))[]; readonly quietCaption?: boolean; /** Said to who hears the table; to be seen it stands above already. */ readonly unseenCaption?: boolean; readonly dense?: boolean }

/** Rows under a head that stays in sight; the first cell names its row. On a phone a table of many columns becomes a card for each row, every cell with its title; a dense one scrolls by itself and by keyboard. */
export function Table({ caption, columns, rows, quietCaption, unseenCaption, dense }: Props) {
  const id = useId()
  const carded = !dense && columns.length > 2
  // Laid out as cards a browser no longer takes it for a table: the roles say that it is one.
  const role = (word: string) => (carded ? { role: word } : {})
  return (
    <div className="table" role="region" aria-labelledby={id} tabIndex={0}>
      <table className={dense ? 'dense' : carded ? 'carded' : undefined} {...role('table')}>
        <caption id={id} className={unseenCaption ? 'unseen' : quietCaption ? 'aside' : undefined}>{caption}</caption>
        <thead {...role('rowgroup')}><tr {...role('row')}>{columns.map(({ title, number }, place) => <th key={place} scope="col" className={number ? 'number' : undefined} {...role('columnheader')}>{title}</th>)}</tr></thead>
        <tbody {...role('rowgroup')}>
          <InLots of={rows}>{(each) => {
            const { key, id: at, cells } = typeof each === 'function' ? each() : each
            return (
              <tr key={key} id={at} {...role('row')}>
                {cells.map((cell, place) => place === 0
                  ? <th key={place} scope="row" {...role('rowheader')}>{cell}</th>
                  : <td key={place} className={[columns[place]?.number && 'number', cell === '–' && 'none'].filter(Boolean).join(' ') || undefined} {...role('cell')} {...titledBy(columns[place])}>{cell}</td>)}
              </tr>
            )
          }}</InLots>
        </tbody>
      </table>
    </div>
  )
}

/** What a cell of a card is called; a column that only holds buttons has no title to be seen. */
const titledBy = (column: Column | undefined) => (typeof column?.title === 'string' && column.title !== '' ? { 'data-title': /[?:]$/u.test(column.title) ? column.title : `${column.title}:` } : {})
