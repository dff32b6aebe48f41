import { chiSquareCdf } from '#kernel/distributions/chi-square-cdf.ts'
import { normalSf } from '#kernel/distributions/normal-sf.ts'
import { poissonCdf } from '#kernel/distributions/poisson-cdf.ts'
import { poissonDensity } from '#kernel/distributions/poisson-density.ts'
import { studentTwoSided } from '#kernel/distributions/student-two-sided.ts'
import { along, decimals, scale, upward, whole } from '../parts/axes.ts'
import { colour } from '../parts/colours.ts'
import { block, line, through, words } from '../parts/marks.ts'
import { picture, type Picture } from '../parts/picture.ts'

/** The tails that every p-value comes from. */
export const distributionPictures = (): Picture[] => [tails(), rareMonths()]

function tails(): Picture {
  const x = scale(0, 12, 90, 500), y = scale(-30, 0, 250, 24), steps = Array.from({ length: 121 }, (_, i) => i / 10)
  const course = (p: (t: number) => number, look: string) => through(steps.map((t) => [x(t), Math.log10(p(t))] as const).filter(([, log]) => log >= -30).map(([at, log]) => [at, y(log)] as const), look)
  return picture({
    name: 'tails', of: ['distributions/normal-sf', 'distributions/student-two-sided', 'distributions/chi-square-cdf'], title: 'How rare is a value so far out? Digits that last',
    reads: 'Down means rarer, each line ten times. With 5 degrees of freedom (dotted) far values are common enough; taking the normal (full) for it would call everything certain.',
    caption: `Two-sided p of a statistic: normal, Student with 30 and 5 degrees of freedom. At 10: ${(2 * normalSf(10)).toExponential(1)}, ${studentTwoSided(10, 30).toExponential(1)}, ${studentTwoSided(10, 5).toExponential(1)}; chi-square of 100 on 1: ${chiSquareCdf(100, 1, 'above').toExponential(1)}, the same as the normal. Exact functions: no n, no interval.`,
    height: 296, body: upward(y, [90, 500], (log) => (log === 0 ? '1' : `1e${log}`.replace('-', '−')), { name: 'p', marks: [-30, -20, -10, 0] }) + along(x, [24, 250], whole, { name: 'statistic', marks: [0, 2, 4, 6, 8, 10, 12] }) + course((t) => studentTwoSided(t, 5), 'third') + course((t) => studentTwoSided(t, 30), 'other') + course((t) => 2 * normalSf(t), 'course')
      + words(508, y(Math.log10(studentTwoSided(12, 5))) + 5, 'Student, 5') + words(508, y(Math.log10(studentTwoSided(12, 30))) + 5, 'Student, 30') + words(508, y(-29) + 5, 'normal'),
  })
}

function rareMonths(): Picture {
  const mean = 7, x = scale(-0.5, 20.5, 90, 600), y = scale(0, 0.16, 220, 20), wide = x(1) - x(0), many = 14, p = poissonCdf(many - 1, mean, 'above')
  return picture({
    name: 'rare-months', of: ['distributions/poisson-density', 'distributions/poisson-cdf'], title: 'Seven thefts a month are usual. Is fourteen news?',
    reads: 'Bars are how often chance alone gives so many in a month. The dark ones are fourteen or more: in a row of many months and zones such a month comes now and then.',
    caption: `Poisson with mean ${mean}: fourteen or more with probability ${decimals(3)(p)}, that is about once in ${Math.round(1 / p)} zone-months; of the ${4 * 24} of the two years, about ${decimals(1)(96 * p)} by chance. Exact, no interval.`,
    height: 264, body: upward(y, [90, 600], decimals(2), { name: 'probability' }) + along(x, [220, 220], whole, { name: 'thefts in a month', marks: [0, 5, 10, 15, 20] }) + Array.from({ length: 21 }, (_, count) => block(x(count) - wide / 2 + 1, y(poissonDensity(count, mean)), wide - 2, 220 - y(poissonDensity(count, mean)), count >= many ? colour('hearth') : colour('ember'))).join('') + line(x(many) - wide / 2, 60, x(many) - wide / 2, 220, 'dashed'),
  })
}
