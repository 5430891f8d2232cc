/// One answer as the store keeps it. What each kind of question writes:
///
/// | kind | under its id | under `id.part` |
/// |---|---|---|
/// | `nps`, `csat`, `ces`, `rating`, `number` | the number | |
/// | `yes_no` | 1 for yes, 0 for no | |
/// | `text` | the text | |
/// | `date` | the day as `2026-10-10` | |
/// | `choice` | the option's id | `id.other`: one's own words, of kind `other` |
/// | `choices` | how many, and their ids as `a, b` | each that was chosen: 1; `id.other` with the words, of kind `other` |
/// | `ranking` | how many, and their ids in order | each option's place, from 1 |
/// | `matrix` | how many rows | each row: the option's place, from 1, and its id |
package struct AnswerValue: Sendable, Hashable {
    package var number: Double?
    package var text: String?

    package init(number: Double? = nil, text: String? = nil) { (self.number, self.text) = (number, text) }
}
