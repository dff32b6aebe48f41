import { existsSync, readFileSync } from 'node:fs'
import { surveyDesign, type SurveyDesign } from '#kernel/estimate/survey-design.ts'

const folder = `${process.env['VATRA_DATA']}/golden`

/** Why the tests against R's numbers are skipped, said aloud; false where the numbers are there. */
export const withoutGolden = existsSync(`${folder}/survey_api.json`) ? false : 'VATRA_DATA does not name the folder with golden/survey_api.json'

export const golden = (file: string) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'))

/** The samples of California schools that R's survey is taught with: simple, stratified, clustered, each with and without finite population, and in two stages. */
export const schoolDesigns = ['srs', 'srs_nofpc', 'strat', 'strat_nofpc', 'clus1', 'clus1_nofpc', 'clus2'] as const

type Lists = Readonly<Record<'api00' | 'api99' | 'enroll' | 'students' | 'hi' | 'b_na' | 'y_na' | 'likert' | 'wide', readonly number[]>> & { readonly stype: readonly string[] }

/** One sample with its design; missing answers (NaN) as the golden values have them. */
export function schools(name: (typeof schoolDesigns)[number]): { school: Lists; design: SurveyDesign } {
  const file = name === 'clus2' ? 'apiclus2' : name.startsWith('srs') ? 'apisrs' : name.startsWith('strat') ? 'apistrat' : 'apiclus1'
  const d = golden('survey_data.json').data[file]
  const known = (list: (number | null)[]) => list.map((v) => v ?? NaN)
  const gap = (list: number[], first: number, step: number) => list.map((v, i) => (i + 1 >= first && (i + 1 - first) % step === 0 ? NaN : v))
  const api00: number[] = d.api00, wide = d['sch.wide'].map((s: string) => (s === 'Yes' ? 1 : 0)), stype: string[] = d.stype
  const likert = gap(api00.map((v) => [550, 620, 690, 760].filter((cut) => v > cut).length + 1), 2, 13)
  const school = Object.freeze({
    api00, api99: d.api99 as number[], wide, likert, stype, enroll: known(d.enroll), students: known(d['api.stu']),
    y_na: gap(api00, 3, 11), b_na: gap(wide, 5, 7), hi: api00.map((v) => (v > 700 ? 1 : 0)),
  })
  for (const list of Object.values(school)) Object.freeze(list)
  if (name === 'clus2') return { school, design: twoStages(d) }
  const strata = name.startsWith('strat') ? stype.map((s) => 'EHM'.indexOf(s)) : undefined, population: number[] = []
  strata ? strata.forEach((h, i) => (population[h] = d.fpc[i])) : population.push(d.fpc[0])
  const design = surveyDesign(api00.length, {
    weights: d.pw, ...(strata && { strata }), ...(name.startsWith('clus') && { clusters: d.dnum }), ...(!name.endsWith('nofpc') && { population }),
  })
  return { school, design }
}

/** Districts drawn, then schools in each: everybody weighs what the two draws say. */
function twoStages(d: Record<'dnum' | 'snum' | 'fpc1' | 'fpc2', number[]>): SurveyDesign {
  const drawn = new Map<number, number>()
  for (const district of d.dnum) drawn.set(district, (drawn.get(district) ?? 0) + 1)
  const weights = d.dnum.map((district, i) => (d.fpc1[i]! / drawn.size) * (d.fpc2[i]! / drawn.get(district)!))
  return surveyDesign(d.dnum.length, { weights, clusters: d.dnum, population: [d.fpc1[0]!], within: { clusters: d.snum, population: d.fpc2 } })
}
