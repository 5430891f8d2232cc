/// `kamerton members list`
enum MembersListCommand {
    static let command = Command("members list", summary: "list members") { _ in
        throw CommandError(message: "\"members list\" is not available in this version")
    }
}
