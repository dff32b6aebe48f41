import { z } from 'zod'
import { CommissariatId, Day, DirectorateId, Names } from '#domains/territory/words.ts'

export const OrganisationId = z.uuid('partners.no-such-organisation').brand<'OrganisationId'>()
export type OrganisationId = z.infer<typeof OrganisationId>
export const AgreementId = z.uuid('partners.no-such-agreement').brand<'AgreementId'>()
export type AgreementId = z.infer<typeof AgreementId>

/** Who an organisation is to the town: the kinds of body that a local safety plan is made with. */
export const sectors = [
  'municipality', 'school', 'health', 'social-services', 'prosecutor', 'fire-service', 'ngo', 'business', 'housing-association', 'faith', 'media', 'sports-and-youth', 'state-agency', 'other',
] as const
export const Sector = z.enum(sectors, 'partners.choose-sector')
export type Sector = z.infer<typeof Sector>

/** An agreement is to be renewed from two months before it ends. */
export const renewalNoticeDays = 60

/** How the station reaches an organisation. */
export const Reached = z.object({
  phone: z.string().trim().max(60, 'partners.too-long').optional(), email: z.email('partners.not-an-address').optional(), web: z.url({ protocol: /^https?$/, error: 'partners.not-an-address' }).optional(), note: Names.optional(),
})
export type Reached = z.infer<typeof Reached>

export const OrganisationName = z.string('partners.say-the-name').trim().min(2, 'partners.say-the-name').max(200, 'partners.too-long')
/** A few words for the title of a paper; a few sentences. */
export const AgreementTitle = z.string('partners.say-the-title').trim().min(3, 'partners.say-the-title').max(200, 'partners.too-long')
export const Telling = z.string('partners.say-it-in-words').trim().min(3, 'partners.say-it-in-words').max(2000, 'partners.too-long')

/** An organisation that works with the police: with one commissariat or, without one, with the whole directorate. */
export const Organisation = z.object({
  organisation: OrganisationId, directorate: DirectorateId, commissariat: CommissariatId.nullable(), name: z.string(), sector: z.enum(sectors), offers: z.string().nullable(), channels: Reached,
  sinceOn: Day, leftOn: Day.nullable(),
})
export type Organisation = z.infer<typeof Organisation>

/** How an agreement stands on a day: in force; to be renewed, because it ends soon or ended and none follows; followed by another; or over, because somebody ended it. */
export const standings = ['in-force', 'renew', 'followed', 'over'] as const
export type Standing = (typeof standings)[number]

/** A cooperation agreement with one organisation. `renewBy` is the day it ends or ended, where it is to be renewed. */
export const Agreement = z.object({
  agreement: AgreementId, organisation: OrganisationId, title: z.string(), scope: z.string().nullable(), obligations: z.string(), others: z.string().nullable(), signedOn: Day, endsOn: Day.nullable(), endedOn: Day.nullable(), endedBecause: z.string().nullable(),
  follows: AgreementId.nullable(), standing: z.enum(standings), renewBy: Day.nullable(),
})
export type Agreement = z.infer<typeof Agreement>

/** An organisation in a list: how many agreements are in force with it, and the first day by which one is to be renewed. */
export const ListedOrganisation = Organisation.extend({ agreements: z.number(), renewBy: Day.nullable() })
export type ListedOrganisation = z.infer<typeof ListedOrganisation>
