# W5 by sf: which zones hold each of the first points.
suppressMessages(library(sf))
source(file.path(dirname(sub('--file=', '', grep('--file=', commandArgs(), value = TRUE))), 'rounds.R'))
start <- doubles('zone-start'); zx <- doubles('zone-x'); zy <- doubles('zone-y')
zones <- st_sfc(lapply(seq_len(length(start) - 1), function(z) { k <- (start[z] + 1):start[z + 1]; st_polygon(list(cbind(zx[k], zy[k]))) }))
x <- doubles('few-x'); y <- doubles('few-y')
points <- st_as_sf(data.frame(x, y), coords = c('x', 'y'))
zone <- function(these) list(sapply(st_intersects(these, zones), function(at) if (length(at)) min(at) - 1 else -1))
some <- points[seq_len(nrow(points) / 5), ]
serve(list(fifth = function() zone(some), few = function() zone(points)))
