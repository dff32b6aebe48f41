"""Small areas by Fay and Herriot, by restricted maximum likelihood with dense matrices: src/kernel/reference/fay_herriot.json. The zones are synthetic."""
import json
import sys
import numpy as np
import scipy
from scipy.optimize import brentq

rng = np.random.default_rng(20261122)
m = 24
group = np.repeat(np.arange(4), 6)
deprivation = np.round(rng.normal(0, 1, m), 3)
n = rng.integers(12, 90, m)
se = np.round(np.sqrt(.22 / n), 4)
theta = .45 + .05 * group - .06 * deprivation + rng.normal(0, .05, m)
y = np.round(theta + se * rng.normal(size=m), 4)


def run(X, asked):
    D, Y, Z = se[asked] ** 2, y[asked], X[asked]

    def slope(A):
        Vi = np.linalg.inv(np.diag(A + D))
        P = Vi - Vi @ Z @ np.linalg.inv(Z.T @ Vi @ Z) @ Z.T @ Vi
        return -.5 * np.trace(P) + .5 * Y @ P @ P @ Y

    A = 0.0 if slope(0) <= 0 else brentq(slope, 0, 1, xtol=1e-18, rtol=1e-15)
    Vi = 1 / (A + D)
    Q = np.linalg.inv(Z.T @ (Vi[:, None] * Z))
    b = Q @ Z.T @ (Vi * Y)
    estimate, mse = [], []
    for i in range(m):
        line, spread = X[i] @ b, X[i] @ Q @ X[i]
        if i not in asked:
            estimate.append(line)
            mse.append(A + spread)
            continue
        B = se[i] ** 2 / (A + se[i] ** 2)
        estimate.append(B * line + (1 - B) * y[i])
        mse.append(A * B + B * B * spread + 2 * B * B * (2 / np.sum(Vi ** 2)) / (A + se[i] ** 2))
    return dict(A=A, b=b.tolist(), estimate=estimate, mse=mse)


ones = np.ones((m, 1))
line = np.column_stack([ones, deprivation])
every = np.arange(m)
json.dump(dict(
    made_by=f'numpy {np.__version__}, scipy {scipy.__version__}: tools/reference/fay_herriot.py',
    group=group.tolist(), deprivation=deprivation.tolist(), n=n.tolist(), estimate=y.tolist(), se=se.tolist(),
    mean=run(ones, every), groups=run((group[:, None] == np.arange(4)).astype(float), every), line=run(line, every),
    without=dict(missing=[3, 17], **run(line, np.array([i for i in every if i not in (3, 17)])))), open(sys.argv[1], 'w'))
