from __future__ import annotations

import json
from pathlib import Path

import pytest

from storage import making, opening, sealing
from storage.accounts import Operator, passphrase_issue
from storage.key_refusals import as_role
from storage.keyfile import read_bytes
from storage.keys import KeyRing
from storage.problems import Damaged, NotOpened, NotSaved, Refused
from storage.sealing import KeyCost
from storage.store import Store
from tests.storage import wards
from tests.storage.wards import ADMINISTRATOR, INVESTIGATOR, NURSE, PASSPHRASE, note


@pytest.fixture
def hand() -> wards.HandClock:
    return wards.HandClock()


def ring_of(ward: Path, hand: wards.HandClock, seed: int = 4) -> KeyRing:
    around = wards.surroundings(seed=seed, steady=hand.steady)
    return KeyRing(ward / "keys.json", ward / "keys.lock", clock=hand, around=around)


def code_of(ring: KeyRing, passphrase: str, name: str = "dr-b") -> str:
    try:
        ring.unlock(name, passphrase)
    except NotOpened as problem:
        return problem.code
    return "in"


# -- signing in -------------------------------------------------------------------------------


def test_that_the_right_passphrase_opens_and_forgives_case_of_the_name(ward, hand):
    unlocked = ring_of(ward, hand).unlock("DR-B", PASSPHRASE)
    assert unlocked.operator == INVESTIGATOR
    assert len(unlocked.data_key) == 32
    assert unlocked.problems == ()


def test_that_a_passphrase_is_the_same_however_its_accents_are_composed(tmp_path, hand):
    making.create_store(
        tmp_path / "ward",
        "ICU",
        "Europe/Rome",
        NURSE,
        "\u00e9t\u00e9 indien",
        clock=hand,
        around=wards.surroundings(),
    )
    ring = ring_of(tmp_path / "ward", hand)
    assert code_of(ring, "e\u0301te\u0301 indien", "nurse-a") == "in"


def test_that_an_unknown_name_and_a_wrong_passphrase_sound_alike(ward, hand):
    ring = ring_of(ward, hand)
    with pytest.raises(NotOpened) as unknown:
        ring.unlock("nobody", "x")
    with pytest.raises(NotOpened) as wrong:
        ring.unlock("dr-b", "x")
    assert str(unknown.value) == str(wrong.value)


@pytest.mark.requirement("R61")
def test_that_failures_delay_then_lock_and_the_delay_survives_restart_and_clock_change(ward, hand):
    for _ in range(4):
        assert code_of(ring_of(ward, hand), "guess") == "wrong_passphrase"
    assert code_of(ring_of(ward, hand), PASSPHRASE) == "in"
    for _ in range(4):
        assert code_of(ring_of(ward, hand), "guess") == "wrong_passphrase"
    with pytest.raises(NotOpened, match="Wait 30 s"):
        ring_of(ward, hand).unlock("dr-b", "guess")
    waits = []
    for _ in range(5):
        # Right or wrong, now or with the wall clock set anywhere: it has to wait.
        for days in (-4000, 0, 4000):
            hand.wall = wards.START.add(hours=24 * days)
            assert code_of(ring_of(ward, hand), PASSPHRASE) == "too_early"
        waited = 0
        while code_of(ring_of(ward, hand), "guess") == "too_early":
            hand.steady_s += 10
            waited += 10
        waits.append(waited)
    assert waits == [30, 60, 120, 300, 900]
    assert code_of(ring_of(ward, hand), PASSPHRASE) == "account_locked"
    hand.steady_s += 10_000_000
    assert code_of(ring_of(ward, hand), PASSPHRASE) == "account_locked"


@pytest.mark.requirement("R61")
def test_that_the_tenth_failure_says_that_the_account_is_locked(ward, hand):
    for _ in range(9):
        hand.steady_s += 1000
        code_of(ring_of(ward, hand), "guess")
    hand.steady_s += 1000
    with pytest.raises(NotOpened, match="locked now"):
        ring_of(ward, hand).unlock("dr-b", "guess")
    assert ring_of(ward, hand).operators() == ((INVESTIGATOR, "locked"),)


@pytest.mark.requirement("R61")
def test_that_a_restart_of_the_machine_begins_the_wait_again_and_no_longer(ward, hand):
    for _ in range(5):
        code_of(ring_of(ward, hand), "guess")
    hand.steady_s = 20.0
    assert code_of(ring_of(ward, hand), PASSPHRASE) == "too_early"
    hand.steady_s = 31.0
    assert code_of(ring_of(ward, hand), PASSPHRASE) == "in"


@pytest.mark.requirement("R61", "R83")
def test_that_failures_are_kept_for_the_journal_until_they_are_taken(ward, hand):
    ring = ring_of(ward, hand)
    code_of(ring, "guess")
    code_of(ring, "guess")
    assert code_of(ring, PASSPHRASE) == "in"
    ((name, number, when),) = ring.take_unreported()
    assert (name, number, when) == ("dr-b", 2, wards.START.format_iso())
    assert ring.take_unreported() == ()


@pytest.mark.requirement("R21")
def test_that_a_folder_that_cannot_be_written_still_lets_people_in(ward, hand, monkeypatch):
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    code_of(ring_of(ward, hand), "guess")
    monkeypatch.setattr("storage.durable.write_whole", refuse)
    assert code_of(ring_of(ward, hand), "guess") == "wrong_passphrase"
    assert code_of(ring_of(ward, hand), PASSPHRASE) == "in"


def test_that_two_starts_do_not_lose_a_failure_to_each_other(ward, hand, monkeypatch):
    from storage.lock import FileLock, Holder

    ring = ring_of(ward, hand)
    held = FileLock.take(ward / "keys.lock", Holder("", "", ""))
    assert held is not None
    times = iter(range(1000, 9000))
    monkeypatch.setattr(hand, "steady", lambda: float(next(times)))
    with pytest.raises(NotSaved, match="being changed"):
        ring_of(ward, hand).unlock("dr-b", "guess")
    held.release()
    held.release()
    assert code_of(ring, PASSPHRASE) == "in"


# -- accounts ---------------------------------------------------------------------------------


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A store whose first account is the administrator's."""
    return wards.make_ward(tmp_path / "house", ADMINISTRATOR)


@pytest.mark.requirement("R60", "R64", "R83")
def test_that_an_administrator_keeps_accounts_and_the_journal_says_so(house):
    with wards.enter(house, ADMINISTRATOR) as store:
        store.add_account(ADMINISTRATOR, NURSE, "nurse's own words")
        store.add_account(ADMINISTRATOR, INVESTIGATOR, "doctor's own words")
        assert dict(store.accounts()) == {
            ADMINISTRATOR: "active",
            NURSE: "active",
            INVESTIGATOR: "active",
        }
        assert store.sign_in("nurse-a", "nurse's own words") == NURSE
        for deed in (
            lambda: store.add_account(NURSE, Operator("x", "monitor"), "words"),
            lambda: store.disable_account(INVESTIGATOR, "nurse-a"),
            lambda: store.give_passphrase(INVESTIGATOR, "it-c", "mine now"),
            lambda: store.unlock_account(NURSE, "nurse-a"),
        ):
            with pytest.raises(Refused, match="may not do this"):
                deed()
        with pytest.raises(Refused):
            store.ledger.append([note()], ADMINISTRATOR)
        events = [event.event for event in store.journal.events()]
        assert events == ["opened", "account_added", "account_added", "signed_in"]


@pytest.mark.requirement("R60")
def test_that_a_disabled_account_is_out_for_good_and_its_name_is_not_used_again(house):
    with wards.enter(house, ADMINISTRATOR) as store:
        store.add_account(ADMINISTRATOR, NURSE, PASSPHRASE)
        store.disable_account(ADMINISTRATOR, "nurse-a")
        with pytest.raises(NotOpened, match="disabled"):
            store.sign_in("nurse-a", PASSPHRASE)
        with pytest.raises(Refused, match="already, or was one"):
            store.add_account(ADMINISTRATOR, Operator("NURSE-A", "nurse"), PASSPHRASE)
    # The seal is gone from the file: nothing is left to try passphrases on.
    text = json.loads((house / "keys.json").read_text())
    assert text["body"]["accounts"][1]["wrap"] is None
    with wards.enter(house, ADMINISTRATOR) as store:
        store.give_passphrase(ADMINISTRATOR, "nurse-a", "new words")
        assert store.sign_in("nurse-a", "new words") == NURSE


@pytest.mark.requirement("R60")
def test_that_the_last_account_cannot_be_disabled(house):
    with wards.enter(house, ADMINISTRATOR) as store:
        with pytest.raises(Refused, match="last account"):
            store.disable_account(ADMINISTRATOR, "it-c")
        with pytest.raises(Refused, match="no account"):
            store.disable_account(ADMINISTRATOR, "ghost")


def test_that_in_a_store_without_an_administrator_the_investigator_keeps_accounts(ward):
    with wards.enter(ward) as store:
        store.add_account(INVESTIGATOR, NURSE, PASSPHRASE)
        with pytest.raises(Refused):
            store.add_account(NURSE, Operator("x", "nurse"), PASSPHRASE)
        store.add_account(INVESTIGATOR, ADMINISTRATOR, PASSPHRASE)
        with pytest.raises(Refused):
            store.add_account(INVESTIGATOR, Operator("x", "nurse"), PASSPHRASE)


def test_that_in_a_store_of_nurses_only_the_first_may_add_the_others(tmp_path):
    ward = wards.make_ward(tmp_path / "ward", NURSE)
    with wards.enter(ward, NURSE) as store:
        store.add_account(NURSE, INVESTIGATOR, PASSPHRASE)
        with pytest.raises(Refused):
            store.add_account(NURSE, Operator("x", "nurse"), PASSPHRASE)


@pytest.mark.requirement("R61")
def test_that_an_administrator_unlocks_an_account(house, hand):
    with wards.enter(house, ADMINISTRATOR) as store:
        store.add_account(ADMINISTRATOR, NURSE, PASSPHRASE)
        for _ in range(10):
            hand.steady_s += 1000
            code_of(ring_of(house, hand), "guess", "nurse-a")
        with pytest.raises(NotOpened, match="locked"):
            store.sign_in("nurse-a", PASSPHRASE)
        store.unlock_account(ADMINISTRATOR, "nurse-a")
        assert store.sign_in("nurse-a", PASSPHRASE) == NURSE


def test_that_a_passphrase_is_changed_by_its_owner_and_the_ledger_is_not_rewritten(ward):
    wards.charted(ward, 1)
    before = (ward / "ledger.db").read_bytes()[:16]
    with wards.enter(ward) as store:
        with pytest.raises(NotOpened):
            store.change_passphrase("dr-b", "guess", "new words of mine")
        with pytest.raises(Refused, match="empty"):
            store.change_passphrase("dr-b", PASSPHRASE, " ")
        store.change_passphrase("dr-b", PASSPHRASE, "new words of mine")
        events = [event.event for event in store.journal.events()]
        assert events[-2:] == ["sign_in_failed", "passphrase_changed"]
    assert (ward / "ledger.db").read_bytes()[:16] == before
    with pytest.raises(NotOpened):
        wards.enter(ward)
    store = opening.open_store(
        ward, "dr-b", "new words of mine", clock=wards.TickingClock(), around=wards.surroundings()
    )
    with store:
        assert store.ledger.count == 1


def test_that_nothing_about_accounts_is_changed_while_only_viewing(ward):
    with wards.enter(ward) as first, wards.enter(ward) as second:
        for deed in (
            lambda: second.add_account(INVESTIGATOR, NURSE, PASSPHRASE),
            lambda: second.set_pin(INVESTIGATOR, "4711"),
            lambda: second.change_passphrase("dr-b", PASSPHRASE, "other"),
        ):
            with pytest.raises(NotOpened):
                deed()
        # Signing in to look is possible; it cannot be logged here.
        assert second.sign_in("dr-b", PASSPHRASE) == INVESTIGATOR
        with pytest.raises(NotOpened):
            second.sign_in("dr-b", "guess")
        assert first.writable


# -- PIN --------------------------------------------------------------------------------------


def test_that_a_pin_lets_its_owner_return_to_the_open_store(store: Store):
    store.set_pin(INVESTIGATOR, "4711")
    assert store.sign_in_with_pin("dr-b", "4711") == INVESTIGATOR
    for _ in range(4):
        with pytest.raises(NotOpened, match="not right"):
            store.sign_in_with_pin("dr-b", "0000")
    assert store.sign_in_with_pin("dr-b", "4711") == INVESTIGATOR
    for _ in range(5):
        with pytest.raises(NotOpened):
            store.sign_in_with_pin("dr-b", "0000")
    with pytest.raises(NotOpened, match="wrong 5 times"):
        store.sign_in_with_pin("dr-b", "4711")
    store.sign_in("dr-b", PASSPHRASE)
    assert store.sign_in_with_pin("dr-b", "4711") == INVESTIGATOR


@pytest.mark.parametrize("pin", ["", "123", "1" * 13, "12a4", "\uff11\uff12\uff13\uff14", "12 4"])
def test_that_a_pin_is_four_to_twelve_digits(store: Store, pin: str):
    with pytest.raises(Refused):
        store.set_pin(INVESTIGATOR, pin)
    with pytest.raises(NotOpened, match="no PIN"):
        store.sign_in_with_pin("dr-b", pin)


def test_that_a_pin_cannot_be_tried_without_the_data_key(store: Store, ward: Path):
    store.set_pin(INVESTIGATOR, "4711")
    kept = json.loads((ward / "keys.json").read_text())["body"]["accounts"][0]["pin"]
    cost = KeyCost(**kept["cost"])
    stretched = sealing.stretch("4711", bytes.fromhex(kept["salt"]), cost)
    assert stretched.hex() != kept["proof"]
    assert sealing.tag(b"", stretched) != kept["proof"]


# -- recovery ---------------------------------------------------------------------------------


@pytest.fixture
def recovery(tmp_path: Path) -> tuple[Path, str]:
    folder = tmp_path / "ward"
    key = making.create_store(
        folder,
        "ICU",
        "Europe/Rome",
        INVESTIGATOR,
        PASSPHRASE,
        clock=wards.TickingClock(),
        around=wards.surroundings(),
    )
    return folder, key


@pytest.mark.requirement("R65")
def test_that_the_recovery_key_gives_a_new_passphrase_and_is_itself_replaced(recovery, hand):
    folder, key = recovery
    wards.charted(folder, 2)
    for _ in range(10):
        hand.steady_s += 1000
        code_of(ring_of(folder, hand), "guess")
    typed = key.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    fresh = ring_of(folder, hand).recover(typed, "dr-b", "found words")
    assert fresh != key
    assert code_of(ring_of(folder, hand), "found words") == "in"
    assert code_of(ring_of(folder, hand), PASSPHRASE) == "wrong_passphrase"
    with pytest.raises(Refused, match="empty"):
        ring_of(folder, hand).recover(fresh, "dr-b", " ")
    with pytest.raises(NotOpened, match="does not belong"):
        ring_of(folder, hand).recover(key, "dr-b", "again")
    assert ring_of(folder, hand, seed=8).recover(fresh, "dr-b", "again")


@pytest.mark.requirement("R65", "R83")
def test_that_the_use_of_the_recovery_key_stands_in_the_journal(recovery):
    folder, key = recovery
    fresh = opening.recover_account(
        folder,
        key,
        "dr-b",
        "found words",
        clock=wards.TickingClock(),
        around=wards.surroundings(seed=6),
    )
    store = opening.open_store(
        folder, "dr-b", "found words", clock=wards.TickingClock(), around=wards.surroundings()
    )
    with store:
        assert "recovered" in [event.event for event in store.journal.events()]
        again = opening.recover_account(
            folder,
            fresh,
            "dr-b",
            PASSPHRASE,
            clock=wards.TickingClock(),
            around=wards.surroundings(seed=7),
        )
    assert len({key, fresh, again}) == 3


@pytest.mark.requirement("R65")
@pytest.mark.parametrize(
    "spoil",
    [
        lambda key: key[:-1],
        lambda key: "Z" + key[1:] if key[0] != "Z" else "Y" + key[1:],
        lambda _: "",
        lambda key: key + "0",
        lambda key: key.replace(key[0], "U", 1),
    ],
)
def test_that_a_mistyped_recovery_key_is_told_from_a_wrong_one(recovery, hand, spoil):
    folder, key = recovery
    with pytest.raises(NotOpened, match="not typed as it was shown"):
        ring_of(folder, hand).recover(spoil(key), "dr-b", "new")


def test_that_the_recovery_key_does_not_bring_back_a_disabled_or_unknown_account(recovery, hand):
    folder, key = recovery
    with wards.enter(folder) as store:
        store.add_account(INVESTIGATOR, NURSE, PASSPHRASE)
        store.disable_account(INVESTIGATOR, "nurse-a")
    with pytest.raises(NotOpened, match="disabled"):
        ring_of(folder, hand).recover(key, "nurse-a", "new")
    with pytest.raises(Refused, match="no account"):
        ring_of(folder, hand).recover(key, "ghost", "new")
    assert ring_of(folder, hand).recover(key, "dr-b", "new")


def test_that_every_recovery_secret_survives_being_written_and_typed():
    for number in (0, 1, 2**192 - 1, 2**191 + 12345):
        secret = number.to_bytes(24, "big")
        assert sealing.read_recovery(sealing.recovery_text(secret)) == secret


# -- edited key files -------------------------------------------------------------------------


def edited(ward: Path, change, *, sum_too: bool = True) -> None:
    """Edit the key file as somebody who read the source does."""
    import hashlib

    from storage.canonical import canonical

    found = json.loads((ward / "keys.json").read_text())
    found.pop("sum")
    change(found)
    found["sum"] = hashlib.sha256(canonical(found)).hexdigest() if sum_too else "0"
    (ward / "keys.json").write_text(json.dumps(found))


def promote(found: dict) -> None:
    found["body"]["accounts"][0]["role"] = "administrator"


def add_a_friend(found: dict) -> None:
    found["body"]["accounts"].append(found["body"]["accounts"][0] | {"name": "friend"})


def reactivate(found: dict) -> None:
    found["body"]["accounts"][0]["pin"] = None
    found["body"]["recovery"]["salt"] = "00" * 16


@pytest.mark.requirement("R60", "R64")
def test_that_an_edited_role_no_longer_opens(ward, hand):
    edited(ward, promote)
    assert code_of(ring_of(ward, hand), PASSPHRASE) == "wrong_passphrase"


@pytest.mark.requirement("R64", "R94")
def test_that_an_edited_account_list_opens_for_viewing_only_and_is_named(ward, hand):
    edited(ward, add_a_friend)
    with wards.enter(ward) as store:
        assert [problem.code for problem in store.problems] == ["keys_changed"]
        with pytest.raises(Damaged):
            store.ledger.append([note()], NURSE)
    ring = ring_of(ward, hand)
    ring.unlock("dr-b", PASSPHRASE)
    with pytest.raises(Damaged, match="changed outside"):
        ring.disable("friend")


def test_that_a_recovery_over_an_edited_account_list_is_refused(recovery, hand):
    folder, key = recovery
    edited(folder, add_a_friend)
    with pytest.raises(Damaged, match="changed outside"):
        ring_of(folder, hand).recover(key, "dr-b", "new")


def test_that_a_key_file_of_another_data_key_is_damage_not_a_wrong_passphrase(ward, hand):
    edited(ward, lambda found: found["body"].update(check="00" * 8))
    unlocked = ring_of(ward, hand).unlock("dr-b", PASSPHRASE)
    assert unlocked.problems[0].code == "keys_damaged"


def test_that_in_a_damaged_key_file_a_failure_is_not_called_a_wrong_passphrase(ward, hand):
    def spoil(found: dict) -> None:
        found["body"]["accounts"][0]["wrap"]["sealed"] = "00" * 48

    edited(ward, spoil, sum_too=False)
    with pytest.raises(Damaged, match="key file is damaged"):
        ring_of(ward, hand).unlock("dr-b", PASSPHRASE)


@pytest.mark.parametrize(
    "change",
    [
        lambda found: found["body"].pop("accounts"),
        lambda found: found["body"]["accounts"][0].update(role="chief"),
        lambda found: found["body"]["accounts"][0]["wrap"].update(nonce="xyz"),
        lambda found: found["body"]["accounts"][0]["wrap"]["cost"].update(memory_kib=1 << 40),
        lambda found: found.update(attempts=[]),
        lambda found: found.update(body=None),
    ],
)
def test_that_a_key_file_of_another_shape_is_damage(ward, hand, change):
    edited(ward, change)
    with pytest.raises(Damaged):
        ring_of(ward, hand).unlock("dr-b", PASSPHRASE)


def test_that_a_key_file_of_a_newer_program_is_left_alone(ward, hand):
    edited(ward, lambda found: found.update(version=2))
    with pytest.raises(NotOpened, match="newer Bedline"):
        ring_of(ward, hand).unlock("dr-b", PASSPHRASE)


def test_that_an_account_without_a_passphrase_seal_does_not_open(ward, hand):
    edited(ward, lambda found: found["body"]["accounts"][0].update(wrap=None))
    assert code_of(ring_of(ward, hand), PASSPHRASE) == "wrong_passphrase"


@pytest.mark.requirement("R65")
def test_that_no_passphrase_key_or_name_of_a_subject_stands_in_the_folder_in_clear(
    ward: Path,
):
    with wards.enter(ward) as store:
        store.ledger.append([note("Planted-Secret-Words", subject="IGM-7777")], NURSE)
        store.drafts.keep("dr-b", "note", "IGM-7777", '"Planted-Draft-Words"')
        store.back_up()
        data_key = store._ring.data_key
    everything = b"".join(wards.bytes_of(ward).values())
    for planted in (
        b"Planted",
        b"IGM-7777",
        PASSPHRASE.encode(),
        data_key,
        data_key.hex().encode(),
    ):
        assert planted not in everything


def test_that_a_short_passphrase_is_advised_against_and_roles_are_known_by_name():
    assert passphrase_issue("short") is not None
    assert passphrase_issue("four words of mine") is None
    assert as_role("monitor") == "monitor"
    with pytest.raises(Refused, match="Choose one of"):
        as_role("chief")


def test_that_reading_a_key_file_tells_another_programs_json(tmp_path):
    with pytest.raises(NotOpened, match="not a Bedline key file"):
        read_bytes(b'{"mac": 1}', "keys.json")
