"""P-values raised by statsmodels (Benjamini-Hochberg)."""
import numpy as np
from rounds import read, serve
from statsmodels.stats.multitest import multipletests

p = read("p", np.float64)
serve(raised=lambda: [multipletests(p, 0.05, "fdr_bh")[1]])
