import { named, type Names } from '#domains/territory/words.ts'
import { Button } from '#web/ui/button.tsx'
import { Many } from '#web/ui/form/choice.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Remark = { readonly remark: string; readonly zone: Names; readonly words: string; readonly suggested: readonly string[]; readonly pointedOut: readonly string[] }
type Props = { readonly remark: Remark; readonly question: string; readonly codes: readonly { readonly code: string; readonly names: Names }[]; readonly chosen: readonly string[] }

/** One remark: its words, the categories it may have (a guess is shown, none is set), and a way to take names out. */
export function RemarkFields({ remark: { remark, zone, words, suggested, pointedOut }, question, codes, chosen }: Props) {
  const say = useSay()
  const guess = codes.filter(({ code }) => suggested.includes(code)).map(({ names }) => named(names, say.language))
  return (
    <section className="remark">
      <blockquote><p>{words}</p></blockquote>
      <p className="quiet">{`${named(zone, say.language)}. ${question}`}</p>
      <Many inline name={`codes-${remark}`} label={<>{say('station.categories')}<span className="unseen">: {words}</span></>} hint={guess.length > 0 ? say('station.guessed', { categories: say.list(guess) }) : undefined} options={codes.map(({ code, names }) => ({ value: code, words: named(names, say.language) }))} chosen={chosen} />
      <Fold title={pointedOut.length > 0 ? say('station.take-out-found', { n: pointedOut.length }) : say('station.take-out')} open={pointedOut.length > 0}>
        {pointedOut.length > 0 && <Many inline name={`take-${remark}`} label={<>{say('station.may-be-a-name')}<span className="unseen">: {words}</span></>} options={pointedOut.map((piece) => ({ value: piece, words: piece }))} />}
        <TextField name={`words-${remark}`} label={say('station.other-words')} hint={say('station.take-out-note')} autoComplete="off" />
        <Button grave name="intent" value={`redact:${remark}`}>{say('station.take-them-out')}</Button>
      </Fold>
    </section>
  )
}
