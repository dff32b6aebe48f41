/** A source of chance that gives the same again for the same seed. */
export type Chance = () => number
export const oneOf = <T>(next: Chance, list: readonly T[]): T => list[Math.floor(next() * list.length)]!

const deep = (levels: number, open: string, close: string) => open.repeat(levels) + close.repeat(levels)
/** JSON that is nested deeper than anybody writes. */
export const nested = [deep(3000, '[', ']'), `${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}`, `{"type":"FeatureCollection","features":${deep(3000, '[', ']')}}`]

/** Values that nobody means, as they come from broken programs and from people who try doors. */
export const hostileValues: readonly unknown[] = [
  null, true, false, 0, -1, 1, 0.1, 1e308, -1e308, 2 ** 31, 2 ** 53, 2 ** 63, '', ' ', '0', '-1', 'null', 'undefined', 'NaN', '\0', 'a\0b', '\ud800', '\udfff\ud800', '\u202e\u200b\ufeff', '😀'.repeat(300), 'x'.repeat(20_000),
  '2026-02-30', '0000-00-00', '9999-12-31', '-2026-01-01', '2026-01-01T00:00:00Z', '20260101', '10000-01-01', '00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-4fff-bfff-ffffffffffff', 'FFFFFFFF-FFFF-4FFF-BFFF-FFFFFFFFFFFF', 'not-an-id',
  "'; drop table people.persons; --", '${7*7}', '../../etc/passwd', '%00', '=cmd|/c calc!A0', '<script>', 'javascript:1', '{', '[]', '{}', [], {}, [null], [[]], { a: { b: { c: {} } } }, Array.from({ length: 2000 }, () => 'x'), Array.from({ length: 300 }, (_, at) => ({ at })),
  JSON.parse('{"__proto__":{"admin":true}}'), { constructor: { prototype: 1 } }, { toString: 'x' }, { length: 1e9 }, { then: 1 }, 'AAAA', 'AAAA====', 'a'.repeat(43), 'H4sIAAAAAAAA', ['\0'], { '\0': '\0' }, { '': 1 }, JSON.parse('[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]'),
]

/** What a deed is given, hurt in one to three places. */
export function hurt(next: Chance, input: unknown): unknown {
  let whole: unknown = structuredClone(input)
  for (let wounds = 1 + Math.floor(next() * 3); wounds > 0; wounds--) whole = wounded(next, whole)
  return whole
}

function wounded(next: Chance, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || next() < 0.05) return oneOf(next, hostileValues)
  const keys = Object.keys(value)
  if (keys.length === 0 || next() < 0.05) return Array.isArray(value) ? [...value, oneOf(next, hostileValues)] : { ...value, [oneOf(next, ['extra', 'id', 'directorate', '__proto__', ''])]: oneOf(next, hostileValues) }
  const key = oneOf(next, keys)
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>
  const how = next()
  if (how < 0.1) delete copy[key]
  else copy[key] = how < 0.5 && typeof copy[key] === 'object' ? wounded(next, copy[key]) : oneOf(next, hostileValues)
  return copy
}

/** Bytes changed, cut, repeated, or said in another writing. */
export function garbled(next: Chance, whole: Buffer): Buffer {
  const at = Math.floor(next() * whole.length), end = at + Math.floor(next() * 40)
  switch (Math.floor(next() * 8)) {
    case 0: return whole.subarray(0, at)
    case 1: return Buffer.concat([whole.subarray(0, at), Buffer.from(Array.from({ length: 8 }, () => Math.floor(next() * 256))), whole.subarray(end)])
    case 2: return Buffer.concat([whole.subarray(0, at), whole.subarray(end)])
    case 3: return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(whole.toString('latin1'), 'utf16le')])
    case 4: return Buffer.concat([whole.subarray(0, at), Buffer.from(oneOf(next, ['"', '\0', '\r', '\n\n', ';', ',,,,', '\ufeff', '\x1a'])), whole.subarray(at)])
    case 5: return Buffer.concat([whole, whole.subarray(at)])
    case 6: return Buffer.concat([whole.subarray(0, at), Buffer.from('z'.repeat(60_000)), whole.subarray(at)])
    default: return Buffer.from(whole.toString('latin1'), 'utf8')
  }
}
