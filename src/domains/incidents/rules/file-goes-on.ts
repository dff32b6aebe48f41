/** What the files hold of their last month: how many incidents, the last day of one, and whether any is known by its month only. */
export type LastMonth = { readonly incidents: number; readonly lastOn: string; readonly byMonth: boolean }

/** So many incidents have to be awaited in the silent days before silence means that the file ended: chance alone is silent then in one of a thousand months. */
const awaited = Math.log(1000)

/** Do the files go on until this day of their last month? A file that was cut off before leaves a month that is no whole one, and less in it is no fall. */
export function fileGoesOn({ incidents, lastOn, byMonth }: LastMonth, until: string): boolean {
  const day = Number(lastOn.slice(8, 10)), silent = (Date.parse(until) - Date.parse(lastOn)) / 86_400_000
  return byMonth || (incidents / day) * silent < awaited
}
