#!/usr/bin/env python3
"""Makes schema-001.sqlite: a small store as the first version wrote it, with a row or more in every table.

The tables are those of Sources/Store/Schema/Schema001.swift, which is released and never edited.

    python3 Tests/Fixtures/stores/make-schema-001.py
"""

import hashlib
import hmac
import os
import re
import sqlite3
import struct

here = os.path.dirname(os.path.abspath(__file__))
root = os.path.join(here, "..", "..", "..")
source = open(os.path.join(root, "Sources/Store/Schema/Schema001.swift"), encoding="utf-8").read()
parts = dict(re.findall(r'static let (\w+) = """\n(.*?)"""', source, re.S))
order = re.search(r"static let sql = (.*)", source).group(1).split(" + ")

path = os.path.join(here, "schema-001.sqlite")
if os.path.exists(path):
    os.remove(path)
db = sqlite3.connect(path)
# Small pages: the file is in git.
db.executescript("PRAGMA page_size = 1024; PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON;")
for name in order:
    db.executescript(parts[name])

salt = bytes([7]) * 32


def keyed(*texts):
    message = b"".join(struct.pack(">I", len(t.encode())) + t.encode() for t in texts)
    return hmac.new(salt, message, hashlib.sha256).digest()[:16]


def insert(table, **row):
    names = ", ".join(row)
    db.execute(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(row))})", list(row.values()))


day = 86_400_000
now = 1_791_615_600_000  # 2026-10-10T07:00:00Z
insert("meta", name="schema_version", value=1)
insert("meta", name="salt", value=salt)
insert("meta", name="high_water", value=now)
insert("meta", name="stage_rules", value="rules-1")
db.execute("ALTER TABLE members ADD COLUMN attr_city TEXT")
db.execute("ALTER TABLE members ADD COLUMN attr_plan TEXT")
db.execute("ALTER TABLE members ADD COLUMN attr_garden_size REAL")
db.execute("ALTER TABLE activities ADD COLUMN field_amount REAL")
db.execute("ALTER TABLE activities ADD COLUMN field_sku TEXT")

people = [
    ("anna@example.org", "Anna", "Petrova", "Penza", "club", 6.5),
    ("Ivan@Example.org", "Ivan", None, "=1+1", "free", None),
    ("мария@почта.рф", "Мария", "Кузнецова", "Пенза", None, 12.0),
]
for number, (email, first, last, city, plan, size) in enumerate(people, 1):
    local, domain = email.split("@")
    key = local.lower() + "@" + domain.lower().encode("idna").decode()
    insert(
        "members", id=number, key=keyed("member", key), email=email, email_key=key, external_id=f"C-{number}",
        first_name=first, last_name=last, locale="ru", timezone="Europe/Moscow", joined_at=now - 400 * day,
        stage="first_purchase", stage_entered_at=now - 30 * day, touched=0, created_at=now - 100 * day,
        updated_at=now - 10 * day, attr_city=city, attr_plan=plan, attr_garden_size=size)
    insert("member_tags", member_id=number, tag="staff" if number == 1 else "guest", added_at=now - 50 * day)
    insert(
        "activities", id=number, member_id=number, kind="purchase", at=now - 30 * day, source="shop",
        source_key=f"order-{number}", created_at=now - 29 * day, field_amount=10.5 * number, field_sku="APPLE")
    insert(
        "consents", id=number, member_id=number, purpose="all", state="granted", basis="form", wording="v1",
        source="import:members", at=now - 90 * day, proof=f"members.csv, line {number + 1}")
    insert("consent_states", member_id=number, purpose="all", state="granted", at=now - 90 * day)
    insert(
        "stage_changes", id=number, member_id=number, to_stage="first_purchase", entered_at=now - 30 * day,
        observed_at=now - 29 * day, rules_hash="rules-1")
insert("consents", id=4, member_id=2, purpose="news", state="withdrawn", source="one-click", at=now - day)
insert("consent_states", member_id=2, purpose="news", state="withdrawn", at=now - day)
insert("suppressions", email_hash=keyed("address", "gone@example.org"), email_key="gone@example.org",
       reason="bounced", source="smtp", note="550 5.1.1 no such user", at=now - 5 * day)
insert("suppressions", email_hash=keyed("address", "erased@example.org"), reason="erased", source="test", at=now)

insert("campaign_versions", campaign="nps-quarterly", hash="c1", first_run_at=now - 20 * day, schedule="at")
insert("approvals", campaign="nps-quarterly", hash="c1", approved_at=now - 21 * day, approved_by="lena")
insert("occurrences", campaign="nps-quarterly", occurrence="2026-10-01T07:00Z", due_at=now - 9 * day,
       closes_at=now + 5 * day, definition_hash="c1", planned_through_id=3, audience=3, created_at=now - 9 * day,
       complete_at=now - 9 * day)
insert("claims", id=1, node="host", pid=100, boot_id="boot", started_at=now - 9 * day, heartbeat_at=now - 9 * day,
       ended_at=now - 9 * day)
common = dict(campaign="nps-quarterly", occurrence="2026-10-01T07:00Z", step="main", intent="research", kind="survey",
              priority=10, definition_hash="c1", planned_at=now - 9 * day, created_at=now - 9 * day)
insert("messages", id=1, member_id=1, state="sent", attempts=1, first_attempt_at=now - 9 * day, claim_id=1,
       claimed_at=now - 9 * day, sent_at=now - 9 * day, settled_at=now - 9 * day, message_id="<m1@example.org>",
       relay_id="QUEUED1", smtp_code=250, smtp_reply="2.0.0 Ok", **common)
insert("messages", id=2, member_id=2, state="skipped", reason="no_consent", settled_at=now - 9 * day, **common)
insert("messages", id=3, member_id=3, state="planned", reason="quiet_hours", next_attempt_at=now + 3_600_000, **common)
insert("responses", id=1, campaign="nps-quarterly", occurrence="2026-10-01T07:00Z", message_id=1, member_id=1,
       matched_by="token", source="page", source_key="1", locale="ru", definition_hash="c1", at=now - 8 * day,
       received_at=now - 8 * day, updated_at=now - 8 * day)
insert("responses", id=2, campaign="nps-quarterly", matched_by="none", source="hook:forms", source_key="r-2",
       is_late=1, at=now - 7 * day, received_at=now - 7 * day, updated_at=now - 7 * day)
insert("answers", response_id=1, question="score", kind="nps", number=9.0)
insert("answers", response_id=1, question="reason", kind="text", text="The apples, of course")
insert("answers", response_id=2, question="score", kind="nps", number=3.0)
insert("webhook_events", id=1, hook="forms", event_id="evt-1", body=b'{"id": "r-2", "answers": {"score": 3}}',
       received_at=now - 7 * day, state="done", response_id=2)
insert("imports", id=1, kind="members", file_name="members.csv", file_hash="ff", source="members", read_count=3,
       created_count=3, started_at=now - 100 * day, ended_at=now - 100 * day)
insert("import_mappings", kind="members", source="members", field="city", header="Город")
db.commit()
db.execute("PRAGMA journal_mode = DELETE")
db.execute("VACUUM")
db.close()
print(path, os.path.getsize(path), "bytes")
