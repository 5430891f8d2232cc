internal import Formats

/// What could be read of `kamerton.yaml`: enough to check the campaigns even where the file itself has mistakes.
struct WorkspaceDraft {
    /// Nil when the file has errors.
    var definition: WorkspaceDefinition?
    var schema = FilterSchema()
    var locale: String?
    var zone: Zone?
    var topics: [String] = []
    var holidays = CalendarDays()
    var limits = Limits()
    /// Of `occasions.yaml`.
    var occasions = OccasionFile()
    var webhookCampaigns: [YAMLNode] = []
    /// `referrals.thanks`: who is thanked, by which campaign or pool.
    var thanks: [(activity: String, node: YAMLNode)] = []
    /// Campaigns that the workspace file starts itself.
    var startedCampaigns: [YAMLNode] = []
    /// The questions that `map:` names, by campaign.
    var webhookMaps: [(campaign: String, question: YAMLNode)] = []
    /// Names whose declarations have mistakes of their own: what uses them is not reported again.
    var brokenNames: Set<String> = []
    /// True when the file could not be read as a mapping: its names are unknown, not missing.
    var isUnreadable = false
}
