"""Invented sentences for comments, by question and theme, and what must be masked before anybody reads them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

Themes = Mapping[str, tuple[str, ...]]

HANDOVER: Final = (
    "Matters get lost when they go from one team to the next.",
    "I would like one place where everybody sees what was agreed with a customer.",
    "Two teams often work on the same matter and neither knows of the other.",
    "A short handover each morning would help.",
)
TIME: Final = (
    "There is too little time for what we agreed to improve.",
    "We have many meetings, and little time left for customers.",
    "With fewer reports to write there would be more time for the work itself.",
)
SAY: Final = (
    "Let those decide who are closest to the matter.",
    "I have to ask three people before I may help.",
    "Plans are finished before we hear of them.",
    "It would help to know why a decision was made.",
)
TOOLS: Final = (
    "The old order screen is slow and stops in the afternoon.",
    "We type the same address into three programs.",
    "Better search in our notes would save us hours.",
)
LISTENING: Final = (
    "We should talk to customers before we change something.",
    "What customers tell us on the phone is written down nowhere.",
    "Invite a few customers to our yearly planning.",
)
LEARNING: Final = (
    "More time to learn from colleagues in other units.",
    "I would like to try out a new task for half a year.",
    "A mentor would help me.",
)
WENT_WELL: Final = (
    "Friendly people who knew what they were doing.",
    "I got an answer on the same day.",
    "It simply works, and has for years.",
    "They said honestly what they could not do.",
)
WENT_WRONG: Final = (
    "I had to explain my matter three times.",
    "The delivery came two days late, and nobody told me.",
    "The invoice was hard to understand.",
    "Nobody came back to me about my idea.",
)
INSIDE: Final[Themes] = {"handover": HANDOVER, "time": TIME, "say": SAY, "tools": TOOLS, "listening": LISTENING}
BANK: Final[Mapping[str, Themes]] = {
    "cfc1": INSIDE,
    "cfc2": {"handover": HANDOVER, "time": TIME, "say": SAY, "tools": TOOLS},
    "opc1": {"handover": HANDOVER, "say": SAY, "listening": LISTENING},
    "flc1": {"learning": LEARNING, "time": TIME, "say": SAY},
    "cvc1": {"praise": WENT_WELL},
    "cvc3": {"complaint": WENT_WRONG},
}
FIRST_NAMES: Final = ("Ana", "Bo", "Chidi", "Dora", "Emre", "Freya", "Goran", "Hanne", "Ivo", "Jana", "Kofi", "Lena")
LAST_NAMES: Final = ("Aldermoor", "Brinkhuis", "Castellan", "Dunmore", "Eversley", "Fairweather", "Grunewald", "Holm")
# Domains and numbers that are kept for examples and belong to nobody.
PLANTED: Final[Mapping[str, str]] = {
    "name": "{first} {last} can tell you more.",
    "mail": "Write to {user}@{domain} for an example.",
    "telephone": "Call me on {phone}.",
    "personnel_number": "My personnel number is {number}.",
}
DOMAINS: Final = ("example.org", "example.com", "mail.example.net")
PHONES: Final = ("020 7946 0{:03d}", "+44 20 7946 0{:03d}", "(212) 555-0{:03d}")
