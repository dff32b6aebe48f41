import { Category, dayOrders, systems } from '#domains/incidents/words.ts'
import { Select } from '#web/ui/form/select.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { useSay } from '#web/ui/use-say.ts'
import { ColumnMatch } from '../import/column-match.tsx'
import type { Proposal } from './screen.ts'

type Props = { readonly proposal: Proposal; readonly profile: Proposal['profile']; readonly fields: Readonly<Record<string, string>> }

/** How a file is read, column by column: what was guessed stands there, and a person puts it right. */
export function ProfileForm({ proposal, profile: { category, day, hour, point, zone }, fields }: Props) {
  const say = useSay()
  const columns = proposal.columns.map((column) => ({ ...column, filled: column.values.length, values: [...column.values], whole: false }))
  const column = (about: string, chosen: string, label: string) => {
    const key = fields[`column-${about}`]
    return <ColumnMatch name={`column-${about}`} label={label} error={key && say.any(key)} columns={columns} chosen={chosen} none={say('incidents.no-column')} />
  }
  const values = proposal.columns.find(({ name }) => name === category.column)?.values ?? []
  const unclear = values.filter(({ value }) => category.meanings[value] === undefined).length
  return (
    <section aria-labelledby="columns">
      <h2 id="columns">{say('incidents.columns')}</h2>
      <input type="hidden" name="by" value="form" /><input type="hidden" name="meant-of" value={category.column} /><input type="hidden" name="days-of" value={day.column} />
      {column('category', category.column, say('incidents.column-category'))}
      {column('day', day.column, say('incidents.column-day'))}
      {column('hour', hour?.column ?? '', say('incidents.column-hour'))}
      {column('east', point?.east ?? '', say('incidents.column-east'))}
      {column('north', point?.north ?? '', say('incidents.column-north'))}
      {column('zone', zone?.column ?? '', say('incidents.column-zone'))}
      <div className="side-by-side">
        <Select name="order" label={say('incidents.day-order')} options={dayOrders.map((order) => [order, say.any(`incidents.order-${order}`)] as const)} chosen={day.order} />
        <Select name="system" label={say('incidents.map-system')} options={systems.map((system) => [system, system === 'EPSG:4326' ? say('incidents.degrees') : system] as const)} chosen={point?.system ?? 'EPSG:4326'} />
      </div>
      {values.length > 0 && (
        <Fold title={<>{say('incidents.meanings')} <small>{say('incidents.meanings-unclear', { values: unclear })}</small></>} open={unclear > 0}>
          <ul className="meanings">
            {values.map(({ value, rows }, place) => (
              <li key={value}>
                <label htmlFor={`means-${place}`}><b>{value}</b> <small>{say('incidents.in-rows', { rows })}</small></label>
                <input type="hidden" name={`value-${place}`} value={value} />
                <select className="input" id={`means-${place}`} name={`means-${place}`} defaultValue={category.meanings[value] ?? ''}>
                  <option value="">{say('incidents.not-said')}</option>
                  {Category.options.map((known) => <option key={known} value={known}>{say.any(`incidents.category-${known}`)}</option>)}
                </select>
              </li>
            ))}
          </ul>
        </Fold>
      )}
    </section>
  )
}
