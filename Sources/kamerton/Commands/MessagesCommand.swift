/// `kamerton messages`
enum MessagesCommand {
    static let command = Command("messages", summary: "every message of a campaign") { _ in
        throw CommandError(message: "\"messages\" is not available in this version")
    }
}
