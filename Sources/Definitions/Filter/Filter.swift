/// A filter over members that has been parsed and type-checked: its text and its tree.
package struct Filter: Sendable {
    package let text: String
    package let root: FilterNode

    package init(text: String, root: FilterNode) { (self.text, self.root) = (text, root) }
}
