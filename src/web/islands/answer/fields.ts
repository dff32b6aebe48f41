import type { Given, Pin } from '#domains/survey/words.ts'

/** What stands in the fields of a part, by name; several of one name as a list, nothing where nothing was typed. */
export function typedIn(form: HTMLFormElement): Record<string, string | string[]> {
  const typed: Record<string, string | string[]> = {}, sent = new FormData(form)
  for (const name of new Set(sent.keys())) {
    const all = sent.getAll(name).map(String).filter((value) => value.trim() !== '')
    if (all.length > 0) typed[name] = all.length > 1 ? all : all[0]!
  }
  return typed
}

/** A place is named by choosing when it is dangerous there. */
export const pinsIn = (form: HTMLFormElement): Pin[] =>
  Object.entries(typedIn(form)).map(([name, when]) => ({ place: name.slice(4), times: [when].flat() as Pin['times'] }))

/** Puts what was kept back into the fields. */
export function fill(page: HTMLElement, answers: Given, pins: readonly Pin[]): void {
  const all: Record<string, readonly string[]> = { ...Object.fromEntries(Object.entries(answers).map(([name, given]) => [name, [given].flat().map(String)])), ...Object.fromEntries(pins.map(({ place, times }) => [`pin-${place}`, times])) }
  for (const [name, values] of Object.entries(all)) {
    for (const field of page.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(`[name="${CSS.escape(name)}"]`)) {
      if (field instanceof HTMLInputElement && (field.type === 'radio' || field.type === 'checkbox')) field.checked = values.includes(field.value)
      else field.value = values.find((value) => value !== 'dont-know' && value !== 'prefer-not') ?? ''
    }
  }
}

/** Says what is wrong beside each field and above them all, and leads there; with nothing wrong, takes it away. */
export function mark(page: HTMLElement, wrong: Readonly<Record<string, string>>, general = ''): void {
  for (const told of page.querySelectorAll('.said-here')) told.remove()
  for (const field of page.querySelectorAll('.field.wrong')) field.classList.remove('wrong')
  const problem = page.querySelector<HTMLElement>('#sheet-problem')!
  const lines = Object.entries(wrong).flatMap(([id, words]) => {
    const field = page.querySelector<HTMLElement>(`[data-question="${CSS.escape(id)}"] .field`)
    const title = field?.querySelector('legend, label')
    if (!field || !title) return []
    const said = Object.assign(document.createElement('p'), { className: 'error said-here', textContent: words, id: `${id}-error` })
    title.after(said)
    field.classList.add('wrong')
    const link = Object.assign(document.createElement('a'), { href: `#${id}`, textContent: `${field.closest<HTMLElement>('[data-label]')?.dataset.label}: ${words}` })
    const line = document.createElement('li')
    line.append(link)
    return [line]
  })
  problem.querySelector('p')!.textContent = general
  problem.querySelector('ul')!.replaceChildren(...lines)
  problem.hidden = lines.length === 0 && general === ''
  if (!problem.hidden) problem.focus()
}
