"""W4 in numba (pairs in order of place, compact) and numpy: the pairs once by a k-d tree, then ten shuffles."""
import numba
import numpy as np
from rounds import read, serve
from scipy.spatial import cKDTree

x, y, time = read("x", np.float64), read("y", np.float64), read("time", np.float64).astype(np.int16)
space, days, few, random = [100, 200, 300, 400, 500], [8, 15, 22, 29], 10, np.random.default_rng(1)
order = np.lexsort((x // 500, y // 500))
place, when = np.c_[x, y][order], time[order]
band_of = np.searchsorted(days, np.arange(4096), side="right").astype(np.int8)


def found():
    pairs = cKDTree(place).query_pairs(500, output_type="ndarray")
    apart = np.sqrt(((place[pairs[:, 0]] - place[pairs[:, 1]]) ** 2).sum(1))
    near = np.searchsorted(space, apart, side="right")
    inside = near < 5
    sort = np.lexsort((pairs[inside, 1], pairs[inside, 0]))
    return pairs[inside][sort, 0].astype(np.int32), pairs[inside][sort, 1].astype(np.int32), (near[inside][sort] * 5).astype(np.int8)


first, second, near = found()


@numba.njit
def counted(first, second, near, band_of, when, table):
    for k in range(len(first)):
        table[near[k] + band_of[abs(when[first[k]] - when[second[k]])]] += 1


def table_numba(when):
    table = np.zeros(25, np.int64)
    counted(first, second, near, band_of, when, table)
    return table


def table_numpy(when):
    return np.bincount(near + band_of[np.abs(when[first] - when[second])], minlength=25)


serve(
    observed=lambda: [table_numba(when).reshape(5, 5)[:, :4].ravel()],
    pairs=found,
    numba=lambda: [table_numba(random.permutation(when)) for _ in range(few)],
    numpy=lambda: [table_numpy(random.permutation(when)) for _ in range(few)],
)
