import { encode } from 'uqr'

export type Drawn = { readonly size: number; readonly path: string }

/** An address as a square that a camera reads: one stroke for each dark cell. */
export function drawnCode(text: string): Drawn {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  return { size, path: data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('') }
}

/** The square, dark on light in every colour scheme: a camera reads it no other way. */
export function Picture({ of: { size, path }, label }: { readonly of: Drawn; readonly label: string }) {
  return <svg className="camera-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges"><rect width={size} height={size} fill="#fff" /><path d={path} fill="#000" /></svg>
}
