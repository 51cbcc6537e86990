"""Words that tell how a name is split: particles, teams, and family names that come in pairs."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

__all__ = [
    "CAPITAL_PARTICLES",
    "CHINESE",
    "KOREAN",
    "PARTICLES",
    "SPANISH",
    "TEAMS",
    "VIETNAMESE",
    "folded",
]

_words: Callable[[str], frozenset[str]] = lambda text: frozenset(text.split())  # noqa: E731


def folded(word: str) -> str:
    """The word without case and accents."""
    apart = unicodedata.normalize("NFKD", word.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in apart if not unicodedata.combining(c)).casefold()


PARTICLES = _words(
    """van von vom zu zum zur der den de del della delle degli di da dal do dos das du des d'
    la las los le ter ten te af av bin ibn bint al el 't op"""
)
"""Lower-case words before a family name."""

CAPITAL_PARTICLES = _words(
    """van von de del della di da dal dalla dos du des la le el al ben bin ibn abu mc mac san santa
    st. st ter ten vander vanden abd bou bar"""
)
"""The same where they are written with a capital, and so belong to the family name."""

TEAMS = _words(
    """team teams group project consortium collaboration community lab labs laboratory research
    initiative workshop foundation institute university inc inc. corporation corp ltd company
    contributors developers authors committee organization network alliance society center centre
    department deepmind openai nvidia google microsoft meta alibaba tencent bytedance baidu
    huawei anthropic qwen deepseek cohere"""
)
"""Words that stand in names of teams and not of people."""

SPANISH = _words(
    """garcia rodriguez hernandez lopez martinez gonzalez perez sanchez ramirez flores gomez diaz
    morales reyes gutierrez ortiz ruiz munoz alvarez jimenez moreno romero vargas castillo navarro
    vega fernandez suarez molina delgado herrera medina aguilar vazquez vasquez dominguez guerrero
    cabrera mendez mendoza salazar espinoza rojas contreras soto silva-garcia ibanez iglesias nunez
    pena valencia cardenas marquez escobar villanueva montoya zapata quintero gil serrano blanco
    ortega castellanos arroyo pacheco velasco velazquez carrasco benitez rubio sanz cano calvo
    gallego vidal prieto pascual herrero lozano campos-garcia cortes mora leon caballero nieto
    aguirre arias trujillo zamora bustamante figueroa saavedra sepulveda valenzuela tapia pizarro"""
)
"""Family names that are mostly the first of two."""

CHINESE = _words(
    """wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng
    liang xie tang deng feng song cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng
    wei su lu ding ren shen yao zhong cui tan liao fan jin shi xia fu hou zou xiong bai meng qin
    qiu xue yan lei long duan hao kong shao mao gu lai wan tao qian chang he"""
)

VIETNAMESE = _words(
    """nguyen tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly dinh truong doan"""
)

KOREAN = _words("kim lee park choi jung jeong kang cho yoon jang lim han shin seo kwon hwang ahn")
