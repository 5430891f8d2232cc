/// `kamerton explain`
enum ExplainCommand {
    static let command = Command("explain", summary: "every decision on one member") { _ in
        throw CommandError(message: "\"explain\" is not available in this version")
    }
}
