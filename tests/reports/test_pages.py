from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

from orgfit.reports import pages
from orgfit.reports.check import render_check
from synthetic_cube import flat


def test_the_policy_names_the_style_it_allows() -> None:
    page = render_check(flat().freeze())
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in page
    assert digest == pages.style_hash()
    assert "url(" not in style


def test_what_is_given_to_a_template_is_escaped() -> None:
    assert pages.templates().from_string("{{ x }}").render(x="<b>") == "&lt;b&gt;"
