/// `kamerton serve`
enum ServeCommand {
    static let command = Command("serve", summary: "survey pages, unsubscribe and webhooks over HTTP") { _ in
        throw CommandError(message: "\"serve\" is not available in this version")
    }
}
