/** How far something is, in words and as a bar. */
export function Progress({ value, most, children }: { readonly value: number; readonly most: number; readonly children: string }) {
  return <label className="progress"><span>{children}</span><progress value={Math.min(value, most)} max={Math.max(most, 1)} /></label>
}
