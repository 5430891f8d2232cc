"""Makes overlaps.json: differences of two groups of which some people are in both, by numpy and scipy.

    python3 -m venv venv && venv/bin/pip install scipy
    venv/bin/python overlaps.py > overlaps.json

Tests/FormatsTests/Statistics/OverlapTests.swift compares with it. Where everybody is in both, or nobody, it holds the formulas for
partly paired samples against scipy's paired and Welch's tests before it writes anything.
"""
import json
import random

import numpy as np
from scipy import stats

random.seed(11)
out = {"means": [], "nets": [], "shares": []}
z = float(stats.norm.ppf(0.975))


def correlation(pairs):
    x, y = np.array(pairs, dtype=float).T if pairs else (np.zeros(1), np.zeros(1))
    return float(np.corrcoef(x, y)[0, 1]) if len(pairs) > 1 and np.ptp(x) > 0 and np.ptp(y) > 0 else 0.0


def draw(pairs, first, second, together, value):
    """So many pairs, and so many answers of either group alone; `together` of 1 says how often both answers are the same."""
    both = []
    for _ in range(pairs):
        a = value()
        both.append((a, a if random.random() < together else value()))
    return both, [value() for _ in range(first)], [value() for _ in range(second)]


# Derrick, Russ, Toher and White 2017: T-new-2.
def means(pairs, first, second):
    a, b = [x for x, _ in pairs] + first, [y for _, y in pairs] + second
    n, m, c = len(a), len(b), len(pairs)
    v, w = np.var(a, ddof=1), np.var(b, ddof=1)
    error = (v / n + w / m - 2 * correlation(pairs) * (v * w) ** 0.5 * c / (n * m)) ** 0.5
    welch = (v / n + w / m) ** 2 / ((v / n) ** 2 / (n - 1) + (w / m) ** 2 / (m - 1))
    df = (c - 1) + (welch - c + 1) / ((n - c) + (m - c) + 2 * c) * ((n - c) + (m - c)) if c else welch
    t = (np.mean(a) - np.mean(b)) / error
    half = stats.t.ppf(0.975, df) * error
    row = {"pairs": pairs, "a": first, "b": second, "difference": np.mean(a) - np.mean(b), "df": df,
           "p": 2 * stats.t.sf(abs(t), df), "interval": [np.mean(a) - np.mean(b) - half, np.mean(a) - np.mean(b) + half]}
    known = stats.ttest_ind(a, b, equal_var=False) if not c else stats.ttest_rel(a, b) if not first and not second else None
    if known is not None:
        assert abs(known.pvalue - row["p"]) < 1e-12 and abs(known.df - df) < 1e-9
        assert np.allclose(known.confidence_interval(0.95), row["interval"])
    return row


for pairs, first, second, together in ((0, 12, 9, 0), (14, 0, 0, 0.5), (20, 30, 17, 0.6), (3, 40, 50, 0.5), (80, 10, 200, 0.8)):
    out["means"].append(means(*draw(pairs, first, second, together, lambda: random.choice([1, 2, 3, 4, 5, 5]))))
out["means"].append(means(*draw(25, 6, 8, 0, lambda: random.gauss(50, 12))))


# Promoter = 1, passive = 0, detractor = -1; 1.5 pseudo-answers in each group, those of one apart from those of the other.
def net(pairs, first, second):
    a, b = [x for x, _ in pairs] + first, [y for _, y in pairs] + second
    def moments(values):
        weighted = np.array(values + [1, 0, -1]), np.array([1.0] * len(values) + [3 / 8, 3 / 4, 3 / 8])
        mean = np.average(weighted[0], weights=weighted[1])
        return weighted[1].sum(), mean, np.average((weighted[0] - mean) ** 2, weights=weighted[1])
    (n, x, v), (m, y, w) = moments(a), moments(b)
    error = (v / n + w / m - 2 * correlation(pairs) * (v * w) ** 0.5 * len(pairs) / (n * m)) ** 0.5
    return {"pairs": pairs, "a": first, "b": second, "difference": 100 * (np.mean(a) - np.mean(b)),
            "p": 2 * stats.norm.sf(abs(x - y) / error),
            "interval": [100 * max(-2, x - y - z * error), 100 * min(2, x - y + z * error)]}


for pairs, first, second, together in ((0, 30, 20, 0), (40, 0, 0, 0.7), (25, 30, 60, 0.5), (100, 20, 5, 0.9), (6, 1, 0, 0)):
    out["nets"].append(net(*draw(pairs, first, second, together, lambda: random.choice([1, 1, 0, -1]))))
out["nets"].append(net([(1, 1)] * 12, [0], [-1]))


# Zou and Donner 2008 with Wilson's limits and Newcombe's correlation of 1998; the test with the pooled share.
def shares(pairs, first, second):
    a, b = [x for x, _ in pairs] + first, [y for _, y in pairs] + second
    n, m, c = len(a), len(b), len(pairs)
    p, q = sum(a) / n, sum(b) / m
    ci = lambda values: stats.binomtest(sum(values), len(values)).proportion_ci(0.95, method="wilson")
    l1, u1, l2, u2 = *ci(a), *ci(b)
    e, f, g, h = (sum(1 for pair in pairs if pair == kind) for kind in ((1, 1), (1, 0), (0, 1), (0, 0)))
    margins = (e + f) * (g + h) * (e + g) * (f + h)
    crossed = e * h - f * g
    phi = 0 if margins == 0 else (max(0, crossed - c / 2) if crossed > 0 else crossed) / margins ** 0.5
    r = phi * c / (n * m) ** 0.5
    low = p - q - ((p - l1) ** 2 - 2 * r * (p - l1) * (u2 - q) + (u2 - q) ** 2) ** 0.5
    high = p - q + ((u1 - p) ** 2 - 2 * r * (u1 - p) * (q - l2) + (q - l2) ** 2) ** 0.5
    pooled = (sum(a) + sum(b)) / (n + m)
    v = pooled * (1 - pooled)
    error = (v / n + v / m - 2 * correlation(pairs) * v * c / (n * m)) ** 0.5
    expected = min(n, m) * min(sum(a) + sum(b), n + m - sum(a) - sum(b)) / (n + m)
    fisher = expected < 5
    table = [[sum(a), n - sum(a)], [sum(b), m - sum(b)]]
    value = stats.fisher_exact(table).pvalue if fisher else 2 * stats.norm.sf(abs(p - q) / error)
    return {"pairs": pairs, "a": first, "b": second, "difference": p - q, "interval": [max(-1, low), min(1, high)],
            "method": "fisher" if fisher else "z", "p": value}


for pairs, first, second, together in ((0, 60, 50, 0), (60, 0, 0, 0.6), (40, 30, 80, 0.7), (8, 4, 3, 0), (150, 20, 5, 0.9), (50, 10, 20, 0)):
    out["shares"].append(shares(*draw(pairs, first, second, together, lambda: random.choice([1, 0, 0]))))
# Airway reactivity of 21 children before and after, as Fagerland, Lydersen and Laake (BMC Medical Research Methodology 14, 2014) have it: they
# print -0.507 to -0.026 for Newcombe's interval.
out["shares"].append(shares([(1, 1)] + [(1, 0)] + [(0, 1)] * 7 + [(0, 0)] * 12, [], []))
print(out["shares"][-1]["interval"], file=__import__("sys").stderr)
print(json.dumps(out, indent=1, default=float))
