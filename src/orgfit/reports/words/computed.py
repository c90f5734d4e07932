"""How the figures on trust were computed: formula, what to hold it against, how sure it is, and its source."""

from __future__ import annotations

from typing import Final

# By the statistic of the cube, up to its first colon.
METHODS: Final = {
    "alpha": (
        "Alpha",
        "k / (k − 1) × (1 − sum of the variances of the k questions / variance of their sum). 0: nothing in common; 1: "
        "all in common. 95 % interval: Feldt. Cronbach 1951; Feldt 1965.",
    ),
    "omega": (
        "Omega",
        "(sum of the loadings)² / ((sum of the loadings)² + sum of the residual variances), from one factor by maximum "
        "likelihood. 0 and 1 as for alpha. 95 % interval: delta method. McDonald 1999; Raykov 2002.",
    ),
    "spearman_brown": (
        "Spearman-Brown",
        "Of two questions: 2 r / (1 + r), r their correlation. 0 and 1 as for alpha. 95 % interval: Fisher’s z. "
        "Eisinga, te Grotenhuis & Pelzer 2013.",
    ),
    "item_rest": (
        "With the others",
        "Correlation of a question with the sum of the facet’s other questions. 0: none; 1: the same. Without "
        "interval. Nunnally & Bernstein 1994.",
    ),
    "alpha_without": (
        "Alpha without it",
        "Alpha of the facet’s other questions. To be held against the alpha of them all. Without interval. Nunnally & "
        "Bernstein 1994.",
    ),
    "components": (
        "Components beyond chance",
        "Parallel analysis: components of the correlations that are larger than those of answers by chance. To be held "
        "against the number of facets. Without interval. Horn 1965.",
    ),
    "fit": (
        "Fit (CFI)",
        "1 − misfit of one factor / misfit of unrelated questions, both beyond chance. 1: nothing left over; 0: no "
        "better than unrelated. Without interval. Bentler 1990.",
    ),
    "misfit": (
        "Left over (RMSEA)",
        "√(max(χ² − df, 0) / (n df)) of one factor. 0: nothing left over beyond chance. 90 % interval. Steiger 1990.",
    ),
    "between": (
        "Share between units, ICC(1)",
        "Variance between units / (between + within), by restricted maximum likelihood. 0: a unit makes no difference; "
        "100 %: people of one unit are all alike. Without interval. Patterson & Thompson 1971; Bliese 2000.",
    ),
    "icc2": (
        "Steadiness of unit means, ICC(2)",
        "Variance between units / (between + within / n), n the mean size of units. 0: units’ means differ only by who "
        "answered; 1: they would come out the same again. Without interval. Shrout & Fleiss 1979; Bliese 2000.",
    ),
    "rwg": (
        "Agreement within, r_wg(j)",
        "J (1 − m) / (J (1 − m) + m), m the mean variance of the J questions in a unit / that of people who answer "
        "without agreeing. 0: as far apart as these; 1: of one mind. The figure takes it that these answer evenly; the "
        "range adds two ways in which they lean to one side. Median of the units of 20 people or more. James, "
        "Demaree & Wolf 1984; LeBreton & Senter 2008.",
    ),
    "deviation": (
        "Away from the unit’s mean",
        "Mean distance of answers from the mean of their unit, in points, over the questions. 0: all alike. Median of "
        "the units of 20 people or more. Without interval. Burke & Dunlap 2002.",
    ),
    "spread": (
        "Spread within units",
        "Square root of the variance within units, over all units. Fisher 1925.",
    ),
    "weighted": (
        "In proportion",
        "Mean in which every unit directly below weighs as much as its headcount; weights are cut at 3. To be held "
        "against the unweighted mean. Holt & Smith 1979.",
    ),
    "design_effect": (
        "Design effect",
        "n × sum of the squared weights / (sum of the weights)². 1: weighing costs nothing. Kish 1965.",
    ),
    "careless": (
        "Careless answers",
        "20 or more like answers in a row over two facets; or halves of facets that do not go together within a "
        "person: the upper end of the correlation’s interval lies below 0.3. Of careful people, simulated, 0 to 2 % "
        "show the second sign. People are counted, never dropped. Johnson 2005; Meade & Craig 2012.",
    ),
}
