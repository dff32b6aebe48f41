import type { RemarkCount } from '#domains/survey/words.ts'
import { named } from '#domains/territory/words.ts'
import { DotInterval } from '#web/ui/dot-interval.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'

/** What residents wrote of, most named first: how many of those who wrote, never what anybody wrote. */
export function OwnWords({ questions }: { readonly questions: readonly RemarkCount[] }) {
  const say = useSay()
  if (questions.length === 0) return null
  return (
    <section>
      <h2>{say('web.in-their-own-words')}</h2>
      <p>{say('web.own-words-note')}</p>
      {questions.map(({ question, words, coded, codes }) => (
        <section key={question}>
          <h3>{named(words, say.language)}</h3>
          <p>{say('web.wrote', { n: coded })} {codes.length === 0 && say(coded < 30 ? 'web.too-few-wrote' : 'web.none-named-enough')}</p>
          {codes.length > 0 && <DotInterval sentence={say('web.most-wrote', { what: named(codes[0]!.names, say.language), n: codes[0]!.hits ?? 0, of: coded })} rows={codes.map(({ code, names, hits, share, low, high }) => ({ key: code, label: named(names, say.language), now: { at: share! * 100, low: low! * 100, high: high! * 100 }, n: say.number(hits!) }))} />}
          {codes.length > 0 && (
            <Fold title={say('web.own-words-table')}>
              <Table unseenCaption caption={say('web.own-words-table')} columns={[{ title: say('web.what') }, { title: say('web.people-who-wrote-it'), number: true }, { title: say('web.estimate'), number: true }, { title: say('web.interval'), number: true }]}
                rows={codes.map(({ code, names, hits, share, low, high }) => ({ key: code, cells: [named(names, say.language), say.number(hits!), say.share(share!), say('web.range', { low: say.share(low!), high: say.share(high!) })] }))} />
            </Fold>
          )}
        </section>
      ))}
    </section>
  )
}
