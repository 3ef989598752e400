"""Where a store must not lie: network drives, cloud-synced folders, removable sticks (R14).

There a lock is not a lock and a sync is not a sync. A place is refused with the reason and never
touched. Linux is asked for its mount table; elsewhere the path itself and the drive's kind tell.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from storage.problems import NotOpened

_NETWORK_KINDS = frozenset(
    (
        *("nfs", "nfs3", "nfs4", "cifs", "smb2", "smb3", "smbfs", "smbnetfs"),
        *("afs", "afpfs", "ncpfs", "coda", "davfs", "davfs2", "webdav", "sshfs", "curlftpfs"),
        *("glusterfs", "ceph", "lustre", "beegfs", "gpfs", "ocfs2", "gfs2"),
        *("gvfsd-fuse", "rclone", "s3fs", "gcsfuse", "onedriver", "google-drive-ocamlfuse"),
        *("vmhgfs-fuse", "vboxsf"),
    )
)
_CLOUD_NAMES = re.compile(
    r"onedrive( - .+|-.+)?|dropbox( \(.+\))?|google ?drive|my drive|icloud ?drive|"
    r"mobile documents|cloudstorage|box( sync)?|nextcloud|owncloud|pcloud ?drive|megasync|"
    r"synologydrive|seafile|tresorit",
    re.IGNORECASE,
)
_CLOUD_MARKS = (".dropbox", ".nextcloudsync.log", ".owncloudsync.log", ".stfolder", ".seafile-data")
_STICK_FOLDERS = ("/media/", "/run/media/", "/Volumes/")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_DRIVE_REMOVABLE, _DRIVE_REMOTE, _DRIVE_CD = 2, 4, 5


@dataclass(frozen=True, slots=True)
class Mount:
    """One line of the mount table: where, which file system, from which device."""

    point: str
    kind: str
    source: str


def read_mounts() -> tuple[Mount, ...]:
    """Return this machine's mount table, or nothing where the system has none to read."""
    try:
        lines = Path("/proc/self/mounts").read_text("utf-8", "replace").splitlines()
    except OSError:
        return ()
    return tuple(parse_mount(line) for line in lines if len(line.split(" ")) >= 3)


def parse_mount(line: str) -> Mount:
    """Read one line of `/proc/mounts`, where spaces are written as octal."""
    source, point, kind = (
        re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), field)
        for field in line.split(" ")[:3]
    )
    return Mount(point, kind, source)


def device_is_removable(source: str) -> bool:
    """Ask Linux whether a block device such as `/dev/sdb1` is a removable one."""
    name = re.sub(r"(?<=[a-z])\d+$", "", os.path.basename(source))  # noqa: PTH119 - a device name
    try:
        return Path(f"/sys/block/{name}/removable").read_text("ascii").strip() == "1"
    except OSError:
        return False


def windows_drive_kind(root: str) -> int:
    """Ask Windows for the kind of a drive, by its root; 0 (not known) on other systems."""
    if sys.platform == "win32":  # pragma: no cover - asked on ward laptops only
        import ctypes

        return int(ctypes.windll.kernel32.GetDriveTypeW(root))
    return 0


@dataclass(frozen=True, slots=True)
class Places:
    """How this machine is asked about a place; tests give their own answers."""

    mounts: Callable[[], tuple[Mount, ...]] = read_mounts
    removable: Callable[[str], bool] = device_is_removable
    drive_kind: Callable[[str], int] = windows_drive_kind

    def refuse_unsafe(self, path: Path | str) -> None:
        """Refuse a folder that lies where a record must not lie; nothing is touched.

        Raises:
            NotOpened: with the reason and what to do.
        """
        reason = self.reason_against(str(path))
        if reason:
            raise NotOpened(
                "unsafe_place",
                f"The store cannot lie in {path}: {reason}.",
                where=str(path),
                do="Choose a folder on this computer's own disk.",
            )

    def reason_against(self, text: str) -> str:
        """Return why the place is unsafe, in words, or an empty text."""
        if text.startswith(("\\\\", "//")) or _ADDRESS.match(text):
            return "it is an address in the network, where locks and saving cannot be relied on"
        real = os.path.realpath(text)
        return self._cloud(real) or self._mounted(real) or self._drive(text)

    @staticmethod
    def _cloud(real: str) -> str:
        for part in re.split(r"[\\/]", real):
            if _CLOUD_NAMES.fullmatch(part):
                return f"{part} is copied to a cloud service while it is being written"
        for parent in (Path(real), *Path(real).parents):
            for mark in _CLOUD_MARKS:
                if os.path.lexists(parent / mark):
                    return f"{parent} is kept in step with other computers ({mark} is there)"
        return ""

    def _mounted(self, real: str) -> str:
        holding = [
            mount
            for mount in self.mounts()
            if real == mount.point or real.startswith(mount.point.rstrip("/") + "/")
        ]
        if not holding:
            return ""
        # The later of two mounts on one point is the one that is seen.
        mount = max(enumerate(holding), key=lambda pair: (len(pair[1].point), pair[0]))[1]
        if mount.kind.removeprefix("fuse.") in _NETWORK_KINDS:
            return (
                f"it is a network drive ({mount.kind}), where locks and saving cannot be relied on"
            )
        on_stick = mount.point.startswith(_STICK_FOLDERS)
        if on_stick or (mount.source.startswith("/dev/") and self.removable(mount.source)):
            return f"{mount.point} is a removable drive, which can be pulled out"
        return ""

    def _drive(self, text: str) -> str:
        root = re.match(r"[A-Za-z]:", text)
        kind = self.drive_kind(root[0] + "\\") if root else 0
        if kind == _DRIVE_REMOTE:
            return "it is a network drive, where locks and saving cannot be relied on"
        if kind in (_DRIVE_REMOVABLE, _DRIVE_CD):
            return "it is a removable drive, which can be pulled out"
        return ""
