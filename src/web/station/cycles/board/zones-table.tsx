import type { board } from '#domains/cycles/index.ts'
import { stages } from '#domains/cycles/words.ts'
import { verdicts } from '#domains/survey/words.ts'
import { named } from '#domains/territory/words.ts'
import { verdictOf } from '#web/resident/result/verdict.ts'
import type { Say } from '#web/say.ts'
import { Table } from '#web/ui/table.tsx'
import { Tag } from '#web/ui/tag.tsx'
import { useSay } from '#web/ui/use-say.ts'
import { Leads } from '../../leads/leads.tsx'
import type { Opens } from '../../leads/opens.ts'
import { nextStep } from './next-step.ts'

export type ZoneOnBoard = Awaited<ReturnType<typeof board>>['zones'][number] & { readonly opens: Opens }

/** The zones of a commissariat: stage, lateness, answers, what changed, what is open, and what is next. */
export function ZonesTable({ zones, of }: { readonly zones: readonly ZoneOnBoard[]; /** Whose they are, where there are several. */ readonly of: string | null }) {
  const say = useSay()
  return (
    <Table caption={of === null ? say('station.zones-at-a-glance') : say('station.zones-of', { of })}
      columns={[{ title: say('station.zone') }, { title: say('station.cycle-stage') }, { title: say('station.cycle-due-on') }, { title: say('station.answers') }, { title: say('station.what-changed') }, { title: say('station.open-problems'), number: true }, { title: say('station.plan-actions') }, { title: say('station.cycle-next') }]}
      rows={zones.map((zone) => () => ({ key: zone.zone, cells: cells(say, zone) }))} />
  )
}

function cells(say: Say, zone: ZoneOnBoard) {
  const { slug, names, stage, stageName, since, changes, openProblems, actions, opens, open } = zone
  const home = `/${say.language}/station`, called = named(names, say.language)
  const next = nextStep(zone)
  return [
    <a key="zone" href={`${home}/zones/${slug}`}>{called}</a>,
    stageName === null || stage === null ? say('station.cycle-none') : <><Leads to={`/zones/${slug}/cycle`} opens={opens}>{say('station.cycle-stage-of', { stage, stages: stages.length, name: say.any(`cycles.stage-${stageName}`) })}<span className="unseen"> {called}</span></Leads>{since && <small className="beneath">{say('station.cycle-since', { day: say.day(since) })}</small>}</>,
    <Due key="due" zone={zone} />,
    open ? <><Leads to={`/waves/${open.wave}`} opens={opens}>{say('station.answers-of-target', { answers: open.answers, target: open.target })}</Leads><small className="beneath">{say('station.cycle-until', { day: say.day(open.closesOn) })}</small></> : <LastRound key="last" zone={zone} />,
    changes === null ? '–' : Object.values(changes).every((many) => many === 0) ? <span key="withheld" className="quiet">{say('station.board-withheld')}</span> : <span key="changes" className="tags">{verdicts.filter((verdict) => (changes[verdict] ?? 0) > 0).map((verdict) => <Tag key={verdict} tone={verdictOf(say, { verdict }).tone}>{`${say.number(changes[verdict] ?? 0)} ${verdictOf(say, { verdict }).words}`}</Tag>)}</span>,
    <Leads key="problems" to={`/zones/${slug}/desk`} opens={opens}>{say.number(openProblems)}{opens.desk && <span className="unseen"> {say('station.problems-at-desk', { zone: called })}</span>}</Leads>,
    actions.open === 0 ? say('station.no-open-actions') : <a key="actions" href={`${home}/due?zone=${slug}`}>{say('station.actions-open', actions)}<span className="unseen"> {called}</span></a>,
    <Leads key="next" to={next.to} opens={opens}>{say.any(next.words)}<span className="unseen"> {called}</span></Leads>,
  ]
}

function Due({ zone: { dueOn, lateBy, unheard } }: { readonly zone: ZoneOnBoard }) {
  const say = useSay()
  return (
    <>
      {dueOn && say.day(dueOn)} {lateBy > 0 && <Tag>{say('station.cycle-late-by', { days: lateBy })}</Tag>} {unheard && <Tag>{say('station.not-heard')}</Tag>}
      {!dueOn && !unheard && '–'}
    </>
  )
}

function LastRound({ zone: { finished, opens } }: { readonly zone: ZoneOnBoard }) {
  const say = useSay()
  if (finished === null) return <>{say('station.never')}</>
  return <><Leads to={`/waves/${finished.wave}`} opens={opens}>{say('station.answers-count', { answers: finished.answers })}</Leads><small className="beneath">{named(finished.names, say.language)}, {say.day(finished.closedOn)}</small></>
}
