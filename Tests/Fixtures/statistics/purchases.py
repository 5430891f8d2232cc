"""Writes purchases.json: the BG/NBD model (Fader, Hardie and Lee 2005) by scipy's functions and its Nelder-Mead.

usage: python3 purchases.py > purchases.json   (scipy, numpy)
"""
import json

import numpy as np
from scipy.optimize import minimize
from scipy.special import gammaln, hyp2f1


def odds(p, x, last, age):
    r, alpha, a, b = p
    return a / (b + x - 1) * ((alpha + age) / (alpha + last)) ** (r + x) if x > 0 else 0.0


def expected(p, x, last, age, weeks):
    r, alpha, a, b = p
    series = hyp2f1(r + x, b + x, a + b + x - 1, weeks / (alpha + age + weeks))
    bought = (a + b + x - 1) / (a - 1) * (1 - ((alpha + age) / (alpha + age + weeks)) ** (r + x) * series)
    return bought / (1 + odds(p, x, last, age))


def likelihood(p, x, last, age):
    r, alpha, a, b = p
    value = gammaln(r + x) - gammaln(r) + r * np.log(alpha)
    value += gammaln(a + b) + gammaln(b + x) - gammaln(b) - gammaln(a + b + x)
    alive = -(r + x) * np.log(alpha + age)
    if x == 0:
        return value + alive
    return value + np.logaddexp(alive, np.log(a) - np.log(b + x - 1) - (r + x) * np.log(alpha + last))


paper = (0.243, 4.414, 0.793, 2.426)
members = [(2, 30.43, 38.86, 39), (0, 0, 38.86, 39), (26, 30.86, 31.0, 39), (1, 0.14, 30, 52), (7, 20, 20, 13)]
histories = [(0, 0, 30, 40), (1, 5, 30, 20), (2, 25, 30, 15), (5, 28, 30, 10), (12, 29.5, 30, 4), (3, 6, 30, 6)]
best = minimize(
    lambda q: -sum(n * likelihood(np.exp(q), x, last, age) for x, last, age, n in histories), [0, 2, 0, 0.7],
    method="Nelder-Mead", options=dict(xatol=1e-11, fatol=1e-13, maxiter=50000))
print(json.dumps({
    "series": [
        dict(a=a, b=b, c=c, z=z, value=float(hyp2f1(a, b, c, z)))
        for a, b, c, z in [(-0.2, 2.0, 2.2, 0.47), (0.5, 1.5, 3, 0.9), (-0.207, 1.976, 2.219, 0.5), (2.3, 0.4, 5.5, 0.99)]],
    "members": [
        dict(p=p, repeats=x, last=last, age=age, weeks=weeks, expected=float(expected(p, x, last, age, weeks)),
             alive=float(1 / (1 + odds(p, x, last, age))))
        for p, rows in [(paper, members), ((1.5, 10, 3.2, 2.0), [(3, 10, 12, 26), (0, 0, 12, 26)])]
        for x, last, age, weeks in rows],
    "fit": dict(histories=histories, likelihood=float(-best.fun), parameters=[float(v) for v in np.exp(best.x)]),
}, indent=1))
