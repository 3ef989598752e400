"""Who may do what: every cell of the table of roles and actions, by direct call on the store (R63).

The table below is written by hand from what a ward allows, not read from the program.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from protocols.facts import KINDS, Statement
from storage.accounts import ROLES, Operator
from storage.permissions import MAY_DO, refuse_action
from storage.problems import NotOpened, Refused
from storage.store import Store
from tests.storage import wards
from tests.storage.samples import SAMPLES
from tests.storage.wards import ADMINISTRATOR, INVESTIGATOR, NURSE, PASSPHRASE, START, SUBJECT

# One letter a role that may: N nurse, I investigator, P pharmacist, M monitor, A administrator.
STATES = {
    "enrol": "NI",
    "criterion": "NI",
    "screening": "NI",
    "anchor": "NI",
    "bed": "NI",
    "measurement": "NIP",
    "assessment": "NI",
    "infusion": "NIP",
    "injection": "NIP",
    "administration": "NIP",
    "decision": "NIP",
    "support": "NI",
    "adverse_event": "NI",
    "sample": "NIP",
    "not_done": "NI",
    "deviation": "NIPM",
    "vital_status": "NI",
    "note": "NIP",
    "site_parameter": "I",
    "protocol_switch": "I",
    "unblinding": "NIP",
    "day_signed": "NI",
    "day_reopened": "I",
    "void": "NIP",
}
DOES = {
    "accounts": "A",
    "back_up": "NIPMA",
    "export": "IMA",
    "identified_export": "I",
    "restore": "IA",
    "review": "IMA",
    "settings": "IA",
}
PEOPLE = {role: Operator(f"the-{role}", role) for role in ROLES}
LETTER = {role: role[0].upper() for role in ROLES}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BEDLINE_TEST_CLOCK", "1")
        folder = wards.make_ward(tmp_path_factory.mktemp("table") / "ward", ADMINISTRATOR)
        opened = wards.enter(folder, ADMINISTRATOR)
    with opened:
        for person in PEOPLE.values():
            opened.add_account(ADMINISTRATOR, person, PASSPHRASE)
        opened.ledger.append([wards.note("to be struck", "target")], PEOPLE["nurse"])
        yield opened


def test_that_the_table_names_every_kind_and_every_deed():
    assert STATES.keys() == KINDS.keys()
    assert set(DOES) == {action for actions in MAY_DO.values() for action in actions}


@pytest.mark.requirement("R63", "R64")
@pytest.mark.parametrize("kind", sorted(STATES))
@pytest.mark.parametrize("role", ROLES)
def test_that_a_role_states_what_the_table_allows_and_nothing_else(store, role, kind):
    statement = Statement(SUBJECT, SAMPLES[kind], START)
    before = store.ledger.count
    if LETTER[role] in STATES[kind]:
        (entry,) = store.ledger.append([statement], PEOPLE[role])
        assert (entry.operator, entry.role) == (f"the-{role}", role)
        return
    with pytest.raises(Refused, match="may not record") as refused:
        store.ledger.append([statement], PEOPLE[role])
    assert refused.value.code == "not_permitted"
    assert store.ledger.count == before


@pytest.mark.requirement("R63", "R64")
@pytest.mark.parametrize("action", sorted(DOES))
@pytest.mark.parametrize("role", ROLES)
def test_that_a_role_does_what_the_table_allows_and_nothing_else(role, action):
    if LETTER[role] in DOES[action]:
        refuse_action(role, action)
        return
    with pytest.raises(Refused, match="may not do this"):
        refuse_action(role, action)


@pytest.mark.requirement("R63")
@pytest.mark.parametrize("role", ROLES)
def test_that_the_store_itself_asks_before_accounts_and_settings_change(store, role):
    """Every deed of the store about people and settings, by direct call."""
    by = PEOPLE[role]
    new = Operator(f"new-of-{role}", "nurse")
    deeds = {
        "accounts": (
            lambda: store.add_account(by, new, PASSPHRASE),
            lambda: store.give_role(by, Operator(new.name, "monitor"), PASSPHRASE),
            lambda: store.give_passphrase(by, new.name, PASSPHRASE),
            lambda: store.unlock_account(by, new.name),
            lambda: store.disable_account(by, new.name),
        ),
        "settings": (lambda: store.choose(by, "lock_minutes", "7", "seven minutes"),),
    }
    for action, calls in deeds.items():
        for call in calls:
            if LETTER[role] in DOES[action]:
                call()
            else:
                with pytest.raises(Refused, match="may not do this"):
                    call()
    assert ((new, "active") in store.accounts()) is False


# -- roles ----------------------------------------------------------------------------------------


@pytest.mark.requirement("R64")
def test_that_nobody_gives_himself_a_role(tmp_path):
    folder = wards.make_ward(tmp_path / "ward", ADMINISTRATOR)
    with wards.enter(folder, ADMINISTRATOR) as store:
        for name in (ADMINISTRATOR.name, ADMINISTRATOR.name.upper()):
            with pytest.raises(Refused) as refused:
                store.give_role(ADMINISTRATOR, Operator(name, "investigator"), PASSPHRASE)
            assert refused.value.code == "own_role"
        assert store.accounts() == ((ADMINISTRATOR, "active"),)


@pytest.mark.requirement("R64", "R83")
def test_that_another_role_is_sealed_with_a_new_passphrase_and_stands_in_the_journal(tmp_path):
    folder = wards.make_ward(tmp_path / "ward", ADMINISTRATOR)
    with wards.enter(folder, ADMINISTRATOR) as store:
        store.add_account(ADMINISTRATOR, NURSE, PASSPHRASE)
        store.give_role(ADMINISTRATOR, Operator(NURSE.name, "monitor"), "four other words now")
        with pytest.raises(NotOpened):
            store.sign_in(NURSE.name, PASSPHRASE)
        assert store.sign_in(NURSE.name, "four other words now").role == "monitor"
        events = [one.words for one in store.journal.events() if one.event == "role_changed"]
        assert events == ["it-c makes nurse-a monitor."]
        with pytest.raises(Refused, match="There is no role"):
            store.give_role(ADMINISTRATOR, Operator(NURSE.name, "king"), PASSPHRASE)  # type: ignore[arg-type]
        store.disable_account(ADMINISTRATOR, NURSE.name)
        with pytest.raises(Refused, match="disabled"):
            store.give_role(ADMINISTRATOR, NURSE, PASSPHRASE)


@pytest.mark.requirement("R93")
def test_that_entries_keep_name_and_role_whatever_becomes_of_the_account(tmp_path: Path):
    folder = wards.make_ward(tmp_path / "ward", ADMINISTRATOR)
    with wards.enter(folder, ADMINISTRATOR) as store:
        store.add_account(ADMINISTRATOR, NURSE, PASSPHRASE)
        store.add_account(ADMINISTRATOR, INVESTIGATOR, PASSPHRASE)
        (before,) = store.ledger.append([wards.note("calm", "e1")], NURSE)
        store.give_role(ADMINISTRATOR, Operator(NURSE.name, "monitor"), PASSPHRASE)
        store.disable_account(ADMINISTRATOR, NURSE.name)
    with wards.enter(folder, ADMINISTRATOR) as store:
        assert store.verify().clean
        (after,) = store.ledger.facts_of(SUBJECT)
        assert after == before
        assert (after.operator, after.role) == ("nurse-a", "nurse")


# -- settings -------------------------------------------------------------------------------------


@pytest.mark.requirement("R83")
def test_that_a_setting_of_the_site_is_kept_and_stands_in_the_journal(tmp_path):
    folder = wards.make_ward(tmp_path / "ward", INVESTIGATOR)
    with wards.enter(folder) as store:
        assert store.setting("lock_minutes") == ""
        store.choose(INVESTIGATOR, "lock_minutes", "3", "dr-b has the screen lock after 3 minutes.")
        store.choose(INVESTIGATOR, "lock_minutes", "4", "dr-b has the screen lock after 4 minutes.")
    with wards.enter(folder) as store:
        assert store.setting("lock_minutes") == "4"
        assert store.verify().clean
        said = [one.words for one in store.journal.events() if one.event == "setting_changed"]
        assert len(said) == 2
