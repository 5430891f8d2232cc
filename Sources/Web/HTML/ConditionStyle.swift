/// The style that hides a question while its condition does not hold, without a script: an answer that rules question 3
/// out has the class `no3`. Browsers that do not know `:has()` show every question, with its condition in words.
enum ConditionStyle {
    static let name = "when.css"

    /// Questions beyond this are always seen.
    static let limit = 60

    static let css = (0..<limit).map { "form:has(.no\($0):checked) #w\($0){display:none}\n" }.joined()
}
