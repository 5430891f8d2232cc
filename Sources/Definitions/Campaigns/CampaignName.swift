/// The names of campaigns: the stems of their files.
package enum CampaignName {
    package static func isValid(_ text: String) -> Bool { Values.isCampaignName(text) }

    /// A proper name near to a text, or nil when nothing of it can stay.
    package static func nearest(to text: String) -> String? { Values.slug(text, "-") }
}
