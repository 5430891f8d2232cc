package import Formats

/// Why an import cannot begin or go on.
package struct ImportError: PhrasedError, Sendable, Hashable {
    package let phrase: Phrase
    package let advice: Phrase?
    /// True when another process has what the import needs.
    package let isBusy: Bool

    package init(_ phrase: Phrase, advice: Phrase? = nil, isBusy: Bool = false) {
        (self.phrase, self.advice, self.isBusy) = (phrase, advice, isBusy)
    }
}

/// Why one row is not taken. The others are.
struct RowReject: Error, Hashable, Sendable {
    let reason: Phrase
    /// The row's own cells stay out of the rejects file.
    var hidesCells = false

    init(_ reason: Phrase, hidesCells: Bool = false) { (self.reason, self.hidesCells) = (reason, hidesCells) }

    /// What is wrong with the cell of a field.
    init(named field: String, _ reject: RowReject) { self.init(Phrase("\(field): \(reject.reason)")) }

    init(named field: String, _ error: EmailAddress.Invalid) {
        self.init(Phrase("\(field): \(error.phrase.followed(by: error.advice))"))
    }
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
    /// As many rows as may have the store for themselves, if nobody else has it open.
    package var largeLoad = Store.largeLoad

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
    package let waitingFor: Phrase?
    /// All rows are in; the indexes are being made.
    package let isIndexing: Bool

    package init(read: Int, total: Int?, waitingFor: Phrase? = nil, isIndexing: Bool = false) {
        (self.read, self.total, self.waitingFor, self.isIndexing) = (read, total, waitingFor, isIndexing)
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
    package var warnings: [Phrase] = []
    /// What happened besides the counts.
    package var notes: [Phrase] = []
    /// Counts of one kind of import alone, of rows that are also counted above.
    package var others: [Count] = []
    /// The first rejected rows: `line 12: …`.
    package var firstRejects: [Phrase] = []
    /// The first rows that change something, in words.
    package var firstChanges: [Phrase] = []
    /// Every change, where `listsChanges` asks for them.
    package var changes: [ImportChange] = []
    /// Addresses that deserve a second look, the first thousand of them.
    package var addressWarnings: [AddressWarning] = []

    package init() {}
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
