/** What falls due, and on which day it is looked at. Rules of time that several domains share stand here as data. */
export const calendar = [
  { name: 'a-round-is-due', everyMonths: 6, source: 'LSES: at least once in a six months period (seed line 703)', looksAt: 'survey.board' },
] as const
