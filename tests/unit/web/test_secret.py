"""The secret key: made once, read by its owner only, the same for everybody who starts at once."""

import stat
from concurrent.futures import ThreadPoolExecutor

from groundswell.web.secret import FILE_NAME, kept_secret, make_secret


def test_it_is_made_once_and_readable_by_its_owner_only(tmp_path):
    make_secret(tmp_path)
    first = kept_secret(tmp_path)
    make_secret(tmp_path)

    assert kept_secret(tmp_path) == first
    assert len(first) >= 64
    assert stat.S_IMODE((tmp_path / FILE_NAME).stat().st_mode) == 0o600


def test_all_who_start_at_once_read_the_same(tmp_path):
    def start(_):
        make_secret(tmp_path)
        return kept_secret(tmp_path)

    with ThreadPoolExecutor(16) as starters:
        keys = set(starters.map(start, range(64)))

    assert len(keys) == 1
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]


def test_without_a_prepared_folder_the_key_is_thrown_away(tmp_path):
    assert kept_secret(tmp_path) != kept_secret(tmp_path)
    assert list(tmp_path.iterdir()) == []
