internal import Definitions
internal import Formats
internal import Liquid

/// `occasion` in the templates of letters that occasions begin: the one that this letter is for.
struct OccasionValue: Sendable {
    static let names = ["name", "title", "years"]

    private let occasions: [OccasionDefinition]

    /// Nil for what no occasion begins.
    init?(_ campaign: CampaignDefinition) {
        guard !campaign.occasions.isEmpty else { return nil }
        occasions = campaign.occasions
    }

    /// One occurrence of each, with years where it has them.
    var samples: [String] {
        occasions.map { occasion in
            OccasionName(
                name: occasion.name, date: CivilDate(daysSince1970: 0), years: OccasionValue.sampleYears(occasion)
            )
            .description
        }
    }

    private static func sampleYears(_ occasion: OccasionDefinition?) -> Int? {
        if case .anniversary = occasion?.day { 1 } else { nil }
    }

    /// - Parameter occurrence: the ledger's; a preview and a test letter show the first occasion.
    func value(_ occurrence: String, locale: String, fallback: String) -> LiquidValue {
        let isShown = occurrence.isEmpty || occurrence == "preview" || occurrence.hasPrefix("test:")
        let told = OccasionName(occurrence)
        guard let name = told?.name ?? (isShown ? occasions.first?.name : nil) else {
            return ["name": .nil, "title": .nil, "years": .nil]
        }
        // One that has been deleted from the file meanwhile has a name and no title.
        let occasion = occasions.first { $0.name == name }
        let title = occasion?.title.text(for: locale, fallback: fallback)
        let years = told == nil ? OccasionValue.sampleYears(occasion) : told?.years
        return [
            "name": .string(name), "title": title.map { .string($0) } ?? .nil,
            "years": years.map { .integer(Int64($0)) } ?? .nil,
        ]
    }
}
