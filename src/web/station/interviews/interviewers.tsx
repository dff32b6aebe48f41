import { named, type Names } from '#domains/territory/words.ts'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Totals = { readonly pairs: readonly { readonly interviewer: string; readonly second: string | null; readonly interviews: number; readonly othersPresent: number }[]; readonly fewer: number }

/** Who has asked how many people in a round, from twenty on. */
export function Interviewers({ names, totals: { pairs, fewer } }: { readonly names: Names; readonly totals: Totals }) {
  const say = useSay()
  if (pairs.length + fewer === 0) return null
  return (
    <>
      <h2>{say('station.interviewers')}</h2>
      {pairs.length > 0 && (
        <Table caption={named(names, say.language)} columns={[{ title: say('station.interviewer') }, { title: say('station.second-interviewer') }, { title: say('station.interviews-done'), number: true }, { title: say('station.with-others'), number: true }]}
          rows={pairs.map(({ interviewer, second, interviews, othersPresent }) => ({ key: `${interviewer} ${second}`, cells: [interviewer, second ?? '–', say.number(interviews), say.number(othersPresent)] }))} />
      )}
      {fewer > 0 && <p>{say('station.interviewers-fewer', { fewer })}</p>}
    </>
  )
}
