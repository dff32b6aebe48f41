import type { Mapping } from '#domains/survey/words.ts'
import { named } from '#domains/territory/words.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/ui/use-say.ts'
import type { Proposal } from './screen.ts'
import { unclear } from './unclear.ts'

/** As many as somebody keeps in mind; the others are found on the way. */
const most = 8

/** What a proposal is, and where it, or what somebody made of it, still needs a person. */
export function OpenPoints({ proposal, mapping, proposed }: { readonly proposal: Proposal; readonly mapping: Mapping; readonly proposed: boolean }) {
  const say = useSay()
  const points = unclear(mapping, proposal)
  const title = (field: string) => (field === 'about-zone' ? say('station.zone') : say('station.way-of-answering'))
  if (!proposed && points.length === 0) return null
  return (
    <Notice title={proposed ? say('station.proposal') : say('station.still-unclear')}>
      {proposed && <p>{say('station.proposal-look-over')}</p>}
      {proposed && mapping.zone.column === '' && <p><a href="#about-zone">{say('station.say-zone-column')}</a></p>}
      {proposed && mapping.mode.column === undefined && mapping.mode.always === undefined && <p><a href="#about-always">{say('survey.say-which-mode')}</a></p>}
      {points.length > 0 && (
        <ul>
          {points.slice(0, most).map(({ field, values, question }) => <li key={field}><a href={`#${field}`}>{question ? named(question.label ?? question.words, say.language) : title(field)}</a>: {say('station.values-unclear', { values })}</li>)}
          {points.length > most && <li>{say('station.more-unclear', { columns: points.length - most })}</li>}
        </ul>
      )}
    </Notice>
  )
}
