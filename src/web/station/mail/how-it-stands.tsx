import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Props = { readonly known: { readonly host: string; readonly fault: string | null; readonly telling: readonly string[] } | null; readonly waiting: number; readonly tried: boolean }

/** Whether mail leaves, what went wrong last, and what the settings would tell a stranger. */
export function HowItStands({ known, waiting, tried }: Props) {
  const say = useSay()
  if (!known) return <Notice title={say('station.mail-none')}><p>{say('station.mail-none-lead')}</p></Notice>
  return (
    <>
      {tried && known.fault === null && <Notice kind="done" title={say('station.mail-left')}><p>{say('station.mail-left-lead')}</p></Notice>}
      {known.fault !== null && <Notice kind="stop" title={say('station.mail-did-not-leave')}><p>{say.any(`mail.fault-${known.fault}`)}</p></Notice>}
      <p className="lead">{say('station.mail-leaves', { host: known.host })} {waiting > 0 && say('station.mail-waiting', { n: waiting })}</p>
      {known.telling.length > 0 && <Notice title={say('station.mail-telling', { words: say.list(known.telling.map((word) => `“${word.trim()}”`)) })}><p>{say('station.mail-telling-lead')}</p></Notice>}
    </>
  )
}
