import { letIn, persons } from '#domains/people/index.ts'
import { directorates } from '#domains/territory/index.ts'
import type { Outside } from '#frame/ctx.ts'
import { daysAfter } from '../days.ts'
import { keepers } from './people.ts'

/** Lets in whoever of those who look after the house is not known yet, at the console: a town that was founded before there were so many gets them too. */
export async function keepersLetIn(caller: Outside, directorate: string): Promise<void> {
  const known = new Set((await persons(caller, { directorate })).persons.map(({ name }) => name))
  const nation = (await directorates(caller, {})).directorates.find((one) => one.directorate === directorate)?.nation
  for (const { name, role, over } of keepers) {
    const area = over === 'country' ? nation : directorate
    if (area && !known.has(name)) await letIn(caller, { directorate, name, role, area, from: daysAfter(caller.now, 0) })
  }
}
