/// `kamerton run`
enum RunCommand {
    static let command = Command("run", summary: "do everything that is due, then exit") { _ in
        throw CommandError(message: "\"run\" is not available in this version")
    }
}
