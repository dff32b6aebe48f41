import type { Jobs } from '#platform/background/jobs-of.ts'
import type { Instrument } from '../../words.ts'
import { brokenDown } from '../../rules/groups/broken-down.ts'
import { measuresOf } from '../../rules/measures.ts'
import { resultsOfWave, type Side } from '../../rules/results-of-wave.ts'
import type { Release } from '../../rules/withheld/withheld-in.ts'
import { wholeOf, type Drawn, type WaveSheets } from '../../rules/sheets/wave-sheets.ts'

/** A side as it can be sent to another thread: its measures, which are functions, follow from its instrument. */
export type SentSide = Omit<Side, 'measures'>
type Results = { readonly after: SentSide; readonly before: SentSide | null; readonly groups: readonly (readonly number[])[]; readonly released: readonly Release[] }
/** The questions by which all answers are broken down, by their places in the instrument; `withheld` names what is not told of all together. */
type Breakdowns = { readonly instrument: Instrument; readonly sheets: WaveSheets; readonly how: Drawn; readonly by: readonly number[]; readonly withheld: ReadonlySet<string> }

/**
 * What a publication works out beside the thread that answers pages. Zones come back as the text that is stored: some tens of thousands of
 * letters each, as objects they would lie in both threads.
 */
export const jobs = {
  'results-of-wave': ({ after, before, groups, released }: Results) => {
    const { whole, zones } = resultsOfWave(measured(after), before && measured(before), groups, released)
    return { whole, zones: zones.map((zone) => ({ slug: zone.slug, text: JSON.stringify(zone) })) }
  },
  breakdowns: ({ instrument, sheets, how, by, withheld }: Breakdowns) =>
    brokenDown(by.map((place) => ({ question: instrument.questions[place]!, place })), measuresOf(instrument), sheets, wholeOf(sheets, how), withheld),
} as const satisfies Jobs

const measured = (side: SentSide): Side => ({ ...side, measures: measuresOf(side.instrument) })
