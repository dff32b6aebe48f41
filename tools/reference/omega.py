"""McDonald's omega of ten invented people, by another minimiser of the same residuals: src/kernel/reference/omega.json."""
import json
import sys
import numpy as np
import scipy
from scipy.optimize import minimize

answers = np.array([
    [1, 2, 2, 3], [3, 3, 4, 2], [5, 4, 4, 5], [2, 2, 1, 2], [4, 5, 3, 4],
    [3, 4, 4, 3], [1, 1, 2, 2], [5, 5, 4, 3], [2, 3, 3, 4], [4, 3, 5, 5],
], float)
covariance = np.cov(answers.T)
pairs = np.triu_indices(4, 1)
fit = minimize(lambda l: ((covariance - np.outer(l, l))[pairs] ** 2).sum(), 0.7 * np.sqrt(np.diag(covariance)), method='BFGS', options={'gtol': 1e-13})
common = fit.x.sum() ** 2
omega = common / (common + (np.diag(covariance) - fit.x ** 2).sum())
with open(sys.argv[1], 'w') as file:
    json.dump(dict(made_by=f'numpy {np.__version__}, scipy {scipy.__version__}: tools/reference/omega.py', items=answers.T.tolist(), omega=omega), file)
    file.write('\n')
