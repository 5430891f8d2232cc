import Formats
import Testing

@Suite struct WritingDirectionTests {
    @Test(arguments: [
        "ar", "he", "fa", "ur", "yi", "ckb", "dv", "ar-EG", "he_IL", "fa-AF", "pa-Arab", "az-Arab-IR", "PA-PK",
    ])
    func theseAreWrittenFromRightToLeft(locale: String) {
        #expect(Locales.isRightToLeft(locale))
    }

    @Test(arguments: ["", "ru", "en-GB", "az", "pa", "ku-Latn", "ks-Deva", "pt_BR", "arn", "hr"])
    func theseAreNot(locale: String) {
        #expect(!Locales.isRightToLeft(locale))
    }

    @Test func aTagIsWhatHTMLTakes() {
        #expect(Locales.tag("pt_BR") == "pt-BR")
        #expect(Locales.tag("en\" onload=\"x") == "enonloadx")
    }
}
