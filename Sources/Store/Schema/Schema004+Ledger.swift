extension Schema004 {
    /// What a member was sent is looked up by member; when it was sent stands in `messages_received`. Without the time the index does
    /// not change when a message goes.
    static let ledger = """
        DROP INDEX messages_by_member;
        CREATE INDEX messages_by_member ON messages (member_id);
        """
}
