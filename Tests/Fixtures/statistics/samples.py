"""Makes samples.json: what scipy, statsmodels and numpy say of means, medians, net scores, sizes, strata, ranks and words.

    python3 -m venv venv && venv/bin/pip install scipy statsmodels
    venv/bin/python samples.py > samples.json

Tests/FormatsTests/Statistics/SampleTests.swift compares with it.
"""
import json
import math
import random

import numpy as np
from scipy import stats
from statsmodels.stats.weightstats import CompareMeans, DescrStatsW

random.seed(7)
out = {"student": [], "samples": [], "welch": [], "net": [], "margin": [], "difference": [], "strata": [], "ranks": [],
       "words": []}

for df in (1, 2, 3.7, 9, 29, 120, 4999.5):
    out["student"].append({"df": df, "critical_95": stats.t.ppf(0.975, df), "critical_99": stats.t.ppf(0.995, df),
                           "p": [[t, 2 * stats.t.sf(t, df)] for t in (0, 0.3, 1, 2.5, 8)]})

samples = [[1, 2, 3, 4, 5, 5, 4], [3.5, 3.5], [0, 10] * 30 + [7], [random.gauss(50, 12) for _ in range(200)],
           [random.choice([1, 2, 4, 5, 5]) for _ in range(57)], [4] * 9, [1, 2, 2, 3, 900]]
for values in samples:
    d = DescrStatsW(values)
    row = {"values": values, "mean": d.mean, "sd": float(np.std(values, ddof=1)), "quartiles": [float(x) for x in np.quantile(values, [0.25, 0.5, 0.75])]}
    for level in (95, 99):
        row[f"mean_{level}"] = [float(x) for x in d.tconfint_mean(alpha=1 - level / 100)]
        test = stats.quantile_test(values, p=0.5).confidence_interval(confidence_level=level / 100)
        row[f"median_{level}"] = None if math.isnan(test.low) or math.isnan(test.high) else [float(test.low), float(test.high)]
    out["samples"].append(row)

for a, b in ((samples[0], samples[4]), (samples[3], samples[2]), (samples[4], samples[4][:20]), (samples[6], samples[0])):
    c = CompareMeans(DescrStatsW(a), DescrStatsW(b))
    out["welch"].append({"a": a, "b": b, "p": float(c.ttest_ind(usevar="unequal")[1]),
                         "interval": [float(x) for x in c.tconfint_diff(usevar="unequal")]})

def net(group, add):
    """Mean and squared error of promoter = 1, passive = 0, detractor = -1, as a weighted sample."""
    d = DescrStatsW([1, 0, -1], weights=[group[0] + add / 4, group[1] + add / 2, group[2] + add / 4], ddof=0)
    return d.mean * 100, d.var / d.sum_weights * 10000

for a, b in (([30, 12, 9], [22, 18, 14]), ([5, 0, 0], [0, 0, 5]), ([700, 200, 100], [650, 230, 120]), ([3, 2, 1], [40, 41, 42])):
    (m, v), (n, w) = net(a, 1.5), net(b, 1.5)
    error = (v + w) ** 0.5
    low, high = stats.norm.interval(0.95, m - n, error)
    out["net"].append({"a": a, "b": b, "difference": net(a, 0)[0] - net(b, 0)[0], "variance": net(a, 0)[1] * sum(a),
                       "interval": [max(-200, low), min(200, high)], "p": float(2 * stats.norm.sf(abs(m - n) / error))})

def answers(margin, variance, level, population=None):
    n = (stats.norm.ppf((1 + level) / 2) / margin) ** 2 * variance
    if population: n = n / (1 + (n - 1) / population)
    return math.ceil(n - 1e-9)
for margin, variance, level, population in ((0.05, 0.25, 0.95, None), (0.05, 0.25, 0.95, 1000), (0.03, 0.25, 0.99, None), (5, 10000, 0.95, None),
                                            (5, 6400, 0.9, 4000), (0.1, 1.3, 0.95, None), (10, 10000, 0.95, 120)):
    out["margin"].append({"margin": margin, "variance": variance, "confidence": level, "population": population,
                          "n": answers(margin, variance, level, population)})
for difference, v, w, power in ((0.1, 0.25, 0.24, 0.8), (5, 10000, 10000, 0.8), (10, 6000, 7000, 0.9), (0.3, 1.1, 1.1, 0.8)):
    z = stats.norm.ppf(0.975) + stats.norm.ppf(power)
    out["difference"].append({"difference": difference, "a": v, "b": w, "power": power,
                              "n": math.ceil(z * z * (v + w) / difference ** 2 - 1e-9)})

for strata in ([[100, [9, 10, 8, 7, 10]], [300, [4, 6, 5, 9]]], [[50, [100, 100, -100]], [20, [0, -100]], [930, [100, 0, 0, -100, 100, 100]]]):
    total = sum(n for n, _ in strata)
    estimate = sum(n / total * np.mean(x) for n, x in strata)
    error = sum((n / total) ** 2 * np.var(x, ddof=1) / len(x) for n, x in strata) ** 0.5
    # The same as a weighted mean.
    weights = [n / total / len(x) for n, x in strata for _ in x]
    assert abs(DescrStatsW([v for _, x in strata for v in x], weights=weights).mean - estimate) < 1e-9
    out["strata"].append({"strata": strata, "estimate": float(estimate), "error": float(error)})

for n, noise in ((12, 1), (80, 3), (300, 9)):
    x = [random.randint(0, 10) for _ in range(n)]
    y = [v + random.randint(-noise, noise) for v in x]
    found = stats.spearmanr(x, y)
    rho = float(found.statistic)
    half = stats.norm.ppf(0.975) * ((1 + rho * rho / 2) / (n - 3)) ** 0.5
    out["ranks"].append({"x": x, "y": y, "rho": rho, "p": float(found.pvalue),
                         "interval": [float(np.tanh(np.arctanh(rho) - half)), float(np.tanh(np.arctanh(rho) + half))]})

group, others, rest = {"late": 9, "parcel": 12, "apples": 3}, {"apples": 14, "parcel": 10, "sweet": 8}, {"late": 1, "sweet": 2}
prior = {w: group.get(w, 0) + others.get(w, 0) + rest.get(w, 0) for w in set(group) | set(others) | set(rest)}
weight = 20
for word in sorted(prior):
    alpha = {w: weight * c / sum(prior.values()) for w, c in prior.items()}
    a0, n, m = sum(alpha.values()), sum(group.values()), sum(others.values())
    y, x = group.get(word, 0) + alpha[word], others.get(word, 0) + alpha[word]
    delta = float(np.log(y / (n + a0 - y)) - np.log(x / (m + a0 - x)))
    out["words"].append({"word": word, "difference": delta, "z": delta / (1 / y + 1 / x) ** 0.5})
print(json.dumps(out, indent=1, default=float))
