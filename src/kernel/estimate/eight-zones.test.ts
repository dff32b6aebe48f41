import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { meanUnderDesign } from './mean-under-design.ts'
import { partOfSample } from './part-of-sample.ts'
import { rake } from './rake.ts'
import { surveyDesign } from './survey-design.ts'

const r = JSON.parse(readFileSync(new URL('../reference/poststrat_zone.json', import.meta.url), 'utf8'))
const zones: number[] = [...new Set<number>(r.zone)].sort((a, b) => a - b)
const answers = { y: numbers(r.y), b: numbers(r.b) }

test('means of eight zones with fixed weights equal R\'s svyby, missing answers and all', () => {
  const design = surveyDesign(r.zone.length, { weights: r.w, strata: r.zone })
  for (const question of ['y', 'b'] as const) {
    zones.forEach((zone, k) => {
      const rows = Int32Array.from(r.zone.flatMap((z: number, i: number) => (z === zone ? [i] : [])))
      const values = Array.from(rows, (i) => answers[question][i] as number)
      const weights = Array.from(rows, (i) => r.w[i] as number)
      const whole = meanUnderDesign(values, partOfSample(design, rows)), alone = meanUnderDesign(values, surveyDesign(rows.length, { weights }))
      near(whole.estimate, r.fixed[question].est[k], `zone ${zone} ${question}`)
      near(whole.se, r.fixed[question].se[k], `zone ${zone} ${question} se`)
      near(alone.se, r.fixed[question].se[k], `zone ${zone} ${question} se, the zone taken as a sample of its own`)
    })
  }
  const all = meanUnderDesign(answers.y, design)
  near(all.estimate, r.fixed.all_y.est, 'all zones')
  near(all.se, r.fixed.all_y.se, 'all zones se')
})

test('weights raked to zone, cell and schooling equal R\'s', () => {
  const margin = (name: string, place: number[], targets: { Freq: number }[]) => {
    const names = [...new Set(place)].sort((a, b) => a - b)
    return { name, category: place.map((p) => names.indexOf(p)), targets: targets.map((t) => t.Freq) }
  }
  const { targets, weights, y } = r.raked
  const margins = [margin('zone', r.zone, targets.zone), margin('cell', r.cell, targets.cell), margin('schooling', r.edu, targets.edu)]
  const raked = rake(margins, { weights: r.w })
  assert.ok(raked.converged)
  raked.weights.forEach((w, i) => near(w, weights[i], `weight ${i}`, 1e-9))
  const design = surveyDesign(r.zone.length, { weights: raked.weights })
  zones.forEach((zone, k) => {
    const values = answers.y.map((v: number, i: number) => (r.zone[i] === zone ? v : NaN))
    near(meanUnderDesign(values, design).estimate, y.est[k], `zone ${zone}`, 1e-9)
  })
})

function numbers(list: (number | null)[]): readonly number[] {
  return Object.freeze(list.map((v) => v ?? NaN))
}

function near(actual: number | null, expected: number, what: string, relative = 1e-12) {
  assert.ok(actual !== null && Math.abs(actual - expected) <= relative * Math.abs(expected), `${what}: ${actual}, expected ${expected}`)
}
