package import Formats
internal import SQLite

/// A response that a tool has named, and whose answers are still to come from a file.
package struct AwaitedResponse: Sendable {
    package struct Name: Sendable {
        package let hook: String
        package let campaign: String
        /// The tool's id of it.
        package let response: String
        /// The tool's id of the survey.
        package let survey: String?

        package init(hook: String, campaign: String, response: String, survey: String?) {
            (self.hook, self.campaign, self.response, self.survey) = (hook, campaign, response, survey)
        }
    }

    package let name: Name
    package let noticedAt: Instant
}

extension Store {
    /// Remembers that answers are to come; again when they have changed since they came.
    package func awaitResponse(_ name: AwaitedResponse.Name, event: Int64, at now: Instant) throws {
        try connection.run(
            """
            INSERT INTO awaited_responses (hook, campaign, response_key, survey_key, event_id, noticed_at)
            VALUES (:hook, :campaign, :response, :survey, :event, :now)
            ON CONFLICT (hook, response_key) DO UPDATE
                SET event_id = excluded.event_id, noticed_at = excluded.noticed_at, response_id = NULL
            """,
            [
                "hook": .text(name.hook), "campaign": .text(name.campaign), "response": .text(name.response),
                "survey": SQLValue(name.survey), "event": .integer(event), "now": .integer(now.milliseconds),
            ])
    }

    /// The answers have come.
    package func fillAwaitedResponse(campaign: String, response: String, with id: Int64) throws {
        try connection.run(
            """
            UPDATE awaited_responses SET response_id = :id WHERE campaign = :campaign AND response_key = :response
            """, ["id": .integer(id), "campaign": .text(campaign), "response": .text(response)])
    }

    /// Nothing is to come: a preview, or somebody who was erased.
    package func dropAwaitedResponse(hook: String, response: String) throws {
        try connection.run(
            "DELETE FROM awaited_responses WHERE hook = :hook AND response_key = :response",
            ["hook": .text(hook), "response": .text(response)])
    }

    /// Those whose answers have not come, the oldest first.
    package func awaitedResponses(campaign: String?) throws -> [AwaitedResponse] {
        try connection.rows(
            """
            SELECT hook, campaign, response_key, survey_key, noticed_at FROM awaited_responses
            WHERE response_id IS NULL AND (:campaign IS NULL OR campaign = :campaign)
            ORDER BY noticed_at, id
            """, ["campaign": SQLValue(campaign)]
        ) {
            AwaitedResponse(
                name: .init(hook: $0.text(0), campaign: $0.text(1), response: $0.text(2), survey: $0.optionalText(3)),
                noticedAt: Instant(milliseconds: $0.integer(4)))
        }
    }
}
