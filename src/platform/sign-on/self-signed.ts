import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'

/** A key and the certificate that says whose it is, as text (PEM). */
export type Pair = { readonly key: string; readonly certificate: string }

const sha256WithRsa = oid('1.2.840.113549.1.1.11')
const commonName = oid('2.5.4.3')

/** A new key of 3072 bits with a certificate signed by itself (X.509 v3, RFC 5280): it is known by being handed over, not by who signed it. */
export function selfSigned(name: string, from: Date, until: Date): Pair {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 3072 })
  return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string, certificate: certified(name, publicKey, privateKey, from, until) }
}

function certified(name: string, publicKey: KeyObject, privateKey: KeyObject, from: Date, until: Date): string {
  const algorithm = part(0x30, sha256WithRsa, part(0x05))
  const who = part(0x30, part(0x31, part(0x30, commonName, part(0x0c, Buffer.from(name)))))
  const serial = Buffer.concat([Buffer.from([0x01]), randomBytes(15)])
  const told = part(0x30, part(0xa0, part(0x02, Buffer.from([2]))), part(0x02, serial), algorithm, who, part(0x30, moment(from), moment(until)), who, publicKey.export({ type: 'spki', format: 'der' }))
  const whole = part(0x30, told, algorithm, part(0x03, Buffer.concat([Buffer.from([0]), sign('sha256', told, privateKey)])))
  return `-----BEGIN CERTIFICATE-----\n${whole.toString('base64').match(/.{1,64}/g)!.join('\n')}\n-----END CERTIFICATE-----\n`
}

/** GeneralizedTime to the second. */
const moment = (at: Date) => part(0x18, Buffer.from(`${at.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`))

/** One value of DER (X.690): what it is, how long, and what is in it. */
function part(kind: number, ...inside: readonly Buffer[]): Buffer {
  const content = Buffer.concat(inside)
  const size = content.length < 128 ? [content.length] : content.length < 256 ? [0x81, content.length] : [0x82, content.length >> 8, content.length & 255]
  return Buffer.concat([Buffer.from([kind, ...size]), content])
}

function oid(text: string): Buffer {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number)
  const bytes = rest.flatMap((each) => {
    const groups = [each & 127]
    for (let left = each >> 7; left > 0; left >>= 7) groups.unshift((left & 127) | 128)
    return groups
  })
  return part(0x06, Buffer.from([first * 40 + second, ...bytes]))
}
