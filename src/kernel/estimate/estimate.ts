/**
 * What is known of a mean or a share after asking: the estimate with its uncertainty, never without.
 * `n` counts the answers, `deff` is how much more the estimate varies than in a simple random sample drawn with replacement,
 * `df` how many pieces of information judged the spread. What could not be known is null, never a guess and never NaN.
 */
export type Estimate = {
  readonly estimate: number | null
  readonly se: number | null
  readonly low: number | null
  readonly high: number | null
  readonly n: number
  readonly deff: number | null
  readonly df: number
  readonly method: 'linear' | 'logit' | 'wilson-effective'
}
