# Changes of shares and counts, with and without places to compare: src/kernel/reference/change.json.
suppressMessages(library(MASS))
source('tools/reference/write.R')
tight <- list(epsilon = 1e-15, maxit = 100)

# Two shares: prop.test's z; Newcombe's tenth interval from Wilson's ends, which are prop.test's own of one share.
shares <- expand.grid(hits_before = c(3, 40, 77), n_before = c(80, 310), hits_after = c(8, 61), n_after = c(70, 200))
wilson <- function(x, n) as.vector(suppressWarnings(prop.test(x, n, correct = FALSE))$conf.int)
two <- t(apply(shares, 1, function(s) {
  test <- suppressWarnings(prop.test(s[c(3, 1)], s[c(4, 2)], correct = FALSE))
  a <- s[1] / s[2]; b <- s[3] / s[4]
  first <- wilson(s[1], s[2]); second <- wilson(s[3], s[4])
  c(b - a, sqrt(unname(test$statistic)) * sign(b - a), test$p.value,
    b - a - sqrt((b - second[1])^2 + (first[2] - a)^2), b - a + sqrt((second[2] - b)^2 + (a - first[1])^2))
}))

# Two rates: poisson.test of the later against the earlier.
rates <- data.frame(before = c(45, 3, 0, 120, 7), time_before = c(12, 12, 6, 30, 1), after = c(71, 9, 4, 88, 7), time_after = c(12.5, 12, 6, 20, 1.5))
ratio <- t(apply(rates, 1, function(r) {
  test <- poisson.test(r[c(3, 1)], r[c(4, 2)])
  c(if (r[1] == 0) NA else unname(test$estimate), test$conf.int, test$p.value)
}))
ratio[!is.finite(ratio)] <- NA

# Fourteen places over ten months; five are treated from the sixth on.
d <- expand.grid(unit = 1:14, period = 0:9)
d$treated <- as.integer(d$unit <= 5)
d$post <- as.integer(d$period >= 5)
d$people <- 900 + 130 * d$unit
d$y <- with(d, (unit * unit * 3 + period * 7 + unit * period) %% 11 + 2 * (unit %% 4) + period %/% 2 + 4 - 3 * treated * post)
poisson <- glm(y ~ factor(unit) + factor(period) + treated:post + offset(log(people)), poisson, d, control = tight)
means <- lm(y ~ factor(unit) + factor(period) + treated:post, d)
effect <- 'treated:post'

# The sandwich by place, times G / (G - 1), written out.
clustered <- function(model, left) {
  x <- model.matrix(model)[, !is.na(coef(model))]
  bread <- if (inherits(model, 'glm')) solve(crossprod(x * sqrt(fitted(model)))) else solve(crossprod(x))
  scores <- rowsum(x * left, d$unit)
  sqrt((bread %*% crossprod(scores) %*% bread)[effect, effect] * 14 / 13)
}

# Counts that wander: negative binomial, its theta then found to the last digit on the same likelihood.
wild <- suppressWarnings(glm.nb(y ~ treated * post + offset(log(people)), d, control = glm.control(epsilon = 1e-15, maxit = 200)))
slope <- function(theta) {
  mu <- fitted(glm(y ~ treated * post + offset(log(people)), negative.binomial(theta), d, control = tight))
  sum(digamma(d$y + theta) - digamma(theta) + log(theta) + 1 - log(theta + mu) - (d$y + theta) / (mu + theta))
}
theta <- uniroot(slope, wild$theta * c(.8, 1.25), tol = 1e-13)$root
at <- glm(y ~ treated * post + offset(log(people)), negative.binomial(theta), d, control = tight)
# glm stops where the deviance is level, at half the digits of the coefficients: some more steps from there.
for (more in 1:6) at <- glm(y ~ treated * post + offset(log(people)), negative.binomial(theta), d, control = tight, start = coef(at))

write_reference(list(
  made_by = made_by('change.R', 'MASS'),
  shares = c(as.list(shares), list(difference = two[, 1], z = two[, 2], p = two[, 3], low = two[, 4], high = two[, 5])),
  rates = c(as.list(rates), list(ratio = ratio[, 1], low = ratio[, 2], high = ratio[, 3], p = ratio[, 4])),
  panel = as.list(d),
  poisson = list(coefficient = unname(coef(poisson)[effect]), se = sqrt(vcov(poisson)[effect, effect]), clustered = clustered(poisson, residuals(poisson, 'response')), deviance = deviance(poisson)),
  means = list(coefficient = unname(coef(means)[effect]), se = sqrt(vcov(means)[effect, effect]), clustered = clustered(means, residuals(means))),
  negative_binomial = list(theta_glm_nb = wild$theta, theta = theta, coefficient = unname(coef(at)[effect]), se = sqrt(summary(at, dispersion = 1)$cov.unscaled[effect, effect]))
))
