import type { X509Certificate } from 'node:crypto'
import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { askedOutside } from '#platform/outgoing/asked-outside.ts'
import { fewAtOnce } from '#platform/sign-on/few-at-once.ts'
import { samlDescribed } from '#platform/sign-on/saml-described.ts'
import { readableCertificate } from '../../providers/readable-certificate.ts'
import { heardNot } from '../../providers/tried.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), /** Where a provider of SAML describes itself, or its description as it was handed over. */ address: z.string().trim().max(500).optional(), text: z.string().max(1_000_000).optional(),
  /** The certificate by which the description must be signed. */ pinned: z.string().trim().max(10_000).optional(),
})
const Answer = z.object({
  issuer: z.string(), address: z.string(), logoutAddress: z.string().nullable(), /** Was its signature looked at? */ checked: z.boolean(),
  certificates: z.array(z.object({ text: z.string(), /** SHA-256, as it is read out over the telephone. */ fingerprint: z.string(), until: z.string() })),
})

/** At most two wait for another's server at a time; each holds a connection. */
const fewAsk = fewAtOnce(2)

/** What a provider says of itself, asked when an administrator presses the button and shown before anything is kept. */
export const providerDescribed = query('people.provider-described', { input: Asked, answer: Answer, reads: 'all', record: 'none', find: findPlace, run: read })

async function findPlace(ctx: Ctx, asked: z.output<typeof Asked>) {
  return { directorate: await tenant(ctx, asked.directorate) }
}

async function read(ctx: Ctx, { address = '', text = '', pinned = '' }: z.output<typeof Asked>): Promise<z.output<typeof Answer>> {
  const pin = pinned === '' ? null : readableCertificate(pinned)
  if (pinned !== '' && pin === null) throw new Refusal('invalid', 'people.provider-certificate', { pinned: 'people.provider-certificate' })
  const field = text.trim() === '' ? 'described' : 'text'
  const no = (code: string, values = {}) => new Refusal('invalid', code, { [field]: code }, values)
  const heard = text.trim() === '' ? await asked(address, no) : text
  const found = await samlDescribed(heard, pin?.toString() ?? null, ctx.now)
  if ('wrong' in found) throw no(`people.described-${found.wrong}`)
  const certificates = found.certificates.map((one) => readableCertificate(one) ?? null)
  if (certificates.some((one) => one === null)) throw no('people.provider-certificate')
  return { ...found, checked: pin !== null, certificates: (certificates as X509Certificate[]).map((one) => ({ text: one.toString(), fingerprint: one.fingerprint256, until: new Date(one.validTo).toISOString().slice(0, 10) })) }
}

async function asked(address: string, no: (code: string, values?: object) => Refusal): Promise<string> {
  if (!URL.canParse(address)) throw no('people.not-an-address')
  const heard = await fewAsk(() => askedOutside(address, { plainly: true, headers: { accept: 'application/samlmetadata+xml, application/xml' } }))
  if (heard === null) throw new Refusal('conflict', 'people.door-is-busy')
  if ('no' in heard) throw no(heardNot(heard.no), { host: new URL(address).host })
  if (heard.status !== 200) throw no('people.described-unreadable')
  return heard.body
}
