/// `kamerton members import`
enum MembersImportCommand {
    static let command = Command("members import", summary: "take members in from a CSV file") { _ in
        throw CommandError(message: "\"members import\" is not available in this version")
    }
}
