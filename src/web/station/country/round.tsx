import { countryQuality } from '#domains/survey/index.ts'
import { named } from '#domains/territory/words.ts'
import { ask } from '#web/http/ctx.ts'
import type { Handle } from '#web/root.tsx'
import { Back } from '#web/ui/back.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Tag } from '#web/ui/tag.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { speak } from '#web/say.ts'
import type { Route } from './+types/round'
import { answeredInWords, comparedInWords, scaleInWords, worthInWords } from './asking-in-words.ts'
import { Figures } from './figures-of-round.tsx'
import { whyNothing } from './why-nothing.ts'

export const handle = { wide: true } satisfies Handle
export const meta: Route.MetaFunction = ({ params, loaderData }) => titled(loaderData ? named(loaderData.about.names, speak(params.lang).language) : speak(params.lang)('station.quality'))

export async function loader(arrival: Route.LoaderArgs) {
  const { rounds: [round] } = await ask(arrival, countryQuality, { wave: arrival.params.wave })
  return round!
}

/** How good the asking of one round was: sentences first, then the figures behind them. */
export default function Round({ loaderData: round }: Route.ComponentProps) {
  const say = useSay()
  const { about, commissariatNames, directorateNames, figures } = round, told = figures?.told, worth = told && worthInWords(say, told)
  return (
    <>
      <Back to={`/${say.language}/station/country/rounds`}>{say('station.quality')}</Back>
      <h1>{named(about.names, say.language)}</h1>
      <p className="lead">{named(commissariatNames, say.language)}, {named(directorateNames, say.language)}</p>
      <p className="quiet">{say('station.quality-instrument', { code: about.instrument.code, version: about.instrument.version, opens: say.day(about.opensOn), closes: say.day(about.closesOn) })}</p>
      {!told ? <Notice title={whyNothing(say, round)} /> : (
        <>
          {(told.compared?.because.length ?? 0) > 0 && <p><Tag tone="broken">{say('web.verdict.not-comparable')}</Tag></p>}
          <ul>{[...comparedInWords(say, told, about.instrument.version), ...answeredInWords(say, told), ...(worth ? [worth] : []), ...told.blocks.map((block) => scaleInWords(say, block))].map((one) => <li key={one}>{one}</li>)}</ul>
          <Figures told={told} />
        </>
      )}
    </>
  )
}
