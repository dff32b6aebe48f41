import { named } from '#domains/territory/words.ts'
import type { Picture as Shot, ProgressLine } from '#domains/work/words.ts'
import { Button } from '#web/ui/button.tsx'
import { Tag } from '#web/ui/tag.tsx'
import { useSay } from '#web/ui/use-say.ts'


/** What was written down at an action, the latest first. A line stays as it was written; only whether a picture is shown can be changed. */
export function ProgressLog({ log, mayShow }: { readonly log: readonly ProgressLine[]; readonly mayShow: boolean }) {
  const say = useSay()
  if (log.length === 0) return <p className="quiet">{say('station.work-no-lines-yet')}</p>
  return (
    <ol className="log">
      {log.map(({ progress, state, words, told, minutes, blocker, because, on, notedBy, organisation, pictures }) => (
        <li key={progress}>
          <p className="quiet"><Tag>{say.any(`work.state-${state}`)}</Tag> {say('station.work-day-by', { day: say.day(on), name: [notedBy, organisation].filter(Boolean).join(', ') || '–' })}</p>
          <p>{words}</p>
          {because && <p><b>{say('station.work-reason')}</b> {blocker && `${say.any(`work.blocker-${blocker}`)}: `}{because}</p>}
          {told && <p><b>{say('station.work-told-residents')}</b> {named(told, say.language)}</p>}
          {minutes && <details className="fold"><summary>{say('station.work-minutes')}</summary><p>{minutes}</p></details>}
          {pictures.length > 0 && <div className="shots">{pictures.map((shot) => <Picture key={shot.picture} shot={shot} mayShow={mayShow} />)}</div>}
        </li>
      ))}
    </ol>
  )
}

/** One picture with its words, and whether residents see it. */
export function Picture({ shot: { picture, caption, shown, width, height }, mayShow }: { readonly shot: Shot; readonly mayShow: boolean }) {
  const say = useSay()
  return (
    <figure className="shot">
      <img src={`/${say.language}/station/pictures/${picture}`} alt={caption} width={width} height={height} loading="lazy" />
      <figcaption>{caption} <span className="quiet">{say(shown ? 'station.work-shown' : 'station.work-not-shown')}</span></figcaption>
      {mayShow && <form method="post"><input type="hidden" name="picture" value={picture} /><input type="hidden" name="shown" value={shown ? 'no' : 'yes'} /><Button quiet name="intent" value="show">{say(shown ? 'station.work-hide' : 'station.work-show')}</Button></form>}
    </figure>
  )
}
