import type { Account } from '#domains/cycles/words.ts'
import type { ToldPlan } from '#domains/plans/words.ts'
import { named } from '#domains/territory/words.ts'
import type { PublicWork } from '#domains/work/words.ts'
import { Fold } from '#web/ui/fold.tsx'
import { Tag } from '#web/ui/tag.tsx'
import { useSay } from '#web/ui/use-say.ts'
import { standingIn, standingsOf } from './standing.ts'
import { Pictures } from './told-actions.tsx'

type Props = { readonly slug: string; readonly plan: ToldPlan | null; readonly works: readonly PublicWork[]; readonly account: Account | null; readonly accounts: readonly { readonly cycle: string; readonly from: string; readonly to: string }[] }

/** On a zone's page: what is being done now, what became of the plan before, and where to read all of it. */
export function ZoneCycle({ slug, plan, works, account, accounts }: Props) {
  const say = useSay()
  const home = `/${say.language}/zones/${slug}`
  const standings = standingsOf(works)
  const actions = plan?.problems.flatMap((problem) => problem.actions) ?? []
  const ended = actions.filter(({ action }) => ['done', 'partly', 'not-done'].includes(standings.get(action)?.state ?? ''))
  const atOnce = works.filter(({ kind, plan: of }) => kind === 'action' && of === null)
  const built = works.filter(({ kind }) => kind === 'improvement')
  const running = plan !== null && plan.closedOn === null
  return (
    <section>
      <h2>{say('web.what-is-done-here')}</h2>
      {plan === null && <p>{say('web.no-plan-yet')}</p>}
      {plan && running && (
        <>
          <p>{named(plan.summary, say.language)}</p>
          <ul>{plan.problems.map(({ problem, statement }) => <li key={problem}><a href={`/${say.language}/problems/${problem}`}>{named(statement, say.language)}</a></li>)}</ul>
          <p><a href={`${home}/plan`}>{say('web.plan-link', { from: say.day(plan.from), to: say.day(plan.to) })}</a> <span className="quiet">{say('web.plan-progress', { done: ended.length, all: actions.length })}</span></p>
        </>
      )}
      {atOnce.length > 0 && <><h3>{say('web.begun-at-once')}</h3><ul>{atOnce.map((work) => <li key={work.id}>{named(work.words, say.language)} <Tag>{standingIn(say, work)}</Tag></li>)}</ul></>}
      {built.length > 0 && <Fold title={say('web.built-here')}>{built.map((work) => <section key={work.id}><h3>{named(work.words, say.language)} <Tag>{say.any(`work.improvement-${work.state}`)}</Tag></h3>{work.whereabouts && <p className="quiet">{work.whereabouts}</p>}<Pictures pictures={work.pictures} /></section>)}</Fold>}
      {account && <p><a href={`${home}/accounts/${account.cycle}`}>{say('web.account-link', { from: say.day(account.from), to: say.day(account.to) })}</a>: {named(account.done, say.language)}</p>}
      {accounts.length > 1 && <ul>{accounts.filter(({ cycle }) => cycle !== account?.cycle).map(({ cycle, from, to }) => <li key={cycle}><a href={`${home}/accounts/${cycle}`}>{say('web.account-link', { from: say.day(from), to: say.day(to) })}</a></li>)}</ul>}
    </section>
  )
}
