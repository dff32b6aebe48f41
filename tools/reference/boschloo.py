"""Two counted shares judged exactly, as scipy does it: src/kernel/reference/boschloo.json."""
import json
import sys
import scipy
from scipy.stats import boschloo_exact, hypergeom

pairs = [
    (48, 80, 56, 70), (159, 333, 86, 324), (145, 286, 156, 295), (0, 30, 4, 100), (3, 30, 1, 100), (7, 12, 1, 19), (20, 50, 30, 50), (0, 29, 5, 56),
    (2, 300, 9, 100), (99, 100, 270, 300), (0, 40, 30, 40), (1, 10, 9, 10), (0, 5, 1, 5), (57, 100, 43, 100), (4, 200, 14, 180), (0, 300, 100, 300),
]
# Fisher's one-sided part of tables, of few answers and of many.
tails = [(1, 5, 5, 4), (0, 30, 100, 4), (48, 80, 70, 104), (5000, 10_000, 10_100, 10_300), (3, 400, 9000, 200), (20, 40_000, 60_000, 150), (100, 1000, 1000, 800)]
with open(sys.argv[1], 'w') as file:
    json.dump(dict(
        made_by=f'scipy {scipy.__version__}: tools/reference/boschloo.py',
        pairs=pairs, p=[boschloo_exact([[a, b], [n - a, m - b]], n=256).pvalue for a, n, b, m in pairs],
        tails=tails, below=[hypergeom.cdf(hits, first + second, first, drawn) for hits, first, second, drawn in tails],
    ), file)
    file.write('\n')
