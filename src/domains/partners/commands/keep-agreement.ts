import { v7 } from 'uuid'
import { z } from 'zod'
import { Day, DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { findOrganisation, type FoundOrganisation } from '../steps/find-organisation.ts'
import { tables } from '../tables.ts'
import { AgreementId, AgreementTitle, OrganisationId, Telling } from '../words.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), organisation: OrganisationId, title: AgreementTitle, scope: Telling.optional(), obligations: Telling, others: Telling.optional(),
  signedOn: Day, endsOn: Day.optional(), /** The agreement that this one renews. */ follows: AgreementId.optional(),
})
type Asked = z.output<typeof Asked>

/** A cooperation agreement was signed: what it covers, who promised what, until when. It may renew an earlier one of the same organisation. */
export const keepAgreement = command('partners.keep-agreement', {
  input: Asked, answer: z.object({ agreement: AgreementId }), find: findOrganisation, run: keep,
  trace: ({ organisation }, { directorate }, { agreement }) => ({ directorate, subject: { agreement, organisation } }),
})

async function keep(ctx: Ctx, asked: Asked, { directorate, commissariat, leftOn }: FoundOrganisation) {
  const { organisation, title, scope, obligations, others, signedOn, endsOn, follows } = asked
  if (leftOn !== null) throw new Refusal('conflict', 'partners.organisation-left')
  if (signedOn > ctx.now.toISOString().slice(0, 10)) throw new Refusal('invalid', 'partners.not-signed-yet', { signedOn: 'partners.not-signed-yet' })
  if (endsOn !== undefined && endsOn <= signedOn) throw new Refusal('invalid', 'partners.ends-before-signed', { endsOn: 'partners.ends-before-signed' })
  if (follows) await refuseNoneToFollow(ctx, directorate, organisation, follows)
  const agreement = v7() as AgreementId
  await tables(ctx).insertInto('partners.agreements').values({
    directorate_id: directorate, id: agreement, commissariat_id: commissariat, organisation_id: organisation, title, scope: scope ?? null, obligations, others: others ?? null,
    signed_on: signedOn, ends_on: endsOn ?? null, ended_on: null, ended_because: null, follows_id: follows ?? null,
  }).execute()
  return { agreement }
}

/** One agreement is renewed once, by another with the same organisation. */
async function refuseNoneToFollow(ctx: Ctx, directorate: string, organisation: string, follows: string): Promise<void> {
  const before = await tables(ctx).selectFrom('partners.agreements').select('organisation_id').where('directorate_id', '=', directorate).where('id', '=', follows).forUpdate().executeTakeFirst()
  if (before?.organisation_id !== organisation) throw new Refusal('not-found', 'partners.no-such-agreement', { follows: 'partners.no-such-agreement' })
  const other = await tables(ctx).selectFrom('partners.agreements').select('id').where('directorate_id', '=', directorate).where('follows_id', '=', follows).executeTakeFirst()
  if (other) throw new Refusal('conflict', 'partners.renewed-already', { follows: 'partners.renewed-already' })
}
