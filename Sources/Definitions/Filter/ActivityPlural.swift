/// How an activity's name is written as a count: `purchases >= 2`, `visits`, `stories`.
package enum ActivityPlural {
    /// The regular English plural: consonant + y gives -ies; s, x, z, ch and sh add -es; all others add -s. Nil for names that
    /// end in -ed (`joined`, `attended`), which have none: `count(attended)` counts them.
    package static func of(_ kind: String) -> String? {
        if kind.hasSuffix("ed") { return nil }
        if kind.hasSuffix("y"), let before = kind.dropLast().last, !"aeiou".contains(before) {
            return kind.dropLast() + "ies"
        }
        for ending in ["s", "x", "z", "ch", "sh"] where kind.hasSuffix(ending) { return kind + "es" }
        return kind + "s"
    }
}
