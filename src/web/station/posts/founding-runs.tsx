import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/ui/use-say.ts'

/** While a directorate is being founded, one person names alone: who, until when, and what ends it, for whoever looks after it too. */
export function FoundingRuns({ name, endsAt, mine }: { readonly name: string; readonly endsAt: string; readonly mine: boolean }) {
  const say = useSay()
  return <Notice kind="note" title={say('station.founding', { name, day: say.day(endsAt.slice(0, 10)) })}><p>{say(mine ? 'station.founding-yours' : 'station.founding-lead')}</p></Notice>
}
