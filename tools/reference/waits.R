# Invented waits: quantiles, calls that are still open, places drawn together: src/kernel/reference/waits.json.
suppressMessages({library(survival); library(lme4)})
source('tools/reference/write.R')
i <- 1:60
seconds <- 60 + (i * i * 37) %% 1500 + 5 * (i %% 7)
ended <- i %% 6 != 1
p <- c(.1, .25, .5, .8, .9, .95)
curve <- survfit(Surv(seconds, ended) ~ 1, conf.type = 'log-log')
reached <- quantile(curve, c(.25, .5, .8, .9))
group <- (i %/% 2) %% 9
height <- round(log(seconds) + group %% 4 / 3, 4)
fit <- function(reml) {
  m <- lmer(height ~ 1 + (1 | group), REML = reml, control = lmerControl(optimizer = 'bobyqa', optCtrl = list(rhoend = 1e-12)))
  spread <- as.data.frame(VarCorr(m))$vcov
  list(mean = unname(fixef(m)), between = spread[1], within = spread[2], effects = ranef(m)$group[, 1])
}
write_reference(list(
  made_by = made_by('waits.R', c('survival', 'lme4')),
  seconds = seconds, ended = as.integer(ended), p = p,
  type6 = unname(quantile(seconds, p, type = 6)), type7 = unname(quantile(seconds, p, type = 7)), type8 = unname(quantile(seconds, p, type = 8)),
  open = list(p = c(.25, .5, .8, .9), quantile = unname(reached$quantile), low = unname(reached$lower), high = unname(reached$upper)),
  group = group, height = height, reml = fit(TRUE), ml = fit(FALSE)
))
