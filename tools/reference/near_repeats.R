# A hundred and twenty invented burglaries, some followed by others: src/kernel/reference/near_repeats.json.
suppressMessages(library(surveillance))
source('tools/reference/write.R')
n <- 120
i <- seq_len(n)
x <- (i * 7919) %% 1000 + ifelse(i %% 3 == 0, 0, .5)
y <- (i * i * 104729) %% 1000 + .25
time <- (i * 37) %% 180
follows <- i %% 4 == 0
x[follows] <- x[which(follows) - 1] + (i[follows] %% 9) * 10
y[follows] <- y[which(follows) - 1] + (i[follows] %% 5) * 15
time[follows] <- time[which(follows) - 1] + i[follows] %% 6
space <- c(50, 120, 300)
days <- c(4, 10, 30)

apart <- as.matrix(dist(cbind(x, y)))
since <- as.matrix(dist(time))
pairs <- lower.tri(apart)
table_of <- function(right) unname(unclass(table(cut(apart[pairs], c(0, space), right = right, include.lowest = right), cut(since[pairs], c(0, days), right = right, include.lowest = right))))

# Mean and variance of a cell over all ways to deal out the times (Barton & David 1966), from the two graphs of near pairs.
moments <- function(s, d) {
  one <- apart >= c(0, space)[s] & apart < space[s]
  two <- since >= c(0, days)[d] & since < days[d]
  diag(one) <- diag(two) <- FALSE
  a <- sum(one) / 2; b <- sum(two) / 2
  paths_a <- sum(rowSums(one) * (rowSums(one) - 1)) / 2; paths_b <- sum(rowSums(two) * (rowSums(two) - 1)) / 2
  mean <- a * b / choose(n, 2)
  c(mean, mean + 4 * paths_a * paths_b / (n * (n - 1) * (n - 2)) +
    4 * (a * (a - 1) - 2 * paths_a) * (b * (b - 1) - 2 * paths_b) / (n * (n - 1) * (n - 2) * (n - 3)) - mean^2)
}
known <- sapply(seq_along(space), function(s) sapply(seq_along(days), function(d) moments(s, d)), simplify = 'array')
cell <- knox(dt = since[pairs], ds = apart[pairs], eps.t = 10, eps.s = 120, simulate.p.value = FALSE)
write_reference(list(
  made_by = made_by('near_repeats.R', 'surveillance'),
  x = x, y = y, time = time, space = space, days = days,
  open = table_of(FALSE), closed = table_of(TRUE),
  mean = t(known[1, , ]), variance = t(known[2, , ]),
  # knox() counts a pair at the very end of a band as in it.
  knox = list(space = 120, days = 10, observed = unname(cell$statistic), expected = unname(cell$parameter), p_poisson = unname(cell$p.value)),
  mantel = cor(apart[pairs], since[pairs])
))
