import { z } from 'zod'
import { CommissariatId, DirectorateId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { tenant } from '#frame/tenant.ts'
import { agreementsOf } from '../steps/agreements-of.ts'
import { shownOrganisation } from '../steps/shown-organisation.ts'
import { tables } from '../tables.ts'
import { ListedOrganisation } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), commissariat: CommissariatId.optional() })
const Answer = z.object({ organisations: z.array(ListedOrganisation) })

/** Who works with a commissariat and with the whole directorate (left out: everybody), by name; those that have left among them. */
export const organisations = query('partners.organisations', { input: Asked, answer: Answer, reads: 'all', record: 'consult', find: findPlace, run: listed })

async function findPlace(ctx: Ctx, asked: z.output<typeof Asked>) {
  return { directorate: await tenant(ctx, asked.directorate) }
}

async function listed(ctx: Ctx, { commissariat }: z.output<typeof Asked>, { directorate }: { directorate: string }): Promise<z.output<typeof Answer>> {
  const today = ctx.now.toISOString().slice(0, 10)
  const rows = await tables(ctx).selectFrom('partners.organisations').selectAll().where('directorate_id', '=', directorate)
    .$if(commissariat !== undefined, (all) => all.where((row) => row.or([row('commissariat_id', 'is', null), row('commissariat_id', '=', commissariat!)]))).orderBy('name').orderBy('id').execute()
  const signed = Map.groupBy(await agreementsOf(ctx, directorate), ({ organisation }) => organisation as string)
  return {
    organisations: rows.map((row) => {
      const own = signed.get(row.id) ?? []
      const valid = own.filter(({ standing, endsOn }) => (standing === 'in-force' || standing === 'renew') && (endsOn === null || endsOn >= today))
      return { ...shownOrganisation(ctx, row), agreements: valid.length, renewBy: own.flatMap(({ renewBy }) => renewBy ?? []).toSorted()[0] ?? null }
    }),
  }
}
