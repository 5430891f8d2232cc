import Definitions
import Testing

@Suite struct FilterSpeechTests {
    @Test(
        arguments: [
            (
                "purchases >= 2 and last(purchase) within 90d",
                "Members who have at least 2 purchases and whose last purchase was in the last 90 days.",
                "Участники, у которых не меньше 2 покупок и у которых последняя покупка — за последние 90 дней."
            ),
            (
                "alive < 30% and expected_purchases(90d) >= 1",
                "Members whose probability to buy again is less than 0.3 and whose number of purchases expected in the next 90 days is at least 1.",
                "Участники, у которых вероятность новых покупок меньше 0,3 и у которых ожидаемое число покупок за следующие 90 дней не меньше 1."
            ),
            (
                "expected_purchases(within 1w) > 2",
                "Members whose number of purchases expected in the next week is more than 2.",
                "Участники, у которых ожидаемое число покупок за следующую неделю больше 2."
            ),
            (
                "purchases = 1", "Members who have exactly 1 purchase.", "Участники, у которых ровно 1 покупка."
            ),
            (
                "purchases = 3", "Members who have exactly 3 purchases.", "Участники, у которых ровно 3 покупки."
            ),
            (
                "purchases = 25", "Members who have exactly 25 purchases.", "Участники, у которых ровно 25 покупок."
            ),
            (
                "count(visit, within 1w) > 21", "Members who have more than 21 visits in the last week.",
                "Участники, у которых больше 21 визита за последнюю неделю."
            ),
            (
                "count(story, within 21d) + count(referral, within 1y) >= 1",
                "Members whose number of stories in the last 21 days plus number of referrals in the last year is at least 1.",
                "Участники, у которых число историй за последний 21 день плюс число рекомендаций за последний год не меньше 1."
            ),
            (
                "not (city = \"Penza\" or vip)",
                "Members whose city is missing or is something other than “Penza” and for whom vip is false or not set.",
                "Участники, у которых нет city или city — не «Penza» и у которых vip — «нет» или не задано."
            ),
            (
                "stage in (promoter, kamerton) and (has_tag(\"a\") or not received(any, within 7d))",
                "Members who are in the stage promoter or kamerton and either who have the tag “a” or who were sent nothing in the last 7 days.",
                "Участники, которые на стадии «promoter» или «kamerton» и либо у которых есть тег «a», либо которым не отправлено ни одного письма за последние 7 дней."
            ),
            (
                "joined_at before 2026-01-01 and nps >= 9",
                "Members whose joining date is before 1 January 2026 and whose latest NPS score is at least 9.",
                "Участники, у которых дата вступления — раньше 1 января 2026 года и у которых последняя оценка NPS не меньше 9."
            ),
            (
                "last(ticket) older than 1mo", "Members whose last ticket was 1 month ago or earlier.",
                "Участники, у которых последнее обращение — 1 месяц назад или раньше."
            ),
            (
                "not last(purchase) older than 180d",
                "Members who have no purchases or whose last one was less than 180 days ago.",
                "Участники, у которых нет последней покупки или последняя покупка — меньше 180 дней назад."
            ),
            (
                "sum(purchase.amount, within 365d) > 1000.5",
                "Members whose total amount of purchases in the last 365 days is more than 1000.5.",
                "Участники, у которых сумма amount покупок за последние 365 дней больше 1000,5."
            ),
            (
                "answered(\"nps-quarterly\") and answer(\"nps-quarterly\", \"score\") <= 6",
                "Members who answered “nps-quarterly” and whose latest answer to “score” of “nps-quarterly” is at most 6.",
                "Участники, которые ответили на опрос «nps-quarterly» и у которых ответ на вопрос «score» опроса «nps-quarterly» не больше 6."
            ),
            (
                "sample(12.5%) or staff",
                "Members who are in a fixed sample of 12.5% or who are in the segment “staff”.",
                "Участники, которые попали в постоянную выборку 12,5 % или которые входят в сегмент «staff»."
            ),
            ("true", "All members.", "Все участники."),
            ("not true", "Members who do not exist.", "Участники, каких не бывает."),
        ] as [(String, String, String)]) func aFilterIsReadAloud(text: String, english: String, russian: String) throws
    {
        let tree = try FilterParserTests.parse(text)
        #expect(FilterSpeech.sentence(tree, in: .english) == english)
        #expect(FilterSpeech.sentence(tree, in: .russian) == russian)
    }
}
