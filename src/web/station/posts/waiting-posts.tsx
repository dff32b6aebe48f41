import { refusalReasons } from '#domains/people/words.ts'
import { Button } from '#web/ui/button.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Waiting = { readonly request: string; readonly name: string; readonly role: string; readonly area: string; readonly from: string; readonly to: string | null; readonly askedBy: string | null; readonly askedAt: string; readonly mine: boolean; readonly own: boolean }
type Props = { readonly waiting: readonly Waiting[]; readonly place: (role: string, area: string) => string; /** May the visitor say anything to it? */ readonly answers: boolean; readonly typed: Readonly<Record<string, string | undefined>> }

/** What waits for a second person: who asked and when; whoever may agree does so or refuses with a reason, and whoever asked takes it back. */
export function WaitingPosts({ waiting, place, answers, typed }: Props) {
  const say = useSay()
  if (waiting.length === 0) return null
  return (
    <Table caption={say('station.trusted-waiting')} columns={[{ title: say('station.name') }, { title: say('station.post') }, { title: say('station.from') }, { title: say('station.trusted-asked-by') }, { title: <span className="unseen">{say('station.what-can-be-done')}</span> }]}
      rows={waiting.map(({ request, name, role, area, from, to, askedBy, askedAt, mine, own }) => ({ key: request, cells: [
        name, place(role, area), to ? `${say.day(from)} – ${say.day(to)}` : say.day(from), `${askedBy ?? say('station.door-at-the-console')}, ${say.day(askedAt.slice(0, 10))}`,
        answers ? (
          <form method="post" key="decide">
            <input type="hidden" name={`name-${request}`} value={name} />
            {mine ? <p><Button name="agree" value={request}>{say('station.trusted-agree', { name })}</Button></p> : <p>{say('station.trusted-another')}</p>}
            {own ? <input type="hidden" name={`reason-${request}`} value="taken-back" />
              : <Select name={`reason-${request}`} label={say('station.trusted-reason')} none={say('station.choose')} chosen={typed[`reason-${request}`]} options={refusalReasons.filter((reason) => reason !== 'taken-back').map((reason) => [reason, say(`people.refused-${reason}`)] as const)} />}
            <Button quiet name="drop" value={request}>{say(own ? 'station.trusted-take-back' : 'station.trusted-refuse', { name })}</Button>
          </form>
        ) : say('station.trusted-another'),
      ] }))} />
  )
}
