import Definitions
import TestSupport

/// A workspace of files that has no mistakes, to put mistakes into.
enum SampleFiles {
    static let workspace = """
        # The sample.
        workspace: Green Orchard Club
        locale: ru
        timezone: Europe/Moscow
        public_url: https://club.example.org/
        store: .kamerton/store.sqlite
        secret: { file: .kamerton/secret }
        sender:
          from: Green Orchard Club <club@example.org>
          reply_to: hello@example.org
          bounces: bounces@example.org
          postal_address: 12 Orchard Lane, Penza
        delivery:
          transport: smtp
          smtp: { host: smtp.example.org, tls: implicit, username: club, password: { env: SMTP_PASSWORD } }
          if_unsure: resend
        topics:
          news: { title: { ru: Новости, en: News } }
          research: { title: Surveys }
        limits:
          contacts: 2 per 7d
          promotions: 1 in 5 per 90d
          surveys: 1 per 90d
          quiet_hours: 21:00-09:00
        attributes:
          city: string
          plan: { one_of: [free, club] }
        activities:
          purchase: { amount: number }
          story: { kind_of: string }
        stages:
          - prospect
          - first_purchase: purchases >= 1
          - promoter: nps >= 9 and reached(first_purchase)
        segments:
          staff: has_tag("staff")
          friends: staff or city = "Penza"
        webhooks:
          tf: { kind: generic, campaign: nps, secret: { env: HOOK } }

        """

    static let survey = """
        title: Quarterly NPS
        kind: survey
        intent: research
        topic: research
        owner: lena@example.org
        was: score
        audience:
          where: stage in (promoter) and not answered("nps", within 90d)
          exclude: [staff, "tag:partner"]
          sample: 25%
          holdout: 5%
          max_audience: 5000
        schedule:
          cron: "0 10 * * 2"
          timezone: Asia/Yekaterinburg
          not_after: 2d
        content: { template: nps, subject: { ru: Вопрос, en: A question } }
        survey:
          purpose: To hear the club
          closes: 14d
          questions:
            - score: { type: nps, required: true }
            - reason: { type: text, when: score <= 8 and score > 2, text: { ru: Почему?, en: Why? } }
          thanks: { ru: Спасибо, en: Thanks }

        """

    static let email = """
        title: Welcome
        kind: email
        intent: inform
        topic: news
        schedule: { at: 2026-12-01 10:00 }
        content: welcome

        """

    /// Writes the three files and loads them.
    static func load(
        workspace: String = workspace, survey: String = survey, email: String = email
    ) -> LoadedWorkspace {
        let folder = TemporaryFolder()
        folder.write(workspace, to: "kamerton.yaml")
        folder.write(survey, to: "campaigns/nps.yaml")
        folder.write(email, to: "campaigns/welcome.yaml")
        return WorkspaceLoader.load(directory: folder.path)
    }
}

extension Finding {
    /// For comparing in tests: place, caret and rule.
    var short: String { "\(mark.file):\(mark.line):\(mark.column)+\(length) \(rule)" }
}
