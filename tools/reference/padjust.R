# Families of p-values adjusted by each of R's methods: src/kernel/reference/padjust.json.
source('tools/reference/write.R')
families <- list(
  simple = c(.01, .02, .03, .04, .05),
  ties = c(.001, .001, .04, .04, .04, .5, .5, 1, 0, .2),
  na = c(.01, NA, .03, .2, NA, .0005),
  # Benjamini & Hochberg 1995, the example of section 4.1.
  bh1995 = c(.0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528, .7590, 1),
  border = .05 * 1:10 / 10
)
adjusted <- lapply(families, function(p) c(list(p = p), sapply(c('BH', 'BY', 'holm', 'hochberg', 'bonferroni'), function(way) p.adjust(p, way), simplify = FALSE)))
write_reference(c(list(made_by = made_by('padjust.R')), adjusted))
