import type { ReactNode } from 'react'

/** Something that must not be overlooked. `done` tells that what was asked for has happened; `stop` that it cannot. */
export function Notice({ kind = 'note', title, children }: { readonly kind?: 'note' | 'done' | 'stop'; readonly title?: ReactNode; readonly children?: ReactNode }) {
  return (
    <div className={`notice ${kind}`} role={kind === 'done' ? 'status' : undefined}>
      {title && <p className="notice-title">{title}</p>}
      {children}
    </div>
  )
}
