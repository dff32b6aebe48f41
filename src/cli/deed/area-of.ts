import { directorates, zones } from '#domains/territory/index.ts'
import type { Outside } from '#frame/ctx.ts'
import { plain } from '#platform/plain.ts'

/** What a code on the command line means: a directorate, a commissariat or a zone, and the directorate it lies in. */
export async function areaOf(outside: Outside, code: string, directorate: string | undefined): Promise<{ directorate: string; area: string }> {
  const among = (await directorates(outside, {})).directorates.filter((each) => directorate === undefined || each.code === directorate)
  if (among.length === 0) throw plain(directorate === undefined ? 'There is no directorate yet. Found one with vatra do territory.found-directorate, or with vatra import zones.' : `There is no directorate ${directorate}.`)
  const found: { directorate: string; area: string }[] = []
  for (const each of among) {
    if (each.code === code) found.push({ directorate: each.directorate, area: each.directorate })
    for (const { commissariat } of each.commissariats.filter((one) => one.code === code)) found.push({ directorate: each.directorate, area: commissariat })
    for (const { zone } of (await zones(outside, { directorate: each.directorate })).zones.filter((one) => one.code === code)) found.push({ directorate: each.directorate, area: zone })
  }
  const [only, other] = found
  if (!only) throw plain(`There is no directorate, commissariat or zone ${code}. Known are ${among.flatMap((each) => [each.code, ...each.commissariats.map((one) => one.code)]).join(', ')}.`)
  if (other) throw plain(`The code ${code} means more than one thing here. Say in which directorate with --directorate CODE, or use vatra do people.open-post with an id.`)
  return only
}
