import type { Locator } from 'playwright-core'

/** Answers at one stroke what is shown there and has no answer yet: the last possibility, which is to say nothing. For a part of the sheet like one that was filled in field by field. */
export const filledIn = (part: Locator): Promise<void> => part.evaluate((there) => {
  const lasts = (within: string, what: string) => [...there.querySelectorAll(within)].filter((field) => field.checkVisibility() && !field.querySelector('input:checked')).map((field) => [...field.querySelectorAll<HTMLInputElement>(what)].at(-1)!)
  for (const last of [...lasts('fieldset', 'input'), ...lasts('.with-otherwise', 'input[type=checkbox]')]) if (!last.checked) last.click()
})
