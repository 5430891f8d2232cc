/// `kamerton stages`
enum StagesCommand {
    static let command = Command("stages", summary: "members by lifecycle stage") { _ in
        throw CommandError(message: "\"stages\" is not available in this version")
    }
}
