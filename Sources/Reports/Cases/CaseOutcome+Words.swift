package import Formats
package import Store

extension MemberCase.Outcome {
    package var words: Phrase {
        switch self {
        case .resolved: Phrase("resolved")
        case .noAnswer: Phrase("no answer")
        case .notPossible: Phrase("not possible")
        }
    }
}
