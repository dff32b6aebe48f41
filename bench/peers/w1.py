"""W1 in numpy (sums by zone and answer with bincount) and numba (one pass over the rows): estimates, errors, intervals."""
import numba
import numpy as np
from rounds import read, serve
from scipy import special

items, start, w = 40, read("start", np.int32), read("weights", np.float64)
rows, zones, drawn = len(w), len(start) - 1, np.diff(start)
answers = read("answers", np.uint8).reshape(rows, items)
columns, zone = np.ascontiguousarray(answers.T), np.repeat(np.arange(zones), drawn)
worth = np.array([[0, 1, 2, 3, 4, 5]] * items, float) - (np.arange(items) % 4 == 3)[:, None]
answered = np.array([1] * 6, float)
answered[0] = 0


def finished(first, second, counts):
    weight = first @ answered
    mean = (first * worth * answered).sum(2) / weight
    squares = (second * answered * (worth - mean[:, :, None]) ** 2).sum(2)
    se = np.sqrt(drawn[:, None] / (drawn[:, None] - 1) * squares) / weight
    reach = special.stdtrit(counts[:, :, 1:].sum(2) - 1, 0.975)
    return mean, se, mean - reach * se, mean + reach * se


def with_numpy():
    square, base = w * w, zone * 8
    first, second, counts = (np.empty((zones, items, 6)) for _ in range(3))
    for item in range(items):
        at = base + columns[item]
        for into, weight in ((first, w), (second, square), (counts, None)):
            into[:, item] = np.bincount(at, weight, zones * 8).reshape(zones, 8)[:, :6]
    return finished(first, second, counts)


@numba.njit
def summed(answers, w, start, first, second, counts):
    for z in range(len(start) - 1):
        for row in range(start[z], start[z + 1]):
            one, square = w[row], w[row] * w[row]
            for item in range(answers.shape[1]):
                answer = answers[row, item]
                first[z, item, answer] += one
                second[z, item, answer] += square
                counts[z, item, answer] += 1


def with_numba():
    first, second, counts = (np.zeros((zones, items, 6)) for _ in range(3))
    summed(answers, w, start, first, second, counts)
    return finished(first, second, counts)


serve(numpy=with_numpy, numba=with_numba)
