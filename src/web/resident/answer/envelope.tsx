import { Button } from '#web/ui/button.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { useSay } from '#web/ui/use-say.ts'

/** The last step of a browser that runs no script: the answers lie in the page, sealed and without the code, and are sent on by themselves. */
export function Envelope({ envelope, fingerprint }: { readonly envelope: string; readonly fingerprint: string }) {
  const say = useSay()
  return (
    <>
      <h1>{say('web.hand-in-title')}</h1>
      <p className="lead">{say('web.hand-in-lead')}</p>
      <form method="post" action={`/${say.language}/hand-in`}><input type="hidden" name="envelope" value={envelope} /><Button>{say('web.hand-in')}</Button></form>
      <p>{say('web.hand-in-later')}</p>
      <Fold title={say('web.who-could-know')}><p>{say('web.no-script-knows')}</p><p>{say('web.box-knows')}</p><p>{say('web.fingerprint')} <code>{fingerprint}</code></p></Fold>
    </>
  )
}
