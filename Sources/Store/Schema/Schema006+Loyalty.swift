extension Schema006 {
    /// Points: a ledger to which rows are only added.
    static let loyalty = """

        """
}
