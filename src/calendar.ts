import { deadlines } from '#domains/cycles/words.ts'

/** What falls due, and on which day it is looked at. Rules of time that several domains share stand here as data. */
export const calendar = [
  { name: 'a-round-is-due', everyMonths: 6, source: 'LSES: at least once in a six months period (seed line 703)', looksAt: 'survey.board' },
  { name: 'an-agreement-is-to-be-renewed', beforeDays: 60, of: 'the last day of an agreement', source: 'memoranda of cooperation are renewed (seed line 2071); sixty days are of the house', looksAt: 'partners.organisations' },
  { name: 'an-action-is-due', everyDays: 1, source: 'LSES: the implementation of action plans is monitored by commissariat and regional department (seed line 727)', looksAt: 'work.due' },
  // A turn of the six stages.
  { name: 'an-analysis-is-due', afterDays: deadlines.analysed.days, of: 'the publication of a round', source: 'of the house: a round, a plan and the next round fit into a year', looksAt: 'cycles.board' },
  { name: 'a-plan-is-due', afterDays: deadlines.planned.days, of: 'the signature under an analysis', source: 'of the house', looksAt: 'cycles.board' },
  { name: 'the-work-is-due', afterDays: deadlines.done.days, of: 'the last day of a plan', source: 'LSES: plans of three to six months (seed line 720)', looksAt: 'cycles.board' },
  { name: 'the-second-asking-is-due', afterDays: deadlines['asked-again'].days, of: 'the last day of a plan', source: 'LSES: at the end of the implementation phase (seed line 729)', looksAt: 'cycles.board' },
  { name: 'an-account-is-due', afterDays: deadlines.assessed.days, of: 'the publication of the second asking', source: 'of the house', looksAt: 'cycles.board' },
  // Done by the machine itself.
  { name: 'sessions-are-over', everyMinutes: 60, source: 'a session is idle for a quarter of an hour or lasts a shift (of the house, after ASVS 5.0 7.3)', looksAt: 'people.sweep-sessions' },
  { name: 'heads-are-signed', everyMinutes: 60, source: 'of the house: at the latest every hour, with the lines and the mail', looksAt: 'record.sign-heads' },
  { name: 'heads-are-due', everySeconds: 15, source: 'of the house: what can be cut off the record unseen is at most five minutes or a hundred lines of it', looksAt: 'record.sign-heads' },
  { name: 'the-oldest-lines-go', everyMinutes: 60, everyMonths: 1, of: 'the time a directorate keeps its record', source: 'five years of the house, unless a directorate says otherwise', looksAt: 'record.cut' },
  { name: 'mail-leaves', everySeconds: 5, source: 'of the house: whoever asked for a message looks into the mailbox now', looksAt: 'mail.leaves' },
  { name: 'repeats-are-over', everyMinutes: 60, afterDays: 30, of: 'the day a request came under its key', source: 'of the house: whoever sends again does so within days', looksAt: 'frame.repeats' },
  { name: 'a-backup-is-due', everyMinutes: 60, everyDays: 1, keptDays: 35, source: 'of the house: every night, kept for five weeks', looksAt: 'vatra backup' },
  { name: 'changes-are-carried', everyMinutes: 4, everyDays: 1, keptDays: 7, source: 'of the house: what was acknowledged is on another disk within five minutes; a copy of everything once a day, and nothing of it after a week', looksAt: 'vatra restore' },
  { name: 'a-list-is-drawn', everyMinutes: 60, everyDays: 7, source: 'of the house: on Monday for the week before', looksAt: 'vigilance.draw-list' },
  { name: 'turns-are-counted', everyMinutes: 60, everyDays: 1, source: 'of the house: how late a commissariat is changes with the day', looksAt: 'cycles.count-turns' },
  { name: 'what-is-over-goes', everyMinutes: 60, of: 'the day on which the time is over that each table says', source: 'GDPR art. 5(1)(e): no longer than is needed; the times are of the house unless a directorate says otherwise', looksAt: 'privacy.periods' },
] as const
