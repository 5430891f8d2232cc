"""Writes schema-003.sqlite: a store of the second schema, brought forward by the version that had the third, with a row in each new table.

usage: cp schema-002.sqlite store.sqlite; kamerton store migrate (at version 3); python3 make-schema-003.py store.sqlite
"""
import sqlite3
import sys

p = sys.argv[1]
c=sqlite3.connect(p); c.execute("pragma foreign_keys=on")
m,mem,camp,occ=c.execute("select id,member_id,campaign,occurrence from messages where state='sent' limit 1").fetchone()
r,rm,rc=c.execute("select id,member_id,campaign from responses where member_id is not null limit 1").fetchone()
t=1791615600000
q=[("touched_members",(mem,)),
("observations",(1,m,mem,'click','https://example.org/plan',None,t)),
("inbound_mails",(1,b'\x01'*32,'bounce','inbox',t,t)),
("inbound_events",(1,1,'soft',m,mem,'token','4.2.2','mailbox_full','452 4.2.2 mailbox full',0,'counted',t)),
("interventions",(1,camp,occ,'pause','anna','why not',None,None,None,0,t)),
("domain_suppressions",('example.net','manual','command',None,t)),
("imap_folders",(1,'bounces@imap.example.org/INBOX',7,12,12,t)),
("relay_states",('main',1,'421 later',t,t,t+60000)),
("seed_copies",(1,camp,occ,'main','seed@example.org','sent',1,t,None,None,'<seed@example.org>','main',250,'ok',t,t)),
("journeys",(1,'first-steps','2026-10-01T10:00Z',mem,t,None,t,None,None,'completed',t,t)),
("journey_marks",('first-steps','stage',1,t,t)),
("sequence_steps",('first-steps','ab12','planting',None,1,t)),
("segment_entries",(1,'first-steps','gardeners',mem,t,None)),
("follow_ups",(1,r,rm,rc,'tag:promoter',t,None)),
("cases",(1,rm,rc,r,'care@example.org','open',None,t+86400000,t,None)),]
for n,v in q: c.execute(f"insert into {n} values ({','.join('?'*len(v))})",v)
c.commit(); c.execute("pragma wal_checkpoint(truncate)"); c.execute("pragma journal_mode=delete"); c.close()
