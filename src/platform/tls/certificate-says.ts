import { X509Certificate } from 'node:crypto'
import { rootCertificates } from 'node:tls'
import { certificatesIn } from './certificates-in.ts'

const days = (from: Date, to: Date) => Math.floor((to.getTime() - from.getTime()) / 86_400_000)
/** A certificate that ends within so many days is told; those that are drawn by themselves are renewed a month before. */
const soon = 21

/** What a certificate says of itself, and what is wrong with it, a sentence each: its end, its way to a root that browsers know, the name that people type. */
export function certificateSays(pem: string, name: string | null, now: Date, roots: readonly string[] = rootCertificates): { readonly ends: Date; readonly faults: readonly string[] } {
  const [leaf, ...others] = certificatesIn(pem) as [X509Certificate, ...X509Certificate[]]
  const ends = new Date(leaf.validTo), left = days(now, ends)
  return { ends, faults: [
    ...(ends <= now ? [`It ended on ${day(ends)}: browsers let nobody in.`] : left < soon ? [`It ends on ${day(ends)}, in ${left} days. Have it renewed.`] : []),
    ...(new Date(leaf.validFrom) > now ? [`It begins on ${day(new Date(leaf.validFrom))}.`] : []),
    ...(name !== null && leaf.checkHost(name) === undefined ? [`It is not for ${name}, but for ${leaf.subjectAltName?.replaceAll('DNS:', '') ?? leaf.subject}.`] : []),
    ...(leads(leaf, others, roots, now) ? [] : ['It does not lead to a root that browsers know: they warn whoever comes. Take one from a public authority, with those between in the same file.']),
  ] }
}

/** Does it lead, one signing the next, to one of these roots? */
function leads(one: X509Certificate, others: readonly X509Certificate[], roots: readonly string[], now: Date): boolean {
  const signed = (by: X509Certificate) => one.checkIssued(by) && one.verify(by.publicKey) && new Date(by.validTo) > now
  if (roots.some((root) => { const known = new X509Certificate(root); return known.subject === one.issuer && signed(known) })) return true
  const next = others.find((other) => other.ca && signed(other))
  return next !== undefined && leads(next, others.filter((other) => other !== next), roots, now)
}

const day = (at: Date) => at.toISOString().slice(0, 10)
