"""Probabilities of gamma and beta over their whole range, by their series at 360 digits: src/kernel/reference/tails.json."""
import json
import sys
import mpmath as mp


def summed(term, digits):
    total, part, k = mp.mpf(1), mp.mpf(1), 0
    while part > mp.mpf(10) ** -digits * total:
        part *= term(k)
        total += part
        k += 1
    return total


def both_sides(one, *of):
    """Sixty digits where they are enough for what is left of 1, 360 where it is tiny."""
    below, above = one(*of, 60)
    return (below, above) if above > 1e-40 else one(*of, 360)


def gamma(shape, x, digits):
    mp.mp.dps = digits
    a, x = mp.mpf(shape), mp.mpf(x)
    below = mp.exp(a * mp.log(x) - x - mp.loggamma(a + 1)) * summed(lambda k: x / (a + k + 1), digits)
    return float(below), float(1 - below)


def beta(a, b, x, digits):
    mp.mp.dps = digits
    a, b, x = mp.mpf(a), mp.mpf(b), mp.mpf(x)
    front = mp.exp(a * mp.log(x) + b * mp.log1p(-x) + mp.loggamma(a + b) - mp.loggamma(a + 1) - mp.loggamma(b))
    below = front * summed(lambda k: x * (a + b + k) / (a + 1 + k), digits)
    return float(below), float(1 - below)


out = {'gamma': [], 'beta': []}
for shape in [0.05, 0.5, 1, 2.5, 10, 50.5, 1000, 1e5]:
    root = shape ** 0.5
    for x in [shape * r for r in (1e-3, 0.3, 0.99, 1, 1.1, 3)] + [1e-6, 600.0] + [shape + k * root for k in (-30, -8, -1, 3, 8, 30)]:
        if x > 0 and (shape < 1e5 or abs(x - shape) < 31 * root):
            out['gamma'].append([shape, x, *both_sides(gamma, shape, x)])
for k in (-6, -1, 0, 1, 6):
    out['gamma'].append([1e7, 1e7 + k * 1e7 ** 0.5, *gamma(1e7, 1e7 + k * 1e7 ** 0.5, 40)])
for a in [0.3, 0.5, 1, 30, 800]:
    for b in [0.5, 4, 50, 1200, 1e7]:
        mean = a / (a + b)
        sd = (a * b / (a + b) ** 2 / (a + b + 1)) ** 0.5
        for x in [mean + k * sd for k in (-20, -2, 0, 0.7, 9)] + [1e-9]:
            if 0 < x < 0.9:
                below, above = both_sides(beta, a, b, x)
                if below > 1e-300 and (above == 0 or above > 1e-300):
                    out['beta'].append([a, b, x, below, above])
with open(sys.argv[1], 'w') as file:
    file.write(json.dumps({'made_by': f'mpmath {mp.__version__}: tools/reference/tails.py', **out}).replace('], [', '],\n[') + '\n')
