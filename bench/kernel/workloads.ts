import type { Workload } from './workload.ts'

/** Every workload by its name, read when it is measured. */
export const workloads: Readonly<Record<string, () => Promise<Workload>>> = {
  'w1-estimates': async () => (await import('./w1-estimates.ts')).estimates,
  'w1-change': async () => (await import('./w1-change.ts')).change,
  'w2-raking': async () => (await import('./w2-raking.ts')).raking,
  'w3-hot-spots': async () => (await import('./w3-hot-spots.ts')).hotSpots,
  'w3-density': async () => (await import('./w3-density.ts')).density,
  'w4-near-repeats': async () => (await import('./w4-near-repeats.ts')).nearRepeats,
  'w5-zones': async () => (await import('./w5-zones.ts')).zones,
  'w6-waits': async () => (await import('./w6-waits.ts')).waits,
}
