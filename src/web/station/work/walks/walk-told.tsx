import { designQuestions, type Walk } from '#domains/work/words.ts'
import type { z } from 'zod'
import { Fold } from '#web/ui/fold.tsx'
import { Table } from '#web/ui/table.tsx'
import { Tag } from '#web/ui/tag.tsx'
import { useSay } from '#web/ui/use-say.ts'

/** One walk through a place: what is to be mended, what changed since the walk before, and every answer. */
export function WalkTold({ walk: { whereabouts, visit, answers, words, on, walkedBy, leftToMend, since }, again }: { readonly walk: z.output<typeof Walk>; readonly again: string | null }) {
  const say = useSay()
  const titles = (questions: readonly string[]) => questions.map((question) => say.any(`work.design-${question}`))
  return (
    <div className="walk">
      <h2>{whereabouts}</h2>
      <p className="quiet"><Tag>{say.any(`work.visit-${visit}`)}</Tag> {say('station.work-day-by', { day: say.day(on), name: walkedBy })}</p>
      {words && <p>{words}</p>}
      {leftToMend.length === 0 ? <p>{say('station.work-nothing-to-mend')}</p> : <><p><b>{say('station.work-to-mend')}</b></p><ul>{titles(leftToMend).map((title, at) => <li key={title}>{title} <span className="quiet">({say.any(`work.design-answer-${answers[leftToMend[at]!]}`)})</span></li>)}</ul></>}
      {since && since.better.length > 0 && <p><Tag tone="better">{say('station.work-better-since', { day: say.day(since.on) })}</Tag> {titles(since.better).join(' · ')}</p>}
      {since && since.worse.length > 0 && <p><Tag tone="worse">{say('station.work-worse-since', { day: say.day(since.on) })}</Tag> {titles(since.worse).join(' · ')}</p>}
      {since && since.better.length + since.worse.length === 0 && <p>{say('station.work-same-since', { day: say.day(since.on) })}</p>}
      <Fold title={say('station.work-all-answers')}>
        <Table caption={`${whereabouts}, ${say.day(on)}`} unseenCaption dense columns={[{ title: say('station.work-question') }, { title: say('station.work-answer') }]} rows={designQuestions.map((question) => ({ key: question, cells: [say.any(`work.design-${question}`), say.any(`work.design-answer-${answers[question]}`)] }))} />
        {again && <p><a href={again}>{say('station.work-walk-again')}</a></p>}
      </Fold>
    </div>
  )
}
