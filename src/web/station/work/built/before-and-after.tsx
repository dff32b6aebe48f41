import type { Picture as Shot } from '#domains/work/words.ts'
import { useSay } from '#web/ui/use-say.ts'
import { Picture } from '../progress/progress-log.tsx'

/** The pictures of an improvement: what it was at the left, what it became at the right, and what else there is below. */
export function BeforeAndAfter({ pictures, mayShow }: { readonly pictures: readonly Shot[]; readonly mayShow: boolean }) {
  const say = useSay()
  const rest = pictures.filter(({ moment }) => moment === 'evidence')
  return (
    <>
      <div className="before-after">
        {(['before', 'after'] as const).map((moment) => {
          const shots = pictures.filter((shot) => shot.moment === moment)
          return (
            <section key={moment} aria-labelledby={`moment-${moment}`}>
              <h2 id={`moment-${moment}`}>{say.any(`work.moment-${moment}`)}</h2>
              {shots.length === 0 ? <p className="quiet">{say('station.work-no-picture-yet')}</p> : shots.map((shot) => <Picture key={shot.picture} shot={shot} mayShow={mayShow} />)}
            </section>
          )
        })}
      </div>
      {rest.length > 0 && <div className="shots">{rest.map((shot) => <Picture key={shot.picture} shot={shot} mayShow={mayShow} />)}</div>}
    </>
  )
}
