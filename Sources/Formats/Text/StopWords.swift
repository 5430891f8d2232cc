/// Words that say nothing of what a text is about, folded (`CaseFold`): a short list for Russian and one for English.
package enum StopWords {
    package static func contains(_ word: String) -> Bool { all.contains(word) }

    private static let all: Set<String> = Set((russian + " " + english).split(separator: " ").map(String.init))

    private static let russian = """
        и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее мне было вот от меня еще нет о из \
        ему теперь когда даже ну вдруг ли если уже или ни быть был него до вас нибудь опять уж вам ведь там потом себя ничего ей \
        может они тут где есть надо ней для мы тебя их чем была сам чтоб без будто чего раз тоже себе под будет ж тогда кто этот \
        того потому этого какой совсем ним здесь этом один почти мой тем чтобы нее сейчас были куда зачем всех никогда можно при \
        наконец два об другой хоть после над больше тот через эти нас про всего них какая много разве три эту моя впрочем свою \
        этой перед иногда лучше чуть том нельзя такой им более всегда конечно всю между это очень просто пока вообще которые \
        который которая которое нам вами нами мои ваш ваши наш наши также
        """

    private static let english = """
        a about above after again all also am an and any are as at be because been before being below between both but by can \
        can't could couldn't did didn't do does doesn't doing don't down during each even few for from further get got had has \
        have having he her here hers him his how i i'd i'll i'm i've if in into is isn't it it's its just like me more most my no \
        nor not now of off on once one only or other our out over own really same she should so some such than that that's the \
        their them then there these they they're this those through to too under until up us very was wasn't we were what when \
        where which while who whom why will with won't would you your yours
        """
}
