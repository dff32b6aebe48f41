import { seeded } from '../../../src/kernel/random.ts'
import { normals, picks } from './chance.ts'

/** Burglaries of two years: neighbourhoods, the countryside, and one in twelve soon after another next door. Places in metres, days whole. 62.5 to the square kilometre. */
export function madeBurglaries(many: number): { x: Float64Array; y: Float64Array; time: Float64Array } {
  const random = seeded(99), normal = normals(random), side = 40_000 * Math.sqrt(many / 100_000), days = 730, homes = Math.max(1, Math.round(many / 67))
  const at = Array.from({ length: homes }, () => ({ x: side * random(), y: side * random(), spread: 250 * Math.exp(0.6 * normal()), weight: random() ** -0.4 }))
  const pick = picks(at.map(({ weight }) => weight), random), x = new Float64Array(many), y = x.slice(), time = x.slice(), soon = () => -Math.log(1 - random())
  const within = (metres: number) => ((metres % side) + side) % side
  for (let i = 0; i < many; i++) {
    if (i > 100 && random() < 0.08) {
      const other = Math.floor(random() * i), away = random() < 0.2 ? 0 : 80 * soon(), turn = 2 * Math.PI * random()
      x[i] = within(x[other]! + away * Math.cos(turn))
      y[i] = within(y[other]! + away * Math.sin(turn))
      time[i] = Math.min(days - 1, time[other]! + Math.floor(6 * soon()))
      continue
    }
    const away = random() < 0.3, home = at[pick()]!
    x[i] = away ? side * random() : within(home.x + home.spread * normal())
    y[i] = away ? side * random() : within(home.y + home.spread * normal())
    time[i] = Math.floor(random() * days)
  }
  return { x, y, time }
}
