import { named, type Names } from '#domains/territory/words.ts'
import { Button } from '#web/ui/button.tsx'
import { Table } from '#web/ui/table.tsx'
import { Tag } from '#web/ui/tag.tsx'
import { useSay } from '#web/ui/use-say.ts'
import { Leads } from '../leads/leads.tsx'
import type { Opens } from '../leads/opens.ts'

type Note = { readonly outreach: string; readonly wave: string; readonly about: Names; readonly label: Names | null; readonly words: string; readonly who: string; readonly due: string; readonly doneOn: string | null; readonly late: boolean; /** Which pages of its round whoever reads may open; none where what is done can be ticked off here. */ readonly opens?: Opens }

/** What is being done for those who stayed silent: by whom, until when, and whether it is late. Nothing is shown when there is nothing. */
export function OutreachList({ notes, finishes }: { readonly notes: readonly Note[]; /** May what is done be ticked off here? Else a link leads there. */ readonly finishes?: boolean }) {
  const say = useSay()
  if (notes.length === 0) return null
  return (
    <Table caption={say('station.outreach')} columns={[{ title: say('station.outreach-whom') }, { title: say('station.outreach-words') }, { title: say('station.outreach-who') }, { title: say('station.outreach-due') }, { title: <span className="unseen">{say('station.what-can-be-done')}</span> }]}
      rows={notes.map(({ outreach, wave, about, label, words, who, due, doneOn, late, opens }) => {
        const whom = label ? `${named(label, say.language)}: ${named(about, say.language)}` : named(about, say.language)
        return { key: outreach, cells: [
          finishes || !opens ? whom : <Leads key="whom" to={`/waves/${wave}/participation`} opens={opens}>{whom}</Leads>, words, who, <span key="due">{say.day(due)} {late && <Tag>{say('station.late')}</Tag>}</span>,
          doneOn !== null ? say('station.done-on', { day: say.day(doneOn) }) : finishes ? <form method="post" key="finish"><input type="hidden" name="outreach" value={outreach} /><Button quiet name="intent" value="finish">{say('station.is-done')}<span className="unseen"> {whom}</span></Button></form> : '',
        ] }
      })} />
  )
}
