"""McDonald's omega of the ten invented people in scores-laws.test.ts, by another minimiser (scipy 1.17): 0.8944615937874264.

Run: python3 tools/reference/omega.py
"""
import numpy as np
from scipy.optimize import minimize

answers = np.array([
    [1, 2, 2, 3], [3, 3, 4, 2], [5, 4, 4, 5], [2, 2, 1, 2], [4, 5, 3, 4],
    [3, 4, 4, 3], [1, 1, 2, 2], [5, 5, 4, 3], [2, 3, 3, 4], [4, 3, 5, 5],
], float)
covariance = np.cov(answers.T)
pairs = np.triu_indices(4, 1)
fit = minimize(lambda l: ((covariance - np.outer(l, l))[pairs] ** 2).sum(), 0.7 * np.sqrt(np.diag(covariance)), method='BFGS', options={'gtol': 1e-13})
common = fit.x.sum() ** 2
print(common / (common + (np.diag(covariance) - fit.x ** 2).sum()))
