/// `kamerton suppress remove`
enum SuppressRemoveCommand {
    static let command = Command("suppress remove", summary: "lift a suppression") { _ in
        throw CommandError(message: "\"suppress remove\" is not available in this version")
    }
}
