import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { rootCertificates } from 'node:tls'
import { plain } from '../plain.ts'
import { certificatesIn } from '../tls/certificates-in.ts'

/** By whose word devices are in order, and what one lacks that shows this certificate: nothing, where it is in order. */
export type Devices = { readonly authorities: readonly X509Certificate[]; readonly lacks: (shown: X509Certificate | null, now: Date) => 'none' | 'unfit' | undefined }

/** Patches come once a month: what a device was found to be longer ago says nothing of today. With a day for those who date a certificate back a little. */
export const longestDays = 31
/** Meant for a client to show who it is (id-kp-clientAuth, RFC 5280, 4.2.1.12). */
const forClients = '1.3.6.1.5.5.7.3.2'

/** Reads the authorities that VATRA_DEVICES names: the device management's own. A public one knows nothing of devices, and anybody may get a certificate of it. */
export function devicesIn(file: string): Devices {
  const authorities = read(file)
  const strange = authorities.find((one) => !one.ca)
  if (authorities.length === 0 || strange) throw plain(`VATRA_DEVICES names ${file}, which holds ${strange ? `${strange.subject.replaceAll('\n', ', ')}, and that is no authority` : 'no authority'}. Put there, as PEM, the certificate of the authority that signs those of your devices.`)
  const known = authorities.find(({ fingerprint256 }) => publicOnes().has(fingerprint256))
  if (known) throw plain(`VATRA_DEVICES names ${file}, which holds ${known.subject.replaceAll('\n', ', ')}: a public authority, which knows nothing of your devices. Name the one of your own device management.`)
  return { authorities, lacks: (shown, now) => (shown === null ? 'none' : inOrder(shown, authorities, now) ? undefined : 'unfit') }
}

/** Signed by one of the authorities itself, within its days and theirs, for clients, by no authority, and for no longer than a month. */
function inOrder(shown: X509Certificate, authorities: readonly X509Certificate[], now: Date): boolean {
  const days = (shown.validToDate.getTime() - shown.validFromDate.getTime()) / 86_400_000
  return !shown.ca && days <= longestDays && within(shown, now) && (shown.keyUsage ?? []).includes(forClients) &&
    authorities.some((one) => within(one, now) && shown.checkIssued(one) && shown.verify(one.publicKey))
}

const within = ({ validFromDate, validToDate }: X509Certificate, now: Date) => validFromDate <= now && now < validToDate
const publicOnes = () => new Set(rootCertificates.map((one) => new X509Certificate(one).fingerprint256))

function read(file: string): X509Certificate[] {
  try {
    return certificatesIn(readFileSync(file, 'utf8'))
  } catch (fault) {
    throw plain(`VATRA_DEVICES names ${file}, which cannot be read: ${(fault as Error).message}.`)
  }
}
