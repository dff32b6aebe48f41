import { deferralsCounted, exportsCounted } from '#domains/privacy/index.ts'
import { heads } from '#domains/record/index.ts'
import { directorates } from '#domains/territory/index.ts'
import { named } from '#domains/territory/words.ts'
import { ask } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { everybody } from '#web/ui/everybody.ts'
import { Table } from '#web/ui/table.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import type { Route } from './+types/heads'

export const headers = everybody
export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('record.heads'))

export async function loader(arrival: Route.LoaderArgs) {
  return { ...(await ask(arrival, heads, {})), ...(await ask(arrival, directorates, {})), ...(await ask(arrival, deferralsCounted, {})), ...(await ask(arrival, exportsCounted, {})) }
}

/** The signed heads of the record, for whoever wants to keep one and ask later whether the record still leads up to it. */
export default function Heads({ loaderData: { heads: all, anchors, directorates: known, quarters, left } }: Route.ComponentProps) {
  const say = useSay()
  const chains = [...Map.groupBy(all, ({ directorate }) => directorate)]
  const name = (id: string) => named(known.find(({ directorate }) => directorate === id)?.names ?? {}, say.language) || say('record.at-the-door')
  return (
    <>
      <h1>{say('record.heads')}</h1>
      <p className="lead">{say('record.heads-lead')}</p>
      <p>{say('record.heads-how')} <a href="/open/record-heads.json">record-heads.json</a></p>
      {chains.length === 0 && <p>{say('record.no-heads')}</p>}
      {chains.map(([directorate, some]) => (
        <section key={directorate}>
          <h2>{name(directorate)}</h2>
          <p>{say('record.key')} <code className="breaks">{some[0]!.key}</code></p>
          {anchors.filter((one) => one.directorate === directorate).slice(-1).map(({ sequence, at }) => <p key={sequence}>{say('record.oldest-cut', { line: sequence, day: say.day(at.slice(0, 10)) })}</p>)}
          <Table caption={say('record.heads-of', { name: name(directorate) })} columns={[{ title: say('record.at') }, { title: say('record.number'), number: true }, { title: say('record.link') }]}
            rows={some.map(({ sequence, at, hash }) => ({ key: String(sequence), cells: [`${say.day(at.slice(0, 10))} ${at.slice(11, 16)} UTC`, say.number(sequence), <code key="hash" className="breaks">{hash}</code>] }))} />
        </section>
      ))}
      <h2>{say('privacy.told-later')}</h2>
      <p>{say('privacy.told-later-lead')} {say('privacy.told-later-when')} <a href="/open/deferrals.json">deferrals.json</a></p>
      {quarters.length === 0 ? <p>{say('privacy.never-told-later')}</p> : (
        <Table unseenCaption caption={say('privacy.told-later')} columns={[{ title: say('privacy.where') }, { title: say('privacy.quarter') }, { title: say('privacy.times-told-later'), number: true }]}
          rows={quarters.map(({ directorate, quarter, confirmed }) => ({ key: `${directorate}${quarter}`, cells: [name(directorate), quarter, say.number(confirmed)] }))} />
      )}
      <h2>{say('privacy.exports-counted')}</h2>
      <p>{say('privacy.exports-counted-lead')} <a href="/open/exports.json">exports.json</a></p>
      {left.length === 0 ? <p>{say('privacy.never-left')}</p> : (
        <Table unseenCaption caption={say('privacy.exports-counted')} columns={[{ title: say('privacy.where') }, { title: say('privacy.quarter') }, { title: say('privacy.files-left'), number: true }, { title: say('privacy.files-by-two'), number: true }]}
          rows={left.map(({ directorate, quarter, taken, byTwo }) => ({ key: `${directorate}${quarter}`, cells: [name(directorate), quarter, say.number(taken), say.number(byTwo)] }))} />
      )}
    </>
  )
}
