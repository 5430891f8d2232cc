/// `kamerton suppress list`
enum SuppressListCommand {
    static let command = Command("suppress list", summary: "the suppressed addresses") { _ in
        throw CommandError(message: "\"suppress list\" is not available in this version")
    }
}
