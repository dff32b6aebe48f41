import type { ReactNode } from 'react'

type Props = { readonly children: ReactNode; readonly name?: string; readonly value?: string; readonly quiet?: boolean; readonly grave?: boolean; readonly novalidate?: boolean }

/** Does something: sends the form it stands in. `quiet` is the second choice, `grave` cannot be undone. */
export function Button({ children, name, value, quiet, grave, novalidate }: Props) {
  return <button type="submit" className={grave ? 'button grave' : quiet ? 'button quiet' : 'button'} name={name} value={value} formNoValidate={novalidate}>{children}</button>
}

/** A link that begins something: looks like a button, is a link. */
export function Start({ to, children }: { readonly to: string; readonly children: ReactNode }) {
  return <a className="button" href={to}>{children}</a>
}
