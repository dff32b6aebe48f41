# A grid of counts and scattered places: Moran, Geary, Getis and Ord, smoothed rates: src/kernel/reference/neighbours.json.
suppressMessages(library(spdep))
source('tools/reference/write.R')
plain <- function(x) as.vector(x)
told <- function(test) list(estimate = unname(test$estimate), z = unname(plain(test$statistic)), p = plain(test$p.value))
spots <- function(x, near) {
  z <- plain(localG(x, near))
  p <- 2 * pnorm(-abs(z))
  list(z = z, p = p, q = p.adjust(p, 'BH'))
}

columns <- 14
rows <- 10
cells <- expand.grid(column = 0:(columns - 1), row = 0:(rows - 1))
counts <- with(cells, (5 * row * row + 11 * column + 3 * row * column) %% 13 + 25 * (row %in% 3:5 & column %in% 6:8))
band <- dnearneigh(as.matrix(cells), 0, 2.5)
grid <- list(columns = columns, rows = rows, band = 2.5, counts = counts, star = spots(counts, nb2listw(include.self(band), style = 'B')), plain = spots(counts, nb2listw(band, style = 'B')))

# Forty places of a sunflower, each near those within 18.
n <- 40
k <- seq_len(n)
x <- round(8 * sqrt(k) * cos(k * 2.399963), 3)
y <- round(8 * sqrt(k) * sin(k * 2.399963), 3)
value <- (k * k * 7 + 3 * k) %% 23 + round(y / 5)
near <- dnearneigh(cbind(x, y), 0, 18)
binary <- nb2listw(near, style = 'B')
rowwise <- nb2listw(near, style = 'W')
local <- localmoran(value, rowwise, alternative = 'two.sided')
positive <- value - min(value) + 1
places <- list(
  x = x, y = y, value = value, positive = positive, band = 18, neighbours = lapply(near, function(j) I(as.integer(j) - 1L)),
  moran = told(moran.test(value, rowwise, alternative = 'two.sided')),
  moran_normal = told(moran.test(value, rowwise, randomisation = FALSE, alternative = 'two.sided')),
  moran_binary = told(moran.test(value, binary, alternative = 'two.sided')),
  geary = told(geary.test(value, rowwise, alternative = 'two.sided')),
  geary_normal = told(geary.test(value, rowwise, randomisation = FALSE, alternative = 'two.sided')),
  general_g = told(globalG.test(positive, binary, alternative = 'two.sided')),
  local_moran = list(value = plain(local[, 1]), expected = plain(local[, 2]), variance = plain(local[, 3]), z = plain(local[, 4]), p = plain(local[, 5])),
  star = spots(value, nb2listw(include.self(near), style = 'B'))
)

people <- 150 + (k * 97) %% 700
events <- (k * k * 5 + k) %% 17 + people %/% 60
whole <- EBest(events, people)
binomial <- EBest(events, people, family = 'binomial')
around <- EBlocal(events, people, near)
rates <- list(events = events, people = people, raw = whole$raw, poisson = whole$estmm, binomial = binomial$estmm, local = around$est)

write_reference(list(made_by = made_by('neighbours.R', 'spdep'), grid = grid, places = places, rates = rates))
