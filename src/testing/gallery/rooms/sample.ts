import { allocateBy } from '#kernel/sample/allocate-by.ts'
import { answersForInterval } from '#kernel/sample/answers-for-interval.ts'
import { answersNeeded } from '#kernel/sample/answers-needed.ts'
import { detectableChange } from '#kernel/sample/detectable-change.ts'
import { draw } from '#kernel/sample/draw.ts'
import { eventsNeeded } from '#kernel/sample/events-needed.ts'
import { nextBirthday } from '#kernel/sample/next-birthday.ts'
import { powerOfPlan } from '#kernel/sample/power-of-plan.ts'
import { seeded } from '#kernel/random.ts'
import { along, percent, scale, upward, whole } from '../parts/axes.ts'
import { legend } from '../parts/bars.ts'
import { colour, littleToMuch } from '../parts/colours.ts'
import { borders, dots, mapHeight, names, ruler } from '../parts/map.ts'
import { block, dot, line, through, words } from '../parts/marks.ts'
import { picture, type Picture } from '../parts/picture.ts'
import { population, zoneNames } from '../town/ground.ts'
import { addresses } from '../town/places.ts'

/** Whom to ask, and how many. */
export const samplePictures = (): Picture[] => [power(), halfWidths(), events(), allocations(), drawn(), birthday()]

const steps = (from: number, to: number, by: number) => Array.from({ length: Math.floor((to - from) / by) + 1 }, (_, i) => from + i * by)

function power(): Picture {
  const x = scale(0, 1500, 70, 520), y = scale(0, 1, 230, 24)
  const courses = ([[0.15, 'course'], [0.1, 'other'], [0.05, 'third']] as const).map(([change, look]) =>
    through(steps(20, 1500, 20).map((n) => [x(n), y(powerOfPlan(n, change, { designEffect: 1.3 }).power)] as const), look) + words(530, y(powerOfPlan(1500, change, { designEffect: 1.3 }).power) + 5 + (change === 0.1 ? 16 : 0), `${change * 100} points`, { look: 'quiet' }))
  const needed = answersNeeded(0.1, { designEffect: 1.3 }).n
  return picture({
    name: 'power', of: ['sample/power-of-plan', 'sample/answers-needed', 'sample/detectable-change'], title: 'Would a change be seen? It depends on how many answer',
    reads: 'Each line is a true change; its height is how often two rounds of that size would see it. The dashed level, 80 %, is the usual promise.',
    caption: `Two-sided at 5 %, share of one half, design effect 1.3. For 10 points ${needed} answers a round are needed; with 300 only ${Math.round(detectableChange(300, { designEffect: 1.3 }).change * 100)} points or more would probably show. Normal approximation.`,
    height: 276, body: upward(y, [70, 520], percent, { marks: [0, 0.2, 0.4, 0.6, 0.8, 1], name: 'power' }) + along(x, [24, 230], whole, { name: 'answers in each round', marks: [0, 300, 600, 900, 1200, 1500] }) + line(70, y(0.8), 520, y(0.8), 'dashed') + courses.join('') + line(x(needed), y(0.8), x(needed), 230, 'edge'),
  })
}

function halfWidths(): Picture {
  const x = scale(0.02, 0.1, 90, 450), y = scale(0, 2500, 230, 20), widths = steps(2, 10, 0.25).map((width) => width / 100)
  const course = (plan: { population?: number; designEffect?: number }, look: string) => through(widths.map((width) => [x(width), y(answersForInterval(width, plan).n)] as const), look)
  return picture({
    name: 'answers-for-interval', of: ['sample/answers-for-interval'], title: 'Half the width costs four times the answers',
    reads: 'Go up from the wanted half width: so many answers it takes. In a zone of 5,200 people (dotted) somewhat fewer do, with clusters (dashed) more.',
    caption: `Share of one half, 95 %. Give or take 5 points: ${answersForInterval(0.05).n} answers of a large town, ${answersForInterval(0.05, { population: 5200 }).n} in Old Town, ${answersForInterval(0.05, { designEffect: 1.5 }).n} with a design effect of 1.5. Normal approximation.`,
    height: 276, body: upward(y, [90, 450], whole, { name: 'answers' }) + along(x, [20, 230], (v) => `± ${Math.round(v * 100)}`, { name: 'half width in points', marks: [0.02, 0.04, 0.06, 0.08, 0.1] }) + `<clipPath id="in"><rect x="90" y="20" width="360" height="210"/></clipPath><g clip-path="url(#in)">${course({ designEffect: 1.5 }, 'other')}${course({}, 'course')}${course({ population: 5200 }, 'third')}</g>`
      + [['other', 'design effect 1.5'], ['course', 'large town'], ['third', 'Old Town']].map(([look, said], i) => line(462, 60 + i * 26, 492, 60 + i * 26, look) + words(498, 65 + i * 26, said!, { look: 'tick' })).join(''),
  })
}

function events(): Picture {
  const x = scale(0.1, 0.6, 90, 600), y = scale(0, 1600, 230, 20), falls = steps(10, 60, 1).map((fall) => fall / 100)
  return picture({
    name: 'events-needed', of: ['sample/events-needed'], title: 'A fall of a fifth shows only where much is recorded',
    reads: 'Go up from the fall that is hoped for: so many events must have been recorded before, or the fall will probably not be told from chance.',
    caption: `Two counts over equal times, two-sided 5 %, power 80 %. For a fall of 20 %: ${eventsNeeded(0.2).n} events before; for one half: ${eventsNeeded(0.5).n}. Root of counts, events by chance alone.`,
    height: 276, body: upward(y, [90, 600], whole, { name: 'events before' }) + along(x, [20, 230], percent, { name: 'fall' }) + through(falls.map((fall) => [x(fall), y(Math.min(1600, eventsNeeded(fall).n))] as const)) + line(x(0.2), y(eventsNeeded(0.2).n), x(0.2), 230, 'dashed') + dot(x(0.2), y(eventsNeeded(0.2).n)),
  })
}

function allocations(): Picture {
  const spread = [0.5, 0.45, 0.5, 0.3], strata = population.map((size, z) => ({ size, spread: spread[z]! })), x = scale(0, 400, 160, 560)
  const rules = [['proportional', littleToMuch[1]], ['neyman', littleToMuch[2]], ['square-root', littleToMuch[4]]] as const
  const found = rules.map(([rule]) => allocateBy(1000, strata, rule).places)
  const rows = zoneNames.map((name, z) => words(20, 34 + z * 84, name) + words(20, 54 + z * 84, `${population[z]} people`, { look: 'tick' })
    + rules.map(([, fill], r) => block(160, 4 + z * 84 + r * 22, x(found[r]![z]!) - 160, 20, fill) + words(x(found[r]![z]!) + 8, 19 + z * 84 + r * 22, String(found[r]![z]), { look: 'tick' })).join(''))
  return picture({
    name: 'allocation', of: ['sample/allocate-by', 'sample/allocate'], title: 'A thousand interviews, given out by three rules',
    reads: 'Proportional: every answer weighs the same. Neyman: more where opinions differ more. Square root: small zones get a voice of their own.',
    caption: 'Spreads taken as 0.50, 0.45, 0.50 and 0.30. All three add up to 1000 exactly; all but the first need weights afterwards. No chance in it, so no interval.',
    height: 366, body: rows.join('') + legend(rules.map(([rule, fill]) => [fill, rule] as const), 160, 356),
  })
}

function drawn(): Picture {
  const chosen = draw(addresses, 40, seeded(2027))
  return picture({
    name: 'draw', of: ['sample/draw'], title: 'Forty of four hundred front doors, drawn by a seed',
    reads: 'Small dots are all front doors, large ones were drawn. Every set of forty was as likely; who knows the seed can check that nobody chose.',
    caption: 'Simple random sample without replacement, n = 40 of 400, seed 2027. Addresses made for this picture.',
    height: mapHeight, body: borders() + dots(addresses.map(({ x }) => x), addresses.map(({ y }) => y), colour('edge'), 1.3) + dots(chosen.map(({ x }) => x), chosen.map(({ y }) => y), colour('hearth'), 5) + names() + ruler(mapHeight - 8),
  })
}

function birthday(): Picture {
  const adults = [['Anna', 3, 12], ['Ivo', 5, 28], ['Marta', 10, 4], ['Juris', 12, 20]] as const, visit = { month: 7, day: 9 }
  const chosen = nextBirthday(adults.map(([, month, day]) => ({ month, day })), visit, seeded(1)), x = (month: number, day: number) => 40 + ((month - 1) * 30.4 + day) * (560 / 365)
  const months = ['J', 'F', 'M', 'A', 'M', 'J', 'J', 'A', 'S', 'O', 'N', 'D'].map((name, i) => words(x(i + 1, 15), 122, name, { anchor: 'middle', look: 'tick' }) + line(x(i + 1, 1), 90, x(i + 1, 1), 104))
  return picture({
    name: 'next-birthday', of: ['sample/next-birthday'], title: `At this door ${adults[chosen.person!]![0]} is asked`,
    reads: 'Of the adults of a home the one whose birthday comes next after the visit is asked, not the one who opens the door. Chance, without a list of names.',
    caption: `Visit on 9 July; the answer then speaks for ${chosen.weight} adults. Births are not spread quite evenly over the year, so this is nearly, not wholly, a random draw.`,
    height: 132, body: line(40, 90, 600, 90, 'edge') + months.join('') + line(x(7, 9), 46, x(7, 9), 90, 'dashed') + words(x(7, 9), 40, 'visit', { anchor: 'middle', look: 'quiet' })
      + adults.map(([name, month, day], i) => dot(x(month, day), 90, i === chosen.person ? 'dot' : 'hollow', i === chosen.person ? 9 : 7) + words(x(month, day), 70, name, { anchor: 'middle', look: i === chosen.person ? 'strong' : '' })).join('') + through([[x(7, 9) + 6, 52], [x(10, 4) - 4, 52], [x(10, 4) - 4, 56]], 'edge'),
  })
}
