import { askedApart } from '#platform/apart/asked-apart.ts'
import { confined } from '#platform/apart/confined.ts'
import { background, type Background } from '#platform/background/background.ts'
import type { InputOf, ResultOf } from '#platform/background/jobs-of.ts'
import { sheetsIn, type WaveSheets } from '../../rules/sheets/wave-sheets.ts'
import { jobs } from './jobs.ts'

const worker = background<typeof jobs>(new URL('./worker.ts', import.meta.url))

// Less than this takes some milliseconds here, and a worker longer to begin.
const fewZones = 10, fewSheets = 1000

/** The reckoning of a publication, beside the thread that answers pages where the wave is large: a second that nobody waits for who only wants a page. A confined program, which may begin no thread, has another program do it. */
export const aside: Background<typeof jobs> = (job, input, asked) => (!large(input) ? here(job, input) : confined() ? askedApart('reckoning', { job, input }) : worker(job, input, asked))

async function here<Name extends keyof typeof jobs>(job: Name, input: InputOf<typeof jobs, Name>): Promise<ResultOf<typeof jobs, Name>> {
  return jobs[job](input as never) as ResultOf<typeof jobs, Name>
}

function large(input: Parameters<(typeof jobs)[keyof typeof jobs]>[0]): boolean {
  // Without margins there is nothing to rake: a weight a zone, written down.
  if ('margins' in input && !input.margins?.length) return false
  const waves: readonly WaveSheets[] = 'after' in input ? [input.after.sheets, ...(input.before ? [input.before.sheets] : [])] : [input.sheets]
  return waves.some((sheets) => sheets.start.length - 1 > fewZones || sheetsIn(sheets) > fewSheets)
}
