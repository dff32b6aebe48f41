import type { ReactNode } from 'react'

/** What can be opened: there for whoever wants it, out of the way of everybody else. It works without script, and is open on paper. */
export function Fold({ title, children, open }: { readonly title: ReactNode; readonly children: ReactNode; readonly open?: boolean }) {
  return <details className="fold" open={open}><summary>{title}</summary>{children}</details>
}
