import type { Store } from '#platform/db.ts'
import { outstanding } from '#platform/migrate.ts'
import { isWhole, sealsVerified, sentenceOfSeal } from '../../record/seals-verified.ts'
import type { Finding } from '../examine.ts'

/** Are the answers of every closed round as they were sealed? A round from before there were seals is told: nothing says of it what it was when it was closed. */
export async function roundsSealed(store: Store, now: Date): Promise<Finding> {
  const check = 'rounds'
  if ((await outstanding(store.owner)).length > 0) return { check, ok: false, says: 'Closed rounds are held against their seals when all migrations are applied. Run vatra migrate.' }
  const told = await sealsVerified(store, now), rounds = told.flatMap(({ code, rounds }) => rounds.map((round) => ({ code, round })))
  const wrong = rounds.filter(({ round }) => !isWhole(round)), bare = rounds.filter(({ round }) => round.found === 'none')
  const without = bare.length === 0 ? [] : [`Without a seal, since closed before there were any: ${bare.slice(0, 20).map(({ code, round }) => `${round.name} (${code})`).join(', ')}. Nothing shows whether their answers were changed. From today on it would show: vatra do survey.seal-late, with {"directorate": "…", "wave": "${bare[0]!.round.wave}"}.`]
  if (wrong.length > 0) return { check, ok: false, says: [...wrong.slice(0, 20).map(({ code, round }) => `${code}: ${sentenceOfSeal(round)}`), 'Find out who had the database. A backup from before has the answers as they were.', ...without].join('\n') }
  const sealed = rounds.length - bare.length
  return { check, ok: true, says: [rounds.length === 0 ? 'No round is closed yet.' : `The answers of ${sealed} closed ${sealed === 1 ? 'round' : 'rounds'} are as they were sealed.`, ...without].join('\n') }
}
