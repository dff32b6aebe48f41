import { seeded } from '#kernel/random.ts'
import { extent, plane, zoneAt } from './ground.ts'

export type Place = { readonly x: number; readonly y: number; readonly day: number }

const random = seeded(20270601)
const gauss = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
const inTown = (x: number, y: number): boolean => zoneAt([x], [y])[0]! >= 0

/** Somewhere in the town, every place as likely. */
export function anywhere(): readonly [number, number] {
  for (;;) {
    const x = random() * extent.wide, y = random() * extent.high
    if (inTown(x, y)) return [x, y]
  }
}

function near([x, y]: readonly [number, number], spread: number): readonly [number, number] {
  for (;;) {
    const [px, py] = [x + spread * gauss(), y + spread * gauss()]
    if (inTown(px, py)) return [px, py]
  }
}

export const market = plane(22.5738, 57.2476), square = plane(22.5735, 57.2378), mill = plane(22.5925, 57.2378)

/**
 * Two years of thefts with places, made for the maps: the town's own file strews its incidents evenly, and a map of no hot spot teaches little.
 * Some anywhere; most at the market all the time, ever more at the station square, ever fewer at the old mill.
 */
export const thefts: readonly Place[] = [
  ...made(620, () => anywhere(), () => random()), ...made(250, () => near(market, 120), () => random()),
  ...made(190, () => near(square, 110), () => Math.sqrt(random())), ...made(150, () => near(mill, 110), () => 1 - Math.sqrt(random())),
].toSorted((a, b) => a.day - b.day)

/** A year of burglaries: after a third of them another follows within 150 metres and two weeks. */
export const burglaries: readonly Place[] = made(150, () => anywhere(), () => random() / 2)
  .flatMap((one) => (random() < 0.35 ? [one, follower(one)] : [one])).toSorted((a, b) => a.day - b.day)

/** Four hundred front doors. */
export const addresses: readonly Place[] = made(400, () => anywhere(), () => 0)

function made(many: number, where: () => readonly [number, number], when: () => number): Place[] {
  return Array.from({ length: many }, () => {
    const [x, y] = where()
    return { x, y, day: Math.floor(when() * 730) }
  })
}

function follower({ x, y, day }: Place): Place {
  const [px, py] = near([x, y], 60)
  return { x: px, y: py, day: day + 1 + Math.floor(random() * 13) }
}
