/// `kamerton members export`
enum MembersExportCommand {
    static let command = Command("members export", summary: "members as CSV") { _ in
        throw CommandError(message: "\"members export\" is not available in this version")
    }
}
