/** The mark: a flame on a hearth stone, drawn for this project. */
export function Mark({ size = 28 }: { readonly size?: number }) {
  return (
    <svg className="mark" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path d="M17 2c1 4.5-1.2 6.8-3.6 9.5C11.2 14 9 16.6 9 20c0 1.5.4 2.9 1.1 4h11.8c.7-1.1 1.1-2.5 1.1-4 0-2.8-1.1-5-2.5-6.9-.3 2-1.1 3.4-2.5 4.2C18.8 12 19.3 6.5 17 2z" fill="currentColor" />
      <path d="M16 16c.5 2.2-2.5 3.5-2.5 6 0 .8.2 1.5.6 2h3.8c.4-.5.6-1.2.6-2 0-2.5-1.9-3.6-2.5-6z" className="mark-heart" />
      <path d="M4 26h24v3H4z" fill="currentColor" />
    </svg>
  )
}
