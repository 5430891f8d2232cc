import Definitions
import SQLite
import TestSupport
import Testing

/// The five questions about a draft stand on the page of a message that is an email.
struct PilotPageTests {
    @Test func theCoreAnswersFiveQuestions() throws {
        let scene = try WebScene(locale: "en") { campaign in
            campaign.pilot = PilotDefinition()
            campaign.survey = PilotDefinition.survey
        }
        try scene.store.connection.execute("UPDATE messages SET kind = 'email'")
        let page = scene.send("GET", scene.path(.survey)).text
        for question in ["Is it clear?", "Is anything wrong in it?", "Would you send it to a friend?"] {
            #expect(page.contains(question))
        }
        let thanks = scene.send("POST", scene.path(.survey), "clear=no&wrong=It%20is%20April&forward=yes&useful=4").text
        #expect(thanks.contains("Thank you!"))
        #expect(try scene.store.number("SELECT count(*) FROM responses WHERE message_id = \(scene.message)") == 1)
    }

    @Test func anEmailWithoutAPilotAsksNothing() throws {
        let scene = try WebScene(locale: "en")
        try scene.store.connection.execute("UPDATE messages SET kind = 'email'")
        #expect(scene.send("GET", scene.path(.survey)).status == 404)
    }
}
