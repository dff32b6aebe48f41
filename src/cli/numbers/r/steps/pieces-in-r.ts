/** The step that tells of how many pieces an error is made, by which changes are judged. */
export const piecesInR = `
# Of how many pieces the error is made, strata counting by how much of it they carry (Satterthwaite 1946). What one stratum adds is the variance
# of a sample that met everybody in the others.
pieces_of <- function(part, influence, df) {
  stratum <- as.character(part$strata[, 1])
  size <- as.matrix(part$fpc$sampsize)
  population <- if (is.null(part$fpc$popsize)) size * Inf else as.matrix(part$fpc$popsize)
  parts <- sapply(unique(stratum), function(h) {
    of_others <- population
    of_others[stratum != h, ] <- size[stratum != h, ]
    added <- svyrecvar(influence, part$cluster, part$strata, list(popsize = of_others, sampsize = size), postStrata = part$postStrata)
    c(added, max(1, length(unique(part$cluster[stratum == h, 1])) - 1))
  })
  if (!(sum(parts[1, ]) > 0)) return(min(df, sum(parts[2, ])))
  min(df, 1 / sum((parts[1, ] / sum(parts[1, ]))^2 / parts[2, ]))
}
`
