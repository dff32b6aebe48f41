import type { Desk } from '#domains/problems/words.ts'
import { Start } from '#web/ui/button.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Props = { readonly laid: Desk; readonly may: { readonly name: boolean; readonly sign: boolean; readonly rank: boolean; readonly plan: boolean }; /** The plan that answers the signed analysis. */ readonly plan: string | null }

/** What is left to do before the analysis can be signed, in the order it is done, and the one thing to do next; once it is signed, the plan. */
export function WhatIsLeft({ laid, may, plan }: Props) {
  const say = useSay()
  const { signed, problems, missing: { lacking, advised }, officers, zone, wave } = laid
  if (signed) return <Signed laid={laid} signed={signed} may={may.plan} plan={plan} />
  const here = `/${say.language}/station`
  const desk = `${here}/zones/${zone.slug}/desk`
  const open = problems.filter(({ state }) => state !== 'closed')
  const unfinished = open.filter(({ lacks }) => lacks.length > 0)
  const next = open.length === 0 ? { to: '#concerns', words: say('problems.next-choose'), mine: may.name }
    : unfinished[0] ? { to: `${here}/problems/${unfinished[0].problem}`, words: say('problems.next-go-on', { problem: unfinished[0].words }), mine: may.name }
    : { to: `${desk}/sign?wave=${wave!.wave}`, words: say('problems.next-sign'), mine: may.sign }
  return (
    <section aria-labelledby="left">
      <h2 id="left">{say('problems.what-is-left')}</h2>
      <ol className="left">
        <li><Mark done={officers.count > 0} /> {say('problems.step-officers', { officers: officers.count })} {may.rank && <a href={`${desk}/rank?wave=${wave!.wave}`}>{officers.mine ? say('problems.rank-again') : say('problems.rank-now')}</a>}</li>
        <li><Mark done={open.length > 0} /> {say('problems.step-name', { problems: open.length })}</li>
        <li>
          <Mark done={open.length > 0 && unfinished.length === 0} /> {open.length === 0 ? say('problems.step-analyse') : say('problems.step-analysed', { unfinished: unfinished.length })}
          {unfinished.length > 0 && <ul>{unfinished.map(({ problem, words, lacks }) => <li key={problem}><a href={`${here}/problems/${problem}`}>{words}</a>: {say('problems.still-lacks', { what: say.list(lacks.map((what) => say.any(`problems.lacks-${what}`))) })}</li>)}</ul>}
        </li>
        <li><Mark done={false} /> {say('problems.step-sign')}</li>
      </ol>
      {next.mine && <div className="buttons"><Start to={next.to}>{next.words}</Start></div>}
      {lacking.length === 0 && advised.length > 0 && <p className="quiet">{say('problems.would-be-good', { what: say.list(advised.map((what) => say.any(`problems.advice-${what}`))) })}</p>}
    </section>
  )
}

function Mark({ done }: { readonly done: boolean }) {
  const say = useSay()
  return <b>{done ? say('problems.done') : say('problems.to-do')}</b>
}

function Signed({ laid: { zone }, signed, may, plan }: { readonly laid: Desk; readonly signed: NonNullable<Desk['signed']>; readonly may: boolean; readonly plan: string | null }) {
  const say = useSay()
  const plans = `/${say.language}/station/plans`
  return (
    <Notice kind="note" title={say('problems.signed-by', { name: signed.signedBy, day: say.day(signed.signedOn) })}>
      <p>{say('problems.signed-stands', { problems: signed.problems })}</p>
      {plan ? <p><Start to={`${plans}/${plan}`}>{say('station.plan-open')}</Start></p> : may && <p><Start to={`${plans}?zone=${zone.slug}`}>{say('station.plan-begin')}</Start></p>}
    </Notice>
  )
}
