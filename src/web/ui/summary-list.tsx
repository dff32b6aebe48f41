import type { ReactNode } from 'react'

/** A row of what was answered or is known; `change` leads to where it can be mended. */
export type SummaryRow = { readonly key: string; readonly term: ReactNode; readonly says: ReactNode; readonly change?: { readonly to: string; readonly words: string; readonly what: string } | undefined }

/** Things and what they are, one under the other: a zone's officer, the answers before they are sent. */
export function SummaryList({ rows }: { readonly rows: readonly SummaryRow[] }) {
  return (
    <dl className="summary">
      {rows.map(({ key, term, says, change }) => (
        <div key={key}>
          <dt>{term}</dt>
          <dd>{says}</dd>
          {change && <dd className="change"><a href={change.to}>{change.words}<span className="unseen"> {change.what}</span></a></dd>}
        </div>
      ))}
    </dl>
  )
}
