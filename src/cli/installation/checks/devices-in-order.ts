import type { Config } from '#platform/config.ts'
import { devicesIn, longestDays } from '#platform/devices/devices.ts'
import type { Finding } from '../examine.ts'

/** An authority that ends within so many days is told: its successor stands beside it before, and every device has a new certificate by then. */
const soon = 60

/** From which devices administration is done: from any, or from those alone that an authority of one's own says are in order. */
export function devicesInOrder({ devices, tls }: Pick<Config, 'devices' | 'tls'>, now: Date): Finding {
  const told = (ok: boolean, says: string): Finding => ({ check: 'devices', ok, says })
  if (!devices) return told(true, 'Administration is open to any device: name with VATRA_DEVICES the authority whose certificates your device management gives to devices in order.')
  try {
    const ends = devicesIn(devices).authorities.map(({ validToDate }) => validToDate).toSorted((a, b) => b.getTime() - a.getTime())[0]!
    const left = Math.floor((ends.getTime() - now.getTime()) / 86_400_000), until = ends.toISOString().slice(0, 10)
    if (left < soon) return told(false, `The authority of ${devices} ${left < 0 ? 'ended' : 'ends'} on ${until}: then administration is done at the console alone. Put its successor into the same file, beside it, and start Vatra anew.`)
    const handed = tls ? '' : ' What stands in front has to ask for it and to set the header Client-Cert each time, in place of what a visitor may have sent.'
    return told(true, `Administration is done from devices alone that show a certificate of ${devices}, for at most ${longestDays} days; that authority ends on ${until}.${handed}`)
  } catch (fault) {
    return told(false, (fault as Error).message)
  }
}
