import { stages } from '#domains/cycles/words.ts'
import { named } from '#domains/territory/words.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/ui/use-say.ts'
import type { SeenCycle } from '../cycle-at.ts'

/** Where a turn stands, or how it ended; after another was closed, that it is and where everybody reads its account. */
export function TurnHead({ seen: { cycle, stage, stageName, history, zone: { slug } }, ended }: { readonly seen: SeenCycle; /** The turn that was ended just now. */ readonly ended: string | null }) {
  const say = useSay()
  const before = history.find(({ cycle: id, closedOn }) => id === ended && closedOn !== null)
  const account = (id: string) => <p><a href={`/${say.language}/zones/${slug}/accounts/${id}`}>{say('station.cycle-read-account')}</a></p>
  return (
    <>
      {before && before.cycle !== cycle.cycle && <Notice kind="done" title={say(before.passedOverBecause === null ? 'station.cycle-was-closed' : 'station.cycle-was-passed-over')}>{before.passedOverBecause === null && account(before.cycle)}</Notice>}
      {cycle.closedOn === null ? <p className="lead">{say('station.cycle-lead', { wave: named(cycle.wave.names, say.language), began: say.day(cycle.beganOn), stage, stages: stages.length, name: say.any(`cycles.stage-${stageName}`) })}</p> : (
        <Notice title={say('station.cycle-closed-on', { day: say.day(cycle.closedOn) })}>{cycle.passedOverBecause === null ? account(cycle.cycle) : <p>{say('station.cycle-passed-over', { because: cycle.passedOverBecause })}</p>}</Notice>
      )}
    </>
  )
}
