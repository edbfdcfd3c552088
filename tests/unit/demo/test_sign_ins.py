"""Sample sign-ins are random per data folder, kept, and for their owner only."""

import stat

from groundswell.demo.alderbrook import CODE, PEOPLE
from groundswell.demo.sign_ins import FILE_NAME, kept_sign_ins
from groundswell.people.enums import Role


def test_they_are_made_once_and_kept(tmp_path):
    first = kept_sign_ins(tmp_path, ["a@trust.example"])

    assert kept_sign_ins(tmp_path, ["b@trust.example"]) == first
    assert list(first.secrets) == ["a@trust.example"]
    assert stat.S_IMODE((tmp_path / FILE_NAME).stat().st_mode) == 0o600


def test_another_folder_has_others(tmp_path):
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()

    one, two = (kept_sign_ins(tmp_path / name, ["a@trust.example"]) for name in ("one", "two"))

    assert one.password != two.password
    assert one.secrets != two.secrets
    assert len(one.password) >= 12


def test_there_is_one_sample_person_per_role():
    assert sorted(person.role for person in PEOPLE) == sorted(Role)
    assert CODE.startswith("ZZ")
