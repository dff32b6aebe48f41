import { askedApart } from '#platform/apart/asked-apart.ts'
import { confined } from '#platform/apart/confined.ts'
import { background, type Background } from '#platform/background/background.ts'
import type { InputOf, ResultOf } from '#platform/background/jobs-of.ts'
import { jobs } from './jobs.ts'

const worker = background<typeof jobs>(new URL('./worker.ts', import.meta.url))

// Less than this is looked at in some milliseconds here, and a worker takes longer to begin.
const fewLetters = 40_000, fewZones = 20

/** A file of zones is looked at beside the thread that answers pages where it is large; a confined program, which may begin no thread, has another program look. */
export const aside: Background<typeof jobs> = (job, input, asked) => (!large(input) ? here(job, input) : confined() ? askedApart('ground', { job, input }) : worker(job, input, asked))

async function here<Name extends keyof typeof jobs>(job: Name, input: InputOf<typeof jobs, Name>): Promise<ResultOf<typeof jobs, Name>> {
  return jobs[job](input as never) as ResultOf<typeof jobs, Name>
}

const lettersIn = (texts: readonly string[]) => texts.reduce((letters, { length }) => letters + length, 0)

function large(input: Parameters<(typeof jobs)[keyof typeof jobs]>[0]): boolean {
  if ('read' in input) return lettersIn([...input.read, ...input.kept].map(({ geometry }) => geometry)) > fewLetters
  if ('geometries' in input) return lettersIn(input.geometries) > fewLetters
  const { geojson } = input
  if (typeof geojson === 'string') return geojson.length > fewLetters
  const features = (geojson as { features?: unknown } | null)?.features
  return Array.isArray(features) && features.length > fewZones
}
