import { informationKinds, reliabilities, type Desk } from '#domains/problems/words.ts'
import { Button } from '#web/ui/button.tsx'
import { Choice } from '#web/ui/form/choice.tsx'
import { DateField } from '#web/ui/form/date-field.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { TextArea } from '#web/ui/form/text-area.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Props = { readonly information: Desk['information']; readonly problems: Desk['problems']; readonly may: boolean; readonly typed: Readonly<Record<string, string>>; readonly errors: Readonly<Record<string, string>>; readonly today: string }

/** What was heard at meetings, read in the paper or told by organisations, with where it came from and how far it can be relied on. */
export function Heard({ information, problems, may, typed, errors, today }: Props) {
  const say = useSay()
  return (
    <section aria-labelledby="heard">
      <h2 id="heard">{say('problems.heard')}</h2>
      {information.length === 0 ? <p>{say('problems.nothing-heard')}</p> : (
        <Table caption={say('problems.heard-caption')} quietCaption columns={[{ title: say('problems.origin') }, { title: say('problems.what-was-said') }, { title: say('problems.day') }, { title: say('problems.how-reliable') }, { title: say('problems.how-credible') }]}
          rows={information.map(({ information: id, kind, official, origin, words, reliability, credibility, learntOn, address, problem }) => ({ key: id, cells: [
            `${origin} (${say.any(`problems.heard-${kind}`)}, ${official ? say('problems.official') : say('problems.unofficial')})`, <Said key="said" words={words} address={address} problem={problems.find((one) => one.problem === problem)} />, say.day(learntOn), say.any(`problems.reliability-${reliability}`), say.any(`problems.credibility-${credibility}`),
          ] }))} />
      )}
      <p><a href={`/${say.language}/station/media`}>{say('problems.media')}</a></p>
      {may && (
        <details className="fold" open={Object.keys(errors).length > 0}>
          <summary>{say('problems.note-information')}</summary>
          <form method="post">
            <Select name="kind" label={say('problems.kind-of-source')} options={informationKinds.map((kind) => [kind, say.any(`problems.heard-${kind}`)] as const)} chosen={typed.kind} error={errors.kind} />
            <TextField name="origin" label={say('problems.origin')} hint={say('problems.origin-hint')} value={typed.origin} error={errors.origin} />
            <TextArea name="words" label={say('problems.what-was-said')} most={2000} value={typed.words} error={errors.words} />
            <Choice name="official" label={say('problems.is-it-official')} inline chosen={typed.official ?? 'no'} options={[{ value: 'yes', words: say('problems.official') }, { value: 'no', words: say('problems.unofficial') }]} />
            <Select name="reliability" label={say('problems.how-reliable')} hint={say('problems.how-reliable-hint')} options={reliabilities.map((grade) => [grade, say.any(`problems.reliability-${grade}`)] as const)} chosen={typed.reliability ?? 'f'} error={errors.reliability} />
            <Select name="credibility" label={say('problems.how-credible')} hint={say('problems.how-credible-hint')} options={['1', '2', '3', '4', '5', '6'].map((grade) => [grade, say.any(`problems.credibility-${grade}`)] as const)} chosen={typed.credibility ?? '6'} error={errors.credibility} />
            <DateField name="learntOn" label={say('problems.day')} value={typed.learntOn ?? today} error={errors.learntOn} />
            <TextField name="address" type="url" label={say('problems.address')} hint={say('problems.address-hint')} value={typed.address} error={errors.address} />
            {problems.length > 0 && <Select name="problem" label={say('problems.which-problem')} none={say('problems.no-problem')} options={problems.map(({ problem, words }) => [problem, words] as const)} chosen={typed.problem} error={errors.problem} />}
            <Button quiet name="intent" value="note">{say('problems.note-it')}</Button>
          </form>
        </details>
      )}
    </section>
  )
}

/** What was said, where it can be read again, and the problem it speaks of. */
function Said({ words, address, problem }: { readonly words: string; readonly address: string | null; readonly problem: Desk['problems'][number] | undefined }) {
  const say = useSay()
  return <>{words} {address && <a href={address} rel="noreferrer">{say('problems.read-it')}<span className="unseen"> {words.slice(0, 60)}</span></a>} {problem && <a href={`/${say.language}/station/problems/${problem.problem}`}>{problem.words}</a>}</>
}
