import type { Mode } from '../../../words.ts'
import type { FileColumn } from './file-columns.ts'
import { plainWords } from '#domains/territory/words.ts'

/** What companies call the ways of answering; a questionnaire that came by post was filled in on paper. */
const called: Readonly<Record<Mode, readonly string[]>> = {
  web: ['web', 'online', 'internet', 'cawi', 'email', 'e mail', 'pe internet', 'интернет'],
  interview: ['interview', 'interviu', 'face to face', 'f2f', 'ftf', 'in person', 'fata in fata', 'capi', 'papi', 'personal', 'интервью', 'intervija'],
  phone: ['phone', 'telephone', 'cati', 'tel', 'telefon', 'telefonic', 'la telefon', 'телефон', 'talrunis'],
  paper: ['paper', 'mail', 'post', 'postal', 'hartie', 'pe hartie', 'posta', 'prin posta', 'papir', 'бумага', 'почта', 'papirs'],
  kiosk: ['kiosk', 'terminal', 'chiosc'],
}
const known = new Map((Object.keys(called) as Mode[]).flatMap((mode) => called[mode].map((text) => [plainWords(text), mode] as const)))

/** The way of answering that a value names. */
export const modeOfValue = (value: string): Mode | undefined => known.get(plainWords(value))

/** The values of a column that name a way of answering in other words than a sheet does. */
export function modeCodes({ values }: FileColumn): Readonly<Record<string, Mode>> {
  return Object.fromEntries(values.flatMap(({ value }) => {
    const mode = modeOfValue(value)
    return mode === undefined || value === mode ? [] : [[value, mode] as const]
  }))
}
