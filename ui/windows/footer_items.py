"""What the footer says: is the store well, is there a good backup, is the clock right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from protocols.times import duration_words, local, show_time, show_when
from ui.i18n.languages import core_said
from ui.theme.marks import Status
from ui.widgets.footer import FooterItem

if TYPE_CHECKING:
    from ui.bedside import Bedside

translate = QCoreApplication.translate
_LATE_HOURS = 24


def footer_items(bedside: Bedside) -> tuple[tuple[FooterItem, ...], tuple[FooterItem, ...]]:
    """Return the items on the left and on the right."""
    left = (_store(bedside), _backup(bedside), _clock(bedside))
    version = translate("Footer", "Record version %1").replace("%1", str(bedside.entries))
    right = (
        # Said on every page, so on each that shows a dose too (R43).
        FooterItem(
            None,
            translate("Footer", "Supports the order,"),
            translate("Footer", "does not replace it; drives no pump"),
        ),
        FooterItem(None, translate("Footer", "Offline"), translate("Footer", "by design")),
        FooterItem(None, "", version),
    )
    return left, right


def _store(bedside: Bedside) -> FooterItem:
    title = translate("Footer", "Store")
    state = bedside.store_state()
    if bedside.damaged:  # the line over the page says what; here it would widen the window
        return FooterItem(Status.WARNING, title, translate("Footer", "damaged, only to be read"))
    if state.problem:
        return FooterItem(Status.WARNING, title, core_said(state.problem))
    if state.last_saved is None:
        return FooterItem(Status.DONE, title, translate("Footer", "nothing recorded yet"))
    when = show_when(state.last_saved, bedside.zone)
    return FooterItem(Status.DONE, title, translate("Footer", "saved %1").replace("%1", when))


def _backup(bedside: Bedside) -> FooterItem:
    title = translate("Footer", "Backup")
    made = bedside.store_state().last_backup
    if made is None:
        return FooterItem(Status.WARNING, title, translate("Footer", "none yet"))
    age = bedside.now() - made
    if age.total("hours") > _LATE_HOURS:
        late = translate("Footer", "%1 old").replace("%1", core_said(duration_words(age)))
        return FooterItem(Status.WARNING, title, late)
    when = show_time(made, bedside.zone)
    return FooterItem(Status.DONE, title, translate("Footer", "%1, verified").replace("%1", when))


def _clock(bedside: Bedside) -> FooterItem:
    zoned = local(bedside.now(), bedside.zone)
    minutes = int(zoned.offset.total("minutes"))
    sign = "+" if minutes >= 0 else "-"
    offset = f"UTC{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
    return FooterItem(Status.DONE, translate("Footer", "Clock"), offset)
