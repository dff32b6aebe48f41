import { seeded } from '#kernel/random.ts'

/** A year of calls made for the pictures of waits: long at night and far from the station, few on Mill Hill; some of the last still wait. */
export const calls = made()

function made() {
  const random = seeded(20270602), gauss = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const rows = [900, 620, 700, 90].flatMap((many, zone) => Array.from({ length: many }, () => {
    const hour = Math.floor(24 * (random() < 0.5 ? random() : 0.5 + random() / 2)), night = hour < 6 ? 0.5 : hour > 21 ? 0.3 : 0
    return { zone, hour, day: Math.floor(365 * random()), minutes: Math.exp(2.3 + [0, 0.25, -0.1, 0.6][zone]! + night + 0.55 * gauss()) }
  }))
  return { zone: Int32Array.from(rows, ({ zone }) => zone), hour: Int32Array.from(rows, ({ hour }) => hour), day: Int32Array.from(rows, ({ day }) => day), minutes: Float64Array.from(rows, ({ minutes }) => minutes) }
}
