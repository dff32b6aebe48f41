import { data } from 'react-router'
import { publishedAccount } from '#domains/cycles/index.ts'
import type { AccountOfProblem } from '#domains/cycles/words.ts'
import { named } from '#domains/territory/words.ts'
import { ask } from '#web/http/ctx.ts'
import type { Handle } from '#web/root.tsx'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { everybody } from '#web/ui/everybody.ts'
import { Fold } from '#web/ui/fold.tsx'
import { Table } from '#web/ui/table.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import type { Route } from './+types/account'
import { Can } from './can.tsx'
import { ChangeLine } from './change-line.tsx'
import { FourAnswers } from './four-answers.tsx'

export const headers = everybody
export const handle = { wide: true } satisfies Handle

export async function loader(arrival: Route.LoaderArgs) {
  const { account } = await ask(arrival, publishedAccount, { slug: arrival.params.zone, cycle: arrival.params.cycle })
  if (!account) throw data({ code: 'web.no-such-page' }, { status: 404 })
  return account
}

export const meta: Route.MetaFunction = ({ params, loaderData }) => titled(loaderData ? `${named(loaderData.names, params.lang)}: ${speak(params.lang)('web.account')}` : 'Vatra')

/** The result of a cycle, in one screen: the four answers, then each problem with what was measured and what people make of it. */
export default function AccountPage({ loaderData: account }: Route.ComponentProps) {
  const say = useSay()
  const home = `/${say.language}/zones/${account.slug}`
  return (
    <>
      <Back to={home}>{named(account.names, say.language)}</Back>
      <h1>{say('web.account-of', { zone: named(account.names, say.language) })}</h1>
      <p className="quiet">{say('web.account-days', { from: say.day(account.from), to: say.day(account.to), published: say.day(account.publishedOn) })} <a href={`${home}/plans/${account.plan}`}>{say('web.the-plan')}</a></p>
      <FourAnswers account={account} />
      <Table quietCaption caption={say('web.what-became')} rows={account.problems.map((problem) => ({ key: problem.problem, cells: row(problem) }))}
        columns={[{ title: say('web.problem') }, { title: say('web.residents-say') }, { title: say('web.we-say') }]} />
      <div className="account-more">
        <Can can={account.can} />
        {account.needs.length > 0 && <Fold title={say('web.what-was-lacking')}><ul>{account.needs.map((need) => <li key={need.words}>{need.words} ({say.number(need.amount)} {need.unit}): {say.any(`cycles.met-${need.met}`)}</li>)}</ul></Fold>}
      </div>
      <p className="quiet">{say('web.measured-by', { before: named(account.waves.before.names, say.language), nBefore: say.number(account.waves.before.answers), after: named(account.waves.after.names, say.language), nAfter: say.number(account.waves.after.answers) })} <a href={`${home}/waves/${account.waves.after.wave}`}>{say('web.all-numbers')}</a>. {say('web.goes-on', { wave: named(account.next.wave.names, say.language) })}</p>
    </>
  )

  function row({ problem, statement, outcome, told, despite, change, recorded, carriedTo }: AccountOfProblem) {
    return [
      <a key="problem" href={`/${say.language}/problems/${problem}`}>{named(statement, say.language)}</a>,
      <ChangeLine key="change" change={change} recorded={recorded} />,
      <><strong>{say.any(`cycles.outcome-${outcome}`)}</strong><small className="beneath">{named(told, say.language)}{despite && ` ${named(despite, say.language)}`}</small>{carriedTo && <small className="beneath">{say('web.carried-over')}</small>}</>,
    ]
  }
}
