import { operator } from '../../src/access/actor.ts'
import { letIn } from '../../src/domains/people/index.ts'
import { decide, eraseDecided, exportFor, noteRequest } from '../../src/domains/privacy/index.ts'
import { heads, verify } from '../../src/domains/record/index.ts'
import { drawList } from '../../src/domains/vigilance/index.ts'
import type { Outside } from '../../src/frame/ctx.ts'
import type { Store } from '../../src/platform/db.ts'
import type { LargeTown } from '../large-town.ts'
import type { Piece } from './told.ts'

/** What is done about the record and about persons when years of work have left their lines: the weekly list of odd looks, the check of all lines, what is handed to a person, and their erasure. */
export function deedsOfYears(store: Store, { directorate, now, officers }: LargeTown): readonly Piece[] {
  const ctx = { actor: operator, store, now }, person = officers[0]!, askedOn = now.toISOString().slice(0, 10)
  const own = { purpose: 'answer-the-person', toWhom: 'the-person' } as const
  let request = '', asOfficer: Outside = ctx
  return [
    ['the weekly list of odd looks', () => drawList(ctx, { directorate, week: new Date(now.getTime() - 7 * 86_400_000).toISOString().slice(0, 10) })],
    ['check the whole record', () => verify(ctx, { directorate })],
    ['all signed heads, as open data', () => heads(ctx, { all: 'yes' })],
    ['note that a person asks for what is kept of them, and grant it', async () => {
      const { person: officer } = await letIn(ctx, { directorate, name: 'Liga Kalna', role: 'data-protection', area: directorate, from: '2027-01-01' })
      asOfficer = { ...ctx, actor: { kind: 'person', id: officer, directorate, posts: [{ role: 'data-protection', area: directorate, commissariat: null }], proved: true } }
      request = (await noteRequest(asOfficer, { directorate, person, kind: 'access', words: 'All of it, please', askedOn })).request
      await decide(asOfficer, { directorate, request, outcome: 'granted', because: 'It is their right' })
    }],
    ['hand a person what is kept of them', () => exportFor(asOfficer, { directorate, request, ...own })],
    ['hand it to them on paper', () => exportFor(asOfficer, { directorate, request, paper: true, ...own })],
    ['erase a person', () => eraseDecided(ctx, { directorate, person, kind: 'erasure', outcome: 'granted' })],
  ]
}
