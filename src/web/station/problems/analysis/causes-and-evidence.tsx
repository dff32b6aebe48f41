import type { z } from 'zod'
import { sides, type Cause, type Evidence } from '#domains/problems/words.ts'
import type { Say } from '#web/say.ts'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Piece = z.output<typeof Evidence>
type Seen = { readonly evidence: readonly Piece[]; readonly causes: readonly z.output<typeof Cause>[] }

/** What a problem rests on, each piece with its source and its numbers, and why it is there, side by side of the triangle. */
export function CausesAndEvidence({ seen: { evidence, causes } }: { readonly seen: Seen }) {
  const say = useSay()
  const place = (id: string) => evidence.findIndex((piece) => piece.evidence === id) + 1
  return (
    <>
      <h2 id="evidence">{say('problems.evidence')}</h2>
      {evidence.length === 0 ? <p>{say('problems.no-evidence-yet')}</p> : (
        <Table caption={say('problems.evidence-caption')} quietCaption columns={[{ title: say('problems.number') }, { title: say('problems.what-it-says') }, { title: say('problems.source') }, { title: say('problems.what-it-rests-on') }, { title: say('problems.day') }]}
          rows={evidence.map((piece, at) => ({ key: piece.evidence, cells: [say.number(at + 1), piece.words, say.any(`problems.source-${piece.source}`), restsOn(say, piece), say.day(piece.addedOn)] }))} />
      )}
      <h2 id="causes">{say('problems.causes')}</h2>
      {causes.length === 0 ? <p>{say('problems.no-causes-yet')}</p> : sides.filter((side) => causes.some((cause) => cause.side === side)).map((side) => (
        <section key={side} aria-labelledby={`side-${side}`}>
          <h3 id={`side-${side}`}>{say.any(`problems.side-${side}`)}</h3>
          <ul>{causes.filter((cause) => cause.side === side).map(({ words, weight, evidence: on }, key) => <li key={key}>{words} <span className="quiet">{`(${say.any(`problems.weight-${weight}`)}, ${say('problems.by-evidence', { number: place(on) })})`}</span></li>)}</ul>
        </section>
      ))}
    </>
  )
}

function restsOn(say: Say, { kind, estimate, low, high, n, from, to, reliability, credibility }: Piece): string {
  if (kind === 'survey-figure' && estimate !== null) return say('problems.figure-says', { share: say.share(estimate), low: say.share(low!), high: say.share(high!), n: n!, to: say.day(to!) })
  if (kind === 'incidents' && estimate !== null) return say('problems.count-says', { count: estimate, from: say.day(from!), to: say.day(to!) })
  if (reliability !== null && credibility !== null) return `${say.any(`problems.evidence-${kind}`)}; ${say.any(`problems.reliability-${reliability}`)}; ${say.any(`problems.credibility-${credibility}`)}`
  return say.any(`problems.evidence-${kind}`)
}
