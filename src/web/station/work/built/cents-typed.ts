/** An amount of money as people type it (12 500, 12,500.50, 12.500,50) in cents; undefined when it is none. */
export function centsTyped(typed: string | undefined): number | undefined {
  const plain = (typed ?? '').replace(/[\s'’]/g, '')
  const [, whole = '', cents = ''] = /^(\d[\d.,]*?)(?:[.,](\d{1,2}))?$/.exec(plain) ?? []
  if (whole === '' || !/^\d+$|^\d{1,3}([.,]\d{3})+$/.test(whole)) return undefined
  return Number(whole.replace(/[.,]/g, '')) * 100 + Number(cents.padEnd(2, '0') || 0)
}
