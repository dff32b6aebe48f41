import type { SeenCycle } from './cycle-at.ts'

/** The turn's own address, whether the zone is still in it or not. */
export const addressOf = (language: string, { cycle: { cycle: id, closedOn }, zone: { slug } }: SeenCycle, page = ''): string =>
  `/${language}/station/zones/${slug}/cycle${page}${closedOn === null ? '' : `?cycle=${id}`}`
