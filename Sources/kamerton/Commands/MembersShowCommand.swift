/// `kamerton members show`
enum MembersShowCommand {
    static let command = Command("members show", summary: "everything on one member") { _ in
        throw CommandError(message: "\"members show\" is not available in this version")
    }
}
