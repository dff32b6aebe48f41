import { daysInR } from './steps/days-in-r.ts'
import { inR } from './steps/in-r.ts'
import { needsPlane, placesInR } from './steps/places-in-r.ts'
import { cellsOf, scriptInR } from './steps/script-in-r.ts'

type Asked = {
  readonly path: string
  readonly across: string
  readonly up: string
  readonly time: string
  readonly order: 'day-first' | 'month-first' | null
  readonly system: string | null
  readonly space: readonly number[]
  readonly days: readonly number[]
  readonly permutations: number
  readonly seed: number
}

/** The R script that makes the near-repeat table of vatra near-repeat anew. Chance is R's own, so that p by permutation is near, not the same. */
export function nearRepeatInR({ path, across, up, time, order, system, space, days, permutations, seed }: Asked): string {
  return scriptInR({
    says: 'Whether incidents are followed by others nearby: the table of vatra near-repeat (Knox), worked out in R.', files: [path], packages: needsPlane(system) ? ['sf'] : [],
    steps: [daysInR(order), `
cells <- ${cellsOf(path)}`, placesInR(across, up, system), `
x <- x[kept]
y <- y[kept]
when <- days_in(cells[[${inR(time)}]])[kept]
n <- length(x)

# All pairs by how far apart they are and how many days lie between; bands are [from, to). For more than some ten thousand incidents too much.
space <- c(0, ${space.join(', ')})
days <- c(0, ${days.join(', ')})
apart <- as.matrix(dist(cbind(x, y)))
since <- function(order) as.matrix(dist(when[order]))
pairs <- lower.tri(apart)
counted <- function(between) t(table(cut(apart[pairs], space, right = FALSE), cut(between[pairs], days, right = FALSE)))
observed <- as.vector(counted(since(seq_len(n))))
rows <- data.frame(space_from = rep(head(space, -1), each = ${days.length}), space_to = rep(space[-1], each = ${days.length}),
  days_from = head(days, -1), days_to = days[-1], n = n, observed = observed)`, permutations > 0 ? dealt(permutations, seed) : moments, `
rows$ratio <- rows$observed / rows$expected
print_rows(rows[c("space_from", "space_to", "days_from", "days_to", "n", "observed", "expected", "ratio", "p", "p_two_sided", "method")])`],
  })
}

const dealt = (permutations: number, seed: number) => `
# The times dealt out anew; p counts how often chance made as many pairs or more, the table seen being one of the dealings.
set.seed(${seed})
chance <- replicate(${permutations}, as.vector(counted(since(sample(n)))))
chance <- matrix(chance, nrow = length(observed))
rows$expected <- rowMeans(chance)
more <- (1 + rowSums(chance >= observed)) / ${permutations + 1}
fewer <- (1 + rowSums(chance <= observed)) / ${permutations + 1}
rows$p <- more
rows$p_two_sided <- pmin(1, 2 * pmin(more, fewer))
rows$method <- "permutation"`

const moments = `
# Mean and variance over all ways to deal out the times (Barton and David 1966), from the numbers of near pairs and of pairs that share an incident.
between <- since(seq_len(n))
links <- function(distance, from, to) {
  near <- distance >= from & distance < to
  diag(near) <- FALSE
  c(sum(near) / 2, sum(rowSums(near) * (rowSums(near) - 1)) / 2)
}
of <- function(k) {
  s <- links(apart, rows$space_from[k], rows$space_to[k])
  t <- links(between, rows$days_from[k], rows$days_to[k])
  mean <- s[1] * t[1] / choose(n, 2)
  c(mean, mean + 4 * s[2] * t[2] / (n * (n - 1) * (n - 2)) +
    4 * (s[1] * (s[1] - 1) - 2 * s[2]) * (t[1] * (t[1] - 1) - 2 * t[2]) / (n * (n - 1) * (n - 2) * (n - 3)) - mean^2)
}
known <- sapply(seq_len(nrow(rows)), of)
rows$expected <- known[1, ]
z <- ifelse(known[2, ] > 1e-12 * (1 + known[1, ]^2), (rows$observed - rows$expected) / sqrt(known[2, ]), NA)
rows$p <- ifelse(is.na(z), 1, pnorm(z, lower.tail = FALSE))
rows$p_two_sided <- ifelse(is.na(z), 1, 2 * pnorm(-abs(z)))
rows$method <- "barton-david"`
