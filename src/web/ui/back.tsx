/** The way back to where this page belongs. */
export function Back({ to, children }: { readonly to: string; readonly children: string }) {
  return <p className="back"><a href={to}>{children}</a></p>
}
