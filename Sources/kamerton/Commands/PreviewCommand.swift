/// `kamerton preview`
enum PreviewCommand {
    static let command = Command("preview", summary: "the exact message that a member would get") { _ in
        throw CommandError(message: "\"preview\" is not available in this version")
    }
}
