"""How characters are written in LaTeX: the tables of the encoder."""

from __future__ import annotations

import re

__all__ = ["ACCENTS", "GREEK", "LETTERS", "LIGATURES", "MATHS", "SIGNS"]

SIGNS: dict[str, str] = {
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    "\\": r"{\textbackslash}",
    "<": r"{\textless}",
    ">": r"{\textgreater}",
    "|": r"{\textbar}",
    "`": r"{\textasciigrave}",
    "“": "``",
    "”": "''",
    "„": r"{\quotedblbase}",
    "‟": "``",
    "‘": "`",
    "’": "'",
    "‚": r"{\quotesinglbase}",
    "–": "--",
    "—": "---",
    "―": "---",
    "−": "{$-$}",
    "‐": "-",
    "‑": "-",
    "‒": "--",
}
"""Signs that both flavours write the same way."""

LIGATURES = r"""['’](?=['’”])|‘(?=[‘“])|[-‐‑–—](?=[-‐‑–—])|,(?=,)|[?!](?=[‘“])"""
"""Signs that TeX would join with the next one into another sign."""

ACCENTS: dict[str, str] = {
    "\u0300": "`",
    "\u0301": "'",
    "\u0302": "^",
    "\u0303": "~",
    "\u0304": "=",
    "\u0306": "u",
    "\u0307": ".",
    "\u0308": '"',
    "\u030a": "r",
    "\u030b": "H",
    "\u030c": "v",
    "\u0323": "d",
    "\u0326": "c",
    "\u0327": "c",
    "\u0328": "k",
    "\u0331": "b",
}
"""The LaTeX accent of each combining mark; the comma below stands in as a cedilla."""

LETTERS: dict[str, str] = {
    "å": r"{\aa}",
    "Å": r"{\AA}",
    "æ": r"{\ae}",
    "Æ": r"{\AE}",
    "œ": r"{\oe}",
    "Œ": r"{\OE}",
    "ø": r"{\o}",
    "Ø": r"{\O}",
    "ß": r"{\ss}",
    "ẞ": r"{\SS}",
    "ł": r"{\l}",
    "Ł": r"{\L}",
    "đ": r"{\dj}",
    "Đ": r"{\DJ}",
    "ð": r"{\dh}",
    "Ð": r"{\DH}",
    "þ": r"{\th}",
    "Þ": r"{\TH}",
    "ŋ": r"{\ng}",
    "Ŋ": r"{\NG}",
    "ı": r"{\i}",
    "ȷ": r"{\j}",
    "ħ": "h",
    "Ħ": "H",
    "ə": "{e}",
    "Ə": "{E}",
    "ʻ": "`",
    "ʼ": "'",
    "ʿ": "`",
    "ʾ": "'",
    "…": r"{\ldots}",
    "¿": r"{\textquestiondown}",
    "¡": r"{\textexclamdown}",
    "«": r"{\guillemotleft}",
    "»": r"{\guillemotright}",
    "‹": r"{\guilsinglleft}",
    "›": r"{\guilsinglright}",
    "£": r"{\pounds}",
    "§": r"{\S}",
    "¶": r"{\P}",
    "†": r"{\dag}",
    "‡": r"{\ddag}",
    "©": r"{\textcopyright}",
    "®": r"{\textregistered}",
    "™": r"{\texttrademark}",
    "•": r"{\textbullet}",
    "·": r"{\textperiodcentered}",
    "°": r"{\textdegree}",
    "€": r"{\texteuro}",
    "¥": r"{\textyen}",
    "¢": r"{\textcent}",
    "ª": r"{\textordfeminine}",
    "º": r"{\textordmasculine}",
    "µ": r"{$\mu$}",
    "×": r"{$\times$}",
    "÷": r"{$\div$}",
    "±": r"{$\pm$}",
    "¬": r"{$\neg$}",
    "¹": "{$^1$}",
    "²": "{$^2$}",
    "³": "{$^3$}",
    "½": "{$1/2$}",
    "¼": "{$1/4$}",
    "¾": "{$3/4$}",
}
"""Letters and signs of the ASCII flavour alone; LaTeX reads them in UTF-8 as they are."""

MATHS: dict[str, str] = {
    sign: f"{{${formula}$}}"
    for sign, formula in {
        **{chr(0x2070 + digit): f"^{digit}" for digit in (0, *range(4, 10))},
        **{chr(0x2080 + digit): f"_{digit}" for digit in range(10)},
        "ⁿ": "^n",
        "ⁱ": "^i",
        "⁺": "^+",
        "⁻": "^-",
        "≤": r"\leq",
        "≥": r"\geq",
        "≠": r"\neq",
        "≈": r"\approx",
        "≡": r"\equiv",
        "∼": r"\sim",
        "∞": r"\infty",
        "∈": r"\in",
        "∉": r"\notin",
        "∅": r"\emptyset",
        "∀": r"\forall",
        "∃": r"\exists",
        "∂": r"\partial",
        "∇": r"\nabla",
        "∑": r"\sum",
        "∏": r"\prod",
        "√": r"\surd",
        "∩": r"\cap",
        "∪": r"\cup",
        "⊂": r"\subset",
        "⊆": r"\subseteq",
        "→": r"\rightarrow",
        "←": r"\leftarrow",
        "↔": r"\leftrightarrow",
        "↑": r"\uparrow",
        "↓": r"\downarrow",
        "⇒": r"\Rightarrow",
        "⇐": r"\Leftarrow",
        "⇔": r"\Leftrightarrow",
        "∘": r"\circ",
        "⊕": r"\oplus",
        "⊗": r"\otimes",
        "★": r"\star",
        "ℓ": r"\ell",
        "ℕ": r"\mathrm{N}",
        "ℝ": r"\mathrm{R}",
        "ℤ": r"\mathrm{Z}",
    }.items()
}
"""Signs that LaTeX sets only in formulas, whatever its encoding."""

_WORDS = re.compile(r"\w+").findall
_NAMED = """alpha beta gamma delta varepsilon zeta eta theta iota kappa lambda mu nu xi o pi rho
varsigma sigma tau upsilon varphi chi psi omega"""
_ROMAN = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΧ", "ABEZHIKMNOPTX", strict=True))
_NAMED_CAPITALS = dict(
    zip(
        "ΓΔΘΛΞΠΣΥΦΨΩ",
        _WORDS("Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega"),
        strict=True,
    )
)
GREEK: dict[str, str] = {
    **{chr(0x3B1 + i): rf"{{$\{name}$}}" for i, name in enumerate(_WORDS(_NAMED))},
    **{letter: rf"{{$\{name}$}}" for letter, name in _NAMED_CAPITALS.items()},
    **{letter: f"{{$\\mathrm{{{roman}}}$}}" for letter, roman in _ROMAN.items()},
    "ο": "{$o$}",
    "ϕ": r"{$\phi$}",
    "ϵ": r"{$\epsilon$}",
}
"""Single Greek letters, which are symbols; Greek words stay as they are."""
