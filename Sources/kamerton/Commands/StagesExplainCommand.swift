/// `kamerton stages explain`
enum StagesExplainCommand {
    static let command = Command("stages explain", summary: "why a member is in their stage") { _ in
        throw CommandError(message: "\"stages explain\" is not available in this version")
    }
}
