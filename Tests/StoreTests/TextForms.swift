import Foundation

/// The normal forms, apart from files in which Foundation's `Comparator` would be in the way.
enum TextForms {
    static func composed(_ text: String) -> String { text.precomposedStringWithCanonicalMapping }
    static func decomposed(_ text: String) -> String { text.decomposedStringWithCanonicalMapping }
}
