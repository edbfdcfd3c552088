"""What people give us: a file, the meaning of its columns, or a small table typed in."""

import csv
import io
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from groundswell.discover.breakdown import phrases
from groundswell.discover.breakdown.enums import DataKind, UnitKind
from groundswell.discover.breakdown.measures import measures
from groundswell.discover.breakdown.reading.columns import NEEDED, ROLE_NAMES, Role, choices
from groundswell.discover.breakdown.reading.contents import ColumnMap, largest_share
from groundswell.national.given_tables import Sheet
from groundswell.national.source import Source, source_from
from groundswell.vocabulary.faults import BadInput
from groundswell.web.forms import PlainForm

FIRST_YEAR, LAST_YEAR = 2015, 2100
TYPED_ROWS = 10
TYPED_MEASURES = 3
UNIT_CHOICES = [(kind.value, phrases.UNIT_NAMES[kind]) for kind in UnitKind]
SCALES = [("100", "Out of 100: 64.2 means 64.2%"), ("1", "Out of 1: 0.642 means 64.2%")]


def year_field() -> forms.IntegerField:
    """Return the field for the year a survey was made in."""
    return forms.IntegerField(
        label="Year of the survey",
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), phrases.CHOOSE_YEAR),
    )


class LoadForm(PlainForm):
    """A file, what it holds and for which year."""

    kind = forms.ChoiceField(
        label="What does the file hold?",
        choices=[(kind.value, phrases.KIND_NAMES[kind]) for kind in DataKind],
        widget=forms.RadioSelect,
        error_messages={"required": phrases.CHOOSE_KIND, "invalid_choice": phrases.CHOOSE_KIND},
    )
    year = year_field()
    file = forms.FileField(
        label="File",
        help_text="A CSV file or an .xlsx workbook of at most 5 MiB.",
        error_messages={
            "required": phrases.CHOOSE_FILE,
            "empty": "The file is empty. Choose a file with a row for each unit.",
            "missing": phrases.CHOOSE_FILE,
            "invalid": phrases.CHOOSE_FILE,
        },
    )

    def clean_file(self) -> Source:
        """Return the file once it has passed the guards that need no parsing; raise ValidationError otherwise."""
        given = self.cleaned_data["file"]
        try:
            return source_from(given.name, given.read() if given.size <= 5 * 1024 * 1024 else b"", given.size)
        except BadInput as fault:
            raise ValidationError(fault.sentence()) from fault


class CheckForm(forms.Form):
    """A meaning for every column of one sheet, and what only a person can know."""

    def __init__(
        self, data: Any = None, *, sheet: Sheet, kind: DataKind, guessed: tuple[str, ...], unit_kind: UnitKind | None
    ) -> None:
        super().__init__(data, auto_id="%s", label_suffix="")
        self.sheet, self.kind = sheet, kind
        options = choices(kind)
        for at, meaning in enumerate(guessed):
            self.fields[f"column_{at}"] = forms.ChoiceField(
                label=sheet.headings[at] or f"Column {at + 1}", choices=options, required=False, initial=meaning
            )
        if kind is not DataKind.INDICATORS:
            self.fields["unit_kind"] = forms.ChoiceField(
                label="What are the rows, if no column says so?",
                choices=[("", "A column says so"), *UNIT_CHOICES],
                required=False,
                initial=unit_kind or "",
            )
        if kind is DataKind.RESULTS:
            self.fields["scale"] = forms.ChoiceField(
                label="Are shares out of 100 or out of 1?",
                choices=SCALES,
                required=False,
                widget=forms.RadioSelect,
                error_messages={"invalid_choice": "Choose out of 100 or out of 1."},
            )

    def columns(self) -> tuple[str, ...]:
        """Return what was chosen, or guessed where nothing was sent yet."""
        names = [f"column_{at}" for at in range(len(self.sheet.headings))]
        if self.is_bound:
            return tuple(str(self.data.get(name, "")) for name in names)
        return tuple(str(self.fields[name].initial) for name in names)

    def clean(self) -> dict[str, Any]:
        """Return the clean values with `mapping`, a ColumnMap, when everything needed is chosen."""
        cleaned = super().clean() or {}
        meanings = tuple(cleaned.get(f"column_{at}", "") for at in range(len(self.sheet.headings)))
        written = cleaned.get("unit_kind", "")
        scale = cleaned.get("scale", "")
        mapping = ColumnMap(
            meanings=meanings,
            unit_kind=UnitKind(written) if written else None,
            out_of_one=None if not scale else scale == "1",
        )
        if self.errors or not self._is_complete(mapping):
            return cleaned
        self._check_scale(mapping)
        cleaned["mapping"] = mapping
        return cleaned

    def _is_complete(self, mapping: ColumnMap) -> bool:
        many_allowed = {Role.IGNORE, Role.ANSWERS_BEFORE}
        for meaning in set(mapping.meanings) - many_allowed:
            at = [place for place, one in enumerate(mapping.meanings) if one == meaning]
            if len(at) > 1:
                named = " and ".join(f"“{self.sheet.headings[place]}”" for place in at)
                role = dict(choices(self.kind))[meaning]
                self.add_error(f"column_{at[1]}", phrases.TOO_MANY_CHOICES.format(role=role, columns=named))
        for role in NEEDED[self.kind]:
            if mapping.column(role) is None:
                self.add_error("column_0", phrases.MISSING_ROLE.format(role=ROLE_NAMES[role]))
        if self.kind is DataKind.RESULTS and not mapping.measured:
            self.add_error("column_0", phrases.NO_MEASURE)
        if (
            self.kind is not DataKind.INDICATORS
            and mapping.column(Role.UNIT_KIND) is None
            and mapping.unit_kind is None
        ):
            self.add_error("unit_kind", phrases.CHOOSE_UNIT_KIND)
        return not self.errors

    def _check_scale(self, mapping: ColumnMap) -> None:
        if self.kind is not DataKind.RESULTS or mapping.out_of_one is not None:
            return
        try:
            largest = largest_share(self.sheet, mapping)
        except BadInput:
            # The reader names the cell, in the order of rows.
            return
        if largest is not None:
            self.add_error("scale", phrases.CHOOSE_SCALE.format(largest=f"{largest:g}"))


class TypeForm(PlainForm):
    """A small table: one kind of unit, up to three measures, up to ten units."""

    year = year_field()
    unit_kind = forms.ChoiceField(
        label="The units are",
        choices=[(kind.value, phrases.UNIT_PLURALS[kind]) for kind in UnitKind if kind is not UnitKind.TEAM],
        widget=forms.RadioSelect,
        error_messages={"required": phrases.CHOOSE_UNIT_KIND, "invalid_choice": phrases.CHOOSE_UNIT_KIND},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [("", "None")] + [(one.id, one.choice) for one in measures().values()]
        for at in range(TYPED_MEASURES):
            self.fields[f"measure_{at}"] = forms.ChoiceField(label=f"Measure {at + 1}", choices=known, required=False)
        for row in range(TYPED_ROWS + 1):
            label = "Whole trust" if row == 0 else f"Unit {row}"
            if row:
                self.fields[f"unit_{row}"] = forms.CharField(label=f"{label}, name", required=False, max_length=120)
            self.fields[f"answers_{row}"] = forms.CharField(label=f"{label}, answers", required=False, max_length=20)
            for at in range(TYPED_MEASURES):
                self.fields[f"value_{row}_{at}"] = forms.CharField(
                    label=f"{label}, measure {at + 1}", required=False, max_length=20
                )

    def rows(self) -> list[tuple[int, tuple[str, ...]]]:
        """Return the names of the fields row by row, the whole trust first: name, answers, one value per measure."""
        values = range(TYPED_MEASURES)
        return [
            (row, (f"unit_{row}" if row else "", f"answers_{row}", *(f"value_{row}_{at}" for at in values)))
            for row in range(TYPED_ROWS + 1)
        ]

    def clean(self) -> dict[str, Any]:
        """Return the clean values with `source`, the table as a file, so that it is read like any other."""
        cleaned = super().clean() or {}
        chosen = [at for at in range(TYPED_MEASURES) if cleaned.get(f"measure_{at}")]
        if not chosen:
            self.add_error("measure_0", "Choose at least one measure.")
        if not any(cleaned.get(f"unit_{row}") for row in range(1, TYPED_ROWS + 1)):
            self.add_error("unit_1", phrases.TYPE_A_UNIT)
        if self.errors:
            return cleaned
        kind = phrases.UNIT_NAMES[UnitKind(cleaned["unit_kind"])]
        rows = [["Kind of unit", "Unit", "Number of answers", *(cleaned[f"measure_{at}"] for at in chosen)]]
        for row in range(TYPED_ROWS + 1):
            cells = [cleaned.get(f"answers_{row}", ""), *(cleaned.get(f"value_{row}_{at}", "") for at in chosen)]
            name = cleaned.get(f"unit_{row}", "")
            if any(cells) or name:
                rows.append(["Trust" if row == 0 else kind, name, *cells])
        out = io.StringIO(newline="")
        csv.writer(out).writerows(rows)
        cleaned["source"] = source_from("the table you typed", out.getvalue().encode())
        return cleaned
