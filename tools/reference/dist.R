# Probabilities and quantiles from R's own distributions: src/kernel/reference/dist.json.
source('tools/reference/write.R')
t2 <- expand.grid(t = c(0, 1e-8, .1, .5, 1, 1.96, 2.5, 4, 8, 20, 40, 100), df = c(1, 2, 3, 4, 5, 9, 15, 30, 60, 200, 1000, 1e5, 1e7))
tq <- expand.grid(p = c(1e-10, 1e-4, .01, .05, .1, .5, .9), df = c(1, 2, 3, 5, 10, 30, 100, 1000, 1e5))
z <- c(-38, -20, -8, -3, -1.96, -1, -.1, 0, .1, 1, 1.96, 3, 8)
p <- c(1e-300, 1e-100, 1e-20, 1e-8, .001, .025, .25, .5, .75, .975, .999, 1 - 1e-9)
b <- expand.grid(x = c(1e-6, .01, .2, .5, .8, .99), a = c(.5, 1, 2.5, 30, 800), b = c(.5, 1, 4, 50, 1200))
bq <- expand.grid(p = c(.001, .025, .5, .975), a = c(.5, 1, 5, 60), b = c(1, 3, 20, 400))
ch <- expand.grid(x = c(.01, 1, 3.84, 20, 80), df = c(1, 2, 4, 10, 50))
f <- expand.grid(x = c(.1, 1, 3, 10), d1 = c(1, 2, 3.7, 8), d2 = c(5, 40.5, 1000))
k <- c(0, 3, 10, 150, 10437)
mu <- c(.5, 4, 3, 120, 5563.2)
write_reference(list(
  made_by = made_by('dist.R'),
  t_two_sided = list(t = t2$t, df = t2$df, p = 2 * pt(-abs(t2$t), t2$df)),
  t_quantile_two = list(p = tq$p, df = tq$df, q = qt(tq$p / 2, tq$df, lower.tail = FALSE)),
  pnorm = list(z = z, p = pnorm(z)),
  qnorm = list(p = p, z = qnorm(p)),
  pbeta = list(x = b$x, a = b$a, b = b$b, p = pbeta(b$x, b$a, b$b)),
  qbeta = list(p = bq$p, a = bq$a, b = bq$b, x = qbeta(bq$p, bq$a, bq$b)),
  pchisq_upper = list(x = ch$x, df = ch$df, p = pchisq(ch$x, ch$df, lower.tail = FALSE)),
  pf_upper = list(x = f$x, d1 = f$d1, d2 = f$d2, p = pf(f$x, f$d1, f$d2, lower.tail = FALSE)),
  ppois_upper = list(k = k, mu = mu, p = ppois(k - 1, mu, lower.tail = FALSE))
))
