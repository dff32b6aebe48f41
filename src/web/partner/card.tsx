import type { ReactNode } from 'react'

/** One thing that waits or is being done, large enough for a thumb: what it is leads to it. */
export function Card({ to, title, lines, next }: { readonly to: string; readonly title: string; readonly lines: readonly (ReactNode | null | undefined)[]; readonly next?: string }) {
  return (
    <div className="due-card">
      <p className="due-title"><a href={to}>{title}</a></p>
      {lines.filter(Boolean).map((line, at) => <p key={at} className="quiet">{line}</p>)}
      {next && <p><a className="button" href={to}>{next}<span className="unseen"> {title}</span></a></p>}
    </div>
  )
}
