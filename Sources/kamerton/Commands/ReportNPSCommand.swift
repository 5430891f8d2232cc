/// `kamerton report nps`
enum ReportNPSCommand {
    static let command = Command("report nps", summary: "the Net Promoter Score with its interval") { _ in
        throw CommandError(message: "\"report nps\" is not available in this version")
    }
}
