import { inR } from './steps/in-r.ts'
import { scriptInR } from './steps/script-in-r.ts'

type Asked = {
  readonly half: number | undefined
  readonly change: number | undefined
  readonly plan: { readonly share: number; readonly designEffect: number; readonly tests: number; readonly population?: number }
  readonly confidence: number
  readonly power: number
  readonly answering: number | undefined
}

/** The R script that works out vatra sample-size anew: Cochran's formulas. */
export function sampleSizeInR({ half, change, plan, confidence, power, answering }: Asked): string {
  const { share, designEffect, tests, population } = plan
  return scriptInR({
    says: 'How many answers are needed: the numbers of vatra sample-size, worked out in R.', files: [], packages: [],
    steps: [`
share <- ${share}
deff <- ${designEffect}
population <- ${inR(population ?? Infinity)}
tests <- ${tests}
alpha <- (1 - ${confidence}) / tests # of each, by Bonferroni
z <- qnorm(1 - alpha / 2)`, half !== undefined ? `
# The interval of a share (Cochran 1977, 4.4), and what it then is.
unlimited <- z^2 * deff * share * (1 - share) / ${half}^2
n <- min(population, max(1, ceiling(unlimited / (1 + max(0, unlimited - 1) / population) - 1e-9)))
unasked <- if (is.finite(population)) (population - n) / (population - 1) else 1
rows <- data.frame(n = n, ${answering === undefined ? '' : `n_invited = ceiling(n / ${answering} - 1e-9), `}share = share, half_width = z * sqrt(deff * share * (1 - share) / n * unasked), confidence = 1 - alpha)` : `
# The change between two rounds of n answers each (Cochran 1977, 4.6), and the one that is then seen.
variance <- 2 * deff * share * (1 - share)
reach <- z + qnorm(${power})
unlimited <- (reach / ${change})^2 * variance
n <- max(1, ceiling(unlimited / (1 + unlimited / population) - 1e-9))
rows <- data.frame(n = n, ${answering === undefined ? '' : `n_invited = ceiling(n / ${answering} - 1e-9), `}share = share, detect = reach * sqrt(variance / n * max(0, 1 - n / population)), power = ${power}, confidence = 1 - alpha)`, `
print_rows(data.frame(rows, deff = deff, population = population, n_tests = tests, method = "normal-approximation"))`],
  })
}
