"""W6 in numpy: calls sorted within their cell, quantiles between neighbours, cells drawn toward the village and these toward the commissariat."""
import numpy as np
from rounds import read, serve

village, hour, seconds, district_of = read("village", np.uint16), read("hour", np.uint8), read("seconds", np.uint32), read("commissariat", np.uint8)
villages, hours, quantiles = len(district_of), 168, (0.5, 0.9)


def by(group, groups):
    order = np.argsort((group.astype(np.uint64) << np.uint64(24)) | seconds)
    waits, counts = seconds[order], np.bincount(group, minlength=groups)
    before = np.cumsum(counts) - counts
    some = counts > 0
    found = []
    for q in quantiles:
        at = (counts - 1) * q
        whole = np.floor(at).astype(np.int64)
        low = before + whole
        values = np.full(groups, np.nan)
        one, other = waits[low[some]].astype(float), waits[np.minimum(low[some] + 1, len(waits) - 1)].astype(float)
        part = (at - whole)[some]
        values[some] = one + np.where(part > 0, (other - one) * part, 0)
        found.append(values)
    return counts, found


def waited():
    cells, of_cell = by(village.astype(np.int64) * hours + hour, villages * hours)
    calls, of_village = by(village.astype(np.int64), villages)
    _, of_district = by(district_of[village].astype(np.int64), int(district_of.max()) + 1)
    drawn = []
    for cell, own, district in zip(of_cell, of_village, of_district):
        base = np.where(calls > 0, (calls * np.nan_to_num(own) + 50 * district[district_of]) / (calls + 50), district[district_of])
        drawn.append((cells * np.nan_to_num(cell) + 20 * np.repeat(base, hours)) / (cells + 20))
    return drawn


serve(waits=waited)
