from __future__ import annotations

import pytest

from orgfit.responses.given_names import GIVEN_NAMES
from orgfit.responses.masking_names import NameList, mask_names
from orgfit.responses.ordinary_words import ORDINARY

NOBODY = NameList.of(())
LISTED = NameList.of(["Wanja María Aldermoor", "Müller, Jörg", "Will Young", "O'Brien", "Ann-Kea de Vries", "王小明"])


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Xandra Aldermoor can tell.", "[name] can tell."),
        ("Quilles Aldermoor can tell.", "[name] can tell."),
        ("We asked Xandra Aldermoor and Quill Brinkhuis.", "We asked [name] and [name]."),
        ("Nobody but J. Brinkhuis or X.Y. Brinkhuis knows.", "Nobody but [name] or [name] knows."),
        ("Ask Xandra van der Brinkhuis now", "Ask [name] now"),
        ("Mr Brinkhuis, Mrs. A. Holm. Then Dr. Prof. Quill left.", "[name], [name]. Then [name] left."),
        ("so said mr brinkhuis", "so said [name]"),
        ("Frau Dr. von der Brinkhuis und Herr Quill", "[name] und [name]"),
        ("I like working with Anna. So does René.", "I like working with [name]. So does [name]."),
        ("Anna's idea, Thomas' idea, Annas Idee", "[name] idea, [name]' idea, [name] Idee"),
        ("Ask Anna. Bob knows.", "Ask [name]. [name] knows."),
    ],
)
def test_names_that_are_in_no_list(text: str, masked: str) -> None:
    assert mask_names(text, NOBODY) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("wanja maría aldermoor knows", "[name] knows"),
        ("aldermoor, WANJA MARIA", "aldermoor, [name]"),
        ("Wanja's and Aldermoors and ALDERMOOR", "[name] and [name] and [name]"),
        ("Mueller, Muller and Müller; müller", "[name], [name] and [name]; müller"),
        ("Will knows. will you? Young people.", "[name] knows. will you? [name] people."),
        ("young will is one name, if turned", "[name] is one name, if turned"),
        ("Ask O'Brien and O\N{RIGHT SINGLE QUOTATION MARK}Brien", "Ask [name] and [name]"),
        ("With Kea, de Vries or ann-kea de vries", "With [name], de [name] or [name]"),
        ("问王小明吧", "问[name]吧"),
    ],
)
def test_names_of_a_list(text: str, masked: str) -> None:
    assert mask_names(text, LISTED) == masked


def test_a_german_sentence_may_begin_with_two_capitals() -> None:
    text = "Saubere Küche wär toll"
    assert mask_names(text, NOBODY, "de") == text
    assert mask_names("Mareike Brinkhuis weiß es, Quill Brinkhuis auch", NOBODY, "de") != text
    assert mask_names("Wir fragen Quill Brinkhuis", NOBODY, "de") == "Wir fragen [name]"


def test_particles_are_no_names() -> None:
    assert LISTED.single == {
        *("wanja", "maria", "aldermoor", "muller", "jorg", "mueller", "joerg", "will", "young", "o'brien"),
        *("ann", "kea", "vries"),
    }


def test_no_word_is_both_a_name_and_ordinary() -> None:
    assert set() == GIVEN_NAMES & ORDINARY
