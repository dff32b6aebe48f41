# How far two readers, many judges and two orders agree: src/kernel/reference/agreement.json.
source('tools/reference/write.R')
table <- matrix(c(20, 5, 1, 0, 6, 18, 7, 1, 2, 9, 25, 4, 0, 2, 5, 15), 4, byrow = TRUE)

# Fleiss, Cohen & Everitt 1969, written out.
kappa <- function(near) {
  p <- table / sum(table)
  a <- rowSums(p); b <- colSums(p)
  seen <- sum(near * p); chance <- sum(near * outer(a, b))
  k <- (seen - chance) / (1 - chance)
  of <- outer(as.vector(near %*% b), as.vector(t(near) %*% a), '+')
  list(kappa = k, se = sqrt((sum(p * (near - of * (1 - k))^2) - (k - chance * (1 - k))^2) / (sum(table) * (1 - chance)^2)))
}
steps <- abs(row(table) - col(table)) / 3

# Judges by subjects: the six forms of Shrout & Fleiss 1979 from the mean squares of R's aov.
i <- 1:9
readings <- sapply(1:4, function(j) (i * 5 + j) %% 7 + i / 2 + j %% 3)
long <- data.frame(value = as.vector(readings), subject = factor(row(readings)), judge = factor(col(readings)))
ms <- summary(aov(value ~ subject + judge, long))[[1]]$`Mean Sq`
within <- summary(aov(value ~ subject, long))[[1]]$`Mean Sq`[2]
n <- nrow(readings); k <- ncol(readings)
icc <- c(
  ICC1 = (ms[1] - within) / (ms[1] + (k - 1) * within),
  ICC2 = (ms[1] - ms[3]) / (ms[1] + (k - 1) * ms[3] + k * (ms[2] - ms[3]) / n),
  ICC3 = (ms[1] - ms[3]) / (ms[1] + (k - 1) * ms[3]),
  ICC1k = (ms[1] - within) / ms[1],
  ICC2k = (ms[1] - ms[3]) / (ms[1] + (ms[2] - ms[3]) / n),
  ICC3k = (ms[1] - ms[3]) / ms[1]
)
f <- ms[1] / ms[3]
three <- f / qf(c(.975, .025), n - 1, (n - 1) * (k - 1))
f1 <- ms[1] / within
one <- f1 / qf(c(.975, .025), n - 1, n * (k - 1))

items <- cbind((i * 3) %% 5, (i * 3 + i %/% 3) %% 5, (i * 3 + (i %% 2)) %% 6, (i * 2) %% 5) + 1
spread <- cov(items)
x <- (i * 7) %% 11; y <- (i * 5 + 2) %% 13
tied_x <- rep(c(1, 2, 2, 3, 4, 4), 5); tied_y <- (1:30 * 7) %% 6
exact <- cor.test(x, y, method = 'kendall')
tied <- suppressWarnings(cor.test(tied_x, tied_y, method = 'kendall', exact = FALSE))
write_reference(list(
  made_by = made_by('agreement.R'),
  table = table, kappa = kappa(diag(4)), linear = kappa(1 - steps), quadratic = kappa(1 - steps^2),
  readings = readings, icc = as.list(icc),
  icc_ends = list(ICC1 = (one - 1) / (one + k - 1), ICC3 = (three - 1) / (three + k - 1), ICC1k = 1 - 1 / one, ICC3k = 1 - 1 / three),
  items = t(items), alpha = ncol(items) / (ncol(items) - 1) * (1 - sum(diag(spread)) / sum(spread)),
  orders = list(x = x, y = y, tau = unname(exact$estimate), p = exact$p.value, rho = cor(x, y, method = 'spearman')),
  tied = list(x = tied_x, y = tied_y, tau = unname(tied$estimate), z = unname(tied$statistic), p = tied$p.value, rho = cor(tied_x, tied_y, method = 'spearman')),
  # Up to nine things all orders are counted: the first of every kind, the same, the other way round, and mixed.
  spearman = lapply(c(3, 4, 6, 8, 9), function(n) lapply(list(1:n, n:1, (1:n * 4) %% 11, (1:n * 5 + 3) %% 13), function(y) list(n = n, y = y, p = cor.test(1:n, y, method = 'spearman', exact = TRUE)$p.value)))
))
