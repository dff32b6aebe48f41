import { beside } from '#platform/apart/beside.ts'
import { jobs } from './jobs.ts'

// Less than this is looked at in some milliseconds.
const fewLetters = 40_000, fewZones = 20

/** What is reckoned of borders, beside the thread that answers pages where there are many. */
export const onGround = beside('ground', new URL('./worker.ts', import.meta.url), { jobs, large })

const lettersIn = (texts: readonly string[]) => texts.reduce((letters, { length }) => letters + length, 0)

function large(input: Parameters<(typeof jobs)[keyof typeof jobs]>[0]): boolean {
  if ('read' in input) return lettersIn([...input.read, ...input.kept].map(({ geometry }) => geometry)) > fewLetters
  if ('geometries' in input) return lettersIn(input.geometries) > fewLetters
  const { geojson } = input
  if (typeof geojson === 'string') return geojson.length > fewLetters
  const features = (geojson as { features?: unknown } | null)?.features
  return Array.isArray(features) && features.length > fewZones
}
