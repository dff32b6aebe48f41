/** What is true of the demonstration town, so that what the system says of it can be checked. */
export type Truth = {
  readonly zone: string
  /** Sheets in the first and second wave. */
  readonly sheets: readonly [number, number]
  /** How far, in steps of its scale, each answer of block A moves down between the waves. */
  readonly lessOfBlockA: number
  /** Share of sheets that came by web; the rest were interviews. */
  readonly byWeb: readonly [number, number]
  readonly verdict: 'better on block A only' | 'no detectable change' | 'not comparable' | 'withheld'
}

/** One zone improves on block A by half a step, one does not change, one changed how it asked, one has too few answers to say. */
export const truths: readonly Truth[] = [
  { zone: 'old-town', sheets: [340, 330], lessOfBlockA: 0.5, byWeb: [0.5, 0.5], verdict: 'better on block A only' },
  { zone: 'lakeside', sheets: [290, 300], lessOfBlockA: 0, byWeb: [0.5, 0.5], verdict: 'no detectable change' },
  { zone: 'station-quarter', sheets: [280, 280], lessOfBlockA: 0, byWeb: [0.75, 0.3], verdict: 'not comparable' },
  { zone: 'mill-hill', sheets: [210, 24], lessOfBlockA: 0, byWeb: [0.5, 0.5], verdict: 'withheld' },
]
