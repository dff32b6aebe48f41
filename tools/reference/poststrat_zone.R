# Eight invented zones weighted to their population: src/kernel/reference/poststrat_zone.json. The answers are kept in that file itself;
# everything else in it is worked out from them.
suppressMessages({library(survey); library(jsonlite)})
source('tools/reference/write.R')
known <- fromJSON('src/kernel/reference/poststrat_zone.json')
d <- data.frame(known[c('zone', 'cell', 'edu', 'w', 'y', 'b')], one = 1)
d$group <- interaction(d$zone, d$cell, drop = TRUE)
counted <- function(by, share = 1) setNames(aggregate(d$w, d[by], sum), c(by, 'Freq'))

fixed <- svydesign(ids = ~1, strata = ~zone, weights = ~w, data = d)
poststratified <- postStratify(svydesign(ids = ~1, strata = ~zone, weights = ~one, data = d), ~group, counted('group'))
zone <- counted('zone')
cell <- counted('cell')
edu <- counted('edu')
edu$Freq <- edu$Freq * c(1.1, .85, 1.05)[seq_len(nrow(edu))]
edu$Freq <- edu$Freq * sum(d$w) / sum(edu$Freq)
raked <- rake(fixed, list(~zone, ~cell, ~edu), list(zone, cell, edu), control = list(maxit = 500, epsilon = 1e-11))

by_zone <- function(design, question) {
  means <- svyby(question, ~zone, design, svymean, na.rm = TRUE)
  list(est = unname(coef(means)), se = unname(as.vector(SE(means))))
}
estimates <- function(design) {
  all <- svymean(~y, design, na.rm = TRUE)
  list(y = by_zone(design, ~y), b = by_zone(design, ~b), all_y = list(est = unname(coef(all)), se = as.numeric(SE(all))))
}
rows <- function(frame) lapply(seq_len(nrow(frame)), function(k) as.list(frame[k, ]))
write_reference(list(
  made_by = made_by('poststrat_zone.R', 'survey'),
  zone = d$zone, cell = d$cell, edu = d$edu, w = d$w, y = d$y, b = d$b,
  weights_equal = max(abs(weights(poststratified) - d$w)),
  fixed = estimates(fixed), poststratified = estimates(poststratified),
  raked = c(list(targets = list(zone = rows(zone), cell = rows(cell), edu = rows(edu)), weights = unname(weights(raked))), estimates(raked))
))
