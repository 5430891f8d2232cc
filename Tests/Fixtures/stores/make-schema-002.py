#!/usr/bin/env python3
"""Makes schema-002.sqlite: schema-001.sqlite as the version with schema 2 brought it forward, with a row or more in every table.

    python3 Tests/Fixtures/stores/make-schema-002.py BROUGHT-FORWARD.sqlite

The argument is a copy of schema-001.sqlite after `kamerton store migrate` by a version that knows schema 2 and no later one.
"""

import os
import shutil
import sqlite3
import sys

here = os.path.dirname(os.path.abspath(__file__))
path = os.path.join(here, "schema-002.sqlite")
shutil.copy(sys.argv[1], path)
db = sqlite3.connect(path)
assert db.execute("SELECT value FROM meta WHERE name = 'schema_version'").fetchone() == (2,)


def insert(table, **row):
    names = ", ".join(row)
    db.execute(f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({', '.join('?' * len(row))})", list(row.values()))


day = 86_400_000
now = 1_791_615_600_000  # 2026-10-10T07:00:00Z
db.execute("UPDATE members SET frequency = 'fewer', paused_until_at = ? WHERE id = 2", [now + 5 * day])
insert("frozen_keys", key=bytes(range(16)))
insert("consent_wordings", id=1, version="v2", locale="en", text="Yes, write to me.", first_used_at=now - 3 * day)
insert("sign_ups", id=1, member_id=3, purposes="news events", state="pending", wording_id=1, locale="en",
       page="https://club.example.org/subscribe", address="198.51.100.0", user_agent="Browser", requested_at=now - day,
       expires_at=now + 6 * day)
insert("sign_up_limits", block="198.51.100.0/24", tokens=2.5, at=now - day)
insert("erasures", id=1, email_hash=bytes(range(16, 32)), begun_at=now - day, emptied_at=now - day, done_at=now - day)
insert("declared_types", table_name="members", column_name="attr_city", type="string")
insert("address_changes", id=1, member_id=1, email="new@example.org", email_key="new@example.org", state="asked",
       asked_at=now - 3_600_000, expires_at=now + day)
db.commit()
empty = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
         if not db.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchone()]
assert not empty, empty
db.execute("PRAGMA journal_mode = DELETE")
db.execute("VACUUM")
db.close()
print(path, os.path.getsize(path), "bytes")
