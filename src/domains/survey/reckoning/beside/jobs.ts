import type { Jobs, Told } from '#platform/background/jobs-of.ts'
import { noTelling } from '#domains/territory/words.ts'
import type { Instrument, Margins } from '../../words.ts'
import { brokenDown } from '../../rules/groups/broken-down.ts'
import { measuresOf } from '../../rules/measures.ts'
import { resultsOfWave, type Side } from '../../rules/results-of-wave.ts'
import { reckonedQuality } from '../../rules/quality/reckoned-quality.ts'
import type { Release } from '../../rules/withheld/withheld-in.ts'
import { drawn, partOf, wholeOf, type Drawn, type WaveSheets } from '../../rules/sheets/wave-sheets.ts'

/** A side as it can be sent to another thread: its measures, which are functions, follow from its instrument. */
export type SentSide = Omit<Side, 'measures'>
type Results = { readonly after: SentSide; readonly before: SentSide | null; readonly groups: readonly (readonly number[])[]; readonly released: readonly Release[] }
/** The questions by which the answers of a zone, or all, are broken down, by their places in the instrument; `withheld` names what is not told without a breakdown. */
type Breakdowns = { readonly instrument: Instrument; readonly sheets: WaveSheets; readonly how: Drawn; readonly by: readonly number[]; readonly zone?: number | undefined; readonly withheld: ReadonlySet<string> }
type Design = { readonly sheets: WaveSheets; readonly populations: readonly (number | null)[]; readonly instrument: Instrument; readonly margins: Margins | null }
/** `hidden` names questions whose own number of all is withheld. */
type Asking = { readonly instrument: Instrument; readonly sheets: WaveSheets; readonly weights: Float64Array | null; readonly hidden: ReadonlySet<string> }

/**
 * What a publication works out beside the thread that answers pages. Zones come back as the bytes that are stored: some tens of thousands each,
 * which are handed over as they lie. As objects they would lie in both threads, and be put together again by the one that answers.
 */
export const jobs = {
  'results-of-wave': ({ after, before, groups, released }: Results, told: Told = noTelling) => {
    const { whole, zones } = resultsOfWave(measured(after), before && measured(before), groups, released, told)
    told(1)
    return { whole, zones: zones.map((zone) => ({ slug: zone.slug, text: bytes.encode(JSON.stringify(zone)) })) }
  },
  /** What each sheet weighs. */
  design: ({ sheets, populations, instrument, margins }: Design) => drawn(sheets, populations, instrument, margins),
  breakdowns: ({ instrument, sheets, how, by, zone, withheld }: Breakdowns) =>
    brokenDown(by.map((place) => ({ question: instrument.questions[place]!, place })), measuresOf(instrument), sheets, zone === undefined ? wholeOf(sheets, how) : partOf(sheets, how, [zone]), withheld),
  /** How good the asking was. */
  quality: ({ instrument, sheets, weights, hidden }: Asking) => reckonedQuality(instrument, sheets, weights, hidden),
} as const satisfies Jobs

const bytes = new TextEncoder()
const measured = (side: SentSide): Side => ({ ...side, measures: measuresOf(side.instrument) })
