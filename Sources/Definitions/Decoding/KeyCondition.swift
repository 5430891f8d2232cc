/// What holds between the keys of one mapping, for editors' schemas.
package enum KeyCondition: Sendable {
    case exactlyOne(of: [String])
    case atMostOne(of: [String])
    /// A key and exactly one of others, or none of them at all.
    case paired(String, withOneOf: [String])
    /// A key that is required where another has this value, and has no place elsewhere.
    case only(String, where: String, is: String)
    case required(String, where: String, is: String)
    /// A key that is required everywhere but where another has this value.
    case exempt(String, where: String, is: String)
    /// The same of several values.
    case exemptAny(String, where: String, in: [String])
}
