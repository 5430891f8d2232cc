/// What stands around every page, wherever on the site it is.
struct PageFrame {
    /// In the place of the community's name; nil is the name.
    let logo: SiteLogo?
    /// Folders of ours above the page: 0 of `/events`, 1 of `/s/TOKEN`.
    let depth: Int

    /// Leads from the page to the site's root. Relative, so that it works behind any prefix.
    var root: String { String(repeating: "../", count: max(0, depth)) }
}
