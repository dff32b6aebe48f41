import { ownNames, spoken } from '#web/say.ts'
import { named, type Names } from '#domains/territory/words.ts'
import type { Refused } from '#web/http/refused.ts'
import { PasskeyForm } from '#web/station/door/passkey-form.tsx'
import { Button } from '#web/ui/button.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Props = {
  readonly mailbox: string; readonly language: string; readonly zone: string | null; readonly all: readonly { readonly slug: string; readonly names: Names }[]
  readonly sessions: readonly { readonly id: string; readonly beganOn: string; readonly endsAt: string; readonly here: boolean }[]; readonly passkeys: readonly { readonly id: string; readonly madeOn: string }[]
  readonly passkey: { readonly options: object; readonly question: string; readonly script: string } | null; readonly done: string | null; readonly no: Refused | undefined
}

/** All that is kept of a resident, and what they can do about it. */
export function Kept({ mailbox, language, zone, all, sessions, passkeys, passkey, done, no }: Props) {
  const say = useSay()
  const chosen = all.find(({ slug }) => slug === zone)
  const button = (name: string, value: string, words: string) => <form method="post" key="do"><Button quiet name={name} value={value}>{words}</Button></form>
  const doing = { title: <span className="unseen">{say('web.mine-what-to-do')}</span> }
  return (
    <>
      <h1>{say('web.mine')}</h1>
      {done === 'kept' && <Notice kind="done" title={say('web.mine-done')} />}
      {no && <ErrorSummary errors={{}} general={say.any(no.code, no.values)} />}
      {chosen && <p className="lead"><a href={`/${say.language}/zones/${chosen.slug}`}>{named(chosen.names, say.language)}</a></p>}
      <form method="post" action={`/${say.language}/mine/out`}><Button quiet>{say('web.mine-leave')}</Button></form>
      <h2>{say('web.mine-choice')}</h2>
      <form method="post">
        <Select name="zone" label={say('web.mine-zone')} hint={say('web.mine-zone-hint')} options={all.map(({ slug, names }) => [slug, named(names, say.language)] as const)} chosen={zone ?? ''} none={say('web.mine-no-zone')} />
        <Select name="language" label={say('web.mine-language')} options={spoken.map((one) => [one, ownNames[one]] as const)} chosen={language} />
        <Button>{say('web.mine-keep')}</Button>
      </form>
      <Table caption={say('web.mine-sessions')} columns={[{ title: say('web.mine-began') }, { title: say('web.mine-ends') }, doing]}
        rows={sessions.map(({ id, beganOn, endsAt, here }) => ({ key: id, cells: [say.day(beganOn), say.day(endsAt.slice(0, 10)), here ? say('web.mine-this-one') : button('id', id, say('web.mine-end'))] }))} />
      <h2>{say('web.mine-passkeys')}</h2>
      <p>{say('web.mine-passkeys-lead')}</p>
      {passkeys.length > 0 && <Table unseenCaption caption={say('web.mine-passkeys')} columns={[{ title: say('web.mine-made') }, doing]} rows={passkeys.map(({ id, madeOn }) => ({ key: id, cells: [say.day(madeOn), button('passkey', id, say('web.mine-remove'))] }))} />}
      {passkey && <PasskeyForm use="make" offer={passkey} button={say('web.mine-make-passkey')} failed={say('web.mine-passkey-gave-nothing')} />}
      <h2>{say('web.mine-kept')}</h2>
      <p>{say('web.mine-kept-lead', { mailbox })}</p>
      <p><a href={`/${say.language}/mine/data`}>{say('privacy.my-data')}</a></p>
      <p><a href={`/${say.language}/mine/looks`}>{say('privacy.who-looked')}</a></p>
      <p><a href={`/${say.language}/mine/forget`}>{say('web.mine-forget')}</a></p>
    </>
  )
}
