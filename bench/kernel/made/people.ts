import type { Margin } from '../../../src/kernel/estimate/rake.ts'
import { seeded } from '../../../src/kernel/random.ts'
import { picks } from './chance.ts'

/** People asked, in four margins that hang together (who is young lives elsewhere, in another kind of house), and a population that is a little otherwise. */
export function madePeople(many: number): readonly (Margin & { category: Uint8Array; targets: Float64Array })[] {
  const random = seeded(2077), widths = [122, 8, 3, 6], like = Float64Array.from({ length: many }, random)
  return widths.map((width, at) => {
    // The first quarter of each margin's categories is common, the last rare.
    const any = picks(Float64Array.from({ length: width }, (_, k) => 1 / (1 + (3 * k) / width)), random)
    const category = Uint8Array.from(like, (one) => (random() < 0.4 ? Math.min(width - 1, Math.floor(one * width)) : any())), live = new Float64Array(width)
    for (const of of category) live[of]! += 1
    const moved = live.map((all) => all * (0.8 + 0.4 * random())), all = moved.reduce((sum, one) => sum + one, 0)
    return { name: `margin ${at + 1}`, category, targets: moved.map((one) => (one / all) * 2.3 * many) }
  })
}
