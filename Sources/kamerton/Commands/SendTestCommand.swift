/// `kamerton send-test`
enum SendTestCommand {
    static let command = Command("send-test", summary: "send one marked copy, outside the counts") { _ in
        throw CommandError(message: "\"send-test\" is not available in this version")
    }
}
