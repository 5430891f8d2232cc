import Campaigning
import Definitions
import TestSupport
import Testing

@Suite struct TokenSignerTests {
    let signer = TokenSigner(current: Array("the current secret".utf8))

    @Test(arguments: [0, 1, 42, Int64.max, -1]) func aTokenGivesItsRowBack(row: Int64) {
        let token = signer.sign(.survey, row: row)
        #expect(token.utf8.count == 36)
        #expect(token.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") })
        #expect(signer.verify(token, .survey) == row)
    }

    @Test(arguments: TokenPurpose.allCases) func aTokenOfAnotherPurposeIsRefused(purpose: TokenPurpose) {
        let token = signer.sign(purpose, row: 7)
        for other in TokenPurpose.allCases where other != purpose { #expect(signer.verify(token, other) == nil) }
    }

    @Test func everyChangedCharacterIsRefused() {
        let token = Array(signer.sign(.unsubscribe, row: 7))
        for index in token.indices {
            var forged = token
            forged[index] = forged[index] == "A" ? "B" : "A"
            #expect(signer.verify(String(forged), .unsubscribe) == nil)
        }
    }

    @Test func theLongestAddressForBouncesHasRoomForAToken() {
        let local =
            String(repeating: "b", count: Sender.longestBouncesName) + "+" + signer.signForAddress(.bounce, row: 7)
        #expect(local.utf8.count == 64)
    }

    @Test func truncatedLongerAndStrangeTextsAreRefused() {
        let token = signer.sign(.unsubscribe, row: 7)
        for length in 0..<token.count { #expect(signer.verify(String(token.prefix(length)), .unsubscribe) == nil) }
        for text in [token + "A", token + "=", " " + token, "é" + token.dropFirst(2), "\0" + token.dropFirst()] {
            #expect(signer.verify(text, .unsubscribe) == nil)
        }
    }

    @Test func anOldKeyStillVerifiesAndAStrangerDoesNot() {
        let old = TokenSigner(current: Array("old".utf8)).sign(.survey, row: 9)
        let rotated = TokenSigner(current: Array("new".utf8), previous: [Array("older".utf8), Array("old".utf8)])
        #expect(rotated.verify(old, .survey) == 9)
        #expect(rotated.sign(.survey, row: 9) != old)
        #expect(TokenSigner(current: Array("new".utf8)).verify(old, .survey) == nil)
    }

    @Test func anAddressTokenSurvivesFoldingOfItsCase() {
        let token = signer.signForAddress(.bounce, row: 123_456)
        #expect(token.utf8.count == TokenSigner.addressTokenLength)
        #expect(signer.verifyFromAddress(token.uppercased(), .bounce) == 123_456)
        #expect(signer.verifyFromAddress(token, .survey) == nil)
        #expect(signer.verifyFromAddress(String(token.dropLast()) + "7", .bounce) == nil)
    }

    @Test func theSecretsOfAWorkspaceAreReadWhereItSays() throws {
        let folder = TemporaryFolder()
        folder.write("now\n", to: ".kamerton/secret")
        folder.write("before\n", to: "old")
        var definition = Sample.definition()
        definition.secret.previous = [.file("old")]
        let workspace = Workspace(directory: folder.path, definition: definition, campaigns: [])
        let token = TokenSigner(current: Array("before".utf8)).sign(.survey, row: 3)
        #expect(try TokenSigner(workspace: workspace).verify(token, .survey) == 3)
    }
}
