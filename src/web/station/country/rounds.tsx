import { countryQuality } from '#domains/survey/index.ts'
import { named } from '#domains/territory/words.ts'
import { ask } from '#web/http/ctx.ts'
import type { Handle } from '#web/root.tsx'
import { speak, type Say } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Table } from '#web/ui/table.tsx'
import { Tag } from '#web/ui/tag.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import type { Route } from './+types/rounds'
import { answeredInWords, comparedInWords, scaleInWords, weakest, worthInWords } from './asking-in-words.ts'
import { whyNothing } from './why-nothing.ts'

export const handle = { wide: true } satisfies Handle
export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.quality'))

export async function loader(arrival: Route.LoaderArgs) {
  const page = Number(new URL(arrival.request.url).searchParams.get('page') ?? 1)
  return ask(arrival, countryQuality, Number.isInteger(page) && page > 0 && page <= 1000 ? { page } : {})
}
type Round = Awaited<ReturnType<typeof loader>>['rounds'][number]

/** Every closed round of the country, the latest first: who answered, whether it hangs together, what it is worth and whether it can be compared. */
export default function Rounds({ loaderData: { rounds, page, more } }: Route.ComponentProps) {
  const say = useSay()
  return (
    <>
      <Back to={`/${say.language}/station/country`}>{say('station.country')}</Back>
      <h1>{say('station.quality')}</h1>
      <p className="lead">{say('station.quality-lead')}</p>
      {rounds.length === 0 ? <Notice title={say('station.quality-none')} /> : (
        <Table caption={say('station.waves')} columns={[{ title: say('station.wave') }, { title: say('station.quality-answered') }, { title: say('station.quality-weakest') }, { title: say('station.quality-compared') }]}
          rows={rounds.map((round) => ({ key: round.wave, cells: cells(say, round) }))} />
      )}
      {more && <p><a href={`?page=${page + 1}`}>{say('station.quality-older')}</a></p>}
    </>
  )
}

function cells(say: Say, round: Round) {
  const { wave, about, commissariatNames, directorateNames, figures } = round
  const which = (
    <span key="which">
      <a href={`/${say.language}/station/country/rounds/${wave}`}>{named(about.names, say.language)}</a>
      <small className="beneath">{named(commissariatNames, say.language)}, {named(directorateNames, say.language)}<br />{say('station.quality-instrument', { code: about.instrument.code, version: about.instrument.version, opens: say.day(about.opensOn), closes: say.day(about.closesOn) })}</small>
    </span>
  )
  const told = figures?.told
  if (!told) return [which, whyNothing(say, round), '–', '–']
  const scale = weakest(told) ?? told.blocks.find((block) => block.scale), worth = worthInWords(say, told), broken = (told.compared?.because.length ?? 0) > 0
  return [
    which,
    <div key="answered">{sentences(answeredInWords(say, told))}{worth && <small className="beneath">{worth}</small>}</div>,
    scale ? <span key="scale">{scaleInWords(say, scale)}</span> : '–',
    <div key="compared">{broken && <Tag tone="broken">{say('web.verdict.not-comparable')}</Tag>}{sentences(comparedInWords(say, told, about.instrument.version))}</div>,
  ]
}

const sentences = (said: readonly string[]) => <ul className="plain">{said.map((one) => <li key={one}>{one}</li>)}</ul>
