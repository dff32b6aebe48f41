import type { PlannedProblem, WholePlan } from '#domains/plans/words.ts'
import { named } from '#domains/territory/words.ts'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'
import { ActionsList } from './actions-list.tsx'
import { NeedsTable } from './needs-table.tsx'
import { objectiveSays } from './objective-says.ts'
import { PartsList } from './parts-list.tsx'

/** The joint plan as police and partners read it, the same for all of them, on screen and on paper. */
export function JointPlan({ whole: { plan, problems, needs, reviews, consents }, currency }: { readonly whole: WholePlan; readonly currency: string }) {
  const say = useSay()
  return (
    <article className="joint">
      <p className="lead">{say('partner.joint-lead', { from: say.day(plan.from), to: say.day(plan.to), wave: named(plan.wave.names, say.language) })}</p>
      {plan.summary && Object.keys(plan.summary).length > 0 && named(plan.summary, say.language).split(/\n+/).map((words, at) => <p key={at}>{words}</p>)}
      {problems.map((problem, at) => <Problem key={problem.problem} problem={problem} number={at + 1} />)}
      {needs.length > 0 && <section aria-labelledby="joint-needs"><h2 id="joint-needs">{say('partner.needs')}</h2><NeedsTable needs={needs} currency={currency} caption={say('partner.needs-of-plan')} /></section>}
      {consents.length > 0 && (
        <section aria-labelledby="joint-partners">
          <h2 id="joint-partners">{say('partner.who-takes-part')}</h2>
          <Table caption={say('partner.who-takes-part-caption')} quietCaption columns={[{ title: say('partner.organisation') }, { title: say('partner.sector') }, { title: say('partner.answer') }]}
            rows={say.inOrder(consents).map(({ organisation, name, sector, state, because, saidOn }) => ({ key: organisation, cells: [
              name, say.any(`partners.sector-${sector}`), [say.any(`plans.consent-${state}`), saidOn && say.day(saidOn), because].filter(Boolean).join(', '),
            ] }))} />
        </section>
      )}
      {reviews.length > 0 && (
        <section aria-labelledby="joint-reviews">
          <h2 id="joint-reviews">{say('partner.reviews')}</h2>
          <ul>{reviews.map(({ review, on, heldOn, words }) => <li key={review}>{heldOn === null ? say.day(on) : `${say('partner.review-held', { on: say.day(heldOn) })} ${words}`}</li>)}</ul>
        </section>
      )}
    </article>
  )
}

/** What is agreed about one problem. */
function Problem({ problem, number }: { readonly problem: PlannedProblem; readonly number: number }) {
  const say = useSay()
  const id = `joint-${problem.problem}`
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{`${number}. ${named(problem.statement, say.language)}`}</h2>
      {problem.causes.length > 0 && <><h3>{say('partner.why')}</h3><ul>{problem.causes.map(({ cause, side, words }) => <li key={cause}>{words} <span className="quiet">{`(${say.any(`problems.side-${side}`)})`}</span></li>)}</ul></>}
      {problem.objectives.length > 0 && <><h3>{say('partner.objectives')}</h3><ul>{problem.objectives.map((objective) => <li key={objective.objective}>{named(objective.words, say.language)} <span className="beneath">{objectiveSays(say, objective)}</span></li>)}</ul></>}
      {problem.actions.length > 0 && <><h3>{say('partner.actions')}</h3><ActionsList problem={problem} /></>}
      {problem.parts.length > 0 && <><h3>{say('partner.parts')}</h3><PartsList parts={problem.parts} /></>}
    </section>
  )
}
