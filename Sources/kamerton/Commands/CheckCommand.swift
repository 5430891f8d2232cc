/// `kamerton check`
enum CheckCommand {
    static let command = Command("check", summary: "find every mistake in the definitions and templates") { _ in
        throw CommandError(message: "\"check\" is not available in this version")
    }
}
