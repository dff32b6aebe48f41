import { estimatesByZone } from '#kernel/estimate/estimates-by-zone.ts'
import type { Sheets } from '#kernel/estimate/coded-sheets.ts'
import { rake, type Margin } from '#kernel/estimate/rake.ts'
import { gridDensity } from '#kernel/locate/density/grid-density.ts'
import { gridCounts } from '#kernel/locate/grid-counts.ts'
import type { Grid } from '#kernel/locate/grid-over.ts'
import { getisOrdOnGrid } from '#kernel/locate/hot-spots/getis-ord-on-grid.ts'
import { hotCells } from '#kernel/locate/hot-spots/hot-cells.ts'
import { nearRepeat, type Asked as NearRepeatAsked, type Incidents } from '#kernel/locate/near-repeats/near-repeat.ts'
import { zoneIndex, type Boundary } from '#kernel/locate/zones/zone-index.ts'
import { zoneOfPoints } from '#kernel/locate/zones/zone-of-points.ts'
import { seeded } from '#kernel/random.ts'
import { waitByHour, type Calls } from '#kernel/wait/wait-by-hour.ts'
import type { Jobs, Told } from './jobs-of.ts'

/** What can be worked out beside the thread that answers pages: the kernel's long work by name. What needs chance takes a seed. */
export const jobs = {
  'estimates-by-zone': ({ sheets, confidence }: { readonly sheets: Sheets; readonly confidence?: number }, told: Told) => estimatesByZone(sheets, confidence, told),
  rake: ({ margins, ...asked }: { readonly margins: readonly Margin[] } & NonNullable<Parameters<typeof rake>[1]>) => rake(margins, asked),
  'grid-counts': ({ x, y, grid }: Points & { readonly grid: Grid }) => gridCounts(x, y, grid),
  'hot-spots': ({ counts, grid, band, ...asked }: OnGrid & { readonly band: number } & Parameters<typeof getisOrdOnGrid>[3]) => getisOrdOnGrid(counts, grid, band, asked),
  'hot-cells': ({ counts, grid, band, ...asked }: OnGrid & { readonly band: number } & Parameters<typeof hotCells>[3]) => hotCells(counts, grid, band, asked),
  density: ({ counts, grid, ...asked }: OnGrid & Parameters<typeof gridDensity>[2]) => gridDensity(counts, grid, asked),
  'near-repeat': ({ incidents, seed, ...asked }: NearRepeatInput, told: Told) => nearRepeat(incidents, { ...asked, told, random: seeded(seed) }),
  'zones-of-points': ({ x, y, zones }: Points & { readonly zones: readonly Boundary[] }) => zoneOfPoints(x, y, zoneIndex(zones)),
  waits: ({ calls, ...asked }: { readonly calls: Calls } & NonNullable<Parameters<typeof waitByHour>[1]>) => waitByHour(calls, asked),
} as const satisfies Jobs

type Points = { readonly x: ArrayLike<number>; readonly y: ArrayLike<number> }
type OnGrid = { readonly counts: ArrayLike<number>; readonly grid: Grid }
type NearRepeatInput = { readonly incidents: Incidents; readonly seed: number } & Omit<NearRepeatAsked, 'random' | 'told'>
