/** The four things that can be said of a change, and a plain label. */
export type Tone = 'better' | 'worse' | 'same' | 'broken' | 'plain'

/** A verdict or a state: a word with a shape of its own, so that it needs no colour. */
export function Tag({ tone = 'plain', children }: { readonly tone?: Tone; readonly children: string }) {
  return <span className={`tag ${tone}`}><Shape tone={tone} />{children}</span>
}

function Shape({ tone }: { readonly tone: Tone }) {
  if (tone === 'plain') return null
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" focusable="false">
      {tone === 'better' && <path d="M7 2 13 12H1z" fill="currentColor" />}
      {tone === 'worse' && <path d="M7 12 1 2h12z" fill="currentColor" />}
      {tone === 'same' && <path d="M2 7h10" stroke="currentColor" strokeWidth="2" />}
      {tone === 'broken' && <path d="M1 7h4M9 7h4M6 11 8 3" stroke="currentColor" strokeWidth="2" fill="none" />}
    </svg>
  )
}
