import { conversationKinds, conversationSources, otherConcern, type Desk } from '#domains/problems/words.ts'
import { named } from '#domains/territory/words.ts'
import { Button } from '#web/ui/button.tsx'
import { Choice } from '#web/ui/form/choice.tsx'
import { DateField } from '#web/ui/form/date-field.tsx'
import { NumberField } from '#web/ui/form/number-field.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { TextArea } from '#web/ui/form/text-area.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { useSay } from '#web/ui/use-say.ts'
import { sayings } from './said-typed.ts'

type Props = { readonly laid: Desk; readonly may: boolean; readonly typed: Readonly<Record<string, string>>; readonly errors: Readonly<Record<string, string>>; readonly today: string }

/** The focus groups and interviews about a zone: who took part as a group, what they were asked, what they said by concern. */
export function Conversations({ laid: { conversations, concerns }, may, typed, errors, today }: Props) {
  const say = useSay()
  const concernIn = (id: string) => named(concerns.find(({ question }) => question === id)?.names ?? {}, say.language) || (id === otherConcern ? say('problems.other-concern') : id)
  return (
    <section aria-labelledby="conversations">
      <h2 id="conversations">{say('problems.conversations')}</h2>
      {conversations.length === 0 && <p>{say('problems.no-conversations')}</p>}
      {conversations.map(({ conversation, kind, source, heldOn, people, who, guide, said }) => (
        <article key={conversation}>
          <h3>{`${say.any(`problems.conversation-${kind}`)}, ${say.day(heldOn)}: ${who}`}</h3>
          <p className="quiet">{`${say('problems.people-in-it', { people })}, ${say.any(`problems.source-${source}`)}. ${guide}`}</p>
          <dl>{said.map(({ concern, words }, at) => <div key={at}><dt>{concernIn(concern)}</dt><dd>{words}</dd></div>)}</dl>
        </article>
      ))}
      {may && (
        <details className="fold" open={Object.keys(errors).length > 0}>
          <summary>{say('problems.note-conversation')}</summary>
          <form method="post">
            <Choice name="talkKind" label={say('problems.kind')} inline options={conversationKinds.map((kind) => ({ value: kind, words: say.any(`problems.conversation-${kind}`) }))} chosen={typed.talkKind ?? 'focus-group'} error={errors.talkKind} />
            <Choice name="source" label={say('problems.which-source')} inline options={conversationSources.map((source) => ({ value: source, words: say.any(`problems.source-${source}`) }))} chosen={typed.source ?? 'citizens'} error={errors.source} />
            <TextField name="who" label={say('problems.who-took-part')} hint={say('problems.who-took-part-hint')} value={typed.who} error={errors.who} />
            <NumberField name="people" label={say('problems.how-many-took-part')} value={typed.people} error={errors.people} />
            <DateField name="heldOn" label={say('problems.day')} value={typed.heldOn ?? today} error={errors.heldOn} />
            <TextArea name="guide" label={say('problems.guide')} rows={2} most={2000} value={typed.guide} error={errors.guide} />
            {sayings.map((at) => (
              <fieldset key={at} className="field"><legend>{say('problems.saying', { number: at + 1 })}</legend>
                <Select name={`concern-${at}`} label={say('problems.said-about')} options={[...concerns.map(({ question }) => [question, concernIn(question)] as const), [otherConcern, say('problems.other-concern')] as const]} chosen={typed[`concern-${at}`] ?? otherConcern} error={errors[`concern-${at}`]} />
                <TextArea name={`said-${at}`} label={say('problems.what-was-said')} rows={2} most={2000} value={typed[`said-${at}`]} error={errors[`said-${at}`]} />
              </fieldset>
            ))}
            <Button quiet name="intent" value="talk">{say('problems.note-it')}</Button>
          </form>
        </details>
      )}
    </section>
  )
}
