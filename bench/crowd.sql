-- Fills a store that has a schema and no members: .parameter set :members 1000000, :activities 3000000 before it.
-- The same rows always. A third of the activities are purchases, most of them old; a few members ring.
PRAGMA journal_mode = WAL;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -1000000;
BEGIN;

-- 2026-10-01 00:00 UTC is the present of this community; :day is a day in milliseconds.
CREATE TEMP TABLE k AS SELECT 1790812800000 AS now, 86400000 AS day;

INSERT INTO members (key, email, email_key, first_name, last_name, locale, timezone, attr_city, attr_plan,
    attr_garden_size, joined_at, touched, created_at, updated_at)
WITH RECURSIVE i (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM i WHERE n < :members),
h (n, a, b) AS (SELECT n, n * 2654435761 % 4294967296, n * 40503 % 65536 FROM i)
SELECT CAST(printf('%016d', n) AS BLOB), 'member' || n || '@example' || (a % 50) || '.org',
    'member' || n || '@example' || (a % 50) || '.org',
    CASE b % 4 WHEN 0 THEN 'Anna' WHEN 1 THEN 'Борис' WHEN 2 THEN 'Vera' ELSE 'Пётр' END || (a % 400),
    'Number' || n, CASE a % 3 WHEN 0 THEN 'en' ELSE 'ru' END,
    CASE a % 5 WHEN 0 THEN 'Asia/Yekaterinburg' ELSE 'Europe/Moscow' END,
    CASE WHEN a % 10 = 0 THEN NULL WHEN a % 1000 = 1 THEN 'Пенза' WHEN a % 1000 = 2 THEN 'ПЕНЗА'
        ELSE 'City ' || (a % 997) END,
    CASE WHEN b % 10 < 7 THEN 'free' WHEN b % 10 < 9 THEN 'club' ELSE 'patron' END,
    CASE WHEN b % 4 > 0 THEN a % 5000 / 10.0 END,
    k.now - (a % 1500) * k.day, 1, k.now, k.now
FROM h, k;

INSERT INTO member_tags (member_id, tag, added_at)
SELECT m.id, 'staff', k.now FROM members m, k WHERE m.id % 5000 = 7
UNION ALL SELECT m.id, 'garden', k.now FROM members m, k WHERE m.id % 3 = 0;

-- Older activities first. The time is spread over three years and denser towards the end.
INSERT INTO activities (member_id, kind, at, source, source_key, created_at, field_amount)
WITH RECURSIVE i (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM i WHERE n < :activities),
h (n, a, b) AS (SELECT n, n * 2246822519 % 4294967296, n * 3266489917 % 4294967296 / 64 FROM i)
SELECT 1 + a % :members,
    CASE WHEN b % 100 < 40 THEN 'purchase' WHEN b % 100 < 90 THEN 'visit' WHEN b % 100 < 95 THEN 'ticket'
        WHEN b % 100 < 97 THEN 'attended' WHEN b % 100 < 99 THEN 'referral' ELSE 'story' END,
    k.now - CAST((:activities - n) * 1.0 / :activities * 1095 * k.day AS INTEGER) - b % 86400,
    'bench', 'b' || n, k.now, CASE WHEN b % 100 < 40 THEN 10 + a % 20000 / 10.0 END
FROM h, k;

INSERT INTO messages (campaign, occurrence, step, member_id, intent, kind, priority, state, definition_hash,
    planned_at, claimed_at, sent_at, created_at)
SELECT CASE m.id % 4 WHEN 0 THEN 'spring-sale' ELSE 'welcome' END, '2026', 'main', m.id, 'inform', 'email', 30,
    CASE m.id % 50 WHEN 0 THEN 'bounced' ELSE 'sent' END, 'h', k.now - m.id % 300 * k.day, k.now - m.id % 300 * k.day,
    k.now - m.id % 300 * k.day, k.now
FROM members m, k WHERE m.id % 2 = 0;

INSERT INTO responses (campaign, member_id, matched_by, source, source_key, at, received_at, updated_at)
SELECT 'nps-quarterly', m.id, 'token', 'bench', 'r' || m.id, k.now - m.id % 300 * k.day, k.now, k.now
FROM members m, k WHERE m.id % 5 = 0;
INSERT INTO answers (response_id, question, kind, number)
SELECT r.id, 'score', 'nps', r.member_id * 7 % 11 FROM responses r;
COMMIT;
PRAGMA wal_checkpoint(TRUNCATE);
