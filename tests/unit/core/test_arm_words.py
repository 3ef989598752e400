"""Words of a free text that could tell the arm, in a trial where nobody may know it (R76)."""

from __future__ import annotations

import pytest

from protocols import catalogue
from protocols.arm_words import arm_words, told_in


@pytest.mark.requirement("R76")
@pytest.mark.parametrize(
    ("trial", "text", "found"),
    [
        ("icar", "looks like Placebo to me", ("Placebo",)),
        ("icar", "probably on IVIG, foamy like immunoglobulins", ("IVIG", "immunoglobulins")),
        ("icar", "bottle of ClairYg seen; clairyg again", ("ClairYg",)),
        ("icar", "just NaCl I think", ("NaCl",)),
        ("i-micro", "flushing, must be iloprost", ("iloprost",)),
        ("i-micro", "Ilomedin ampoule on the table", ("Ilomedin",)),
        ("iliad-7", "IL7 or IL-7 or il 7", ("IL7", "IL-7", "il 7")),
        ("iliad-7", "he is in the active arm", ("active arm",)),
        ("iliad-7", "Arm A, surely", ("Arm A",)),
        ("iliad-7", "was randomised to drug", ("randomised to",)),
        ("icar", "arm swollen at the cannula", ()),
        ("icar", "turned in bed, family visited", ()),
        ("i-micro", "study infusion paused for a scan", ()),
        ("icar", "", ()),
        # At an open or single-blind bedside the arm is known: there is nothing to warn of.
        ("igm-fat", "titer arm, no placebo here", ()),
        ("ivig-cohort", "IVIG 10 g", ()),
    ],
)
def test_that_what_could_tell_an_arm_is_found_and_nothing_else(trial, text, found):
    assert told_in(catalogue.load(trial), text) == found


@pytest.mark.requirement("R76")
@pytest.mark.parametrize("trial", ["icar", "i-micro", "iliad-7"])
def test_that_the_trials_own_name_is_no_warning(trial):
    protocol = catalogue.load(trial)
    assert told_in(protocol, f"{protocol.badge} study infusion 2 of 4") == ()
    assert len(arm_words(protocol)) > 19
