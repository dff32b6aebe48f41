import type { SurveyDesign } from '#kernel/estimate/survey-design.ts'
import type { Asked as Told } from '#kernel/unreported/dark-figure-by-resampling.ts'
import { plain } from '#platform/plain.ts'
import type { Question } from '../table/question.ts'
import { faultAt, numberOf, readColumns, valuesOf, type Columns } from '../table/read-columns.ts'
import { drawnBy } from '../table/read-survey.ts'

/** What each person asked suffered and told (NaN in both without a whole answer) with the design, the whole answers by themselves, and how many rows gave none. */
export type Victims = { readonly events: Float64Array; readonly told: Float64Array; readonly design: SurveyDesign; readonly answered: Told; readonly left: number }
type Asked = Pick<Question, 'weight' | 'strata' | 'cluster' | 'population' | 'lonely'> & { readonly events: string; readonly told: string }

/** Reads a survey of victims; who tells of more than happened is named by row. */
export async function readVictims(path: string, { events: suffered, told: reported, ...drawn }: Asked): Promise<Victims> {
  const columns = await readColumns(path, [...new Set([suffered, reported, drawn.weight, drawn.strata, drawn.cluster].filter((name) => name !== null))])
  const events = counts(columns, suffered), told = counts(columns, reported)
  events.forEach((happened, i) => {
    if (happened === 0 && told[i] !== told[i]) told[i] = 0
    if (told[i]! > happened) throw faultAt(columns, i, reported, `${told[i]} told, but only ${happened} happened.`)
  })
  const kept = Int32Array.from([...events.keys()].filter((i) => events[i] === events[i] && told[i] === told[i])), pick = (list: Float64Array) => Float64Array.from(kept, (i) => list[i]!)
  if (kept.length === 0) throw plain(`${columns.file} has no row with an answer in both "${suffered}" and "${reported}".`)
  const { given: { weights, strata, clusters }, design } = drawnBy(columns, drawn)
  const answered = { events: pick(events), told: pick(told), ...(weights && { weights: pick(weights) }), ...(strata && { strata: pick(strata) }), ...(clusters && { units: pick(clusters) }) }
  for (const i of events.keys()) if (events[i] !== events[i] || told[i] !== told[i]) events[i] = told[i] = NaN
  return { events, told, design, answered, left: events.length - kept.length }
}

function counts(columns: Columns, name: string): Float64Array {
  return valuesOf(columns, name, (cell) => {
    const number = numberOf(cell)
    return cell === '' ? NaN : number !== null && number >= 0 ? number : `"${cell}" is no number of incidents.`
  })
}
