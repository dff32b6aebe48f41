import type { Desk } from '#domains/problems/words.ts'
import { Notice } from '#web/ui/notice.tsx'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'

/** Whether residents, the record and the officers put the same concerns first, and how much of what troubles residents is not the police's task. */
export function TheGap({ laid: { agreement, competence, officers } }: { readonly laid: Desk }) {
  const say = useSay()
  return (
    <section aria-labelledby="gap">
      <h2 id="gap">{say('problems.gap')}</h2>
      {competence.top > 0 && <p>{say('problems.outside-police', { top: competence.top, outside: competence.outside, shared: competence.shared })}</p>}
      {agreement.length === 0 ? <Notice>{say('problems.no-gap-yet')}</Notice> : (
        <Table caption={say('problems.gap-caption')} quietCaption
          columns={[{ title: say('problems.whose-orders') }, { title: say('problems.same-in-first'), number: true }, { title: say('problems.tau'), number: true }, { title: say('problems.concerns-compared'), number: true }, { title: say('problems.in-words') }]}
          rows={agreement.map(({ between, n, tau, top }) => ({ key: between.join(), cells: [
            say('problems.orders-of', { one: say.any(`problems.order-${between[0]}`), other: say.any(`problems.order-${between[1]}`) }), say('problems.both-of', top), tau === null ? '–' : say.number(tau, 2), say.number(n),
            say.any(`problems.agreement-${tau === null ? 'unknown' : tau >= 0.6 ? 'strong' : tau >= 0.2 ? 'some' : tau > -0.2 ? 'none' : 'opposite'}`),
          ] }))} />
      )}
      {officers.count === 0 && <p className="quiet">{say('problems.no-officer-yet')}</p>}
    </section>
  )
}
