"""W2 in numpy, on the cells in which the margins agree, to the same tolerance."""
import numpy as np
from rounds import read, serve

widths = [122, 8, 3, 6]
category = [read(f"category{m}", np.uint8) for m in range(4)]
targets = [read(f"targets{m}", np.float64) for m in range(4)]
total = targets[0].sum()


def cells():
    at = np.ravel_multi_index([c.astype(np.intp) for c in category], widths)
    before = np.bincount(at, minlength=np.prod(widths)).reshape(widths)
    grown = before * (total / len(at))
    for _ in range(500):
        for m in range(4):
            sums = grown.sum(tuple(a for a in range(4) if a != m))
            grown = grown * (targets[m] / sums).reshape([widths[a] if a == m else 1 for a in range(4)])
        missed = max(np.abs(grown.sum(tuple(a for a in range(4) if a != m)) - targets[m]).max() for m in range(4))
        if missed <= 1e-11 * total:
            break
    return [(grown / np.maximum(before, 1)).ravel()[at]]


serve(cells=cells)
