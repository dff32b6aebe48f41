import { island } from '#web/http/bytes/islands.ts'
import { speak } from '#web/say.ts'
import { Button } from '#web/ui/button.tsx'
import { LinkCode } from '#web/ui/link-code.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import type { Route } from './+types/link'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.sign-in'))

export const loader = () => ({ script: island('link')?.script ?? null })

/** Where a sign-in link leads. What it opens is in the part of the address that only the browser sees; nothing is used up before the button is pressed. */
export default function Link({ loaderData: { script } }: Route.ComponentProps) {
  const say = useSay()
  return (
    <>
      <h1>{say('station.sign-in')}</h1>
      <p className="lead">{say('station.link-is-good')}</p>
      <form method="post" action={`/${say.language}/sign-in`} data-link="waits">
        <LinkCode name="link" script={script} />
        <Button>{say('station.sign-in')}</Button>
      </form>
    </>
  )
}
