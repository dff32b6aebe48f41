import type { outside } from '#domains/record/index.ts'
import { mailboxOf } from '#domains/record/words.ts'
import { ownNames, spoken } from '#web/say.ts'
import { Button } from '#web/ui/button.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Props = Awaited<ReturnType<typeof outside>> & { readonly typed: Readonly<Record<string, string | undefined>>; readonly errors: Readonly<Record<string, string>> }

/** What of the record lies outside the house, what of it went when its time was over, and what of it nothing vouches for. */
export function Outside({ mailboxes, leaves, fingerprint, anchor, quiet, typed, errors }: Props) {
  const say = useSay()
  return (
    <>
      <h2>{say('record.outside')}</h2>
      <p>{say('record.outside-lead')} <a href={`/${say.language}/record`}>{say('record.heads')}</a></p>
      <p>{say('record.fingerprint')} <code className="breaks">{fingerprint}</code></p>
      <h3>{say('record.mailboxes')}</h3>
      <p>{say('record.mailboxes-lead')} {say('record.mailboxes-glass')}</p>
      {!leaves && <p><strong>{say('record.no-mail-here')}</strong></p>}
      {mailboxes.length === 0 ? <p>{say('record.no-mailboxes')}</p> : (
        <ul>
          {mailboxes.map(({ id, mailbox, language, whose, sinceOn }) => (
            <li key={id}>
              <span className="breaks">{mailbox}</span> ({say(`record.mailbox-of-${whose}`)}, {ownNames[language as keyof typeof ownNames] ?? language}, {say.day(sinceOn)})
              <form method="post"><input type="hidden" name="mailbox" value={id} /><Button quiet name="intent" value="drop">{say('record.drop-mailbox', { mailbox })}</Button></form>
            </li>
          ))}
        </ul>
      )}
      <form method="post">
        <TextField name="mailbox" type="email" label={say('record.mailbox')} hint={say('record.mailbox-hint')} value={typed.mailbox} error={errors.mailbox} width="middle" autoComplete="off" spellCheck={false} />
        <Select name="language" label={say('record.mailbox-language')} options={spoken.map((one) => [one, ownNames[one]] as const)} chosen={typed.language ?? say.language} />
        <Select name="whose" label={say('record.mailbox-of')} options={mailboxOf.map((one) => [one, say(`record.mailbox-of-${one}`)] as const)} chosen={typed.whose ?? 'auditor'} />
        <Button name="intent" value="add">{say('record.add-mailbox')}</Button>
      </form>
      <h3>{say('record.oldest')}</h3>
      <p>{anchor ? say('record.oldest-cut', { line: anchor.sequence, day: say.day(anchor.at.slice(0, 10)) }) : say('record.oldest-none')}</p>
      <h3>{say('record.quiet')}</h3>
      <p>{say('record.quiet-lead')} {quiet === null ? say('record.quiet-none') : say(quiet.lines === null ? 'record.quiet-not-closed' : 'record.quiet-closed', { quarter: quiet.quarter })}</p>
    </>
  )
}
