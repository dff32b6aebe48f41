# An invented survey of 170 people, estimated under seven designs: src/kernel/reference/survey.json.
suppressMessages(library(survey))
source('tools/reference/write.R')
i <- 1:170
d <- data.frame(stratum = (i - 1) %% 4 + 1, zone = (i %/% 3) %% 3 + 1)
d$cluster <- ((i * i + 3 * i) %/% 4) %% 6 + 1
d$w <- 20 + (i * 37) %% 41 + 10 * d$stratum
d$units <- c(20, 35, 12, 50)[d$stratum]
d$y <- 1 + (i * i * 3 + i * 7 + d$stratum * 5 + d$cluster) %% 5
d$b <- as.numeric((i * 13 + d$cluster * 7 + d$zone * 3) %% 10 < 4)
d$r <- as.numeric((i * 29 + d$cluster) %% 31 < 2)
d$thefts <- (i * 5 + d$stratum) %% 7
d$bicycles <- 2 + (i * 11) %% 9
d$y[i %% 11 == 3] <- NA
d$b[i %% 9 == 5] <- NA
d$wave <- 1 + (i > 90)
designs <- list(
  simple = svydesign(ids = ~1, weights = ~rep(1, 170), data = d),
  weighted = svydesign(ids = ~1, weights = ~w, data = d),
  strata = svydesign(ids = ~1, strata = ~stratum, weights = ~w, data = d),
  clusters = svydesign(ids = ~cluster, weights = ~w, data = d),
  both = svydesign(ids = ~cluster, strata = ~stratum, weights = ~w, nest = TRUE, data = d),
  finite = svydesign(ids = ~cluster, strata = ~stratum, weights = ~w, fpc = ~units, nest = TRUE, data = d)
)

estimate <- function(m, design) {
  ends <- confint(m, df = degf(design))
  list(estimate = unname(coef(m))[1], se = as.numeric(SE(m))[1], low = ends[1, 1], high = ends[1, 2])
}

# What confint.svyglm reads off a spline through some points, solved for: the shares whose scaled deviance is the quantile's. lambda is its
# cov.unscaled / naive.cov and the dispersion its summary's, both at the limit of the fit, which itself stops at half the digits.
exact_likelihood <- function(design) {
  w <- weights(design) / mean(weights(design))
  y <- design$variables$b
  m <- svymean(~b, design)
  best <- as.numeric(coef(m))
  lambda <- as.numeric(vcov(m)) / (best * (1 - best))^2 * sum(w * best * (1 - best))
  design <- update(design, pearson = (b - best) / sqrt(best * (1 - best)))
  wanted <- qt(.025, degf(design))^2 * lambda * as.numeric(svyvar(~pearson, design))
  deviance <- function(p) -2 * sum(w * ifelse(y == 1, log(p / best), log((1 - p) / (1 - best))))
  root <- function(from, to) uniroot(function(p) deviance(p) - wanted, c(from, to), tol = 1e-16)$root
  list(low = root(1e-9, best), high = root(best, 1 - 1e-9))
}

shares <- function(design) {
  ways <- c('logit', 'xlogit', 'likelihood', 'asin', 'beta', 'mean')
  ends <- sapply(ways, function(way) {
    share <- svyciprop(~b, design, method = way, df = degf(design))
    list(estimate = as.numeric(share), low = unname(confint(share)[1]), high = unname(confint(share)[2]))
  }, simplify = FALSE)
  c(ends, list(exact_likelihood = exact_likelihood(design)))
}

everything <- function(design) {
  answered <- subset(design, !is.na(b))
  p <- c(.1, .25, .5, .9)
  q <- svyquantile(~thefts, design, p, interval.type = 'mean', qrule = 'math', df = degf(design))$thefts
  by <- svyby(~y, ~zone, design, svymean, na.rm = TRUE)
  total <- svytotal(~thefts, design)
  y <- subset(design, !is.na(y))
  difference <- svycontrast(svymean(~thefts + bicycles, design), c(thefts = 1, bicycles = -1))
  # Of those who answered: svychisq() itself counts everybody's degrees of freedom, degf() only theirs.
  chi <- svychisq(~zone + b, answered)
  list(
    mean = c(estimate(svymean(~y, y), y), df = degf(y), deff = as.numeric(deff(svymean(~y, y, deff = 'replace')))),
    total = c(estimate(total, design), deff = as.numeric(deff(svytotal(~thefts, design, deff = 'replace')))),
    ratio = estimate(svyratio(~thefts, ~bicycles, design), design),
    share = shares(answered), rare = shares(subset(transform_b(design), !is.na(b))),
    quantile = list(p = p, estimate = unname(q[, 1]), low = unname(q[, 2]), high = unname(q[, 3]), se = unname(q[, 4])),
    by_zone = list(estimate = unname(coef(by)), se = unname(as.vector(SE(by)))),
    difference = list(estimate = as.numeric(coef(difference)), se = as.numeric(SE(difference))),
    chi = list(statistic = unname(chi$statistic), df = unname(chi$parameter[1]), df_rest = unname(chi$parameter[2]), p = unname(chi$p.value))
  )
}
transform_b <- function(design) update(design, b = r)

# Only one cluster of the third stratum came back.
few <- d$stratum != 3 | d$cluster == d$cluster[3]
lonely <- sapply(c('certainty', 'adjust', 'average'), function(rule) {
  options(survey.lonely.psu = rule)
  design <- svydesign(ids = ~cluster, strata = ~stratum, weights = ~w, nest = TRUE, data = d[few, ])
  mean <- svymean(~thefts, design)
  total <- svytotal(~thefts, design)
  list(mean = unname(coef(mean)), se = as.numeric(SE(mean)), total = unname(coef(total)), total_se = as.numeric(SE(total)))
}, simplify = FALSE)
options(survey.lonely.psu = 'fail')

# What each stratum of a wave adds to the variance of a mean, and of how many clusters it is judged (everybody answered).
stratum_parts <- function(k, item) {
  wave <- d[d$wave == k, ]
  z <- wave$w * (wave[[item]] - weighted.mean(wave[[item]], wave$w)) / sum(wave$w)
  sapply(split(seq_along(z), wave$stratum), function(rows) {
    sums <- tapply(z[rows], wave$cluster[rows], sum)
    c(length(sums) * var(sums), length(sums) - 1)
  })
}

# Two waves, as two surveys of their own; and judged by the pieces that Satterthwaite counts.
of_wave <- function(k) svydesign(ids = ~cluster, strata = ~stratum, weights = ~w, nest = TRUE, data = d[d$wave == k, ])
change <- function(question) {
  one <- svymean(question, of_wave(1))
  two <- svymean(question, of_wave(2))
  df <- degf(of_wave(1)) + degf(of_wave(2))
  difference <- unname(coef(two) - coef(one))
  se <- sqrt(as.numeric(vcov(one) + vcov(two)))
  parts <- do.call(cbind, lapply(1:2, stratum_parts, all.vars(question)))
  stopifnot(all.equal(sum(parts[1, ]), se^2))
  fewer <- sum(parts[1, ])^2 / sum(parts[1, ]^2 / parts[2, ])
  satterthwaite <- list(df = fewer, low = difference + qt(.025, fewer) * se, high = difference + qt(.975, fewer) * se, p = 2 * pt(-abs(difference / se), fewer))
  list(satterthwaite = satterthwaite, difference = difference, se = se, df = df, low = difference + qt(.025, df) * se, high = difference + qt(.975, df) * se, p = 2 * pt(-abs(difference / se), df))
}

jack <- function(design, type) {
  m <- svymean(~thefts, as.svrepdesign(design, type = type))
  list(estimate = unname(coef(m)), se = as.numeric(SE(m)))
}

write_reference(list(
  made_by = made_by('survey.R', 'survey'),
  people = as.list(d),
  designs = lapply(designs, everything),
  lonely = c(list(rows = which(few) - 1), lonely),
  change = list(thefts = change(~thefts), r = change(~r)),
  jackknife = list(weighted = jack(designs$weighted, 'JK1'), both = jack(designs$both, 'JKn'))
))
