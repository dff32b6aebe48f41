# Hills over eighty invented incidents, as plain sums and as spatstat has them: src/kernel/reference/density.json.
suppressMessages(library(spatstat.explore))
source('tools/reference/write.R')
i <- 1:80
x <- (i * 6151) %% 1000 + .5
y <- ((i * i * 389) %% 800 + (i * 31) %% 97) * .9
place <- expand.grid(x = seq(20, 980, by = 120), y = seq(10, 790, by = 130))
squared <- function(k) (x - place$x[k])^2 + (y - place$y[k])^2
gaussian <- function(h) sapply(seq_len(nrow(place)), function(k) sum(exp(-squared(k) / (2 * h^2))) / (2 * pi * h^2))
quartic <- function(h) sapply(seq_len(nrow(place)), function(k) sum(pmax(0, 1 - squared(k) / h^2)^2) * 3 / (pi * h^2))
land <- ppp(x, y, c(0, 1001), c(0, 820), check = FALSE)
alone <- function(leave, edge) as.numeric(density(land, sigma = 90, at = 'points', leaveoneout = leave, edge = edge, cutoff = 5000))
write_reference(list(
  made_by = made_by('density.R', 'spatstat.explore'),
  x = x, y = y, at = as.list(place), land = c(0, 1001, 0, 820), sigma = 90, gaussian = gaussian(90), quartic = quartic(180),
  spatstat = list(at_points = alone(FALSE, FALSE), leave_one_out = alone(TRUE, FALSE)),
  scott = as.numeric(bw.scott(land))
))
