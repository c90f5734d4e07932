"""What an analyst would write in an afternoon: means with intervals and alphas of every unit, as tables in a page.

python pandas_report.py FOLDER_OF_THE_EXAMPLE FOLDER_TO_WRITE_TO
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pingouin
import yaml


def main(example: Path, out: Path) -> None:
    instrument = yaml.safe_load((example / "instrument.yaml").read_text("utf-8"))
    facets = {f["id"]: [i["id"] for i in f["items"]] for d in instrument["dimensions"] for f in d["facets"]}
    rows = pd.read_csv(example / "fevs2018.csv.gz")
    items = [f"Q{number}" for number in range(1, 72)]
    for facet, columns in facets.items():
        rows[facet] = (rows[columns].mean(axis=1) - 1) * 25
    page = []
    for level in ("AGENCY", "LEVEL1"):
        groups = rows.groupby(level)
        sizes = groups.size()
        summary = groups[list(facets)].agg(["mean", "std"])
        for facet in facets:
            summary[facet, "half"] = 1.96 * summary[facet, "std"] / np.sqrt(sizes)
        page.append(summary[sizes >= 5].to_html())
        page.append((groups[items].mean()[sizes >= 5]).to_html())
    for unit, group in rows.groupby("AGENCY"):
        alphas = {facet: pingouin.cronbach_alpha(group[columns])[0] for facet, columns in facets.items()}
        page.append(pd.DataFrame(alphas, index=[unit]).to_html())
    page += [pd.crosstab(rows["AGENCY"], rows[item], normalize="index").to_html() for item in items]
    (out / "pandas.html").write_text("\n".join(page), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
