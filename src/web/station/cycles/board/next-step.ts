import type { Stage } from '#domains/cycles/words.ts'

type Standing = { readonly slug: string; readonly stageName: Stage | null; readonly ready: boolean; readonly plan: string | null; readonly due: string; readonly open: { readonly wave: string } | null; readonly finished: { readonly wave: string } | null }
type Next = { readonly to: string; readonly words: string }

/** What comes next in a zone, with the page on which it is done. */
export function nextStep({ slug, stageName, ready, plan, due, open, finished }: Standing): Next {
  const cycle = `/zones/${slug}/cycle`
  switch (stageName) {
    case 'analysed': return { to: `/zones/${slug}/desk`, words: 'station.next-analyse' }
    case 'planned': return plan === null ? { to: `/plans?zone=${slug}`, words: 'station.next-plan' } : { to: `/plans/${plan}`, words: 'station.plan-open' }
    case 'done': return { to: `/due?zone=${slug}`, words: 'station.next-work' }
    case 'asked-again': return { to: open ? `/waves/${open.wave}` : cycle, words: 'station.next-ask-again' }
    case 'assessed': return { to: ready ? `${cycle}#close` : cycle, words: ready ? 'station.next-close' : 'station.next-assess' }
    default: return { to: asking(due, open, finished), words: `station.due-${due}` }
  }
}

/** Where the asking itself goes on. */
function asking(due: string, open: Standing['open'], finished: Standing['finished']): string {
  if ((due === 'close' || due === 'field') && open) return `/waves/${open.wave}`
  return due === 'publish' && finished ? `/waves/${finished.wave}/results` : '/waves'
}
