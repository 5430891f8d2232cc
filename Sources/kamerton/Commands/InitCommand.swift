/// `kamerton init`
enum InitCommand {
    static let command = Command("init", summary: "make a workspace here or in DIR") { _ in
        throw CommandError(message: "\"init\" is not available in this version")
    }
}
