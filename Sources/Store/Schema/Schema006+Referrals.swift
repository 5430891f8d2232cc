extension Schema006 {
    /// Who brought whom, by which code; pools of codes.
    static let referrals = """
        -- The code of another member that came with a sign-up, an imported member, an activity: as it was written.
        ALTER TABLE members ADD COLUMN referral_code TEXT;
        ALTER TABLE activities ADD COLUMN referral_code TEXT;
        ALTER TABLE sign_ups ADD COLUMN referral_code TEXT;
        CREATE INDEX members_with_code ON members (id) WHERE referral_code IS NOT NULL;
        CREATE INDEX activities_with_code ON activities (id) WHERE referral_code IS NOT NULL;

        -- The member's own code. Given in the order of ids, so that the highest tells how far.
        CREATE TABLE referral_codes (
            member_id INTEGER PRIMARY KEY NOT NULL REFERENCES members (id),
            code TEXT NOT NULL UNIQUE,
            created_at INTEGER NOT NULL
        ) STRICT;

        -- member_id came with the code of referrer_id, at touched_at. One row for each time that a code came along.
        CREATE TABLE referrals (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            member_id INTEGER NOT NULL REFERENCES members (id),
            referrer_id INTEGER REFERENCES members (id),
            code TEXT NOT NULL DEFAULT '',
            happening TEXT NOT NULL CHECK (happening IN ('sign_up', 'activity')),
            activity_id INTEGER UNIQUE REFERENCES activities (id) ON DELETE SET NULL,
            touched_at INTEGER NOT NULL,
            closes_at INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('waiting', 'credited', 'refused')),
            reason TEXT CHECK (reason IN ('unknown', 'self', 'ring', 'customer', 'already', 'window')),
            counted TEXT,
            counted_at INTEGER,
            decided_at INTEGER
        ) STRICT;
        CREATE UNIQUE INDEX referrals_sign_up ON referrals (member_id) WHERE happening = 'sign_up';
        -- First touch: nobody is brought twice.
        CREATE UNIQUE INDEX referrals_credited ON referrals (member_id) WHERE state = 'credited';
        CREATE INDEX referrals_by_member ON referrals (member_id, touched_at);
        CREATE INDEX referrals_by_referrer ON referrals (referrer_id, state);
        CREATE INDEX referrals_open ON referrals (closes_at) WHERE state = 'waiting' OR reason = 'window';

        -- Codes that others honour. One with a member_id is given, and stays so: nobody else ever gets it.
        -- scope is empty where a member gets one of a campaign, else the occurrence.
        CREATE TABLE pool_codes (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            pool TEXT NOT NULL,
            code TEXT NOT NULL,
            expires_at INTEGER,
            imported_at INTEGER NOT NULL,
            given_at INTEGER,
            member_id INTEGER REFERENCES members (id),
            campaign TEXT,
            scope TEXT,
            message_id INTEGER REFERENCES messages (id),
            reward TEXT,
            UNIQUE (pool, code)
        ) STRICT;
        CREATE INDEX pool_codes_free ON pool_codes (pool, id) WHERE given_at IS NULL;
        CREATE UNIQUE INDEX pool_codes_once ON pool_codes (campaign, scope, member_id) WHERE campaign IS NOT NULL;
        CREATE INDEX pool_codes_by_member ON pool_codes (member_id) WHERE member_id IS NOT NULL;

        """
}
