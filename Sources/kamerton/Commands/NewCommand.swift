/// `kamerton new`
enum NewCommand {
    static let command = Command("new", summary: "write a campaign and its templates") { _ in
        throw CommandError(message: "\"new\" is not available in this version")
    }
}
