"""Writes schema-005.sqlite: a store of the fourth schema, brought forward by the version that had the fifth, with a row in each new table.

usage: cp schema-004.sqlite store.sqlite; kamerton store migrate (at version 5); python3 make-schema-005.py store.sqlite
"""
import sqlite3
import sys

c = sqlite3.connect(sys.argv[1])
c.execute("pragma foreign_keys=on")
t = 1791615600000
case, member = c.execute("select id, member_id from cases limit 1").fetchone()
c.execute("update cases set contacted_at = ?, outcome = 'resolved' where id = ?", (t + 1800000, case))
c.execute(
    "insert into case_notes (case_id, member_id, kind, who, text, at) values (?, ?, 'contacted', 'care@example.org', 'by phone', ?)",
    (case, member, t + 1800000))
c.execute("insert into case_digests values ('care@example.org', '2026-10-10', ?)", (t,))
c.commit()
c.execute("pragma wal_checkpoint(truncate)")
c.execute("pragma journal_mode=delete")
c.close()
