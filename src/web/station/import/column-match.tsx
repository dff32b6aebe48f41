import type { ReactNode } from 'react'
import { saidBeside } from '#web/ui/form/field.tsx'
import { useSay } from '#web/ui/use-say.ts'
import type { Proposal } from './screen.ts'

type Props = {
  readonly name: string; readonly label: ReactNode; readonly hint?: ReactNode; readonly error?: string | undefined
  readonly columns: Proposal['columns']; readonly chosen: string; readonly none: string; readonly children?: ReactNode
}

/** One thing that a sheet holds, the column it is read from, and three of the values that stand there. */
export function ColumnMatch({ name, label, hint, error, columns, chosen, none, children }: Props) {
  const say = useSay()
  const column = columns.find((known) => known.name === chosen)
  return (
    <div className={error ? 'match wrong' : 'match'} key={name}>
      <label htmlFor={name}>{label}</label>
      <select className="input" id={name} name={name} defaultValue={chosen} {...saidBeside({ name, label, hint, error })}>
        <option value="">{none}</option>
        {chosen !== '' && !column && <option value={chosen}>{say('station.not-in-file', { column: chosen })}</option>}
        {columns.map((known) => <option key={known.name}>{known.name}</option>)}
      </select>
      <p className="samples">{column && (column.filled === 0 ? say('station.column-empty') : column.values.slice(0, 3).map(({ value }) => <span key={value}>{value.length > 40 ? `${value.slice(0, 40)}…` : value}</span>))}</p>
      {hint && <p className="hint" id={`${name}-hint`}>{hint}</p>}
      {error && <p className="error" id={`${name}-error`}>{error}</p>}
      {children}
    </div>
  )
}
