import type { AsAsked } from '../as-asked.ts'

/** An action as its deed wants it: the owner is a post or an organisation; a partner who is asked at once is its first task. */
export function actionAsked({ owner, partner, task, ...rest }: AsAsked): AsAsked {
  const [kind, id] = String(owner ?? '').split(' ')
  return { ...rest, ...(kind && id ? { owner: { [kind]: id } } : {}), ...(partner ? { tasks: [{ organisation: partner, words: task }] } : {}) }
}

/** What the deed says of the action, by the names of the form. */
export const actionFields = (fields: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([field, code]) => [field.startsWith('owner') ? 'owner' : /^tasks\.\d+\.organisation/.test(field) ? 'partner' : field.startsWith('tasks') ? 'task' : field, code]))
