import { redirect } from 'react-router'
import { signIn } from '#domains/people/index.ts'
import { refusal, submit } from '#web/http/ctx.ts'
import { sessionBegins } from '#web/http/session.ts'
import { speak } from '#web/say.ts'
import { Button } from '#web/ui/button.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import type { Route } from './+types/sign-in'

export const loader = ({ request }: Route.LoaderArgs) => ({ link: new URL(request.url).searchParams.get('link') })

/** Opening the address does nothing yet: a mail program that looks ahead must not use up the link. */
export async function action(arrival: Route.ActionArgs) {
  const sent = await submit(arrival, signIn, ({ link }) => ({ token: link }))
  if (!sent.ok) return refusal(sent)
  return redirect(`/${arrival.params.lang}/station`, { headers: { 'set-cookie': sessionBegins(arrival.request, sent.answer.session) } })
}

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.sign-in'))

export default function SignIn({ loaderData: { link }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  return (
    <>
      <h1>{say('station.sign-in')}</h1>
      {no && <Notice kind="stop" title={say.any('people.no-such-link')}><p>{say('station.ask-for-a-new-link')}</p></Notice>}
      {link && !no
        ? <form method="post"><input type="hidden" name="link" value={link} /><p className="lead">{say('station.link-is-good')}</p><Button>{say('station.sign-in')}</Button></form>
        : <p>{say('station.how-to-sign-in')}</p>}
    </>
  )
}
