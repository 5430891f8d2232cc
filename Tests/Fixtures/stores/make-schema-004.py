"""Writes schema-004.sqlite: a store of the third schema, brought forward by the version that had the fourth, with a row in each new table.

usage: cp schema-003.sqlite store.sqlite; kamerton store migrate (at version 4); python3 make-schema-004.py store.sqlite
"""
import sqlite3
import sys

p = sys.argv[1]
c=sqlite3.connect(p); c.execute("pragma foreign_keys=on")
m,mem,camp,occ=c.execute("select id,member_id,campaign,occurrence from messages where state='sent' limit 1").fetchone()
r,rm,rc=c.execute("select id,member_id,campaign from responses where member_id is not null limit 1").fetchone()
e,=c.execute("select id from webhook_events limit 1").fetchone()
t=1791615600000
q=[("experiments",(camp,occ,'main','ab12','clicks',0.2,14400000,0.95,t+14400000,None,None,None,None,None,t)),
("experiment_arms",(camp,occ,'main','short',0,None,None,None,None,None,None,None)),
("awaited_responses",(1,'monkey',rc,'114','31',e,t,None)),
("drafts",('page','draft-1',rc,m,mem,'[["q.score","9"]]',t)),
("set_aside",('page','aside-1','young',rc,m,mem,'[["q.score","0"]]',t)),
("anonymous_tokens",('pulse','2026-10-01T07:00Z',mem,'2026-10-02')),
("anonymous_sheets",(b'\x02'*16,'pulse','2026-10-01T07:00Z','cd34','[["score","nps",9,null]]')),
("cases",(2,rm,rc,r,'care@example.org','closed','called, a new tree is on its way',t+86400000,t,t+3600000)),]
for n,v in q: c.execute(f"insert into {n} values ({','.join('?'*len(v))})",v)
c.commit(); c.execute("pragma wal_checkpoint(truncate)"); c.execute("pragma journal_mode=delete"); c.close()
