"""Makes proportions.json: what scipy and statsmodels say of shares and their differences.

    python3 -m venv venv && venv/bin/pip install scipy statsmodels
    venv/bin/python proportions.py > proportions.json

Tests/FormatsTests/Statistics/ProportionTests.swift compares with it.
"""
import json
from scipy.stats import fisher_exact
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint, proportions_ztest

pairs = [(58, 480, 39, 490), (0, 10, 5, 12), (3, 7, 1, 9), (120, 1000, 100, 1000), (12000, 100000, 11500, 100000),
         (0, 500, 0, 500), (500, 500, 490, 500), (1, 3, 2, 3), (7, 20, 15, 25), (2, 2000, 11, 2000), (0, 50, 50, 50),
         (5, 5, 0, 4), (30, 31, 28, 31), (250, 250000, 310, 250000)]
out = {"pairs": [], "holm": []}
for a, n, b, m in pairs:
    table = [[a, n - a], [b, m - b]]
    row = {"a": a, "n": n, "b": b, "m": m, "difference": a / n - b / m}
    yes = a + b
    expected = min(n, m) * min(yes, n + m - yes) / (n + m)
    row["method"] = "fisher" if expected < 5 else "z"
    row["p_value"] = (fisher_exact(table).pvalue if row["method"] == "fisher" else float(proportions_ztest([a, b], [n, m])[1]))
    for level in (0.95, 0.99):
        low, high = confint_proportions_2indep(a, n, b, m, compare="diff", method="newcomb", alpha=1 - level)
        row[f"newcombe_{int(level * 100)}"] = [float(low), float(high)]
        row[f"wilson_{int(level * 100)}"] = [float(x) for x in proportion_confint(a, n, alpha=1 - level, method="wilson")]
    out["pairs"].append(row)
for values in ([0.01, 0.04, 0.03], [0.2], [0.5, 0.001, 0.02, 0.02], [0.9, 0.8]):
    out["holm"].append({"p": values, "adjusted": [float(x) for x in multipletests(values, method="holm")[1]]})
# Members of both groups: solved for the power of the pooled two-sided test, in the ratio that the groups have.
from scipy.stats import norm
def needed(p1, p2, ratio, alpha=0.05, power=0.8):
    mean = (p1 + ratio * p2) / (1 + ratio)
    low, high = 1.0, 1e9
    for _ in range(200):
        n = (low + high) / 2
        se0 = (mean * (1 - mean) * (1 / n + 1 / (ratio * n))) ** 0.5
        se1 = (p1 * (1 - p1) / n + p2 * (1 - p2) / (ratio * n)) ** 0.5
        if norm.cdf((abs(p1 - p2) - norm.ppf(1 - alpha / 2) * se0) / se1) < power: low = n
        else: high = n
    return high * (1 + ratio)
import math
out["needed"] = [{"a": a, "n": n, "b": b, "m": m, "members": math.ceil(needed(a / n, b / m, m / n) - 1e-6)}
                 for a, n, b, m in pairs if a / n != b / m and not (a in (0, n) and b in (0, m))]
print(json.dumps(out, indent=1))
