import type { RemarkCount } from '#domains/survey/words.ts'
import { named } from '#domains/territory/words.ts'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'

/** What was counted so far, question by question. */
export function Counts({ questions }: { readonly questions: readonly RemarkCount[] }) {
  const say = useSay()
  return questions.filter(({ codes }) => codes.length > 0).map(({ question, words, writers, coded, codes }) => (
    <Table key={question} caption={say('station.remark-counts', { question: named(words, say.language), writers, coded })} columns={[{ title: say('station.category') }, { title: 'n', number: true }, { title: say('station.estimate'), number: true }, { title: say('station.interval'), number: true }]}
      rows={codes.map(({ code, names, hits, share, low, high, withheld }) => ({ key: code, cells: [
        named(names, say.language), ...(hits === null ? [say.any(`web.withheld.${withheld}`), '', ''] : [say.number(hits), say.share(share!), say('web.range', { low: say.share(low!), high: say.share(high!) })]),
      ] }))} />
  ))
}
