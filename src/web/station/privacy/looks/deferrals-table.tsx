import type { deferrals } from '#domains/privacy/index.ts'
import { Button } from '#web/ui/button.tsx'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Deferral = Awaited<ReturnType<typeof deferrals>>['deferrals'][number]

/** Deferrals, those that wait first: about whom, why, how it stands, and what can be done. */
export function DeferralsTable({ all }: { readonly all: readonly Deferral[] }) {
  const say = useSay()
  const does = (one: Deferral) => (one.state === 'waits' || one.state === 'stands') && (
    <form method="post" key="do">
      {one.mayConfirm && <><Button name="agree" value={one.deferral}>{say('privacy.agree')}</Button> </>}
      <Button quiet name="end" value={one.deferral}>{say(one.state === 'waits' ? 'privacy.turn-down' : 'privacy.end-now')}</Button>
    </form>
  )
  return (
    <Table unseenCaption caption={say('privacy.deferrals')} columns={[{ title: say('privacy.about-whom') }, { title: say('privacy.which-reason') }, { title: say('privacy.how-it-stands') }, { title: say('privacy.who-agreed') }, { title: <span className="unseen">{say('station.what-can-be-done')}</span> }]}
      rows={all.map((one) => ({ key: one.deferral, cells: [
        one.name,
        <span key="why">{say(`privacy.reason-${one.reason}`)}<br />{say('privacy.file', { file: one.file })}</span>,
        <span key="state">{say(`privacy.deferral-${one.state}`, { day: say.day(one.until), days: one.days })}<br />{say('privacy.looks-since', { day: say.day(one.from) })}</span>,
        <span key="who">{say('privacy.asked-by', { name: one.askedBy, role: say(`people.role-${one.askedAs}`), day: say.day(one.askedOn) })}{one.confirmedBy && <><br />{say('privacy.agreed-by', { name: one.confirmedBy })}</>}{one.endedBy && <><br />{say('privacy.ended-by', { name: one.endedBy })}</>}</span>,
        does(one) || '–',
      ] }))} />
  )
}
