"""Answers by the Python package `packaging`, line for line: see README.md."""

import sys

from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.version import InvalidVersion, Version


def in_range(text: str, version: str) -> str:
    try:
        specifiers = SpecifierSet(text)
    except InvalidSpecifier:
        return "x"
    try:
        return "1" if specifiers.contains(Version(version), prereleases=True) else "0"
    except InvalidVersion:
        return "?"


def order(left: str, right: str) -> str:
    try:
        a, b = Version(left), Version(right)
    except InvalidVersion:
        return "?"
    return "<" if a < b else ">" if a > b else "="


for line in sys.stdin:
    kind, left, right = line.rstrip("\n").split("\t")
    print(in_range(left, right) if kind == "R" else order(left, right))
