import Formats
import Store

/// What a suppression is of, as it is given on the command line.
enum SuppressionTarget {
    case address(EmailAddress)
    case domain(MailDomain)

    init(_ text: String, _ invocation: Invocation) throws {
        do throws(EmailAddress.Invalid) {
            if let domain = try MailDomain(text) {
                self = .domain(domain)
                return
            }
        } catch {
            throw UsageError(
                message: Phrase("\"\(text)\" is not a domain"),
                suggestion: Phrase("write it as @example.org"), command: invocation.command.name)
        }
        self = .address(try invocation.address(text))
    }

    var words: String {
        switch self {
        case .address(let address): address.address
        case .domain(let domain): "@" + domain.name
        }
    }

    func suppress(in store: Store, note: String?, at now: Instant) throws -> Bool {
        switch self {
        case .address(let address):
            try store.suppress(emailKey: address.key, reason: .manual, source: "suppress add", note: note, at: now)
        case .domain(let domain):
            try store.suppress(domain: domain, reason: .manual, source: "suppress add", note: note, at: now)
        }
    }

    /// Its own suppression; that of an address's domain is another.
    func suppression(in store: Store) throws -> Suppression? {
        switch self {
        case .address(let address): try store.suppression(emailKey: address.key)
        case .domain(let domain): try store.suppression(domain: domain)
        }
    }

    func lift(in store: Store) throws -> Bool {
        switch self {
        case .address(let address): try store.liftSuppression(emailKey: address.key)
        case .domain(let domain): try store.liftSuppression(domain: domain)
        }
    }
}
