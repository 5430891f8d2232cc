"""Writes schema-006.sqlite: a store of the fifth schema, brought forward by the version that had the sixth, with a row in each new table.

usage: cp schema-005.sqlite store.sqlite; kamerton store migrate (at version 6); python3 make-schema-006.py store.sqlite
"""
import sqlite3
import sys

c = sqlite3.connect(sys.argv[1])
c.execute("pragma foreign_keys=on")
t = 1791615600000
day = 86400000


def insert(table, **values):
    names = ", ".join(values)
    marks = ", ".join(":" + n for n in values)
    return c.execute(f"insert into {table} ({names}) values ({marks})", values).lastrowid


purchase = c.execute("select id from activities where kind = 'purchase' and member_id = 2").fetchone()[0]
insert("purchase_models", fitted_at=t, members=3, r=0.24, alpha=4.4, a=0.8, b=2.4, log_likelihood=-12.5)
insert("event_dates", campaign="tasting", occurrence="2026-11-20", starts_at=t + 40 * day, ends_at=t + 40 * day + 7200000,
       details='{"place":"Riga"}', announced_at=t, changed_at=t)
insert("event_replies", campaign="tasting", occurrence="2026-11-20", member_id=1, answer="yes", guests=1, helps="bring",
       state="seated", is_newcomer=1, queued_at=t, moved_up=0, created_at=t, updated_at=t)
insert("role_changes", member_id=2, role="mentor", kind="given", until_at=t + 300 * day, note="grafting", who="anna", at=t)
insert("core_members", member_id=2, place=1, points=7.5, since_at=t)
insert("waves", campaign="tasting", occurrence="2026-11-20", wave=1, definition_hash="h", opened_at=t, released_at=t, look_at=t, created_at=t)
pair = insert("mentorships", state="asked", asked_at=t, expires_at=t + 14 * day)
insert("mentorship_sides", mentorship_id=pair, side="newcomer", member_id=1)
insert("mentorship_sides", mentorship_id=pair, side="mentor", member_id=2, said_yes=1, said_at=t + 1000)
for member, code in ((1, "ACDEFGHJ"), (2, "KMNPQRTU"), (3, "WXY34679")):
    insert("referral_codes", member_id=member, code=code, created_at=t)
insert("referrals", member_id=2, referrer_id=1, code="ACDEFGHJ", happening="activity", activity_id=purchase, touched_at=t,
       closes_at=t + 30 * day, state="waiting")
insert("pool_codes", pool="thanks", code="=THANKS-1", imported_at=t)
insert("points", member_id=2, kind="earned", points=50, rule="purchase", activity_id=purchase, at=t, expires_at=t + 365 * day, created_at=t)
c.execute("insert or replace into point_balances values (2, 50)")
insert("points_waiting", activity_id=purchase, at=t)
c.commit()
c.execute("pragma wal_checkpoint(truncate)")
c.execute("pragma journal_mode=delete")
c.close()
