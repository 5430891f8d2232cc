/// The domain that someone has registered, above which there are registries only (RFC 7489, 3.2), as far as it can be told
/// without the list of public suffixes: two labels, or three below a second level such as `co.uk`.
enum OrganizationalDomain {
    private static let secondLevels: Set<String> = [
        "co", "com", "org", "net", "ac", "gov", "edu", "or", "ne", "go", "msk", "spb",
    ]

    static func of(_ domain: String) -> String {
        let labels = domain.split(separator: ".")
        guard labels.count > 2 else { return domain }
        let isDeep =
            labels[labels.count - 1].count == 2 && secondLevels.contains(String(labels[labels.count - 2]))
        return labels.suffix(isDeep ? 3 : 2).joined(separator: ".")
    }
}
