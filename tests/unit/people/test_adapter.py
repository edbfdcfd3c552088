"""Addresses of machines are counted in buckets; secrets of the second factor are locked."""

from datetime import UTC, datetime, timedelta

import pytest
from cryptography.fernet import InvalidToken

from groundswell.people.adapter import SecondFactorAdapter, address_bucket

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)


def test_one_address_stays_in_one_bucket_for_ten_minutes():
    buckets = {address_bucket("203.0.113.7", at=NOON + timedelta(minutes=minute)) for minute in range(10)}

    assert len(buckets) == 1


def test_the_bucket_changes_after_ten_minutes_and_with_the_secret_key(settings):
    first = address_bucket("203.0.113.7", at=NOON)
    later = address_bucket("203.0.113.7", at=NOON + timedelta(minutes=10))
    settings.SECRET_KEY = "another"

    assert len({first, later, address_bucket("203.0.113.7", at=NOON)}) == 3


def test_there_are_far_fewer_buckets_than_addresses():
    buckets = {int(address_bucket(str(number), at=NOON).removeprefix("bucket-")) for number in range(2000)}

    assert max(buckets) < 2**20
    assert len(buckets) > 1900


def test_a_locked_secret_opens_with_this_installations_key_only(settings):
    adapter = SecondFactorAdapter()
    locked = adapter.encrypt("JBSWY3DPEHPK3PXP")

    assert "JBSWY3DP" not in locked
    assert adapter.decrypt(locked) == "JBSWY3DPEHPK3PXP"
    settings.SECRET_KEY = "another"
    with pytest.raises(InvalidToken):
        adapter.decrypt(locked)


def test_a_household_of_ipv6_is_one_address():
    buckets = {address_bucket(f"2001:db8:1:2:{host:x}::1", at=NOON) for host in range(50)}

    assert len(buckets) == 1
    assert address_bucket("2001:db8:1:3::1", at=NOON) not in buckets
    assert address_bucket("::ffff:203.0.113.7", at=NOON) == address_bucket("203.0.113.7", at=NOON)
