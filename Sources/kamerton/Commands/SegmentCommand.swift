/// `kamerton segment`
enum SegmentCommand {
    static let command = Command("segment", summary: "count or list the members that a segment or a filter selects") {
        _ in
        throw CommandError(message: "\"segment\" is not available in this version")
    }
}
