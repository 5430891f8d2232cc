package import Formats

/// Why an import cannot begin or go on.
package struct ImportError: Error, Sendable, Hashable, CustomStringConvertible {
    package let message: String
    package let suggestion: String?
    /// True when another process has what the import needs.
    package let isBusy: Bool

    package init(_ message: String, suggestion: String? = nil, isBusy: Bool = false) {
        (self.message, self.suggestion, self.isBusy) = (message, suggestion, isBusy)
    }

    package var description: String { message + (suggestion.map { "; \($0)" } ?? "") }
}

/// Why one row is not taken. The others are.
struct RowReject: Error, Hashable, Sendable {
    let reason: String
    /// The row's own cells stay out of the rejects file.
    var hidesCells = false

    init(_ reason: String, hidesCells: Bool = false) { (self.reason, self.hidesCells) = (reason, hidesCells) }
}

/// What every import is told.
package struct ImportOptions: Sendable {
    /// Whose rows these are: the remembered mapping goes by it, and for activities their identity.
    package var source: String?
    /// Column headers by the name of what they hold; an empty header leaves a column out.
    package var mappings: [String: String]
    /// Where rejected rows are written; nil for none.
    package var rejectsPath: String?
    package var isDryRun: Bool
    package var now: Instant
    /// Of the file; nil to find out.
    package var encoding: TextEncoding?
    package var dates: DateStyle?
    package var decimal: DecimalMark?
    /// True to keep every change for the summary, not only the first few.
    package var listsChanges: Bool
    /// How long to wait for another import to end.
    package var patience = Duration.seconds(600)

    package init(
        source: String? = nil, mappings: [String: String] = [:], rejectsPath: String? = nil, isDryRun: Bool = false,
        now: Instant, encoding: TextEncoding? = nil, dates: DateStyle? = nil, decimal: DecimalMark? = nil,
        listsChanges: Bool = false
    ) {
        (self.encoding, self.dates, self.decimal, self.listsChanges) = (encoding, dates, decimal, listsChanges)
        self.source = source
        self.mappings = mappings
        self.rejectsPath = rejectsPath
        self.isDryRun = isDryRun
        self.now = now
    }
}

/// How far an import has come, told after each committed chunk, and once when it has to wait. Throwing from the callback stops it there.
package struct ImportProgress: Sendable {
    package let read: Int
    /// Nil when nobody has counted them.
    package let total: Int?
    /// The other import that this one waits for.
    package let waitingFor: String?

    package init(read: Int, total: Int?, waitingFor: String? = nil) {
        (self.read, self.total, self.waitingFor) = (read, total, waitingFor)
    }
}

/// What an import did, or with a dry run would do.
package struct ImportSummary: Sendable, Hashable {
    package var read = 0
    package var created = 0
    package var updated = 0
    package var unchanged = 0
    package var rejected = 0
    package var rejectsFile: String?
    /// What deserves a second look, about the file as a whole.
    package var warnings: [String] = []
    /// What happened besides the counts.
    package var notes: [String] = []
    /// Counts of one kind of import alone, of rows that are also counted above.
    package var others: [Count] = []
    /// The first rejected rows: `line 12: …`.
    package var firstRejects: [String] = []
    /// The first rows that change something, in words.
    package var firstChanges: [String] = []
    /// Every change, where `listsChanges` asks for them.
    package var changes: [ImportChange] = []
    /// Addresses that deserve a second look, the first thousand of them.
    package var addressWarnings: [AddressWarning] = []

    package init() {}

    /// One more count.
    package struct Count: Sendable, Hashable {
        /// For programs.
        package let name: String
        /// For people, after the number.
        package let word: String
        package let count: Int

        package init(name: String, word: String, count: Int) {
            (self.name, self.word, self.count) = (name, word, count)
        }
    }
}

/// What became of a packed row.
enum PackedOutcome {
    case created, unchanged
    /// Not of the usual kind after all: it is to be applied as a row. Nothing was written of it.
    case unusual
}

/// What became of several packed rows that were tried at once.
enum BatchOutcome {
    /// Nothing was tried: they are to be applied one by one.
    case none
    case allCreated
    case each([PackedOutcome])
}

/// What became of one row. Only the first few are said, unless all are asked for.
enum RowOutcome {
    case created
    case updated(() -> RowChange)
    case unchanged
}
