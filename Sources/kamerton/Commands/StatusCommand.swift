/// `kamerton status`
enum StatusCommand {
    static let command = Command("status", summary: "the ledger by campaign and state") { _ in
        throw CommandError(message: "\"status\" is not available in this version")
    }
}
