import { readFileSync } from 'node:fs'
import { renderSVG } from 'uqr'
import type { Instrument } from '#domains/survey/words.ts'
import { givingWay } from '#platform/background/giving-way.ts'
import { tellStep } from '#platform/background/waited-for.ts'
import { onPress } from '#platform/print/on-press.ts'
import { paperSpeaks, partsOfSheet } from './parts-of-sheet.ts'

type Sheets = {
  readonly title: string; readonly zone: string; readonly author: string; readonly language: string; readonly instrument: Instrument; readonly serials: readonly string[]
  /** Of the keys of the wave: see survey.invite. */
  readonly fingerprint: string
  /** Where residents may answer with the serial instead; nothing where the wave does not offer it. */
  readonly address: string | null
}

const template = readFileSync(new URL('./sheet.typ', import.meta.url), 'utf8')

/** The questionnaire of a wave as a PDF, once for each serial; null on a machine without a press. It is laid out beside the thread that answers pages. */
export async function printedSheets({ title, zone, author, language, instrument, serials, fingerprint, address }: Sheets, now: Date): Promise<Buffer | null> {
  const says = paperSpeaks(language)
  const words = Object.fromEntries((['lead', 'cross', 'return', 'qr', 'key', 'page', 'thanks'] as const).map((key) => [key, says(key)]))
  const sheets: { readonly serial: string; readonly qr: string | null }[] = [], giveWay = givingWay()
  for (const serial of serials) {
    sheets.push({ serial, qr: address === null ? null : renderSVG(`${address}?code=${serial}&key=${fingerprint}`, { border: 2 }) })
    await giveWay()
  }
  tellStep('fieldwork.at-press')
  return onPress(template, { given: JSON.stringify({ title, fingerprint, zone, author, language, address: address ?? '', words, parts: partsOfSheet(instrument, language), sheets }) }, now)
}
