// What `kamerton` says, in Russian. See Catalogue.swift for how the entries are written, docs/architecture.md for how they
// are made and checked.

extension Catalogue {
    static let ru = #"""
        # Words: member участник · campaign кампания · occurrence выпуск · step шаг · message письмо · stage стадия ·
        # segment сегмент · topic тема · survey опрос · response ответ · consent согласие · suppression стоп-лист ·
        # ledger журнал · held back придержано · holdout контрольная доля · activity действие · attribute свойство.

        # --- Campaigning

        en: sender.from or sender.reply_to is not an address that mail can come from
        ru: sender.from или sender.reply_to — не тот адрес, с которого может прийти письмо

        en: the template is not there in a language for this member
        ru: для этого участника нет шаблона на подходящем языке

        en: the member's address cannot be mailed
        ru: на адрес участника нельзя отправить письмо

        en: the subject is empty for this member
        ru: у этого участника тема письма получается пустой

        en: a link would be of the kind "{1}:"
        ru: в письмо попала бы ссылка вида «{1}:»

        # --- Definitions

        en: found "{1}" where "and" or the end should be
        ru: найдено «{1}», а здесь нужно and или конец условия

        en: only "and" is available here
        ru: здесь можно только and

        en: a question's id
        ru: имя вопроса

        en: a comparison such as <=
        ru: сравнение, например <=

        en: found "{1}" where a comparison should be
        ru: найдено «{1}», а здесь нужно сравнение

        en: write =
        ru: напишите =

        en: a number from 0 to 10
        ru: число от 0 до 10

        en: found "{1}" where a number from 0 to 10 should be
        ru: найдено «{1}», а здесь нужно число от 0 до 10

        en: "{1}" is answered with text, and only scores can be compared
        ru: на вопрос «{1}» отвечают текстом, а сравнивать можно только оценки

        en: "{1}" is not asked before this question
        ru: вопрос «{1}» задаётся не раньше этого

        en: no question "{1}" is asked before this one
        ru: вопроса «{1}» до этого нет

        en: move the question that it depends on above this one
        ru: поставьте вопрос, от которого зависит этот, выше него

        en: the condition ends where {1} should be
        ru: условие обрывается там, где нужно: {1}

        en: write it as score <= 8
        ru: пишите так: score <= 8

        en: a holdout of 100% leaves nobody
        ru: при контрольной доле 100% писать некому

        en: write less, or "disabled: true"
        ru: уменьшите её или напишите «disabled: true»

        en: after "tag:" the name of a tag must stand
        ru: после «tag:» нужно имя тега

        en: for example "tag:partner"
        ru: например «tag:partner»

        en: there is no segment "{1}" in kamerton.yaml
        ru: в kamerton.yaml нет сегмента «{1}»

        en: did you mean "{1}"?
        ru: может быть, «{1}»?

        en: for a tag write "tag:{1}"; segments: {2}
        ru: для тега напишите «tag:{1}»; сегменты: {2}

        en: the file is empty
        ru: файл пуст

        en: begin with "title: …", or see: kamerton new --help
        ru: начните с «title: …» или посмотрите: kamerton new --help

        en: "{1}" cannot be a campaign's name: it has more than lower-case letters, digits and hyphens
        ru: «{1}» не годится в имя кампании: можно только строчные латинские буквы, цифры и дефисы

        en: rename the file to {1}.yaml
        ru: переименуйте файл в {1}.yaml

        en: a service message goes to everyone, whatever they agreed to, so it needs a "reason"
        ru: служебное письмо уходит всем, на что бы они ни соглашались, поэтому ему нужен ключ «reason»

        en: add "reason: …", or take the intent inform
        ru: добавьте «reason: …» или поставьте intent: inform

        en: only a service message has a reason, and this one is {1}
        ru: ключ reason бывает только у служебных писем, а здесь intent: {1}

        en: delete it, or write "intent: service"
        ru: удалите его или напишите «intent: service»

        en: without a topic members can leave this only by leaving everything
        ru: без темы рассылки отписаться от этих писем можно только от всего сразу

        en: declare topics in kamerton.yaml and name one here
        ru: объявите темы рассылок в kamerton.yaml и укажите здесь одну из них

        en: add "topic: {1}" or another of kamerton.yaml's topics
        ru: добавьте «topic: {1}» или другую тему из kamerton.yaml

        en: there is no topic "{1}" in kamerton.yaml
        ru: в kamerton.yaml нет темы рассылки «{1}»

        en: declare it under "topics:" there
        ru: объявите её там в разделе «topics:»

        en: "was" is the campaign's own name
        ru: в «was» стоит собственное имя кампании

        en: write the name before the rename, or delete it
        ru: напишите имя, которое было до переименования, или удалите ключ

        en: there still is a campaign "{1}", so this one cannot have been called so
        ru: кампания «{1}» всё ещё есть, значит, эта не могла так называться

        en: delete "was", or the file of {1}
        ru: удалите «was» или файл кампании {1}

        en: the campaign {1} has been "{2}" already, and its past can belong to one only
        ru: именем «{2}» раньше называлась кампания {1}, а прошлое может принадлежать только одной

        en: delete "was" here or there
        ru: удалите «was» здесь или там

        en: "content" must be {1}, found a list
        ru: «content» — это {1}, а здесь список

        en: for example "content: {1}"
        ru: например «content: {1}»

        en: "{1}" is not the stem of a template: letters, digits, - and _
        ru: «{1}» не годится в имя шаблона: можно буквы, цифры, - и _

        en: write {1}, without folder, language and ending
        ru: напишите {1}: без папки, языка и расширения

        en: a survey needs "survey" with its questions
        ru: опросу нужен раздел «survey» с вопросами

        en: add "survey: { questions: [{ score: { type: nps } }] }"
        ru: добавьте «survey: { questions: [{ score: { type: nps } }] }»

        en: an email has no "survey"
        ru: у обычного письма не бывает «survey»

        en: write "kind: survey", or delete it
        ru: напишите «kind: survey» или удалите раздел

        en: folders inside campaigns/ are not read
        ru: папки внутри campaigns/ не читаются

        en: move its files to campaigns/ itself
        ru: перенесите файлы прямо в campaigns/

        en: {1} is the campaign {2} already
        ru: кампания {2} уже есть: {1}

        en: delete one of the files
        ru: удалите один из файлов

        en: definitions end in .yaml
        ru: файлы описаний заканчиваются на .yaml

        en: rename it to {1}.yaml
        ru: переименуйте в {1}.yaml

        en: the file cannot be read
        ru: файл не читается

        en: look at its permissions, or where it links to
        ru: проверьте права доступа и куда ведёт ссылка

        en: the campaign
        ru: кампания

        en: what the team calls it
        ru: как кампанию называют в команде

        en: email says something, survey asks
        ru: email рассказывает, survey спрашивает

        en: why it is sent; consent, limits and priority depend on it
        ru: зачем письмо; от этого зависят согласие, лимиты и очерёдность

        en: why a service message is one; required with `intent: service` and only there
        ru: почему это служебное письмо; обязателен при `intent: service` и только там

        en: the topic by which members can leave it
        ru: тема рассылки, от которой участник может отписаться

        en: who answers for it
        ru: кто отвечает за кампанию

        en: its name before the file was renamed
        ru: прежнее имя, если файл переименован

        en: true stops it; what waits is skipped
        ru: true останавливает кампанию; то, что ждало отправки, будет пропущено

        en: who it is for; without it everyone
        ru: кому письмо; без этого раздела — всем

        en: when it is due
        ru: когда отправлять

        en: the template: nps stands for templates/nps.ru.md, nps.en.md, nps.md
        ru: шаблон: nps означает templates/nps.ru.md, nps.en.md, nps.md

        en: what a survey asks; required with `kind: survey`
        ru: о чём спрашивает опрос; обязателен при `kind: survey`

        en: who: see the filter language
        ru: кому: условие на языке фильтров

        en: segments, or tag:NAME, that get nothing
        ru: сегменты или tag:ИМЯ, которым не писать

        en: a part of the audience, drawn anew each time
        ru: часть аудитории, каждый раз новая

        en: a part of the audience that never gets it, always the same members
        ru: часть аудитории, которая не получает это никогда, всегда одни и те же участники

        en: more members than this, and nothing is sent until you have looked
        ru: если участников больше, ничего не уйдёт, пока вы не посмотрите

        en: once, at this time
        ru: один раз, в это время

        en: again and again: minute hour day-of-month month day-of-week
        ru: снова и снова: минута час день-месяца месяц день-недели

        en: the zone of at and cron (default the workspace's)
        ru: часовой пояс для at и cron (по умолчанию — рабочей папки)

        en: later than this after the due time it is not sent any more
        ru: если опоздали больше чем на столько, уже не отправлять

        en: the stem of the templates
        ru: имя шаблона

        en: the subject; or in the templates' front matter
        ru: тема письма; можно задать и в шапке шаблона

        en: what a mailbox shows beside the subject
        ru: что почтовая программа покажет рядом с темой письма

        en: why members are asked; shown to them
        ru: зачем спрашиваем; это увидят участники

        en: answers later than this are refused; without it never
        ru: более поздние ответы не принимаются; без этого ключа принимаются всегда

        en: id
        ru: имя

        en: what is asked, in order
        ru: вопросы по порядку

        en: what is said after the last answer
        ru: что сказать после последнего ответа

        en: a question
        ru: вопрос

        en: nps is a score from 0 to 10, text is free
        ru: nps — оценка от 0 до 10, text — свободный ответ

        en: the question; required for text, a standard one for nps
        ru: текст вопроса; для text обязателен, для nps есть стандартный

        en: true if it must be answered
        ru: true, если ответить обязательно

        en: asked only if this holds for scores given above
        ru: спросить, только если это верно для оценок выше

        en: cron has five fields, this has {1}
        ru: в cron пять полей, а здесь {1|поле|поля|полей}

        en: minute hour day-of-month month day-of-week, for example "0 10 * * tue"
        ru: минута час день-месяца месяц день-недели, например "0 10 * * tue"

        en: this never fires: no month in "{1}" has a day {2}
        ru: это не сработает никогда: ни в одном месяце из «{1}» нет числа {2}

        en: for the last day of every month take 28, or the first of the next: "0 10 1 * *"
        ru: для последнего дня месяца возьмите 28-е или первое число следующего: "0 10 1 * *"

        en: "{1}" is not a schedule
        ru: «{1}» — не расписание

        en: minute
        ru: минута

        en: hour
        ru: час

        en: day of the month
        ru: день месяца

        en: month
        ru: месяц

        en: day of the week
        ru: день недели

        en: {1} to {2}
        ru: от {1} до {2}

        en: 1 to 12, or jan to dec
        ru: от 1 до 12 или от jan до dec

        en: 0 to 7 (0 and 7 are Sunday), or sun to sat
        ru: от 0 до 7 (0 и 7 — воскресенье) или от sun до sat

        en: there is nothing between the commas
        ru: между запятыми ничего нет

        en: leave one comma out
        ru: уберите одну запятую

        en: the range {1} runs backwards
        ru: диапазон {1} идёт задом наперёд

        en: Sunday at the end of a range is 7: {1}-7
        ru: воскресенье в конце диапазона — это 7: {1}-7

        en: write it in two parts: {1}-{2},{3}-{4}
        ru: запишите двумя частями: {1}-{2},{3}-{4}

        en: the step {1} is not a number
        ru: шаг {1} — не число

        en: write it as */5
        ru: пишите так: */5

        en: a step of 0 never moves on
        ru: с шагом 0 далеко не уйти

        en: write 1 or more
        ru: напишите 1 или больше

        en: a step of {1} is longer than the whole {2} field
        ru: шаг {1} больше всего поля «{2}»

        en: steps start anew in every round of the field: at most {1}
        ru: в каждом круге поля шаги начинаются заново: не больше {1}

        en: {1} is not a {2}
        ru: «{1}» не подходит в поле «{2}»

        en: write {1}
        ru: напишите {1}

        en: a {1} is missing
        ru: не хватает поля «{1}»

        en: a schedule has either "at" or "cron", not both
        ru: в расписании либо «at», либо «cron», но не оба

        en: delete one of them
        ru: удалите один из них

        en: the schedule says no time
        ru: в расписании не сказано, когда отправлять

        en: add "at: 2026-12-01 10:00" or "cron: "0 10 * * tue""
        ru: добавьте «at: 2026-12-01 10:00» или «cron: "0 10 * * tue"»

        en: "timezone: member" is not available in this version
        ru: «timezone: member» в этой версии не работает

        en: write an IANA name, or delete it for the workspace's zone
        ru: напишите пояс по IANA или удалите ключ: тогда время рабочей папки

        en: "{1}" is too far from now
        ru: «{1}» слишком далеко от сегодняшнего дня

        en: mind the year
        ru: проверьте год

        en: "{1}" is not a date that exists
        ru: даты «{1}» не бывает

        en: month {1} of {2} has {3} days
        ru: в месяце {1} {2} года {3|день|дня|дней}

        en: months are 01 to 12
        ru: месяцы — от 01 до 12

        en: "{1}" has no time of day
        ru: в «{1}» нет времени суток

        en: write {1} 10:00
        ru: напишите {1} 10:00

        en: "{1}" has an offset from UTC
        ru: в «{1}» указано смещение от UTC

        en: write the local time, and the zone as "timezone"
        ru: напишите местное время, а пояс — в «timezone»

        en: "{1}" is not a date and time
        ru: «{1}» — не дата и время

        en: write it as 2026-12-01 10:00
        ru: пишите так: 2026-12-01 10:00

        en: the clocks of {1} jump over this time; it will be sent at {2}:{3}
        ru: в поясе {1} часы перескакивают через это время; письмо уйдёт в {2}:{3}

        en: write another time
        ru: поставьте другое время

        en: the survey asks nothing
        ru: в опросе нет ни одного вопроса

        en: add "- score: { type: nps }"
        ru: добавьте «- score: { type: nps }»

        en: a question must be "- id: { type: … }", found {1}
        ru: вопрос записывается как «- имя: { type: … }», а найдено: {1}

        en: for example "- score: { type: nps }"
        ru: например «- score: { type: nps }»

        en: the question {1} is written twice, first in line {2}
        ru: вопрос {1} записан дважды, впервые в строке {2}

        en: give one of them another id
        ru: дайте одному из них другое имя

        en: the question {1} does not say what it asks
        ru: у вопроса {1} нет текста

        en: add "text: { ru: …, en: … }"
        ru: добавьте «text: { ru: …, en: … }»

        en: {1} must stand here, found {2}
        ru: здесь нужно: {1}, а найдено: {2}

        en: the text is empty
        ru: текст пуст

        en: write { ru: …, en: … }
        ru: напишите { ru: …, en: … }

        en: there is no text in {1}, so members of other languages get none
        ru: нет текста на языке {1}, и участники с другими языками ничего не увидят

        en: add "{1}: …"
        ru: добавьте «{1}: …»

        en: {1} must be {2}, found a list
        ru: {1}: нужно {2}, а здесь список

        en: this is not the name of an environment variable
        ru: это не имя переменной окружения

        en: write only its name, as in { env: KAMERTON_SECRET }
        ru: напишите только имя, например { env: KAMERTON_SECRET }

        en: {1} is in a file or in the environment, not in both
        ru: {1}: либо в файле, либо в окружении, но не там и там

        en: delete one
        ru: удалите одно из двух

        en: {1} needs "file" or "env"
        ru: {1}: нужен ключ «file» или «env»

        en: {1} is written out here, where everyone who reads the repository sees it
        ru: {1}: секрет записан прямо здесь, где его увидит всякий, кто читает репозиторий

        en: keep it in the environment or in a file that git ignores: {1}; then change the secret, as it may be known
        ru: храните его в окружении или в файле, который git не видит: {1}; а сам секрет смените — его уже могли узнать

        en: one_of has no values
        ru: в one_of нет значений

        en: one_of has a value twice
        ru: в one_of одно значение стоит дважды

        en: for example { one_of: [free, club] }
        ru: например { one_of: [free, club] }

        en: {1} is not a type
        ru: {1} — такого типа нет

        en: one of: {1}, { one_of: [a, b] }
        ru: можно: {1}, { one_of: [a, b] }

        en: a filter must stand here, found {1}
        ru: здесь нужен фильтр, а найдено: {1}

        en: there are more mistakes from here on
        ru: дальше есть ещё ошибки

        en: mend those above first
        ru: сначала исправьте те, что выше

        en: "{1}" is not a language
        ru: «{1}» — не язык

        en: write it as ru, en or pt-BR
        ru: пишите так: ru, en или pt-BR

        en: "{1}" is not how a language is written
        ru: «{1}»: языки пишутся иначе

        en: {1} must be a mapping of keys to values, found {2}
        ru: {1}: здесь нужны ключи со значениями, а найдено: {2}

        en: begin with "{1}: …" on a line of its own, indented
        ru: начните с «{1}: …» на отдельной строке, с отступом

        en: a key of {1} must be a name, found {2}
        ru: {1}: ключ должен быть именем, а найдено: {2}

        en: "{1}" in {2} is not available in this version
        ru: ключ «{1}» ({2}) в этой версии не работает

        en: delete it for now
        ru: пока удалите его

        en: {1} has no key "{2}"
        ru: {1}: ключа «{2}» здесь не бывает

        en: {1} needs "{2}": {3}
        ru: {1}: не хватает ключа «{2}» — {3}

        en: add "{1}: {2}"
        ru: добавьте «{1}: {2}»

        en: "{1}" has no value
        ru: у ключа «{1}» нет значения

        en: "{1}" must be {2}, found {3}
        ru: «{1}»: нужно {2}, а найдено: {3}

        en: for example "{1}: {2}"
        ru: например «{1}: {2}»

        en: an empty list
        ru: пустой список

        en: a list
        ru: список

        en: an empty mapping
        ru: пустой набор ключей

        en: a mapping
        ru: ключи со значениями

        en: nothing
        ru: ничего

        en: a text
        ru: текст

        en: a text, or one for each language: { ru: …, en: … }
        ru: текст — один или для каждого языка: { ru: …, en: … }

        en: a name
        ru: имя

        en: a whole number
        ru: целое число

        en: true or false
        ru: true или false

        en: a time zone such as Europe/Moscow
        ru: часовой пояс, например Europe/Moscow

        en: a language such as ru or pt-BR
        ru: язык, например ru или pt-BR

        en: a web address
        ru: адрес сайта

        en: a path
        ru: путь

        en: a host name
        ru: имя сервера

        en: an email address
        ru: адрес почты

        en: Name <address>
        ru: Имя <адрес>

        en: a duration such as 90m, 6h, 14d, 2w, 18mo
        ru: срок, например 90m, 6h, 14d, 2w, 18mo

        en: a percentage such as 25%
        ru: процент, например 25%

        en: a limit such as 2 per 7d
        ru: лимит, например 2 per 7d

        en: a share such as 1 in 5 per 90d
        ru: доля, например 1 in 5 per 90d

        en: hours such as 21:00-09:00
        ru: часы, например 21:00-09:00

        en: {1} or {2}
        ru: {1} или {2}

        en: { env: NAME } or { file: PATH }
        ru: { env: NAME } или { file: PATH }

        en: { env: NAME }, { file: PATH } or none
        ru: { env: NAME }, { file: PATH } или none

        en: { file: PATH }, { env: NAME } or { current: …, previous: […] }
        ru: { file: PATH }, { env: NAME } или { current: …, previous: […] }

        en: a filter
        ru: фильтр

        en: a condition such as score <= 8
        ru: условие, например score <= 8

        en: five cron fields in quotes
        ru: пять полей cron в кавычках

        en: a date and time such as 2026-12-01 10:00
        ru: дата и время, например 2026-12-01 10:00

        en: string, number, boolean, date or { one_of: [a, b] }
        ru: string, number, boolean, date или { one_of: [a, b] }

        en: {1}, each with {2}
        ru: {1}, для каждого — {2}

        en: a list, each {1}
        ru: список, каждый элемент — {1}

        en: a list, each {1}: {2}
        ru: список, каждый элемент — {1}: {2}

        en: {1}, or {2}
        ru: {1}; или {2}

        en: "{1}" is not a limit
        ru: «{1}» — не лимит

        en: write it as 2 per 7d: at most 2 in any 7 days
        ru: пишите так: 2 per 7d — не больше 2 за любые 7 дней

        en: "{1}" is not a share
        ru: «{1}» — не доля

        en: write it as 1 in 5 per 90d: at most every fifth message in any 90 days
        ru: пишите так: 1 in 5 per 90d — не больше одного письма из пяти за любые 90 дней

        en: {1} in {2} is more than all
        ru: {1} из {2} — больше, чем все

        en: write it as 1 in 5 per 90d
        ru: пишите так: 1 in 5 per 90d

        en: "{1}" is not a span of hours
        ru: «{1}» — не промежуток часов

        en: write it as 21:00-09:00
        ru: пишите так: 21:00-09:00

        en: "{1}" begins and ends at the same time
        ru: «{1}» начинается и кончается в одно и то же время

        en: "{1}" is not an email address: {2}
        ru: «{1}» — не адрес почты: {2}

        en: "{1}" is not a sender
        ru: «{1}» — не отправитель

        en: write it as Green Orchard Club <club@example.org>
        ru: пишите так: Green Orchard Club <club@example.org>

        en: "{1}" does not begin with https://
        ru: «{1}» начинается не с https://

        en: "{1}" is not a web address
        ru: «{1}» — не адрес сайта

        en: "{1}" has a query, a fragment or a user name
        ru: в «{1}» есть запрос, якорь или имя пользователя

        en: write only https://host/path
        ru: напишите только https://сервер/путь

        en: "{1}" is not a host name
        ru: «{1}» — не имя сервера

        en: write only the name: smtp.example.org
        ru: напишите только имя: smtp.example.org

        en: "{1}" is not a name: lower-case Latin letters, digits and _, a letter first, at most 51
        ru: «{1}» не годится в имя: строчные латинские буквы, цифры и _, первой — буква, не больше 51 знака

        en: "{1}" is not a name: lower-case Latin letters, digits, - and _, a letter first
        ru: «{1}» не годится в имя: строчные латинские буквы, цифры, - и _, первой — буква

        en: "{1}" is not a campaign's name: lower-case letters, digits and hyphens
        ru: «{1}» не годится в имя кампании: строчные латинские буквы, цифры и дефисы

        en: a text must stand here, found {1}
        ru: здесь нужен текст, а найдено: {1}

        en: write something, or delete the key
        ru: напишите что-нибудь или удалите ключ

        en: this must be one line
        ru: это должна быть одна строка

        en: write it on one line
        ru: напишите в одну строку

        en: a whole number of at least {1} must stand here, found {2}
        ru: здесь нужно целое число не меньше {1}, а найдено: {2}

        en: a whole number from {1} to {2} must stand here, found {3}
        ru: здесь нужно целое число от {1} до {2}, а найдено: {3}

        en: true or false must stand here, found {1}
        ru: здесь нужно true или false, а найдено: {1}

        en: "{1}" is not available in this version
        ru: «{1}» в этой версии не работает

        en: "{1}" is not one of {2}
        ru: «{1}» не подходит, можно только: {2}

        en: there is no time zone "{1}"
        ru: часового пояса «{1}» нет

        en: write an IANA name such as Europe/Moscow; abbreviations do not say which summer time they keep
        ru: напишите пояс по IANA, например Europe/Moscow; сокращения не говорят, как переводятся часы

        en: "{1}" is not a duration
        ru: «{1}» — не срок

        en: write it as 90m, 6h, 14d, 2w, 18mo or 1y
        ru: пишите так: 90m, 6h, 14d, 2w, 18mo или 1y

        en: write {1}{2}
        ru: напишите {1}{2}

        en: {1} is not more than 0% and at most 100%
        ru: {1}: нужно больше 0% и не больше 100%

        en: write it as 25%
        ru: пишите так: 25%

        en: write {1}%
        ru: напишите {1}%

        en: "{1}" is not a percentage
        ru: «{1}» — не процент

        en: one of: {1}
        ru: можно: {1}

        en: an attribute
        ru: свойство

        en: an activity
        ru: действие

        en: "{1}" must be a mapping of fields to types, found {2}
        ru: «{1}»: нужны поля с типами, а найдено: {2}

        en: for example "{1}: { amount: number }", or {} for an activity without fields
        ru: например «{1}: { amount: number }» или {} для действия без полей

        en: a field
        ru: поле

        en: "{1}" is {2} here and {3} in {4}
        ru: «{1}» здесь {2}, а в {4} — {3}

        en: give both the same type, or one of them another name
        ru: дайте обоим один тип или одному из них другое имя

        en: "{1}" already counts the activity {2} in filters
        ru: «{1}» в фильтрах уже означает, сколько было действий {2}

        en: take another name, such as {1}_known
        ru: возьмите другое имя, например {1}_known

        en: a word of the filter language
        ru: слово языка фильтров

        en: known without it
        ru: известно и так

        en: "{1}" cannot be {2}: it is {3}
        ru: «{1}» не годится в имена ({2}): это {3}

        en: delete it: every member has it
        ru: удалите: это есть у каждого участника

        en: take another name
        ru: возьмите другое имя

        en: the transport smtp needs "smtp": the server that takes the mail
        ru: для transport: smtp нужен раздел «smtp» — сервер, который принимает почту

        en: add "smtp: { host: smtp.example.org }" to delivery
        ru: добавьте в delivery «smtp: { host: smtp.example.org }»

        en: a list of servers is not available in this version
        ru: список серверов в этой версии не работает

        en: write one server as a mapping
        ru: запишите один сервер, ключами

        en: the password
        ru: пароль

        en: without TLS anyone on the way to {1} can read the mail and the password
        ru: без TLS письма и пароль прочтёт любой по пути к {1}

        en: write starttls or implicit; none is for this machine only
        ru: напишите starttls или implicit; none годится только для этой же машины

        en: "{1}" needs "{2}"
        ru: при «{1}» нужен и «{2}»

        en: add "password: { env: SMTP_PASSWORD }"
        ru: добавьте «password: { env: SMTP_PASSWORD }»

        en: a stage must be "- name: rule", found {1}
        ru: стадия записывается как «- имя: правило», а найдено: {1}

        en: write each stage on a line of its own, with a dash before it
        ru: пишите каждую стадию на отдельной строке, с дефисом впереди

        en: the stage {1} has no rule, and only the first may do without
        ru: у стадии {1} нет правила, а без него может быть только первая

        en: write "- {1}: " and when a member is in it, such as purchases >= 1
        ru: напишите «- {1}: » и когда участник в ней, например purchases >= 1

        en: the stage {1} is written twice, first in line {2}
        ru: стадия {1} записана дважды, впервые в строке {2}

        en: keep one of them
        ru: оставьте одну

        en: "{1}" cannot be a stage: it is a word of the filter language
        ru: «{1}» не годится в имя стадии: это слово языка фильтров

        en: the rule of {1} names {2} itself
        ru: правило стадии {1} ссылается само на себя: {2}

        en: the rule of {1} names {2}, which comes after it
        ru: правило стадии {1} ссылается на {2}, а та идёт после неё

        en: a rule may name only the stages above it
        ru: правило может ссылаться только на стадии выше

        en: nobody can be in {1}: {2} has the same rule and comes after it
        ru: в стадии {1} не окажется никто: у {2} то же правило, и она идёт позже

        en: change one of the rules, or delete one of the stages
        ru: измените одно из правил или удалите одну из стадий

        en: nobody can be in {1}: its rule never holds
        ru: в стадии {1} не окажется никто: её правило никогда не выполняется

        en: change the rule, or delete the stage
        ru: измените правило или удалите стадию

        en: nobody can be in {1}: the rule of {2} always holds
        ru: в стадии {1} не окажется никто: правило стадии {2} выполняется всегда

        en: make {1} the first stage, or change its rule
        ru: поставьте {1} первой или измените её правило

        en: the segment {1} names itself
        ru: сегмент {1} ссылается сам на себя

        en: the segment {1} names {2}, which is declared after it
        ru: сегмент {1} ссылается на {2}, а тот объявлен после него

        en: write its filter without it
        ru: напишите фильтр без него

        en: move {1} above {2}
        ru: перенесите {1} выше {2}

        en: known of every member
        ru: известно о каждом участнике

        en: the count of an activity
        ru: число действий

        en: "{1}" cannot be a segment: it is {2}
        ru: «{1}» не годится в имя сегмента: это {2}

        en: make it with: kamerton init
        ru: создайте его: kamerton init

        en: set {1} where kamerton runs; for a value of your own: kamerton init
        ru: задайте {1} там, где работает kamerton; своё значение сделает kamerton init

        en: the secret that signs links is not there: no {1}, or it is empty
        ru: нет секрета, которым подписываются ссылки: файла {1} нет или он пуст

        en: the secret that signs links is not there: {1}
        ru: нет секрета, которым подписываются ссылки: {1}

        en: the environment variable {1} is not set
        ru: переменная окружения {1} не задана

        en: the secret file {1} is missing: make it with "kamerton init"
        ru: нет файла секрета {1}: его создаёт «kamerton init»

        en: a secret is empty
        ru: секрет пуст

        en: links in mail would go over http, which anyone on the way can read and change
        ru: ссылки в письмах пойдут по http, а его любой по пути может прочесть и подменить

        en: write https{1}
        ru: напишите https{1}

        en: the secret
        ru: секрет

        en: the current secret
        ru: текущий секрет

        en: a previous secret
        ru: прежний секрет

        en: the sender has no name, so members see a bare address
        ru: у отправителя нет имени, и участники увидят голый адрес

        en: write it as Green Orchard Club <{1}>
        ru: пишите так: Green Orchard Club <{1}>

        en: "{1}" leaves no room for the token that tells which message came back: at most {2} letters before the @,
            without quotes
        ru: «{1}» не оставляет места для метки, по которой видно, какое письмо вернулось: до @ не больше
            {2|буквы|букв|букв}, без кавычек

        en: write bounces{1}
        ru: напишите bounces{1}

        en: "all" means every topic in a member's consent
        ru: «all» в согласии участника означает все темы рассылок

        en: a webhook's secret
        ru: секрет вебхука

        en: the workspace file
        ru: файл рабочей папки

        en: the name of the community, as members know it
        ru: имя сообщества, каким его знают участники

        en: the language of members whose own is not known
        ru: язык участников, чей язык неизвестен

        en: the zone of schedules, and of members whose own is not known
        ru: часовой пояс расписаний и участников, чей пояс неизвестен

        en: where "kamerton serve" is reached: the base of every link in a mail
        ru: где доступен «kamerton serve»: с этого начинаются все ссылки в письмах

        en: the database; the outbox and locks stand beside it (default .kamerton/store.sqlite)
        ru: база данных; рядом с ней исходящие и блокировки (по умолчанию .kamerton/store.sqlite)

        en: the key that signs the links; "kamerton init" makes it
        ru: ключ, которым подписываются ссылки; его создаёт «kamerton init»

        en: who the mail is from
        ru: от кого письма

        en: how mail leaves; without it nothing leaves the machine
        ru: как уходит почта; без этого раздела ничто не покидает машину

        en: names
        ru: имена

        en: what members can subscribe to and leave
        ru: на что участники подписываются и от чего отписываются

        en: how much of anyone's attention may be taken
        ru: сколько внимания можно отнимать у каждого

        en: what is known of a member beyond name and address
        ru: что известно об участнике кроме имени и адреса

        en: fields
        ru: поля

        en: what members do; fields of the built-in ones, and new ones
        ru: что делают участники: поля встроенных действий и новые действия

        en: name
        ru: имя

        en: the lifecycle, earliest to latest; a member is in the last stage whose rule holds
        ru: жизненный цикл от ранней стадии к поздней; участник в последней, чьё правило выполняется

        en: filters with a name; each may use those above it
        ru: именованные фильтры; в каждом можно ссылаться на те, что выше

        en: where survey tools send answers: /hooks/NAME
        ru: куда сервисы опросов присылают ответы: /hooks/ИМЯ

        en: the From line
        ru: строка «От кого»

        en: where answers go, when not to `from`
        ru: куда приходят ответы, если не на `from`

        en: where bounces go; each message gets an address of its own, bounces+TOKEN@…
        ru: куда приходят возвраты; у каждого письма свой адрес: bounces+МЕТКА@…

        en: stands under every mail, as the law in many countries asks
        ru: стоит под каждым письмом, как требует закон многих стран

        en: outbox (the default) writes mail to a Maildir beside the store; smtp sends it
        ru: outbox (по умолчанию) складывает письма в Maildir рядом с базой; smtp отправляет

        en: the server that takes the mail
        ru: сервер, который принимает почту

        en: a message whose fate no program can know: ask (the default) holds and shows it, resend sends it again
        ru: письмо, чью судьбу не знает ни одна программа: ask (по умолчанию) придерживает и показывает его, resend
            отправляет снова

        en: the server's name
        ru: имя сервера

        en: its port (default 587; 465 for implicit, 25 for none)
        ru: порт (по умолчанию 587; 465 для implicit, 25 для none)

        en: how the connection is encrypted (default starttls; none only to this machine)
        ru: как шифруется соединение (по умолчанию starttls; none только для этой же машины)

        en: the account
        ru: имя учётной записи

        en: where its password is
        ru: где взять её пароль

        en: authorities to trust instead of the system's (PEM)
        ru: кому доверять вместо системных удостоверяющих центров (PEM)

        en: a topic
        ru: тема рассылки

        en: how members read it
        ru: как её видят участники

        en: messages to one member, over all campaigns
        ru: писем одному участнику, по всем кампаниям вместе

        en: how many of a member's messages may be promotions
        ru: сколько из писем участнику могут быть рекламными

        en: surveys to one member
        ru: опросов одному участнику

        en: when nothing is sent, in the member's own time zone
        ru: когда ничего не отправлять, по времени самого участника

        en: a webhook
        ru: вебхук

        en: the form of what arrives
        ru: вид того, что приходит

        en: the survey that the answers belong to
        ru: опрос, к которому относятся ответы

        en: what signs the requests; none is served to this machine only
        ru: чем подписаны запросы; none — только для запросов с этой же машины

        en: a secret
        ru: секрет

        en: a file that git ignores
        ru: файл, который git не видит

        en: the name of an environment variable
        ru: имя переменной окружения

        en: signs new links
        ru: подписывает новые ссылки

        en: still verify the links of older mail
        ru: всё ещё проверяют ссылки из старых писем

        en: a type
        ru: тип

        en: the values that are allowed
        ru: разрешённые значения

        en: kamerton.yaml cannot be read
        ru: kamerton.yaml не читается

        en: there is no kamerton.yaml in {1}
        ru: в {1} нет kamerton.yaml

        en: look at its permissions
        ru: проверьте права доступа

        en: make a workspace with: kamerton init
        ru: создайте рабочую папку: kamerton init

        en: kamerton.yaml is empty
        ru: kamerton.yaml пуст

        en: see what "kamerton init" writes into a new folder
        ru: посмотрите, что «kamerton init» пишет в новую папку

        en: {1} is not a survey, so it takes no answers
        ru: {1} — не опрос и ответов не принимает

        en: there is no campaign "{1}"
        ru: кампании «{1}» нет

        en: write one with: kamerton new survey {1}
        ru: создайте её: kamerton new survey {1}

        en: the file is in UTF-16, not in UTF-8
        ru: файл в UTF-16, а нужно UTF-8

        en: save it as UTF-8
        ru: сохраните его в UTF-8

        en: the byte {1} here is not UTF-8
        ru: байт {1} здесь — не UTF-8

        en: save the file as UTF-8 (it may be in Windows-1251 or Latin-1)
        ru: сохраните файл в UTF-8 (возможно, он в Windows-1251 или Latin-1)

        en: the control character {1} is not allowed in YAML
        ru: управляющий символ {1} в YAML недопустим

        en: delete it
        ru: удалите его

        en: a character here is not allowed in YAML
        ru: такой символ в YAML недопустим

        en: a tab is used to indent, and YAML wants spaces
        ru: отступ сделан табуляцией, а в YAML нужны пробелы

        en: replace it with spaces
        ru: замените её пробелами

        en: the end of the file
        ru: конец файла

        en: a ": " cannot stand here
        ru: «: » здесь стоять не может

        en: put a text that has a colon in quotes, or mind the indentation
        ru: возьмите текст с двоеточием в кавычки или проверьте отступ

        en: a key without a colon
        ru: ключ без двоеточия

        en: write it as "key: value"
        ru: пишите так: «ключ: значение»

        en: found {1} where a key should begin
        ru: найдено {1} там, где должен начинаться ключ

        en: indent it as far as the keys above
        ru: сделайте такой же отступ, как у ключей выше

        en: found {1} where the next "- " of the list should be
        ru: найдено {1} там, где должен быть следующий «- » списка

        en: indent it as far as the list above
        ru: сделайте такой же отступ, как у списка выше

        en: found {1} in a list, where "," or "]" should be
        ru: в списке найдено {1}, а должно быть «,» или «]»

        en: found {1} in a mapping, where "," or "}" should be
        ru: в наборе ключей найдено {1}, а должно быть «,» или «}»

        en: a value cannot begin with {1}
        ru: значение не может начинаться с {1}

        en: put the value in quotes
        ru: возьмите значение в кавычки

        en: an unknown escape in a text in double quotes
        ru: неизвестная последовательность с \ в тексте в двойных кавычках

        en: write \\ for a backslash, or use single quotes
        ru: для обратной косой черты пишите \\ или возьмите одинарные кавычки

        en: a list cannot begin here
        ru: список здесь начаться не может

        en: begin the list on a line of its own
        ru: начните список с новой строки

        en: this quote is not closed
        ru: эта кавычка не закрыта

        en: add the closing quote
        ru: поставьте закрывающую кавычку

        en: the file ends too early
        ru: файл обрывается слишком рано

        en: found {1} after the end of the definitions
        ru: найдено {1} после конца описаний

        en: mind the indentation of this line
        ru: проверьте отступ этой строки

        en: this is not YAML: {1}{2}
        ru: это не YAML: {1}{2}

        en: the file has {1} MB, more than the 1 MB that a definition may have
        ru: в файле {1} МБ, а описание может занимать не больше 1 МБ

        en: is it the right file?
        ru: тот ли это файл?

        en: a second YAML document begins here
        ru: здесь начинается второй документ YAML

        en: write one document a file: delete this "---" or move what follows to its own file
        ru: один документ на файл: удалите это «---» или перенесите то, что ниже, в свой файл

        en: lists and mappings are nested more than {1} deep here
        ru: списки и ключи вложены здесь глубже {1} уровней

        en: a value is missing here
        ru: здесь не хватает значения

        en: *{1} stands inside the very value that &{2} names
        ru: *{1} стоит внутри того самого значения, которое названо &{2}

        en: there is no &{1} above for *{2}
        ru: выше нет &{1} для *{2}

        en: the aliases of this file repeat more than {1} values
        ru: псевдонимы этого файла повторяют больше {1|значения|значений|значений}

        en: write the values out, or use fewer aliases of aliases
        ru: выпишите значения или возьмите меньше псевдонимов псевдонимов

        en: "{1}" is written twice, first in line {2}
        ru: «{1}» записан дважды, впервые в строке {2}

        en: "<<" takes a mapping or a list of mappings
        ru: после «<<» нужен набор ключей или список таких наборов

        en: write it as <<: *name
        ru: пишите так: <<: *имя

        en: the tag {1} means nothing here
        ru: метка {1} здесь ничего не значит
        """#
}
