/// `kamerton responses import`
enum ResponsesImportCommand {
    static let command = Command("responses import", summary: "take survey answers in from a CSV file") { _ in
        throw CommandError(message: "\"responses import\" is not available in this version")
    }
}
