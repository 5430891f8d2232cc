package import Definitions
internal import Formats

/// The campaign of the program's own that asks to confirm a sign-up: `main`, and `reminder-1` while nobody has. Its rows
/// are planned with the sign-up itself, in the same transaction, and go through the ledger as all others do.
package enum ConfirmationMail {
    package static let campaign = "confirm"
    static let mainStep = "main"
    static let reminderStep = CampaignDefinition.reminderStep(1)

    /// Nil in a workspace without a sign-up page.
    package static func definition(_ workspace: Workspace) -> CampaignDefinition? {
        guard let signUp = workspace.definition.signUp else { return nil }
        let day = CivilDateTime(utc: Instant(milliseconds: 0))
        var definition = CampaignDefinition(
            name: campaign, file: "kamerton.yaml", title: "Confirmation of a sign-up", kind: .email, intent: .service,
            reason: "someone has signed up with this address",
            // Never due by itself: it is not among the workspace's campaigns.
            schedule: Schedule(timing: .at(day), zone: workspace.definition.timezone, mark: signUp.mark),
            content: Content(template: campaign, mark: signUp.mark), hash: "built-in")
        definition.reminders = [signUp.reminder].compactMap { $0 }
        return definition
    }

    /// True for the campaign above.
    static func isOne(_ campaign: CampaignDefinition) -> Bool {
        campaign.name == ConfirmationMail.campaign && campaign.file == "kamerton.yaml"
    }

    /// `sign_up:12`: the occurrence of a sign-up.
    package static func occurrence(_ signUp: Int64) -> String { "sign_up:\(signUp)" }

    /// The sign-up of an occurrence.
    package static func signUp(of occurrence: String) -> Int64? {
        occurrence.hasPrefix("sign_up:") ? Int64(occurrence.dropFirst(8)) : nil
    }

    /// Our own words, for languages in which `templates/confirm.LANGUAGE.md` is not there; English for the others.
    static func templates() -> [TemplateFile] {
        TemplateFile.ownWords(campaign, russian: russian, english: english)
    }

    private static let russian = """
        ---
        subject: {% if step == "reminder-1" %}Напоминание: подтвердите подписку{% else %}Подтвердите подписку{% endif %} – {{ workspace.name }}
        preview: Остался один шаг – нажать кнопку в письме
        ---
        Здравствуйте!

        Кто-то – надеемся, что вы, – указал этот адрес, чтобы получать письма от «{{ workspace.name }}».

        {% if step == "reminder-1" %}
        Подписка пока не подтверждена. Больше мы напоминать не будем.
        {% endif %}

        Чтобы подписка заработала, подтвердите её:

        {% render "button", url: confirm_url, text: "Подтвердить подписку" %}

        Если вы ничего не просили, просто не отвечайте: без подтверждения писем не будет, а адрес мы забудем.

        """

    private static let english = """
        ---
        subject: {% if step == "reminder-1" %}Reminder: please confirm your subscription{% else %}Please confirm your subscription{% endif %} – {{ workspace.name }}
        preview: One step is left – the button in this message
        ---
        Hello!

        Someone – we hope it was you – gave this address to get mail from {{ workspace.name }}.

        {% if step == "reminder-1" %}
        The subscription is not confirmed yet. We will not remind you again.
        {% endif %}

        To make it work, please confirm it:

        {% render "button", url: confirm_url, text: "Confirm the subscription" %}

        If you did not ask for it, do nothing: without a confirmation no mail will come, and we will forget the address.

        """
}
