extension Schema004 {
    /// Answers on their way in: what is stored and not yet looked at, and what is named and still to come.
    static let intake = """
        CREATE INDEX webhook_events_to_take ON webhook_events (id) WHERE state = 'received';
        CREATE INDEX webhook_events_by_response ON webhook_events (response_id) WHERE response_id IS NOT NULL;

        -- When somebody said by hand whose it is.
        ALTER TABLE responses ADD COLUMN linked_at INTEGER;

        -- Responses that a tool has named without their answers. response_id once the answers have come.
        CREATE TABLE awaited_responses (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            hook TEXT NOT NULL,
            campaign TEXT NOT NULL,
            response_key TEXT NOT NULL,
            survey_key TEXT,
            event_id INTEGER NOT NULL REFERENCES webhook_events (id),
            noticed_at INTEGER NOT NULL,
            response_id INTEGER REFERENCES responses (id),
            UNIQUE (hook, response_key)
        ) STRICT;
        CREATE INDEX awaited_responses_by_response ON awaited_responses (response_id) WHERE response_id IS NOT NULL;

        """
}
