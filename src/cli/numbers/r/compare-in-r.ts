import type { Question } from '../../table/question.ts'
import { estimatesInR } from './steps/estimates-in-r.ts'
import { inR } from './steps/in-r.ts'
import { cellsOf, scriptInR } from './steps/script-in-r.ts'

type Asked = { readonly question: Question; readonly good: 'high' | 'low'; readonly adjust: keyof typeof adjustments; readonly family: 'zone' | 'all'; readonly asRatio: boolean }

/** R's names of the ways to adjust p. */
const adjustments = { holm: 'holm', hochberg: 'hochberg', bh: 'BH', by: 'BY', none: 'none' } as const

/** The R script that works out the numbers of vatra compare anew: two independent samples, each under its design. */
export function compareInR([before, after]: readonly [string, string], { question, good, adjust, family, asRatio }: Asked): string {
  const merely = question.method === 'counted' || question.method === 'exact'
  return scriptInR({
    says: 'What changed between two rounds, zone by zone: the numbers of vatra compare, worked out with R\'s survey.', files: [before, after], packages: ['survey'],
    steps: [...estimatesInR(question, true), `
# Both rounds, a row for each zone that stands in either.
first <- ${cellsOf(before)}
second <- ${cellsOf(after)}
zones <- ${question.zone === null ? '""' : `in_order(setdiff(union(first[[${inR(question.zone)}]], second[[${inR(question.zone)}]]), ""))`}
first <- estimates(first, zones)
second <- estimates(second, zones)
rows <- data.frame(first[c("zone", "item")], n_before = first$n, n_after = second$n, before = first$estimate, after = second$estimate)
rows$difference <- rows$after - rows$before`, ...(merely ? [counted, asRatio ? koopman : newcombe] : [underDesign]), `
# p adjusted for the tests of ${family === 'zone' ? 'a zone' : 'all rows'}; the verdict follows it.
rows$p_adjusted <- ${family === 'zone' ? `ave(rows$p, rows$zone, FUN = function(p) p.adjust(p, ${inR(adjustments[adjust])}))` : `p.adjust(rows$p, ${inR(adjustments[adjust])})`}
rows$verdict <- ifelse(is.na(rows$p_adjusted) | is.na(rows$difference), "not comparable",
  ifelse(rows$p_adjusted > 1 - confidence | rows$difference == 0, "no detectable change",
    ifelse(rows$difference ${good === 'high' ? '>' : '<'} 0, "better", "worse")))
${asRatio ? '' : `rows$method <- ${merely ? 'paste0(test, "-newcombe")' : '"survey-t-satterthwaite"'}\n`}print_rows(rows[c("zone", "item", "n_before", "n_after", "before", "after", ${asRatio ? '"ratio"' : '"difference", "se"'}, "low", "high", "p", "p_adjusted", "verdict", "method")])`],
  })
}

const counted = `
# The exact test of two counted shares, for where the pooled z makes a change look surer than it is: twice the one-sided p. Fisher's part of all tables with the same sums; then, up to 5,000 answers, Boschloo's:
# the chance of any table that Fisher finds as far out, at the common share where that chance is greatest.
exact_p <- function(a, n, b, m) {
  if (n == 0 || m == 0) return(NA)
  if (a * m == b * n) return(1)
  if (a * m > b * n) return(exact_p(b, m, a, n))
  fisher <- phyper(a, n, m, a + b)
  if (n + m > 5000) return(min(1, 2 * fisher))
  sums <- 0:(n + m)
  level <- fisher * (1 + 1e-7)
  limit <- qhyper(level, n, m, sums)
  limit <- ifelse(phyper(limit, n, m, sums) <= level, limit, limit - 1)
  as_far <- phyper(limit, n, m, sums)
  chance <- function(angle) sum(dbinom(sums, n + m, sin(angle)^2) * as_far)
  angles <- seq(0, pi / 2, length.out = ceiling(2 * pi * sqrt(n + m)))
  found <- sapply(angles, chance)
  tops <- which(found >= 0.98 * max(found) & found >= c(-1, head(found, -1)) & found >= c(tail(found, -1), -1))
  top <- sapply(tops, function(i) optimize(chance, angles[c(max(1, i - 1), min(length(angles), i + 1))], maximum = TRUE, tol = 1e-9)$objective)
  min(1, 2 * max(found, top))
}
pooled <- (first$hits + second$hits) / (first$n + second$n)
rows$se <- sqrt(pooled * (1 - pooled) * (1 / first$n + 1 / second$n))
rows$p <- ifelse(rows$se > 0, 2 * pnorm(-abs(rows$difference / rows$se)), 1)
exact <- mapply(exact_p, first$hits, first$n, second$hits, second$n)
coarse <- !is.na(rows$p) & rows$p <= 0.05 & (exact > 0.05 | exact > 1.09 * rows$p)
test <- ifelse(!coarse, "pooled-z", ifelse(rows$n_before + rows$n_after > 5000, "fisher", "boschloo"))
rows$p <- ifelse(coarse, exact, rows$p)`

const newcombe = `
# Newcombe's interval from both Wilson intervals (his method 10).
wilson <- function(rows) t(mapply(function(hits, n) if (n > 0) suppressWarnings(prop.test(hits, n, correct = FALSE, conf.level = confidence))$conf.int else c(NA, NA), rows$hits, rows$n))
one <- wilson(first)
two <- wilson(second)
rows$low <- rows$difference - sqrt((rows$after - two[, 1])^2 + (one[, 2] - rows$before)^2)
rows$high <- rows$difference + sqrt((two[, 2] - rows$after)^2 + (rows$before - one[, 1])^2)`

const koopman = `
# How many times as often, and all ratios that Koopman's score test does not refuse (1984), found by halving on the logarithm.
score <- function(y, n, x, m, ratio) {
  a <- (m + n) * ratio
  b <- m * ratio + x + n + y * ratio
  c <- x + y
  earlier <- 2 * c / (b + sqrt(max(0, b^2 - 4 * a * c)))
  later <- min(1, ratio * earlier)
  part <- function(hits, n, share) if (share > 0 && share < 1) (hits - n * share)^2 / (n * share * (1 - share)) else if (abs(hits - n * share) < 1e-9 * n) 0 else Inf
  part(x, m, later) + part(y, n, earlier)
}
ratios <- t(mapply(function(y, n, x, m) {
  if (n == 0 || m == 0 || x + y == 0) return(c(NA, 0, NA))
  ratio <- (x / m) / (y / n)
  most <- qchisq(confidence, 1)
  end <- function(refused) {
    held <- if (y == 0) 300 else if (x == 0) -300 else log(ratio)
    for (round in 1:200) {
      middle <- (refused + held) / 2
      if (score(y, n, x, m, exp(middle)) > most) refused <- middle else held <- middle
    }
    exp(held)
  }
  c(if (y == 0) NA else ratio, if (x == 0) 0 else end(-300), if (y == 0) NA else end(300))
}, first$hits, first$n, second$hits, second$n))
rows$ratio <- ratios[, 1]
rows$low <- ratios[, 2]
rows$high <- ratios[, 3]
rows$method <- ifelse(test == "pooled-z" | is.na(rows$p), "koopman-score", paste0(test, "-koopman"))
rows$p <- ifelse(first$n == 0 | second$n == 0 | first$hits + second$hits == 0, NA, rows$p)`

const underDesign = `
# Two designs: errors add by their squares; the pieces that judge them count by how much of the error they carry.
known <- !is.na(first$se) & !is.na(second$se) & first$df > 0 & second$df > 0
share <- ifelse(known & first$se + second$se > 0, first$se^2 / (first$se^2 + second$se^2), NA)
df <- ifelse(is.na(share), first$pieces + second$pieces, 1 / (share^2 / first$pieces + (1 - share)^2 / second$pieces))
rows$se <- ifelse(known, sqrt(first$se^2 + second$se^2), NA)
hair <- 1e-13 * pmax(abs(rows$before), abs(rows$after))
rows$difference <- ifelse(known & rows$se <= hair & abs(rows$difference) <= hair, 0, rows$difference)
known <- known & !(rows$se <= hair & rows$difference != 0)
t <- ifelse(rows$difference == 0, 0, rows$difference / rows$se)
half <- ifelse(known, suppressWarnings(qt((1 + confidence) / 2, df)) * rows$se, NA)
rows$p <- ifelse(known, 2 * pt(-abs(t), df), NA)
rows$low <- rows$difference - half
rows$high <- rows$difference + half`
