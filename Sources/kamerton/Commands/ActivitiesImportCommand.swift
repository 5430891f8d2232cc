/// `kamerton activities import`
enum ActivitiesImportCommand {
    static let command = Command(
        "activities import", summary: "take purchases, visits and other activities in from a CSV file"
    ) { _ in
        throw CommandError(message: "\"activities import\" is not available in this version")
    }
}
