import { surveyDesign, type SurveyDesign } from '#kernel/estimate/survey-design.ts'
import { normal, shareInCluster, type Chance } from '../chance.ts'

/** A round of a town that never was: five strata of which the middle is the largest, ten people a cluster, and people of unequal weight. */
export type Round = { readonly design: SurveyDesign; readonly draw: (random: Chance) => Float64Array }

const people = [0.1, 0.2, 0.4, 0.2, 0.1], levels = [0.6, 0.8, 1, 1.2, 1.4]

/**
 * A design for n people, as many from each stratum, whose answers the caller draws. A stratum's own level is 0.6 to 1.4 times the town's; as the
 * strata weigh evenly to both sides, the town's is the truth. Within a stratum one, two or three adults stand behind an answer.
 */
function madeUpDesign(n: number, perCluster: number): SurveyDesign {
  const strata = people.length, adults = (i: number) => 1 + (i % 3), each = n / strata
  const stratum = Int32Array.from({ length: n }, (_, i) => Math.floor(i / each)), sums = new Float64Array(strata)
  stratum.forEach((h, i) => (sums[h]! += adults(i)))
  const weights = Float64Array.from(stratum, (h, i) => (adults(i) * people[h]!) / sums[h]!)
  return surveyDesign(n, { weights, strata: stratum, clusters: Int32Array.from({ length: n }, (_, i) => Math.floor(i / perCluster)) })
}

/** Yes and no: the answers of two people of a cluster correlate by `icc`; the town's share is the truth. */
export function roundOfShares(n: number, share: number, icc: number, perCluster = 10): Round {
  return drawnBy(n, perCluster, (h, random) => {
    const own = share * levels[h]!, here = perCluster > 1 ? shareInCluster(own, icc, random) : own
    return () => Number(random() < here)
  })
}

/** Any number, as a normal one of this mean in the town, spread 1, alike within clusters by `icc`, turned by `into` (its truth is the caller's to know). */
export function roundOfNumbers(n: number, mean: number, icc: number, into = (x: number) => x): Round {
  const between = Math.sqrt(icc), within = Math.sqrt(1 - icc)
  return drawnBy(n, 10, (h, random) => {
    const here = mean + levels[h]! - 1 + between * normal(random)
    return () => into(here + within * normal(random))
  })
}

function drawnBy(n: number, perCluster: number, cluster: (stratum: number, random: Chance) => () => number): Round {
  const design = madeUpDesign(n, perCluster), values = new Float64Array(n)
  return { design, draw: (random) => {
    for (let from = 0; from < n; from += perCluster) {
      const answer = cluster(Math.floor((from * people.length) / n), random)
      for (let i = from; i < from + perCluster; i++) values[i] = answer()
    }
    return values
  } }
}

/** The part of the town's people under this normal number, for the truth of quantiles: strata at their levels, each of spread 1. */
export function townBelow(x: number, mean: number, normalCdf: (z: number) => number): number {
  return people.reduce((sum, part, h) => sum + part * normalCdf(x - mean - levels[h]! + 1), 0)
}
