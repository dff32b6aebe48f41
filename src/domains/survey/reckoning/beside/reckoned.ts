import { beside } from '#platform/apart/beside.ts'
import { sheetsIn, type WaveSheets } from '../../rules/sheets/wave-sheets.ts'
import { jobs } from './jobs.ts'

// Less than this takes some milliseconds.
const fewZones = 10, fewSheets = 1000

/** The reckoning of a publication, beside the thread that answers pages where the wave is large: a second that nobody waits for who only wants a page. */
export const reckoned = beside('reckoning', new URL('./worker.ts', import.meta.url), { jobs, large })

function large(input: Parameters<(typeof jobs)[keyof typeof jobs]>[0]): boolean {
  // Without margins there is nothing to rake: a weight a zone, written down.
  if ('margins' in input && !input.margins?.length) return false
  if ('hidden' in input) return input.instrument.blocks.some(({ id }) => input.instrument.questions.filter(({ block, score }) => block === id && score).length > 2)
  const waves: readonly WaveSheets[] = 'after' in input ? [input.after.sheets, ...(input.before ? [input.before.sheets] : [])] : [input.sheets]
  return waves.some((sheets) => sheets.start.length - 1 > fewZones || sheetsIn(sheets) > fewSheets)
}
