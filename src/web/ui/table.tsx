import { useId, type ReactNode } from 'react'

/** A column: its title, and whether its cells are numbers that line up at the right. */
export type Column = { readonly title: ReactNode; readonly number?: boolean }
type Props = { readonly caption: ReactNode; readonly columns: readonly Column[]; readonly rows: readonly { readonly key: string; /** Where a link leads that means this row. */ readonly id?: string | undefined; readonly cells: readonly ReactNode[] }[]; readonly quietCaption?: boolean; /** Said to who hears the table; to be seen it stands above already. */ readonly unseenCaption?: boolean; readonly dense?: boolean }

/** Rows under a head that stays in sight; the first cell names its row. Wider than the screen, it scrolls by itself and by keyboard. */
export function Table({ caption, columns, rows, quietCaption, unseenCaption, dense }: Props) {
  const id = useId()
  return (
    <div className="table" role="region" aria-labelledby={id} tabIndex={0}>
      <table className={dense ? 'dense' : undefined}>
        <caption id={id} className={unseenCaption ? 'unseen' : quietCaption ? 'aside' : undefined}>{caption}</caption>
        <thead><tr>{columns.map(({ title, number }, place) => <th key={place} scope="col" className={number ? 'number' : undefined}>{title}</th>)}</tr></thead>
        <tbody>
          {rows.map(({ key, id: at, cells }) => (
            <tr key={key} id={at}>
              {cells.map((cell, place) => place === 0
                ? <th key={place} scope="row">{cell}</th>
                : <td key={place} className={columns[place]?.number ? 'number' : undefined}>{cell}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
