"""Shares that say a small group is of one mind are found, shown or left over."""

from __future__ import annotations

from orgfit.analyses.interpret import Release, release
from orgfit.disclosure.audit.insider import Insider
from orgfit.disclosure.audit.one_mind import one_mind
from orgfit.disclosure.audit.view import View
from planted import answers_of, organisation, tree
from weakened import Add, Edit, Row, with_rows

DOERS = "deciders_doers:doers"


def test_a_real_release(honest: View) -> None:
    tried = one_mind(honest)
    assert not tried.hits
    assert tried.number > 100


def shares(unit: str, measure: str, values: tuple[float, ...]) -> object:
    """An edit that puts a distribution in the place of another."""

    def change(row: Row) -> Row:
        if (row["unit"], row["slice"], row["measure"]) == (unit, "", measure) and row["statistic"].startswith("share:"):
            return {**row, "value": values[int(row["statistic"][6:]) - 1], "reason": None}
        return row

    return change


def test_a_distribution_of_one_mind(edited: Edit, honest: View) -> None:
    place = int((honest.shown.where("cf02") & (honest.people("cf02") < 50)).nonzero()[0][0])
    code = honest.units.codes[place]
    found = one_mind(edited(shares(code, "cf02", (0.0, 0.0, 100.0, 0.0, 0.0)))).hits  # type: ignore[arg-type]
    assert (code, int(honest.people("cf02")[place])) in {(hit.unit, hit.people) for hit in found}
    assert {hit.measure for hit in found} == {"cf02"}


def test_a_favourable_share_of_a_small_unit(with_row: Add) -> None:
    found = one_mind(with_row("u2-2", "cfb1", "favourable", value=100.0, n=10)).hits
    assert "Of a small group this says that all or hardly any are." in {hit.told for hit in found}


def rest_of_one_mind() -> View:
    """Of "all", 30 people are shown in "a" as well; the 8 others all answered 4."""
    rows = {"a": answers_of(30, 1), "b": answers_of(4, 2), "c": answers_of(4, 3)}
    for code in ("b", "c"):
        for row in rows[code]:
            row[0] = 4
    units = tree(("all", ""), ("a", "all"), ("b", "all"), ("c", "all"))
    responses = organisation(units, rows)
    outcome = release(responses)
    assert isinstance(outcome, Release)
    return View(Insider(responses), outcome.released)


def test_the_gate_withholds_a_rest_of_one_mind() -> None:
    view = rest_of_one_mind()
    assert not view.shown.units[2:].any()
    assert not [hit for hit in one_mind(view).hits if hit.measure == "p1"]


def test_a_rest_of_one_mind_is_found() -> None:
    from dataclasses import replace

    view = rest_of_one_mind()
    answers = view.insider.responses.answers[:, 0]
    rows = view.released.table.to_pylist()
    for row in rows:
        if row["unit"] in ("a", "all") and row["measure"] == "p1" and row["statistic"].startswith("share:"):
            inside = answers[view.insider.inside(row["unit"])]
            row |= {"value": round(100.0 * float((inside == int(row["statistic"][6:])).mean())), "reason": None}
    weak = View(view.insider, replace(view.released, table=with_rows(rows, view.released).table))
    found = [hit for hit in one_mind(weak).hits if hit.measure == "p1"]
    assert {(hit.unit, hit.people) for hit in found} == {("all", 8)}


def test_a_slice_that_leaves_people_of_one_mind(honest: View, with_row: Add) -> None:
    """Of u1-7 the doers alone are shown, and all favourable ones are among them."""
    place = honest.units.index["u1-7"]
    people, doers = (int(honest.people("cfb1", part)[place]) for part in ("", DOERS))
    many = round(0.5 * doers)
    assert 0 < people - doers < 50
    weak = with_row("u1-7", "cfb1", "favourable", DOERS, value=float(round(100 * many / doers)), n=doers)
    rows = weak.released.table.to_pylist()
    kept = [
        row
        for row in rows
        if (row["unit"], row["measure"]) != ("u1-7", "cfb1") or (row["slice"] == DOERS and row["statistic"] != "mean")
    ]
    same = {"wave": "", "instrument": "", "unit": "u1-7", "slice": "", "measure": "cfb1", "statistic": "favourable"}
    nothing = dict.fromkeys(("low", "high", "reason", "text"))
    kept.append(nothing | same | {"value": float(round(100 * many / people)), "n": people})
    kept.sort(key=lambda row: honest.units.index[row["unit"]])
    found = one_mind(View(honest.insider, with_rows(kept, honest.released))).hits
    assert ("u1-7", people - doers) in {(hit.unit, hit.people) for hit in found}
