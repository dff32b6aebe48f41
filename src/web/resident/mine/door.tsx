import { linkLivesMinutes } from '#domains/residents/words.ts'
import type { Refused } from '#web/http/refused.ts'
import { PasskeyForm } from '#web/station/door/passkey-form.tsx'
import { fieldErrors } from '#web/station/field-errors.ts'
import { Button } from '#web/ui/button.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Props = { readonly mail: boolean; readonly passkey: { readonly options: object; readonly question: string; readonly script: string } | null; readonly gone?: boolean; readonly no: Refused | undefined; readonly typed: string }

/** How a resident is known again: by a message to a mailbox, or by a passkey. That nothing needs it stands first. */
export function Door({ mail, passkey, gone, no, typed }: Props) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values)
  return (
    <>
      <h1>{say('web.mine')}</h1>
      {gone && <Notice kind="done" title={say('web.mine-forgotten')} />}
      {no && <ErrorSummary errors={errors.mailbox ? { mailbox: errors.mailbox } : {}} general={errors.mailbox ? undefined : say.any(no.code, no.values)} />}
      <p className="lead">{say('web.mine-not-needed')}</p>
      <p>{say('web.mine-what-for')}</p>
      <h2>{say('web.mine-by-message')}</h2>
      {mail ? (
        <form method="post" action={`/${say.language}/mine/ask`}>
          <p>{say('web.mine-who-reads')}</p>
          <p>{say('web.mine-good-for', { minutes: linkLivesMinutes })}</p>
          <TextField name="mailbox" type="email" label={say('web.mine-mailbox')} hint={say('web.mine-mailbox-hint')} value={typed} error={errors.mailbox} width="middle" autoComplete="email" spellCheck={false} />
          <Button>{say('web.mine-send')}</Button>
        </form>
      ) : <p>{say('residents.no-mail')}</p>}
      {passkey && (
        <PasskeyForm use="show" offer={passkey} button={say('station.door-use-passkey')} failed={say('web.mine-passkey-gave-nothing')}>
          <h2>{say('station.door-with-passkey')}</h2>
          <Stay />
        </PasskeyForm>
      )}
    </>
  )
}

/** Stays signed in only where it is ticked: on a device that somebody else may hold it is left. */
export function Stay() {
  const say = useSay()
  return <div className="field"><label className="option"><input type="checkbox" name="stay" value="yes" /><span>{say('web.mine-stay')}<small>{say('web.mine-stay-hint')}</small></span></label></div>
}
