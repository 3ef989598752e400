"""The first step of an enrolment: who it is, in which trial, and from when its clocks run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from protocols.analytes import ANALYTES, is_unusual
from protocols.intake import Reading
from protocols.issues import Issue
from protocols.times import show_when
from ui.forms.enrol_candidate import (
    WEIGHT_METHODS,
    Typed,
    body_words,
    read_birth_year,
    read_body,
    read_words,
    sex_of,
)
from ui.forms.form_page import Draft, Missing, time_text
from ui.i18n.languages import core_said, in_force
from ui.i18n.wording import issue_text, unit_spoken
from ui.operations.mix_ups import enrolled_like
from ui.operations.protocol_files import released, released_ids
from ui.theme.runs import Look, Run
from ui.theme.tokens import GAP, GRID, Step
from ui.widgets.card import Card
from ui.widgets.choices import Choice
from ui.widgets.fields import Captioned, NumberEdit, TextField
from ui.widgets.segments import Segments
from ui.widgets.spoken import spoken_number
from ui.widgets.text import RunsLabel
from ui.widgets.time_edit import TimeEdit

if TYPE_CHECKING:
    from protocols.definition.model import AnchorRule, Protocol
    from protocols.times import Instant
    from protocols.units import Quantity
    from ui.bedside import Bedside

translate = QCoreApplication.translate
_LONGEST_ID: Final = 20
_LONGEST_BED: Final = 12
_COLUMNS: Final = 2


class EnrolWho(QWidget):
    """Study id, protocol, bed, birth year, sex, weight, height, arm and anchors.

    Attributes:
        places: issue field name to the place of its sentence.

    Signals:
        changed(): a keystroke or a choice.
        protocol_changed(): another protocol was chosen.
    """

    changed = Signal()
    protocol_changed = Signal()

    def __init__(self, bedside: Bedside, paper: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bedside = bedside
        self._ids = released_ids()
        self.protocol = Choice(
            translate("EnrolWho", "Protocol"), translate("EnrolWho", "Choose the protocol")
        )
        self.subject = TextField(translate("EnrolWho", "Study id"), step=Step.VALUE)
        self.bed = TextField(translate("EnrolWho", "Bed"))
        self.birth_year = NumberEdit(translate("EnrolWho", "Birth year"))
        self.sex = Segments(
            translate("EnrolWho", "Sex"),
            (
                ("F", translate("EnrolWho", "Female")),
                ("M", translate("EnrolWho", "Male")),
                ("other", translate("EnrolWho", "Other")),
                ("unknown", translate("EnrolWho", "Not known")),
            ),
        )
        self.weight = NumberEdit(
            translate("EnrolWho", "Weight, kilograms"), step=Step.VALUE, unit="kg"
        )
        self.method = Choice(
            translate("EnrolWho", "How it was got"), translate("EnrolWho", "Choose how")
        )
        self.weight_at = self._time(translate("EnrolWho", "Weighed"), "weight_at")
        self.stature = NumberEdit(
            translate("EnrolWho", "Height, centimetres"), step=Step.VALUE, unit="cm"
        )
        self.at = self._time(translate("EnrolWho", "Enrolled"), "at")
        self._said = RunsLabel(look=Look(Step.BODY, "ink2"))
        self.arm: Segments | None = None
        self._arm_place: Captioned | None = None
        self.anchors: dict[str, TimeEdit] = {}
        self.places: dict[str, Captioned] = {}
        self._fill_choices()
        self._paper = paper
        self._who = Card(translate("EnrolWho", "Who"))
        self._clocks = Card(translate("EnrolWho", "Clocks"))
        self._grid = QGridLayout()
        self._arrange()
        self._wire()

    def _time(self, name: str, field: str) -> TimeEdit:
        edit = TimeEdit(name, field, self._bedside.now, self._bedside.zone)
        edit.words = issue_text
        edit.read.connect(lambda _when: self._changed())
        return edit

    def _fill_choices(self) -> None:
        for id_ in self._ids:
            known = released(id_)
            self.protocol.addItem(known.label if known is not None else id_, id_)
        self.protocol.setCurrentIndex(-1)
        for method in WEIGHT_METHODS:
            self.method.addItem(translate("WeightMethods", method), method)
        self.method.setCurrentIndex(-1)

    def _arrange(self) -> None:
        self._who.title_row.addWidget(self._paper)
        rows = QGridLayout()
        rows.setHorizontalSpacing(GAP)
        rows.setVerticalSpacing(6)
        for name, caption, control, row, column, wide in (
            ("protocol", translate("EnrolWho", "Protocol"), self.protocol, 0, 0, 3),
            ("subject", translate("EnrolWho", "Study id"), self.subject, 0, 3, 3),
            ("bed", translate("EnrolWho", "Bed"), self.bed, 1, 0, 1),
            ("birth_year", translate("EnrolWho", "Birth year"), self.birth_year, 1, 1, 2),
            ("sex", translate("EnrolWho", "Sex"), self.sex, 1, 3, 3),
            ("weight", translate("EnrolWho", "Weight"), self.weight, 2, 0, 2),
            ("weight_method", translate("EnrolWho", "How it was got"), self.method, 2, 2, 2),
            ("weight_at", translate("EnrolWho", "When"), self.weight_at, 2, 4, 2),
            ("height", translate("EnrolWho", "Height"), self.stature, 3, 0, 2),
        ):
            self.places[name] = Captioned(caption, control)
            rows.addWidget(self.places[name], row, column, 1, wide)
        rows.addWidget(self._said, 3, 2, 1, 4, Qt.AlignmentFlag.AlignVCenter)
        for column in range(6):
            rows.setColumnStretch(column, 1)
        self._rows = rows
        self._who.body.addLayout(rows)
        self._who.body.addStretch(1)
        self._who.body.setSpacing(GRID)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(GRID)
        holder = QWidget()
        holder.setLayout(self._grid)
        self._grid.setContentsMargins(0, 0, 0, 0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(holder)
        for ground in (scroll.viewport(), holder):  # the card paints the ground
            ground.setAutoFillBackground(False)
        self._clocks.body.addWidget(scroll, 1)
        self.places["at"] = Captioned(translate("EnrolWho", "Enrolled, time given"), self.at)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(GAP)
        across.addWidget(self._who, 3)
        across.addWidget(self._clocks, 2)
        self._show_anchors(None)

    def _wire(self) -> None:
        for field in (self.subject, self.bed, self.birth_year, self.weight, self.stature):
            field.typed.connect(self._changed)
        self.sex.chosen.connect(self._changed)
        self.method.activated.connect(self._changed)
        self.protocol.activated.connect(self._protocol_chosen)

    # -- what depends on the protocol -----------------------------------------------------------

    def chosen_protocol(self) -> Protocol | None:
        """Return the protocol chosen."""
        id_ = self.protocol.currentData()
        return released(id_) if isinstance(id_, str) else None

    def _protocol_chosen(self, _index: int) -> None:
        self._show_protocol()
        self.protocol_changed.emit()
        self._changed()

    def _show_protocol(self) -> None:
        protocol = self.chosen_protocol()
        prefix = protocol.subject_prefix if protocol is not None else ""
        hint = translate("EnrolWho", "such as {0}-0001").format(prefix) if prefix else ""
        self.subject.setPlaceholderText(hint)
        self._show_arms(protocol)
        self._show_anchors(protocol)

    def _show_arms(self, protocol: Protocol | None) -> None:
        if self._arm_place is not None:
            self._rows.removeWidget(self._arm_place)
            self._arm_place.hide()
            self._arm_place.deleteLater()
        self.arm, self._arm_place = None, None
        self.places.pop("arm", None)
        if protocol is None or not protocol.arms:
            return
        name = translate("EnrolWho", "Arm, as allocated")
        self.arm = Segments(name, [(one.id, core_said(one.label)) for one in protocol.arms])
        self.arm.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.arm.chosen.connect(self._changed)
        self._arm_place = self.places["arm"] = Captioned(name, self.arm)
        self._rows.addWidget(self._arm_place, 4, 0, 1, 6)
        self._arm_place.show()

    def _show_anchors(self, protocol: Protocol | None) -> None:
        kept = {name: edit.text() for name, edit in self.anchors.items()}
        while self._grid.count():
            taken = self._grid.takeAt(0)
            widget = taken.widget() if taken is not None else None
            if widget is not None and widget is not self.places["at"]:
                widget.hide()
                widget.deleteLater()
        for name in self.anchors:
            self.places.pop(name, None)
        self.anchors = {}
        shown: list[Captioned] = [self.places["at"]]
        for rule in _asked(protocol):
            edit = self._time(core_said(rule.label), rule.id)
            self.anchors[rule.id] = edit
            caption = core_said(rule.label)
            if not rule.required:
                caption = translate("EnrolWho", "{0}, if known").format(core_said(rule.label))
            self.places[rule.id] = Captioned(caption, edit)
            edit.set_text(kept.get(rule.id, ""))
            shown.append(self.places[rule.id])
        for number, place in enumerate(shown):
            self._grid.addWidget(place, number // _COLUMNS, number % _COLUMNS)
            place.show()
        self._grid.setRowStretch(len(shown), 1)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)

    # -- what it holds --------------------------------------------------------------------------

    def read(self) -> Typed:
        """Return everything typed here, as read."""
        issues: list[Issue] = []

        def taken(read: Any) -> Any:
            if isinstance(read, Issue):
                issues.append(read)
                return None
            return read

        protocol = self.chosen_protocol()
        subject = taken(read_words(self.subject.text(), "subject", _LONGEST_ID)) or ""
        weight: Quantity | None = taken(read_body(self.weight.text(), "weight"))
        arm = self.arm.choice() if self.arm is not None else None
        anchors = {}
        for name, edit in self.anchors.items():
            when = edit.instant()
            if when is not None:
                anchors[name] = when
        return Typed(
            subject,
            protocol,
            self.at.instant() or self._bedside.now(),
            bed=taken(read_words(self.bed.text(), "bed", _LONGEST_BED)) or "",
            birth_year=taken(read_birth_year(self.birth_year.text())),
            sex=sex_of(self.sex.choice()),
            arm=arm,
            weight=weight,
            weight_method=self.method.currentData() or "" if weight is not None else "",
            weight_at=self.weight_at.instant() if weight is not None else None,
            height=taken(read_body(self.stature.text(), "height")),
            anchors=anchors,
            issues=tuple(issues),
        )

    def missing(self, typed: Typed) -> Missing | None:
        """Return the one thing missing before the criteria can be judged."""
        steps = (
            (typed.protocol is None, translate("EnrolWho", "choose the protocol"), self.protocol),
            (not typed.subject, translate("EnrolWho", "the study id"), self.subject),
            (not typed.bed, translate("EnrolWho", "the bed"), self.bed),
            (
                typed.birth_year is None,
                translate("EnrolWho", "the birth year"),
                self.birth_year,
            ),
            (self.sex.choice() is None, translate("EnrolWho", "the sex"), self.sex.segment("F")),
            (
                typed.weight is not None and not typed.weight_method,
                translate("EnrolWho", "how the weight was got"),
                self.method,
            ),
            (
                typed.weight is not None and typed.weight_at is None,
                translate("EnrolWho", "when it was weighed"),
                self.weight_at.line,
            ),
            *(
                (
                    rule.required and rule.asked == "enrolment" and rule.id not in typed.anchors,
                    core_said(rule.label),
                    self.anchors[rule.id].line,
                )
                for rule in _asked(typed.protocol)
                if rule.id in self.anchors
            ),
        )
        for lacking, words, where in steps:
            if lacking:
                said = translate("EnrolWho", "One step left: {0}").format(words)
                return Missing(said, where)
        unread = next((edit for edit in self._times() if _unread(edit)), None)
        if unread is not None:
            return Missing(translate("EnrolWho", "Mend the time that cannot be read"), unread.line)
        return None

    def _times(self) -> list[TimeEdit]:
        return [self.at, self.weight_at, *self.anchors.values()]

    def say(self, typed: Typed) -> None:
        """Say what follows from weight and height; a slip in kilograms shows there."""
        runs = self._alike(typed.subject)
        if typed.weight is not None:
            spoken = spoken_number(typed.weight.value, in_force())
            runs.append(Run(f"{typed.weight}", 700, "ink"))
            runs.append(Run(f", {spoken} {unit_spoken(typed.weight.unit)}"))
            if is_unusual(ANALYTES["weight"], Reading(typed.weight)):
                odd = translate("EnrolWho", " Unusual: is it kilograms?")
                runs.append(Run(odd, 600, "amber"))
        if body := body_words(typed):
            runs.append(Run(f". {body}"))
        self._said.show_runs(runs)

    def _alike(self, subject: str) -> list[Run]:
        """Warn of subjects whose study ids are easily taken for the one that is typed (R36)."""
        known = enrolled_like(self._bedside.bench, subject)
        if not known:
            return []
        words = translate("EnrolWho", "Alike and enrolled: {0}. Check the study id. ")
        return [Run(words.format(", ".join(known)), 600, "amber")]

    def read_back_words(self) -> str:
        """Return what is said of weight and height."""
        return self._said.text()

    def texts(self) -> Draft:
        """Return what was typed."""
        zone = self._bedside.zone
        return {
            "protocol": self.protocol.currentData() or "",
            "subject": self.subject.text(),
            "bed": self.bed.text(),
            "birth_year": self.birth_year.text(),
            "sex": self.sex.choice() or "",
            "weight": self.weight.text(),
            "method": self.method.currentData() or "",
            "weight_at": time_text(self.weight_at, zone),
            "height": self.stature.text(),
            "at": time_text(self.at, zone),
            "arm": (self.arm.choice() or "") if self.arm is not None else "",
            "anchors": {name: time_text(edit, zone) for name, edit in self.anchors.items()},
        }

    def fill(self, texts: Mapping[str, Any]) -> None:
        """Put a draft back."""
        kept = {key: text for key, text in texts.items() if isinstance(text, str)}
        self.protocol.setCurrentIndex(self.protocol.findData(kept.get("protocol", "")))
        self._show_protocol()
        self.method.setCurrentIndex(self.method.findData(kept.get("method", "")))
        for name, field in (
            ("subject", self.subject),
            ("bed", self.bed),
            ("birth_year", self.birth_year),
            ("weight", self.weight),
            ("height", self.stature),
        ):
            field.setText(kept.get(name, ""))
        if kept.get("sex") in ("F", "M", "other", "unknown"):
            self.sex.choose(kept["sex"])
        protocol = self.chosen_protocol()
        arms = [one.id for one in protocol.arms] if protocol is not None else []
        if self.arm is not None and kept.get("arm") in arms:
            self.arm.choose(kept["arm"])
        self.weight_at.set_text(kept.get("weight_at", ""))
        self.at.set_text(kept.get("at", ""))
        anchors = texts.get("anchors")
        for name, edit in self.anchors.items():
            text = anchors.get(name) if isinstance(anchors, Mapping) else ""
            edit.set_text(text if isinstance(text, str) else "")

    def clear(self) -> None:
        """Empty every field."""
        self.sex.choose(None)
        self.fill({})

    def set_enrolled(self, when: Instant) -> None:
        """Propose the time of enrolment; it can be typed over for one that is entered late."""
        self.at.set_text(show_when(when, self._bedside.zone))

    def _changed(self, _given: object = None) -> None:
        self.changed.emit()


def _asked(protocol: Protocol | None) -> list[AnchorRule]:
    """Return the anchors that a person states, those of the enrolment first."""
    found = [one for one in protocol.anchors if one.asked != "derived"] if protocol else []
    return sorted(found, key=lambda one: (one.asked != "enrolment", not one.required))


def _unread(edit: TimeEdit) -> bool:
    issue = edit.issue()
    return issue is not None and issue.code != "empty"
