import type { Category, System } from '#domains/incidents/words.ts'
import { Category as OneOf, System as OneSystem } from '#domains/incidents/words.ts'
import type { Proposal } from './screen.ts'

type Fields = Readonly<Record<string, string>>

/** The columns that a form names; an empty name is none. */
export const columnsTyped = (fields: Fields) => ({
  category: fields['column-category'] ?? '', day: fields['column-day'] ?? '', hour: fields['column-hour'] ?? '', east: fields['column-east'] ?? '', north: fields['column-north'] ?? '', zone: fields['column-zone'] ?? '',
})

/** The way of reading that a form says. Meanings count only for the column they were asked about; for another they are worked out anew. */
export function profileTyped(fields: Fields, proposed: Proposal['profile']): Proposal['profile'] {
  const { point, hour, zone } = proposed
  const order = (['year-first', 'day-first', 'month-first'] as const).find((known) => known === fields.order) ?? proposed.day.order
  const system: System = OneSystem.safeParse(fields.system).data ?? 'EPSG:4326'
  return {
    category: { column: proposed.category.column, meanings: fields['meant-of'] === proposed.category.column ? meaningsTyped(fields) : proposed.category.meanings },
    day: { column: proposed.day.column, order: fields['days-of'] === proposed.day.column ? order : proposed.day.order },
    ...(hour && { hour }), ...(point && { point: { ...point, system } }), ...(zone && { zone }), placedBy: ['point', 'zone'],
  }
}

function meaningsTyped(fields: Fields): Record<string, Category> {
  return Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => {
    const [, place] = /^value-(\d+)$/.exec(name) ?? []
    const category = place === undefined ? undefined : OneOf.safeParse(fields[`means-${place}`]).data
    return category === undefined ? [] : [[value, category] as const]
  }))
}

/** Without these no row can be read, and every one would be told as wrong. */
export const lacking = ({ category, day }: Proposal['profile']): Record<string, string> =>
  ({ ...(category.column === '' && { 'column-category': 'incidents.say-category-column' }), ...(day.column === '' && { 'column-day': 'incidents.say-day-column' }) })
