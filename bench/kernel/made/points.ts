import { shelf } from '../../../src/kernel/fast/shelf.ts'
import { seeded } from '../../../src/kernel/random.ts'
import { normals, picks } from './chance.ts'

/** A country of 100 by 100 km. */
export const extent = 100_000

/** Places in metres, to the centimetre (column `x` is `cmX` / 100): towns, their centres, the countryside; every eighth at the address of another. */
export function madePoints(many: number): { x: Float64Array; y: Float64Array; cmX: Int32Array; cmY: Int32Array } {
  const random = seeded(42), normal = normals(random), towns = 60, centres = 3000
  const at = Array.from({ length: towns }, () => ({ x: extent * (0.05 + 0.9 * random()), y: extent * (0.05 + 0.9 * random()), spread: 800 + 1500 * random(), weight: random() ** -0.7 }))
  while (at.length < centres) {
    const town = at[Math.floor(random() * towns)]!
    at.push({ x: town.x + 3500 * normal(), y: town.y + 3500 * normal(), spread: 60 * Math.exp(0.8 * normal()), weight: 0.2 * random() ** -0.6 })
  }
  const pick = picks(at.map(({ weight }) => weight), random), cmX = new Int32Array(many), cmY = new Int32Array(many)
  for (let i = 0; i < many; i++) {
    if (i > 1000 && random() < 0.12) {
      const other = Math.floor(random() * i)
      cmX[i] = cmX[other]!
      cmY[i] = cmY[other]!
      continue
    }
    const countryside = random() < 0.15, centre = at[pick()]!
    const x = countryside ? extent * random() : centre.x + centre.spread * normal(), y = countryside ? extent * random() : centre.y + centre.spread * normal()
    cmX[i] = within(x)
    cmY[i] = within(y)
  }
  const { doubles } = shelf(16 * many), [x, y] = [cmX, cmY].map((column) => {
    const metres = doubles(many)
    for (let i = 0; i < many; i++) metres[i] = column[i]! / 100
    return metres
  }) as [Float64Array, Float64Array]
  return { x, y, cmX, cmY }
}

/** Who falls over the border is put back from the other side. */
const within = (metres: number) => Math.floor((((metres % extent) + extent) % extent) * 100)
