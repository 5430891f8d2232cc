/// `kamerton suppress add`
enum SuppressAddCommand {
    static let command = Command("suppress add", summary: "never mail an address again") { _ in
        throw CommandError(message: "\"suppress add\" is not available in this version")
    }
}
