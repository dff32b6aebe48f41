# The invented survey weighted to known numbers in five ways: src/kernel/reference/calibration.json.
suppressMessages(library(survey))
source('tools/reference/write.R')
i <- 1:130
d <- data.frame(stratum = (i - 1) %% 3 + 1, sex = (i * 7) %% 5 %% 2, age = (i * 11) %% 13 %% 3)
d$cluster <- ((i * i + 5 * i) %/% 3) %% 7 + 1
d$w <- 10 + (i * 23) %% 17 + 4 * d$stratum
d$units <- c(30, 24, 60)[d$stratum]
d$y <- (i * i + 3 * d$age + 2 * d$sex + d$cluster) %% 6
d$years <- 16 + 20 * d$age + (i * 19) %% 20
d$gap <- ifelse(i %% 7 == 2, NA, d$y)
d$zone <- (i %/% 4) %% 3 + 1
sexes <- data.frame(sex = 0:1, Freq = c(1530, 1470))
ages <- data.frame(age = 0:2, Freq = c(900, 1200, 900))
designs <- list(
  both = svydesign(ids = ~cluster, strata = ~stratum, weights = ~w, nest = TRUE, data = d),
  finite = svydesign(ids = ~cluster, strata = ~stratum, weights = ~w, fpc = ~units, nest = TRUE, data = d)
)

estimates <- function(design) {
  mean <- svymean(~y, design)
  total <- svytotal(~y, design)
  gap <- svymean(~gap, design, na.rm = TRUE)
  by <- svyby(~y, ~zone, design, svymean)
  list(weights = unname(weights(design)), mean = unname(coef(mean)), se = as.numeric(SE(mean)), total = unname(coef(total)), total_se = as.numeric(SE(total)),
    gap = unname(coef(gap)), gap_se = as.numeric(SE(gap)), by_zone = unname(coef(by)), by_zone_se = unname(as.vector(SE(by))))
}

known <- c(`(Intercept)` = 3000, sex = 1470, years = 140000)
ways <- list(
  post_stratified = function(design) postStratify(design, ~age, ages),
  raked = function(design) rake(design, list(~sex, ~age), list(sexes, ages), control = list(maxit = 500, epsilon = 1e-12)),
  linear = function(design) calibrate(design, ~sex + years, known, calfun = 'linear', epsilon = 1e-13),
  raking = function(design) calibrate(design, ~sex + years, known, calfun = 'raking', epsilon = 1e-13, maxit = 200),
  bounded = function(design) calibrate(design, ~sex + years, known, calfun = 'linear', bounds = c(.7, 1.4), epsilon = 1e-13, maxit = 200)
)
raked <- ways$raked(designs$both)
trimmed <- trimWeights(raked, lower = 15, upper = 35, strict = TRUE)
write_reference(list(
  made_by = made_by('calibration.R', 'survey'),
  people = as.list(d), sexes = sexes$Freq, ages = ages$Freq, known = unname(known), bounds = c(.7, 1.4),
  designs = lapply(designs, function(design) lapply(ways, function(way) estimates(way(design)))),
  trimmed = list(low = 15, high = 35, weights = unname(weights(trimmed)))
))
