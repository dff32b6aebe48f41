import { proofLastsMinutes, sessionIdleMinutes, sessionLivesHours } from '../words.ts'

/** Was a session left idle, or has it lasted a shift? */
export const sessionOver = ({ began, seen }: { readonly began: Date; readonly seen: Date }, now: Date): boolean =>
  secondsBetween(seen, now) > sessionIdleMinutes * 60 || secondsBetween(began, now) > sessionLivesHours * 3600

/** Was a proof shown so lately that it counts as now? */
export const justProved = (proved: Date | null, now: Date): boolean => proved !== null && secondsBetween(proved, now) <= proofLastsMinutes * 60

export const secondsBetween = (before: Date, after: Date): number => (after.getTime() - before.getTime()) / 1000
