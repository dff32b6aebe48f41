import type { FrozenChange, FrozenRecord, Outcome } from '../words.ts'

/**
 * Does a judgement say better than what was measured? "Success" and "solved" need a measure that became better and none that became worse; a partial
 * success none that became worse. A judgement may say more than the measure (people know what a survey cannot see), but then it owes the public the reason.
 */
export function saidBetter({ outcome, solved }: Judgement, change: Pick<FrozenChange, 'verdict'> | null, recorded: Pick<FrozenRecord, 'verdict'> | null): boolean {
  const measured = [change?.verdict, recorded?.verdict]
  if (outcome === 'success' || solved) return measured.includes('worse') || !measured.includes('better')
  return outcome === 'partial' && measured.includes('worse')
}

type Judgement = { readonly outcome: Outcome; readonly solved: boolean }
