import { readFileSync } from 'node:fs'
import { surveyDesign, type SurveyDesign } from '#kernel/estimate/survey-design.ts'

/** Numbers of other people's programs that are carried with the kernel. */
const of = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))

/** A carried reference, by its file's name. */
export const reference = (file: string) => of(`../../kernel/reference/${file}`)

type Lists = Readonly<Record<'stratum' | 'zone' | 'cluster' | 'w' | 'units' | 'y' | 'b' | 'r' | 'thefts' | 'bicycles' | 'wave', readonly number[]>>

/** The answers of 170 invented people (NaN where there is none), as the survey reference has them. */
export function inventedPeople(): Lists {
  const lists = Object.entries(of('../../kernel/reference/survey.json').people as Record<string, (number | null)[]>)
  return Object.fromEntries(lists.map(([name, list]) => [name, list.map((value) => value ?? NaN)])) as unknown as Lists
}

export const inventedDesigns = ['simple', 'weighted', 'strata', 'clusters', 'both', 'finite'] as const

/** How they were drawn: weights, strata, clusters within strata, and how many clusters there are to draw from. */
export function inventedDesign(name: (typeof inventedDesigns)[number], { w, stratum, cluster, units }: Pick<Lists, 'w' | 'stratum' | 'cluster' | 'units'>, lonely: SurveyDesign['lonely'] = 'refuse'): SurveyDesign {
  const stratified = ['strata', 'both', 'finite'].includes(name), clustered = ['clusters', 'both', 'finite'].includes(name), population: number[] = []
  stratum.forEach((h, i) => (population[h] = units[i]!))
  return surveyDesign(w.length, {
    ...(name !== 'simple' && { weights: w }), ...(stratified && { strata: stratum }), ...(clustered && { clusters: cluster }), ...(name === 'finite' && { population }),
  }, lonely)
}

/** Some of the people, all lists alike. */
export function peopleWhere(people: Lists, rows: readonly number[]): Lists {
  return Object.fromEntries(Object.entries(people).map(([name, list]) => [name, rows.map((i) => list[i]!)])) as unknown as Lists
}
