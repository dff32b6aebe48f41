import type { Problem } from '#domains/problems/words.ts'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'

/** The problems of a zone in one wave: how great, how grave, whose task, from how many sources, and what they lack. */
export function ZoneProblems({ problems }: { readonly problems: readonly Problem[] }) {
  const say = useSay()
  if (problems.length === 0) return null
  return (
    <Table caption={say('problems.problems-of-zone')}
      columns={[{ title: say('problems.problem') }, { title: say('problems.whose-task') }, { title: say('problems.magnitude'), number: true }, { title: say('problems.severity'), number: true }, { title: say('problems.form') }, { title: say('problems.sources') }, { title: say('problems.state') }]}
      rows={problems.map(({ problem, words, competence, body, magnitude, severity, form, sources, state, lacks }) => ({ key: problem, cells: [
        <a key="problem" href={`/${say.language}/station/problems/${problem}`}>{words}</a>, competence === null ? '–' : (body ?? say.any(`problems.competence-${competence}`)),
        magnitude === null ? '–' : say.number(magnitude), severity === null ? '–' : say.number(severity), form ?? '–', sources.map((source) => say.any(`problems.source-${source}`)).join(', ') || '–',
        state === 'found' && lacks.length > 0 ? say('problems.still-lacks', { what: say.list(lacks.map((what) => say.any(`problems.lacks-${what}`))) }) : say.any(`problems.state-${state}`),
      ] }))} />
  )
}
