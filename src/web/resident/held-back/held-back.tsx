import { redirect } from 'react-router'
import { heldBack } from '#web/http/gate/held-back.ts'
import { island } from '#web/http/bytes/islands.ts'
import { speak } from '#web/say.ts'
import { Button } from '#web/ui/button.tsx'
import { TextArea } from '#web/ui/form/text-area.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import type { Route } from './+types/held-back'

/** Nobody comes here by the address: the page is drawn where another cannot be answered. */
export function loader({ context, params }: Route.LoaderArgs) {
  const told = context.get(heldBack)
  if (told === null) throw redirect(`/${params.lang}`)
  return { ...told, work: told.pass && island('work') }
}

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('web.held-back-title'))

/** Too much at once: what to do, with everything that was typed kept in the form. Waiting is enough; a browser that runs script shortens it. */
export default function HeldBack({ loaderData: { code, seconds, pass, to, sent, work } }: Route.ComponentProps) {
  const say = useSay()
  return (
    <>
      <h1>{say('web.held-back-title')}</h1>
      <p className="lead">{say.any(code, { seconds: Math.max(1, seconds) })}</p>
      {sent === null
        ? <>{code !== 'web.too-heavy' && <p><a href={to}>{say('web.try-again')}</a></p>}{code === 'web.away' && <p>{say('web.help-112')} <a href={`/${say.language}/zones`}>{say('web.published-goes-on')}</a></p>}</>
        : (
          <form method="post" action={pass ? `${to}${to.includes('?') ? '&' : '?'}gate-pass=${pass.pass}` : to} encType={sent.files > 0 ? 'multipart/form-data' : undefined} id="held-back" data-pass={pass?.pass} data-bits={pass?.bits} noValidate>
            {sent.key && <input type="hidden" name="once" value={sent.key} />}
            <Notice title={say('web.what-you-typed-is-here')}>
              {sent.files > 0 && <p>{say('web.choose-files-again')}</p>}
            </Notice>
            {sent.fields.map(([name, value], at) => (long(value)
              ? <TextArea key={at} name={name} label={say('web.you-wrote')} value={value} rows={6} />
              : <input key={at} type="hidden" name={name} value={value} />))}
            {pass && <p role="status" id="gate-says" data-working={say('web.browser-works')} data-done={say('web.browser-has-worked')} />}
            <Button>{say('web.send-again')}</Button>
          </form>
        )}
      {work && sent !== null && <script type="module" src={work.script} />}
    </>
  )
}

/** What somebody wrote in their own words is shown to them; what they ticked comes along unseen. */
const long = (value: string) => value.length > 60 || /\s\S+\s/.test(value)
