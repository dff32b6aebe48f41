import type { z } from 'zod'
import { competences, sides, sources, weights, type Conversation, type Evidence, type Information, type Problem } from '#domains/problems/words.ts'
import { named, type Names } from '#domains/territory/words.ts'
import { Button } from '#web/ui/button.tsx'
import { Choice } from '#web/ui/form/choice.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { TextArea } from '#web/ui/form/text-area.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Form = { readonly typed: Readonly<Record<string, string>>; readonly errors: Readonly<Record<string, string>> }
type Rests = { readonly figures: readonly { question: string; names: Names; share: number; low: number; high: number; n: number }[]; readonly categories: readonly { category: string; count: number }[]; readonly information: readonly z.output<typeof Information>[]; readonly conversations: readonly Conversation[] }

/** One more piece of evidence: own words, and what it rests on. */
export function EvidenceForm({ typed, errors, figures, categories, information, conversations, open }: Form & Rests & { readonly open: boolean }) {
  const say = useSay()
  const rests = [
    ...figures.map(({ question, names, share, low, high, n }) => [`figure ${question}`, say('problems.figure-offered', { question: named(names, say.language), share: say.share(share), low: say.share(low), high: say.share(high), n })] as const),
    ...categories.map(({ category, count }) => [`category ${category}`, say('problems.count-offered', { category: say.any(`incidents.category-${category}`), count })] as const),
    ...information.map(({ information: id, origin, words }) => [`information ${id}`, `${origin}: ${words.slice(0, 60)}`] as const),
    ...conversations.map(({ conversation, kind, who, heldOn }) => [`conversation ${conversation}`, `${say.any(`problems.conversation-${kind}`)}, ${say.day(heldOn)}: ${who}`] as const),
  ]
  return (
    <details className="fold" open={open || typed.intent === 'evidence'}>
      <summary>{say('problems.add-evidence')}</summary>
      <form method="post">
        <TextArea name="evidence-words" label={say('problems.what-does-it-show')} rows={2} most={2000} value={typed['evidence-words']} error={errors['evidence-words']} />
        <Choice name="evidence-source" label={say('problems.which-source')} options={sources.map((source) => ({ value: source, words: say.any(`problems.source-${source}`), hint: say.any(`problems.source-${source}-hint`) }))} chosen={typed['evidence-source']} error={errors['evidence-source']} />
        <Choice name="evidence-kind" label={say('problems.which-kind')} inline options={(['observation', 'note', 'meeting', 'media'] as const).map((kind) => ({ value: kind, words: say.any(`problems.evidence-${kind}`) }))} chosen={typed['evidence-kind'] ?? 'observation'} error={errors['evidence-kind']} />
        {rests.length > 0 && <Select name="evidence-rests" label={say('problems.rests-on-number')} hint={say('problems.rests-on-number-hint')} none={say('problems.rests-on-nothing')} options={rests} chosen={typed['evidence-rests']} error={errors['evidence-figure'] ?? errors['evidence-category'] ?? errors['evidence-information'] ?? errors['evidence-conversation']} />}
        <Button quiet name="intent" value="evidence">{say('problems.keep-evidence')}</Button>
      </form>
    </details>
  )
}

/** One more cause, by the sides of the triangle, with the evidence it stands on. */
export function CauseForm({ typed, errors, evidence, open }: Form & { readonly evidence: readonly z.output<typeof Evidence>[]; readonly open: boolean }) {
  const say = useSay()
  return (
    <details className="fold" open={open || typed.intent === 'cause'}>
      <summary>{say('problems.add-cause')}</summary>
      <form method="post">
        <Choice name="cause-side" label={say('problems.which-side')} options={sides.map((side) => ({ value: side, words: say.any(`problems.side-${side}`), hint: say.any(`problems.side-${side}-hint`) }))} chosen={typed['cause-side']} error={errors['cause-side']} />
        <TextArea name="cause-words" label={say('problems.why-is-it-there')} rows={2} most={2000} value={typed['cause-words']} error={errors['cause-words']} />
        <Choice name="cause-weight" label={say('problems.cause-or-factor')} inline options={weights.map((weight) => ({ value: weight, words: say.any(`problems.weight-${weight}`) }))} chosen={typed['cause-weight'] ?? 'cause'} error={errors['cause-weight']} />
        <Select name="cause-evidence" label={say('problems.by-which-evidence')} options={evidence.map(({ evidence: id, words }, at) => [id, `${at + 1}. ${words.slice(0, 80)}`] as const)} chosen={typed['cause-evidence']} error={errors['cause-evidence']} />
        <Button quiet name="intent" value="cause">{say('problems.keep-cause')}</Button>
      </form>
    </details>
  )
}

/** Whose task it is. */
export function TaskForm({ typed, errors, it }: Form & { readonly it: Problem }) {
  const say = useSay()
  return (
    <details className="fold" open={it.competence === null || typed.intent === 'task'}>
      <summary>{say('problems.whose-task')}</summary>
      <form method="post">
        <Choice name="task-competence" label={say('problems.whose-task-is-it')} options={competences.map((whose) => ({ value: whose, words: say.any(`problems.competence-${whose}`) }))} chosen={typed['task-competence'] ?? it.competence ?? undefined} error={errors['task-competence']} />
        <TextField name="task-body" label={say('problems.which-body')} hint={say('problems.which-body-hint')} value={typed['task-body'] ?? it.body ?? ''} error={errors['task-body']} />
        <Button quiet name="intent" value="task">{say('problems.keep-task')}</Button>
      </form>
    </details>
  )
}

/** How great, how grave, in which form. */
export function WeightForm({ typed, errors, it }: Form & { readonly it: Problem }) {
  const say = useSay()
  const grades = ['0', '1', '2', '3', '4'].map((grade) => ({ value: grade, words: say.any(`problems.grade-${grade}`) }))
  return (
    <details className="fold" open={it.magnitude === null || typed.intent === 'weight'}>
      <summary>{say('problems.weigh-it')}</summary>
      <form method="post">
        <Choice name="weight-magnitude" label={say('problems.how-great')} hint={say('problems.how-great-hint')} inline options={grades} chosen={typed['weight-magnitude'] ?? it.magnitude?.toString()} error={errors['weight-magnitude']} />
        <Choice name="weight-severity" label={say('problems.how-grave')} hint={say('problems.how-grave-hint')} inline options={grades} chosen={typed['weight-severity'] ?? it.severity?.toString()} error={errors['weight-severity']} />
        <TextField name="weight-form" label={say('problems.which-form')} hint={say('problems.which-form-hint')} value={typed['weight-form'] ?? it.form ?? ''} error={errors['weight-form']} />
        <Button quiet name="intent" value="weight">{say('problems.keep-weight')}</Button>
      </form>
    </details>
  )
}
