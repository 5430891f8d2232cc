/// A sequence of two letters after a purchase, as `kamerton new sequence` writes it.
extension CampaignScaffold {
    /// What follows the head of the file.
    func sequence(exclude: String) -> String {
        """
          where: true                # everyone; for example: stage = first_purchase\(exclude)
          max_audience: 1000         # more than this at once, and nobody enters until you have looked
        trigger: { activity: purchase }
        reentry: every 365d          # once | every 365d | always
        schedule:
          timezone: member           # each step by the member's own clock
          not_after: 3d              # later than this a message is not sent any more
        steps:
          - id: thanks
            after: 1d
            at: "10:00"
            content: \(name)-thanks
          - id: more
            after: 7d
            at: "10:00"
            where: count(purchase, within 14d) = 1
            content: \(name)-more
        goal: { activity: purchase, within: 30d }

        """
    }

    /// The stem of each template with its text.
    func sequenceTemplates(isRussian: Bool) -> [(stem: String, text: String)] {
        isRussian
            ? [
                (
                    "thanks",
                    """
                    ---
                    subject: Спасибо за покупку
                    preview: Одна строка, которую видно в списке писем рядом с темой
                    ---
                    # Спасибо

                    {{ member.first_name | default: "Здравствуйте" }}, спасибо, что выбрали «{{ workspace.name }}».

                    Напишите здесь, что поможет в первые дни.

                    """
                ),
                (
                    "more",
                    """
                    ---
                    subject: Как вам покупка?
                    preview: Одна строка, которую видно в списке писем рядом с темой
                    ---
                    # Прошла неделя

                    {{ member.first_name | default: "Здравствуйте" }}, если что-то не так, ответьте на это письмо.

                    Напишите здесь, что пригодится дальше.

                    """
                ),
            ]
            : [
                (
                    "thanks",
                    """
                    ---
                    subject: Thank you for your purchase
                    preview: One line that mailboxes show beside the subject
                    ---
                    # Thank you

                    {{ member.first_name | default: "Hello" }}, thank you for choosing {{ workspace.name }}.

                    Write here what helps in the first days.

                    """
                ),
                (
                    "more",
                    """
                    ---
                    subject: How do you like it?
                    preview: One line that mailboxes show beside the subject
                    ---
                    # A week has passed

                    {{ member.first_name | default: "Hello" }}, if anything is wrong, just answer this letter.

                    Write here what will be of use from here on.

                    """
                ),
            ]
    }
}
