import type { Concern, Desk } from '#domains/problems/words.ts'
import { named } from '#domains/territory/words.ts'
import type { Say } from '#web/say.ts'
import { Button } from '#web/ui/button.tsx'
import { DotInterval } from '#web/ui/dot-interval.tsx'
import { Table } from '#web/ui/table.tsx'
import { Tag, type Tone } from '#web/ui/tag.tsx'
import { useSay } from '#web/ui/use-say.ts'

const tones: Readonly<Record<string, Tone>> = { better: 'better', worse: 'worse', 'no detectable change': 'same', 'not comparable': 'broken' }

/** The concerns of residents, the greatest first, each beside what is recorded, what officers think and whose task it is; one click makes it a problem. */
export function ConcernsTable({ laid, mayName }: { readonly laid: Desk; readonly mayName: boolean }) {
  const say = useSay()
  const [first] = laid.concerns
  const verdictOf = ({ verdict }: Concern) => (verdict === null ? undefined : { tone: tones[verdict] ?? 'plain', words: say.any(`web.verdict.${verdict.replaceAll(' ', '-')}`) })
  const dots = laid.concerns.filter(({ share }) => share !== null).map((concern) => ({
    key: concern.question, label: labelOf(say, concern), now: { at: concern.share! * 100, low: concern.low! * 100, high: concern.high! * 100 }, verdict: verdictOf(concern), n: `n = ${say.number(concern.n)}`,
  }))
  return (
    <section aria-labelledby="concerns">
      <h2 id="concerns">{say('problems.concerns')}</h2>
      {dots.length > 0 && first && <DotInterval sentence={say('problems.first-concern', { concern: labelOf(say, first), share: say.share(first.share ?? 0) })} rows={dots} />}
      <Table caption={say('problems.side-by-side')} quietCaption
        columns={[
          { title: say('problems.concern') }, { title: say('problems.residents'), number: true }, { title: say('problems.interval'), number: true }, { title: 'n', number: true }, { title: say('problems.since-before') },
          { title: say('problems.recorded-in-a-year'), number: true }, { title: say('problems.officers-place'), number: true }, { title: say('problems.whose-task') }, { title: say('problems.problem') },
        ]}
        rows={laid.concerns.map((concern) => ({ key: concern.question, cells: cells(say, concern, verdictOf(concern), mayName) }))} />
      <p className="quiet">{say('problems.usual-task')}</p>
    </section>
  )
}

/** What a concern is called; of what is good, those who did not say so are meant. */
const labelOf = (say: Say, { names, turned }: Pick<Concern, 'names' | 'turned'>) => (turned ? say('problems.turned-round', { concern: named(names, say.language) }) : named(names, say.language))

function cells(say: Say, { question, names, turned, share, low, high, n, withheld, recorded, officersRank, competence, routed, problem }: Concern, verdict: { tone: Tone; words: string } | undefined, mayName: boolean) {
  const label = labelOf(say, { names, turned })
  return [
    label, share === null ? say.any(`web.withheld.${withheld ?? 'not-asked'}`) : say.share(share), share === null ? '' : `${say.share(low!)}–${say.share(high!)}`, say.number(n),
    verdict ? <Tag key="verdict" tone={verdict.tone}>{verdict.words}</Tag> : '–', recorded === null ? say('problems.not-recorded') : say.number(recorded), officersRank === null ? '–' : say.number(officersRank, Number.isInteger(officersRank) ? 0 : 1),
    competence === null ? '–' : `${say.any(`problems.competence-${competence}`)}${routed ? '' : ` (${say('problems.usually')})`}`,
    problem ? <a key="problem" href={`/${say.language}/station/problems/${problem}`}>{say('problems.see-problem')}<span className="unseen"> {label}</span></a>
      : mayName ? <MakeProblem key="make" field="question" value={question} words={label} /> : '',
  ]
}

/** One click: a problem with this figure, or this count, as its first evidence. */
export function MakeProblem({ field, value, words }: { readonly field: 'question' | 'category'; readonly value: string; readonly words: string }) {
  const say = useSay()
  return (
    <form method="post">
      <input type="hidden" name={field} value={value} /><input type="hidden" name="words" value={words} />
      <Button quiet name="intent" value="name">{say('problems.make-it-a-problem')}</Button><span className="unseen">{words}</span>
    </form>
  )
}
