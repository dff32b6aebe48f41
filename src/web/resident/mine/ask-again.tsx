import { Button } from '#web/ui/button.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { useSay } from '#web/ui/use-say.ts'

/** Another message at one press: to the mailbox that was typed, to the one of a message that is over, or to one that is typed now. */
export function AskAgain({ mailbox = '', again = null }: { readonly mailbox?: string; /** What the message that is over would have opened. */ readonly again?: string | null }) {
  const say = useSay()
  return (
    <form method="post" action={`/${say.language}/mine/ask`}>
      {again !== null ? <input type="hidden" name="again" value={again} />
        : <TextField name="mailbox" type="email" label={say('web.mine-mailbox')} value={mailbox} width="middle" autoComplete="email" spellCheck={false} />}
      <Button quiet={mailbox !== ''}>{say(again !== null ? 'web.mine-send-same' : mailbox !== '' ? 'web.mine-send-again' : 'web.mine-send')}</Button>
    </form>
  )
}
