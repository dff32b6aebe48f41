import { seeded } from '../../../src/kernel/random.ts'
import { normals, picks } from './chance.ts'

/** Calls for help of two years: a few villages call often, evenings and weekends are busy, and who lives far waits long. Four hundred calls a village. */
export function madeCalls(many: number) {
  const random = seeded(55), normal = normals(random), villages = Math.max(1, Math.round(many / 400)), hours = 168
  const far = Float64Array.from({ length: villages }, () => 300 + 1800 * random() ** 1.5)
  const busy = Float64Array.from({ length: hours }, (_, hour) => 0.4 + Math.exp(-(((((hour % 24) + 15) % 24) - 12) ** 2) / 30) + (hour >= 120 ? 0.3 : 0))
  const ofVillage = picks(Float64Array.from(far, () => random() ** -0.6), random), ofHour = picks(busy, random)
  const village = new Uint16Array(many), hour = new Uint8Array(many), seconds = new Uint32Array(many)
  for (let i = 0; i < many; i++) {
    const v = (village[i] = ofVillage()), h = (hour[i] = ofHour())
    seconds[i] = Math.max(20, Math.round(far[v]! * (1 + 0.3 * busy[h]!) * Math.exp(0.55 * normal())))
  }
  const commissariat = Uint8Array.from(far, (_, v) => Math.floor((v / villages) * 12))
  return { village, hour, seconds, commissariat, villages, hours }
}
