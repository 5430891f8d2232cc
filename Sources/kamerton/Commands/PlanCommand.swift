/// `kamerton plan`
enum PlanCommand {
    static let command = Command("plan", summary: "what would be sent, to whom, when, and why not") { _ in
        throw CommandError(message: "\"plan\" is not available in this version")
    }
}
