package import Definitions

/// A survey with every kind of question, as a campaign file.
package enum EveryQuestion {
    package static let survey = """
        survey:
          purpose: { ru: Чтобы следующая посылка была лучше, en: To make the next parcel better }
          closes: 14d
          questions:
            - score: { type: nps }
            - content: { type: csat, required: true }
            - effort: { type: ces, help: { ru: Об оформлении заказа, en: About ordering } }
            - apples: { type: rating, stars: 6, text: { ru: Яблоки, en: The apples }, low: Плохо, high: Отлично }
            - reason:
                type: choice
                text: { ru: Что важнее всего?, en: What matters most? }
                options: [{ price: { ru: Цена, en: "The price, or value" } }, { speed: { ru: Скорость, en: Speed } }, taste]
                other: true
            - reasons:
                type: choices
                text: { ru: Что понравилось?, en: What did you like? }
                options: [{ price: { ru: Цена, en: "The price, or value" } }, { speed: { ru: Скорость, en: Speed } }, taste]
                other: { ru: Своё, en: My own }
                order: random
                min: 1
                max: 2
            - again: { type: yes_no, text: { ru: Закажете ещё?, en: Will you order again? } }
            - why: { type: text, when: again = no, text: { ru: Почему?, en: Why? }, limit: 500 }
            - city: { type: text, size: short, text: { ru: Город, en: Your town } }
            - boxes: { type: number, min: 0, max: 20.5, decimals: 1, unit: кг, text: { ru: Сколько?, en: How much? } }
            - bought: { type: date, min: 2026-01-01, max: 2026-12-31, text: { ru: Когда?, en: When? } }
            - order:
                type: ranking
                text: { ru: Что чинить первым?, en: What should we mend first? }
                options: [site, box, courier]
                max: 3
            - service:
                type: matrix
                text: { ru: Как вам, en: How was }
                rows: [{ speed: { ru: Скорость, en: The speed } }, { box: { ru: Коробка, en: The box } }]
                options: [{ bad: { ru: Плохо, en: Bad } }, { fine: { ru: Нормально, en: Fine } }, { good: { ru: Хорошо, en: Good } }]
                order: random

        """

    package static let campaign = """
        title: Every question
        kind: survey
        intent: research
        topic: research
        schedule: { at: 2026-12-01 10:00 }
        content: { template: nps, subject: { ru: Вопрос, en: A question } }

        """ + survey

    package static let workspace = """
        workspace: Green Orchard Club
        locale: ru
        timezone: Europe/Moscow
        public_url: https://club.example.org
        secret: { env: KAMERTON_TEST_SECRET }
        sender:
          from: Green Orchard Club <club@example.org>
          postal_address: 12 Orchard Lane, Penza
        topics:
          research: { title: Research }

        """

    /// The survey as it is read from its file, changed or not.
    package static func definition(_ change: (String) -> String = { $0 }) -> SurveyDefinition? {
        let folder = TemporaryFolder()
        folder.write(workspace, to: "kamerton.yaml")
        folder.write(change(campaign), to: "campaigns/every.yaml")
        return WorkspaceLoader.load(directory: folder.path).workspace?.campaign("every")?.survey
    }
}
