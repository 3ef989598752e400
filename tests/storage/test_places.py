from __future__ import annotations

from pathlib import Path

import pytest

from storage import places
from storage.places import Mount, Places, device_is_removable, parse_mount, read_mounts
from storage.problems import NotOpened

LOCAL = Mount("/", "ext4", "/dev/sda1")


def judged(path: str, *mounts: Mount, removable: bool = False, drive: int = 3) -> str:
    return Places(
        mounts=lambda: (LOCAL, *mounts),
        removable=lambda source: removable and source == "/dev/sdb1",
        drive_kind=lambda _: drive,
    ).reason_against(path)


@pytest.mark.requirement("R14")
@pytest.mark.parametrize(
    ("path", "mount"),
    [
        ("/mnt/ward/store", Mount("/mnt/ward", "nfs4", "srv:/ward")),
        ("/mnt/ward", Mount("/mnt/ward", "cifs", "//srv/ward")),
        ("/mnt/ward/a/b", Mount("/mnt/ward", "smb3", "//srv/ward")),
        ("/home/n/remote/x", Mount("/home/n/remote", "fuse.sshfs", "srv:")),
        ("/mnt/dav/x", Mount("/mnt/dav", "davfs", "https://srv")),
        ("/mnt/gl/x", Mount("/mnt/gl", "fuse.glusterfs", "srv:/v")),
        ("/mnt/cloud/x", Mount("/mnt/cloud", "fuse.rclone", "drive:")),
        ("/media/nurse/STICK/x", Mount("/media/nurse/STICK", "vfat", "/dev/sdb1")),
        ("/run/media/nurse/S/x", Mount("/run/media/nurse/S", "exfat", "/dev/sdb1")),
    ],
)
def test_that_network_drives_and_sticks_are_refused_by_the_mount_table(path: str, mount: Mount):
    assert judged(path, mount)
    assert not judged("/home/nurse/store", mount)


@pytest.mark.requirement("R14")
@pytest.mark.parametrize(
    "path",
    [
        r"\\srv\ward\store",
        "//srv/ward/store",
        "smb://srv/ward",
        "nfs://srv/ward",
        "https://srv/ward",
        "/home/n/OneDrive/store",
        "/home/n/OneDrive - Hospital of Rome/store",
        "C:\\Users\\n\\OneDrive-Hospital\\store",
        "/home/n/Dropbox/store",
        "/home/n/Dropbox (Ward)/store",
        "/home/n/Google Drive/store",
        "/Users/n/Library/CloudStorage/x",
        "/Users/n/Library/Mobile Documents/x",
        "/home/n/Nextcloud/store",
        "/home/n/iCloudDrive/store",
    ],
)
def test_that_addresses_and_synced_folders_are_refused_by_their_name(path: str):
    assert judged(path)


@pytest.mark.requirement("R14")
@pytest.mark.parametrize(
    "path",
    [
        "/home/nurse/bedline",
        "/var/lib/bedline",
        "/home/nurse/boxes/x",
        "/home/nurse/dropbox-notes/x",
        "C:\\ProgramData\\bedline",
        "relative/folder",
        "/mnt/wardrobe/x",
    ],
)
def test_that_folders_on_the_computers_own_disk_are_taken(path: str):
    assert judged(path, Mount("/mnt/ward", "nfs", "srv:/ward")) == ""


def test_that_a_removable_disk_is_refused_wherever_it_is_mounted():
    stick = Mount("/data", "ext4", "/dev/sdb1")
    assert "removable" in judged("/data/store", stick, removable=True)
    assert judged("/data/store", stick, removable=False) == ""
    assert judged("/run/store", Mount("/run", "tmpfs", "tmpfs"), removable=True) == ""


def test_that_the_last_of_two_mounts_on_one_point_counts():
    below, above = Mount("/mnt/x", "nfs", "srv:/x"), Mount("/mnt/x", "ext4", "/dev/sdc1")
    assert judged("/mnt/x/store", below, above) == ""
    assert judged("/mnt/x/store", above, below)


def test_that_a_link_to_a_network_drive_does_not_hide_it(tmp_path: Path):
    far = tmp_path / "far"
    far.mkdir()
    (tmp_path / "near").symlink_to(far)
    mount = Mount(str(far), "nfs", "srv:/x")
    assert judged(str(tmp_path / "near" / "store"), mount)


@pytest.mark.parametrize("mark", places._CLOUD_MARKS)
def test_that_a_folder_marked_by_a_sync_program_is_refused(tmp_path: Path, mark: str):
    (tmp_path / mark).touch()
    assert mark in judged(str(tmp_path / "a" / "b"))


@pytest.mark.parametrize(("kind", "reason"), [(2, "removable"), (4, "network"), (5, "removable")])
def test_that_a_windows_drive_is_judged_by_its_kind(kind: int, reason: str):
    assert reason in judged("E:\\bedline", drive=kind)
    assert judged("E:\\bedline", drive=3) == ""


def test_that_a_refusal_says_the_place_the_reason_and_what_to_do():
    with pytest.raises(NotOpened) as refused:
        Places(mounts=tuple).refuse_unsafe(r"\\srv\ward")
    assert (refused.value.code, refused.value.exit_code) == ("unsafe_place", 4)
    assert "own disk" in str(refused.value)
    Places(mounts=tuple).refuse_unsafe("/home/nurse/bedline")


def test_that_this_machines_own_mounts_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    assert parse_mount(r"//srv/my\040ward /mnt/my\040ward cifs rw 0 0") == Mount(
        "/mnt/my ward", "cifs", "//srv/my ward"
    )
    assert Places().reason_against(str(tmp_path)) == ""
    assert device_is_removable("/dev/no-such-disk1") is False
    assert places.windows_drive_kind("C:\\") == 0
    monkeypatch.setattr(Path, "read_text", lambda *_: "1\n")
    assert device_is_removable("/dev/sdb1")

    def missing(*_: object) -> str:
        raise FileNotFoundError

    monkeypatch.setattr(Path, "read_text", missing)
    assert read_mounts() == ()
