# W1 by survey's svyby, as its manual has it: one item of the first zones, a stratum each.
suppressMessages(library(survey))
source(file.path(dirname(sub('--file=', '', grep('--file=', commandArgs(), value = TRUE))), 'rounds.R'))
sheets <- data.frame(zone = factor(doubles('few-zone')), w = doubles('few-weights'), y = doubles('few-answers'))
design <- svydesign(ids = ~1, strata = ~zone, weights = ~w, data = sheets)
serve(list(svyby = function() { said <- svyby(~y, ~zone, design, svymean, na.rm = TRUE); confint(said); list(said$y, said$se) }))
