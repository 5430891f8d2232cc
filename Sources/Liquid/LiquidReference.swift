/// A variable that a template reads from outside: not one that it assigns, captures, counts or loops over itself.
package struct LiquidReference: Sendable, Hashable {
    /// The name and the keys that are known without rendering: `member.tags[0].name` is `["member", "tags"]`.
    package let path: [String]
    package let place: LiquidPlace
    /// In characters.
    package let length: Int
    /// The tags that led into the partial that reads it, outermost first; empty in the template itself.
    package let includes: [LiquidPlace]

    package init(path: [String], place: LiquidPlace, length: Int, includes: [LiquidPlace] = []) {
        (self.path, self.place, self.length, self.includes) = (path, place, length, includes)
    }

    package var template: String { place.template }
    package var line: Int { place.line }
    package var column: Int { place.column }
}
