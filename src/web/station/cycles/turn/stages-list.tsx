import type { GateOfStage, Missing } from '#domains/cycles/words.ts'
import { named } from '#domains/territory/words.ts'
import { ownNames, spoken, type Say } from '#web/say.ts'
import { Fold } from '#web/ui/fold.tsx'
import { Tag } from '#web/ui/tag.tsx'
import { useSay } from '#web/ui/use-say.ts'
import { Leads } from '../../leads/leads.tsx'
import type { Opens } from '../../leads/opens.ts'
import type { SeenCycle } from '../cycle-at.ts'
import { mendedAt } from './mended-at.ts'

/** The six stages, each a gate: over since a day, or what is missing, each line leading to the form that mends it. What lies further ahead is folded. */
export function StagesList({ seen, opens }: { readonly seen: SeenCycle; readonly opens: Opens }) {
  const say = useSay()
  return (
    <ol className="stages">
      {seen.stages.map((gate, at) => {
        const now = seen.cycle.closedOn === null && at + 1 === seen.stage
        return (
          <li key={gate.stage} aria-current={now ? 'step' : undefined}>
            <h3>{say.any(`cycles.stage-${gate.stage}`)}</h3>
            <p><b>{standing(say, gate, now, seen.cycle.closedOn !== null)}</b>{!gate.done && gate.dueOn && seen.cycle.closedOn === null && <> <span className="quiet">{say('station.cycle-due', { day: say.day(gate.dueOn) })}</span></>} {gate.lateBy > 0 && seen.cycle.closedOn === null && <Tag>{say('station.cycle-late-by', { days: gate.lateBy })}</Tag>}</p>
            {now && seen.ready && <p><a href="#close">{say('station.next-close')}</a></p>}
            {gate.missing.length > 0 && seen.cycle.closedOn === null && (now ? <Lacking seen={seen} opens={opens} missing={gate.missing} /> : <Fold title={say('station.cycle-will-need', { things: inLines(gate.missing).length })}><Lacking seen={seen} opens={opens} missing={gate.missing} /></Fold>)}
          </li>
        )
      })}
    </ol>
  )
}

function standing(say: Say, { done, doneOn, missing }: GateOfStage, now: boolean, over: boolean): string {
  if (done) return doneOn === null ? say('station.cycle-stage-ready') : say('station.done-on', { day: say.day(doneOn) })
  return now ? say('station.cycle-lacks', { things: inLines(missing).length }) : say(over ? 'station.cycle-not-reached' : 'station.cycle-not-yet')
}

function Lacking({ seen, opens, missing }: { readonly seen: SeenCycle; readonly opens: Opens; readonly missing: readonly Missing[] }) {
  const say = useSay()
  return <ul className="missing">{inLines(missing).map((alike, at) => <li key={at}><Leads to={mendedAt(seen, alike[0]!)} opens={opens}>{lackSays(say, alike)}</Leads></li>)}</ul>
}

/** What is mended in the same place in several languages is one line. */
const inLines = (missing: readonly Missing[]): readonly (readonly Missing[])[] => [...Map.groupBy(missing, ({ what, problem, action, organisation }) => [what, problem, action, organisation].join(' ')).values()]

function lackSays(say: Say, alike: readonly Missing[]): string {
  const { what, words, method } = alike[0]!
  const about = what === 'card' && method !== null ? say.any(`plans.method-${method}`) : words === null ? '' : named(words, say.language)
  const languages = say.list(alike.flatMap(({ language }) => (language === null ? [] : [spoken.some((one) => one === language) ? ownNames[language as keyof typeof ownNames] : language])))
  return say.any(`station.cycle-mend-${what}${(what === 'assessment' || what === 'action') && words === null ? '-all' : ''}`, { about, languages })
}
