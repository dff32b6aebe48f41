import { plainWords, wordsForZone } from '#domains/territory/words.ts'
import { dayOrders, type Category, type Profile } from '../../words.ts'
import { readDay } from '../reading/read-day.ts'
import { meaningOfValue } from './meaning-of-value.ts'
import type { SeenColumn } from './seen-columns.ts'

/** How each thing is called at the head of a column, the surest first. */
const heads = {
  category: ['category', 'crime type', 'offence type', 'offense type', 'primary type', 'incident type', 'offence', 'offense', 'crime', 'type', 'categoria', 'categorie', 'tipul infractiunii', 'infractiune', 'infractiunea', 'fapta', 'tip', 'liik', 'veids', 'vepra', 'soort', 'вид', 'категория', 'категорія'],
  day: ['date', 'occurred on', 'date occurred', 'date of occurrence', 'incident date', 'month', 'day', 'data', 'data faptei', 'data comiterii', 'luna', 'kuupaev', 'datums', 'datum', 'дата', 'місяць'],
  hour: ['time', 'hour', 'time occurred', 'ora', 'kell', 'kellaaeg', 'laiks', 'tijd', 'время', 'час'],
  east: ['longitude', 'lon', 'lng', 'long', 'x', 'east', 'easting', 'longitudine', 'долгота'],
  north: ['latitude', 'lat', 'y', 'north', 'northing', 'latitudine', 'широта'],
  zone: wordsForZone,
} as const

/** Which columns somebody has chosen; an empty name is none. */
export type Chosen = Partial<Readonly<Record<keyof typeof heads, string | undefined>>>

/** How an unknown file would most probably be read, for a person to look over: columns by their heads, orders of days by what can be read, meanings by their words. */
export function proposedProfile(columns: readonly SeenColumn[], chosen: Chosen = {}): Profile {
  const named = (about: keyof typeof heads) => chosen[about] ?? headed(columns, heads[about])
  const [category, day, hour, east, north, zone] = [named('category'), named('day'), named('hour'), named('east'), named('north'), named('zone')]
  const point = east && north ? { point: { east, north, system: 'EPSG:4326' as const } } : {}
  return {
    category: { column: category, meanings: meaningsOf(columns.find(({ name }) => name === category)) }, day: { column: day, order: orderOf(columns.find(({ name }) => name === day)) },
    ...(hour && { hour: { column: hour } }), ...point, ...(zone && { zone: { column: zone } }), placedBy: ['point', 'zone'],
  }
}

function headed(columns: readonly SeenColumn[], words: readonly string[]): string {
  for (const word of words.map(plainWords)) {
    const found = columns.find(({ name }) => plainWords(name) === word)
    if (found) return found.name
  }
  return ''
}

function orderOf(column: SeenColumn | undefined): Profile['day']['order'] {
  const readBy = dayOrders.map((order) => ({ order, read: column?.values.filter(({ value }) => readDay(value, order)).length ?? 0 }))
  return readBy.reduce((most, next) => (next.read > most.read ? next : most)).order
}

function meaningsOf(column: SeenColumn | undefined): Record<string, Category> {
  return Object.fromEntries((column?.values ?? []).flatMap(({ value }) => {
    const category = meaningOfValue(value)
    return category === null ? [] : [[value, category] as const]
  }))
}
