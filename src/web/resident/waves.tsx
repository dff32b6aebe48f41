import type { PublishedWave } from '#domains/survey/words.ts'
import { named } from '#domains/territory/words.ts'
import { useSay } from '#web/ui/use-say.ts'

/** Earlier answers of a zone, newest first: each has a page that stays. */
export function Waves({ slug, waves }: { readonly slug: string; readonly waves: readonly PublishedWave[] }) {
  const say = useSay()
  if (waves.length === 0) return null
  return (
    <>
      <h2>{say('web.earlier-waves')}</h2>
      <ul>{waves.map(({ wave, names, opensOn, closesOn }) => <li key={wave}><a href={`/${say.language}/zones/${slug}/waves/${wave}`}>{named(names, say.language)}</a>, {say('web.wave-days', { from: say.day(opensOn), to: say.day(closesOn) })}</li>)}</ul>
    </>
  )
}
