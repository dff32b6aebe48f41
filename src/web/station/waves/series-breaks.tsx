import type { Break, Instrument } from '#domains/survey/words.ts'
import { named } from '#domains/territory/words.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Props = { readonly breaks: { readonly because: readonly Break[]; readonly of: Readonly<Record<string, readonly Break[]>> }; readonly instrument: Instrument | null }

/** Why this wave cannot be compared with the one before it, in words: in everything, and in single questions. */
export function SeriesBreaks({ breaks: { because, of }, instrument }: Props) {
  const say = useSay()
  const single = [...new Set(Object.values(of).flat())].map((reason) => ({ reason, words: thoseOf(Object.keys(of).filter((id) => of[id]?.includes(reason))) })).filter(({ words }) => words.length > 0)
  if (because.length === 0 && single.length === 0) return null
  return (
    <Notice kind="stop">
      {because.length > 0 && <><p className="notice-title">{say('station.series-will-break')}</p><ul>{because.map((reason) => <li key={reason}>{say.any(`web.because.${reason}`)}</li>)}</ul></>}
      {single.length > 0 && <><p className="notice-title">{say('station.series-will-break-in-part')}</p><ul>{single.map(({ reason, words }) => <li key={reason}>{say('station.named-is', { name: say.any(`web.because.${reason}`), words: say.list(words) })}</li>)}</ul></>}
    </Notice>
  )

  /** The questions among them; where no question is, the blocks. */
  function thoseOf(ids: readonly string[]): string[] {
    const questions = (instrument?.questions ?? []).filter(({ id }) => ids.includes(id)).map(({ label, words }) => named(label ?? words, say.language))
    return questions.length > 0 ? questions : (instrument?.blocks ?? []).filter(({ id }) => ids.includes(id)).map(({ names }) => named(names, say.language))
  }
}
