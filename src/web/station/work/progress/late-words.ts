import type { Say } from '#web/say.ts'

/** How a day stands to today, in words: days late, today, in so many days. */
export function lateWords(say: Say, due: string, today: string): string {
  const days = Math.round((Date.parse(due) - Date.parse(today)) / 86_400_000)
  return days < 0 ? say('station.work-late', { days: -days }) : days === 0 ? say('station.work-due-today') : say('station.work-due-in', { days })
}
