import type { Question } from '../../../table/question.ts'
import { drawnInR } from './drawn-in-r.ts'
import { inR } from './in-r.ts'
import { orderInR } from './order-in-r.ts'
import { piecesInR } from './pieces-in-r.ts'
import { refuseInR } from './refuse-in-r.ts'

/** What one item of one zone is asked for; the test of all answers together is refused before. The file is long, because a script is read from its top to its end. */
type Measured = Exclude<Question['wanted'], 'whole'>

/** The steps up to `estimates(cells)`, which gives a row for each zone and item: of answers that were merely counted, or under the design. */
export function estimatesInR(question: Question, forChanges = false): string[] {
  refuseInR('--replicates bootstrap', question.replicates?.kind === 'bootstrap')
  refuseInR('--replicates with --quantile', question.replicates !== null && question.wanted === 'quantile')
  refuseInR(`--replicates with --lonely ${question.lonely}`, question.replicates !== null && (question.lonely === 'adjust' || question.lonely === 'average'))
  refuseInR('--whole', question.wanted === 'whole')
  const merely = question.method === 'counted' || question.method === 'exact'
  const one = merely ? counted(question) : question.replicates ? leftOut(question, forChanges) : `${forChanges ? piecesInR : ''}${underDesign(question, forChanges)}`
  return [...drawnInR(question), `\nconfidence <- ${question.confidence}`, one, orderInR, `
# A row for each zone and item; rows without a zone belong to the sample and to no zone.
estimates <- function(cells, zones = NULL) {
  survey <- survey_in(cells)${question.replicates ? '\n  survey$again <- as.svrepdesign(survey$design)' : ''}
  there <- survey$design$variables$zone
  if (is.null(zones)) zones <- in_order(unique(there${question.zone === null ? '' : '[there != ""]'}))
  do.call(rbind, lapply(zones, function(zone) do.call(rbind, lapply(names(survey$answers), function(item) {
    data.frame(zone = zone, item = item, estimate_of(survey, survey$answers[[item]], there == zone))
  }))))
}`]
}

/** Answers of which each counts alike: binom.test and prop.test know the intervals. */
function counted({ method }: Question): string {
  const [name, ends] = method === 'exact' ? ['clopper-pearson', 'binom.test(sum(y), n, conf.level = confidence)$conf.int']
    : ['wilson', 'suppressWarnings(prop.test(sum(y), n, correct = FALSE, conf.level = confidence))$conf.int']
  return `
# One item of one zone, each answer counted alike.
estimate_of <- function(survey, y, here) {
  y <- y[here & !is.na(y)]
  n <- length(y)
  p <- mean(y)
  ends <- if (n > 0) ${ends} else c(0, 1)
  data.frame(n = n, estimate = p, se = sqrt(p * (1 - p) / n), low = ends[1], high = ends[2], deff = if (n > 0) 1 else NA, method = ${inR(name)}, hits = sum(y), df = max(0, n - 1))
}`
}

/** The error by leaving out each sampling unit in turn. */
function leftOut({ wanted, below }: Question, forChanges: boolean): string {
  const told = wanted === 'total' ? 'sum(w[told] * y[told])' : wanted === 'ratio' ? 'sum(w[told] * y[told]) / sum(w[told] * survey$below[told])' : 'sum(w[told] * y[told]) / sum(w[told])'
  return `
# One item of one zone: the whole sample is told again without each sampling unit in turn; nothing is said where one telling says nothing.
estimate_of <- function(survey, y, here) {
  told <- here & !is.na(y)${below === null ? '' : ' & !is.na(survey$below)'}
  of <- function(w) if (any(told)) ${told} else NA_real_
  estimate <- of(weights(survey$again, "sampling"))
  df <- degf(survey$design)
  found <- apply(weights(survey$again, "analysis"), 2, of)
  se <- if (is.finite(estimate) && all(is.finite(found))) sqrt(as.numeric(svrVar(found, survey$again$scale, survey$again$rscales, mse = FALSE))) else NA_real_
  ends <- if (df > 0) estimate + c(-1, 1) * qt((1 + confidence) / 2, df) * se else c(NA_real_, NA_real_)
  data.frame(n = sum(told), estimate = estimate, se = se, low = ends[1], high = ends[2], deff = NA_real_, method = "jackknife", hits = NA, df = df${forChanges ? ', pieces = df' : ''})
}`
}

/** What each row adds to the error of an estimate: its influence, by what is asked. */
const influences: Readonly<Record<Measured, string>> = {
  mean: 'w * (y - estimate) / sum(w)', share: 'w * (y - estimate) / sum(w)', total: 'w * y', ratio: 'w * (y - estimate * part$variables$x) / sum(w * part$variables$x)',
  quantile: 'w * (part$variables$up_to - sum(w * part$variables$up_to) / sum(w)) / sum(w)',
}

function underDesign(question: Question, forChanges: boolean): string {
  const { wanted, below, margins } = question, kind = margins.length === 0 ? '' : margins.length === 1 ? ', post-stratified' : ', raked'
  const word = wanted === 'share' ? (question.method === 'wilson' ? 'wilson-effective' : question.method) : wanted === 'quantile' ? 'woodruff' : 'linear'
  return `${wanted === 'share' && question.method !== 'linear' ? shareEnds[question.method as keyof typeof shareEnds] ?? '' : ''}
# One item of one zone, a domain of the whole sample: the estimate, its linearised error and what that is worth.
estimate_of <- function(survey, y, here) {
  told <- here & !is.na(y)${below === null ? '' : ' & !is.na(survey$below)'} & survey$design$variables$weight > 0
  method <- ${inR(word + kind)}
  n <- sum(told)
  if (n == 0) return(data.frame(n = n, estimate = NA_real_, se = NA_real_, low = ${wanted === 'share' && question.method !== 'linear' ? '0, high = 1' : 'NA_real_, high = NA_real_'}, deff = NA_real_, method = method, hits = NA, df = 0${forChanges ? ', pieces = 0' : ''}))
  survey$design <- update(survey$design, y = ifelse(told, y, 0)${below === null ? '' : ', x = ifelse(told, survey$below, 0)'})
  part <- subset(survey$design, told)
  df <- degf(part)
  t <- if (df > 0) qt((1 + confidence) / 2, df) else NA
${measures[wanted as Measured](question)}
  # One sampling unit tells no spread; where all answers are alike there is no simple sample to compare with.
  units <- ${question.cluster === null ? 'n' : `nrow(unique(survey$design$variables[told, c(${question.strata === null ? '' : '"stratum", '}"cluster"), drop = FALSE]))`}
  if (units < 2) se <- NA
  if (units < 2 || df < 1) ends <- ${wanted === 'share' && question.method !== 'linear' ? 'c(0, 1)' : 'c(NA, NA)'}
${forChanges ? `  w <- weights(part)
  y <- part$variables$y
  pieces <- if (units < 2 || df < 1) df else pieces_of(part, ${influences[wanted as Measured]}, df)
` : ''}  data.frame(n = n, estimate = estimate, se = se, low = ends[1], high = ends[2], deff = if (is.finite(deff)) deff else NA, method = method, hits = NA, df = df${forChanges ? ', pieces = pieces' : ''})
}`
}

const simple = (m: string) => `  estimate <- as.numeric(coef(${m}))
  se <- as.numeric(SE(${m}))
  ends <- estimate + c(-1, 1) * t * se`

const measures: Readonly<Record<Measured, (question: Question) => string>> = {
  mean: () => `  m <- svymean(~y, part, deff = "replace")
${simple('m')}
  deff <- as.numeric(deff(m))`,
  total: () => `  m <- svytotal(~y, part, deff = "replace")
${simple('m')}
  deff <- as.numeric(deff(m))`,
  ratio: () => `  m <- svyratio(~y, ~x, part)
${simple('m')}
  # The design effect of a ratio is that of what it leaves of each answer.
  part <- update(part, left = y - estimate * x)
  deff <- as.numeric(deff(svymean(~left, part, deff = "replace")))`,
  quantile: ({ quantile }) => `  m <- svyquantile(~y, part, ${quantile}, alpha = 1 - confidence, interval.type = "mean", qrule = "math", df = df)$y
  estimate <- m[1, 1]
  ends <- m[1, 2:3]
  se <- (ends[2] - ends[1]) / (2 * t)
  part <- update(part, up_to = as.numeric(y <= estimate))
  deff <- as.numeric(deff(svymean(~up_to, part, deff = "replace")))`,
  share: ({ method, margins, population }) => method === 'linear' ? measures.mean({} as Question) : `  m <- svymean(~y, part, deff = "replace")
  estimate <- as.numeric(coef(m))
  se <- as.numeric(SE(m))
  deff <- as.numeric(deff(m))
  ends <- c(0, 1)
  if (estimate > 0 && estimate < 1 && df > 0) {
    ends <- ${method === 'logit' ? 'as.numeric(confint(svyciprop(~y, part, method = "xlogit", level = confidence, df = df)))' : 'share_ends(estimate, se, n, df)'}
  }${population === null ? '' : ` else if (df > 0 && all(survey$design$fpc$popsize[told, ] == survey$design$fpc$sampsize[told, ])) {
    # Nobody or everybody, and all there are were asked: nothing is left to chance.
    ends <- c(estimate, estimate)
  }`} else if (df > 0) {
    # Nobody or everybody: the interval of as many answers as these weights are worth.
    w <- weights(survey$design)[told]
    worth <- sum(w)^2 / sum(w^2)
${method === 'beta' ? `    a <- (1 - confidence) / 2
    ends <- if (estimate <= 0) c(0, 1 - a^(1 / worth)) else c(a^(1 / worth), 1)`
    : `    z <- qnorm((1 + confidence) / 2)
    ends <- if (estimate <= 0) c(0, z^2 / (worth + z^2)) else c(worth / (worth + z^2), 1)
    method <- "wilson-effective${margins.length === 0 ? '' : margins.length === 1 ? ', post-stratified' : ', raked'}"`}
  }`,
}

const worth = `  # As many simple answers say as much, fewer where few units were drawn (Korn and Graubard 1998).
  tail <- (1 - confidence) / 2
  worth <- p * (1 - p) / se^2 * (qt(tail, max(1, n - 1)) / qt(tail, df))^2`

/** Intervals that R's svyciprop has not, has only nearly, or has only for the whole file. */
const shareEnds = {
  asin: `
# The interval on the arc sine, held between nobody and everybody, where svyciprop(method = "asin") would turn round.
share_ends <- function(p, se, n, df) {
  half <- qt((1 + confidence) / 2, df) * se / (2 * sqrt(p * (1 - p)))
  sin(pmin(pi / 2, pmax(0, asin(sqrt(p)) + c(-1, 1) * half)))^2
}`,
  beta: `
# The exact interval on the effective number of answers, as svyciprop(method = "beta") has it.
share_ends <- function(p, se, n, df) {
${worth}
  c(qbeta(tail, worth * p, worth * (1 - p) + 1), qbeta(1 - tail, worth * p + 1, worth * (1 - p)))
}`,
  wilson: `
# Wilson's interval on the effective number of answers (Dean and Pagano 2015).
share_ends <- function(p, se, n, df) {
${worth}
  z <- qnorm(1 - tail)
  centre <- (p + z^2 / (2 * worth)) / (1 + z^2 / worth)
  centre + c(-1, 1) * z * sqrt(p * (1 - p) / worth + z^2 / (4 * worth^2)) / (1 + z^2 / worth)
}`,
  likelihood: `
# All shares whose scaled deviance is not too great: what svyciprop(method = "likelihood") reads off a spline, solved for.
share_ends <- function(p, se, n, df) {
  reach <- qt((1 - confidence) / 2, df)^2 * se^2 / (2 * p * (1 - p)) * n / (n - 1)
  off <- function(odds) p * (log(p) - plogis(odds, log.p = TRUE)) + (1 - p) * (log(1 - p) - plogis(-odds, log.p = TRUE)) - reach
  plogis(c(uniroot(off, qlogis(p) + c(-60, 0), tol = 1e-14)$root, uniroot(off, qlogis(p) + c(0, 60), tol = 1e-14)$root))
}`,
} as const
