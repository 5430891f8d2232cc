// What `kamerton` says, in Russian. See Catalogue.swift for how the entries are written, docs/words.md for how they
// are made and checked.

extension Catalogue {
    static let ru = #"""
        # Words: member участник · campaign кампания · occurrence выпуск · step шаг · message письмо · stage стадия ·
        # segment сегмент · topic тема · survey опрос · response ответ · consent согласие · suppression стоп-лист ·
        # ledger журнал · held back придержано · holdout контрольная доля · activity действие · attribute свойство · occasion повод.

        # --- Bounces

        en: libcurl cannot be initialised
        ru: libcurl не запускается

        en: "{1}" is not a host name
        ru: «{1}» — не имя сервера

        en: cannot connect to {1}: {2}
        ru: не удаётся соединиться с {1}: {2}

        en: no trusted encryption with {1}: {2}
        ru: нет надёжного шифрования с {1}: {2}

        en: name the authority of its certificate in bounces.imap.ca_file, if it is one of your own
        ru: если сертификат выдан своим центром, назовите его файл в bounces.imap.ca_file

        en: {1} offers no STARTTLS, and tls: starttls requires it
        ru: {1} не предлагает STARTTLS, а tls: starttls его требует

        en: try tls: implicit, with port: 993
        ru: попробуйте tls: implicit с port: 993

        en: {1} does not accept the user name, the password or the token
        ru: {1} не принимает имя пользователя, пароль или токен

        en: check bounces.imap in kamerton.yaml; a token may have expired
        ru: проверьте bounces.imap в kamerton.yaml; возможно, истёк токен

        en: the user name or the password has a NUL byte inside
        ru: в имени пользователя или в пароле есть байт NUL

        en: {1} did not answer in time
        ru: {1} не ответил вовремя

        en: {1} closed the connection
        ru: {1} закрыл соединение

        en: what was taken in is kept; fetch again for the rest
        ru: принятое сохранено; за остальным запустите ещё раз

        en: {1} does not speak IMAP: {2}
        ru: {1} не говорит на IMAP: {2}

        en: the mail server refused {1}: {2}
        ru: почтовый сервер отверг {1}: {2}

        en: the mail server keeps no flag {1} in this folder
        ru: почтовый сервер не хранит флаг {1} в этой папке

        en: write after: seen, or after: move:FOLDER
        ru: напишите after: seen или after: move:FOLDER

        en: the mail server can move nothing without deleting what others have marked (no MOVE, no UIDPLUS)
        ru: почтовый сервер не может перенести письмо, не удалив помеченное другими (нет ни MOVE, ни UIDPLUS)

        en: write after: seen, or after: flag:NAME
        ru: напишите after: seen или after: flag:NAME

        en: the login of bounces.imap
        ru: вход для bounces.imap

        en: cannot write into {1}
        ru: не удаётся записать в {1}

        en: cannot write {1}: {2}
        ru: не удаётся записать {1}: {2}

        en: cannot make the folder {1}
        ru: не удаётся создать папку {1}

        en: there is no {1}
        ru: нет {1}

        en: cannot read {1}
        ru: не удаётся прочитать {1}

        en: Amazon SNS says that the topic was unsubscribed: no bounces come any more
        ru: Amazon SNS сообщает, что от темы отписались: отказы больше не придут

        en: a subscription is to be confirmed at {1}, which is not an address of Amazon SNS: left alone
        ru: подписку просят подтвердить по адресу {1}, а это не адрес Amazon SNS: оставлено без ответа

        en: the subscription could not be confirmed; open this address within three days: {1}
        ru: подписку не удалось подтвердить; откройте этот адрес в течение трёх дней: {1}

        en: the subscription of {1} is confirmed
        ru: подписка на {1} подтверждена

        # --- Campaigning

        en: the event was on {1}, and nobody is invited any more
        ru: событие было {1}, и больше никого не приглашают

        en: set a new "start", or add "disabled: true"
        ru: поставьте новый «start» или добавьте «disabled: true»

        en: the series has ended: no date is to come
        ru: серия закончилась: дат впереди нет

        en: set a later "until", or add "disabled: true"
        ru: поставьте «until» позже или добавьте «disabled: true»

        en: members are invited {1} before the start: many will have other plans by then
        ru: участников приглашают за {1} до начала: у многих уже будут другие планы

        en: write "announce: 14d" or more
        ru: напишите «announce: 14d» или больше

        en: the event does not say why come
        ru: событие не говорит, зачем приходить

        en: add "purpose": what somebody takes home
        ru: добавьте «purpose»: с чем человек уйдёт домой

        en: the series leaves out {1}
        ru: серия пропускает {1}

        en: move that date in "dates" rather than leave it out: a known rhythm is half of the invitation
        ru: лучше перенесите эту дату в «dates», чем пропускать: привычный ритм — половина приглашения

        en: on {1} there is {2} already
        ru: {1} уже есть {2}

        en: take another day: whoever goes to one misses the other
        ru: возьмите другой день: кто пойдёт на одно, пропустит другое

        en: there is no event in {1}
        ru: в {1} нет ни одного события

        en: plan a small one: people forget a community that does not meet
        ru: запланируйте небольшое: сообщество, которое не встречается, забывают

        en: no campaign uses the template "{1}"
        ru: шаблон «{1}» не нужен ни одной кампании

        en: name it in a campaign as content: {1}, or delete it
        ru: укажите его в кампании: content: {1}, или удалите

        en: the file is never sent: its name says no language
        ru: файл никогда не отправляется: в его имени нет языка

        en: name it as {1}.ru.{2} or {3}.{4}
        ru: назовите его {1}.ru.{2} или {3}.{4}

        en: {1|campaign|campaigns}, {2|template|templates}: no mistakes
        ru: {1|кампания|кампании|кампаний}, {2|шаблон|шаблона|шаблонов}: ошибок нет

        en: {1|mistake|mistakes} in {2|file|files}
        ru: {1|ошибка|ошибки|ошибок} в {2|файле|файлах|файлах}

        en: {1}, {2|warning|warnings}
        ru: {1}, {2|предупреждение|предупреждения|предупреждений}

        en: the pool {1} has no code left: fill it with: kamerton codes import FILE --pool {2}
        ru: в наборе {1} не осталось кодов: пополните его: kamerton codes import FILE --pool {2}

        en: the pool {1} has {2|code|codes} left for {3|member|members}: the others will wait
        ru: в наборе {1} {2|код|кода|кодов} на {3|участника|участников|участников}: остальные будут ждать

        en: the pool {1} runs low: {2|code|codes} left
        ru: набор {1} кончается: {2|код|кода|кодов}

        en: rewards have used up the year's limit of {1}: none are given any more
        ru: награды исчерпали годовой предел {1}: больше не выдаются

        en: rewards have cost {1} this year, {2} % of the limit of {3}
        ru: награды обошлись в этом году в {1}, это {2} % предела {3}

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

        en: a message without a From line cannot be signed
        ru: письмо без строки From подписать нельзя

        en: the message could not be signed with the DKIM key
        ru: не удалось подписать письмо ключом DKIM

        en: there is no role "{1}"
        ru: роли «{1}» нет

        en: declare it in kamerton.yaml: roles: { {1}: { title: … } }
        ru: объявите её в kamerton.yaml: roles: { {1}: { title: … } }

        en: the role would end at {1}, which is not after now
        ru: роль закончилась бы {1}, а это не позже текущего момента

        en: write a later day, or a duration such as 6mo
        ru: напишите более поздний день или срок, например 6mo

        en: the member does not hold the role "{1}"
        ru: у участника нет роли «{1}»

        en: see who holds what with: kamerton roles list
        ru: у кого какая роль, покажет: kamerton roles list

        en: they hold: {1}
        ru: есть роли: {1}

        en: the file has no column "email", only: {1}
        ru: в файле нет столбца «email», есть только: {1}

        en: name the column with the addresses "email"
        ru: назовите столбец с адресами «email»

        en: campaign {1}: {2} was announced and is no more in the file, and nobody was told; add the day to
            "cancelled" in "series", or change its "start" in "dates"
        ru: кампания {1}: {2} объявлено, а в файле этого дня больше нет, и никому не сказано; добавьте день в
            «cancelled» в «series» или перенесите его «start» в «dates»

        en: {1|case|cases} overdue, {2} due today
        ru: {1|задача просрочена|задачи просрочены|задач просрочено}, срок сегодня у {2}

        en: {1|case|cases} due today
        ru: сегодня срок у {1|задачи|задач|задач}

        en: {1}  overdue since {2}  {3}  {4}
        ru: {1}  просрочена с {2}  {3}  {4}

        en: {1}  due {2}  {3}  {4}
        ru: {1}  срок {2}  {3}  {4}

        en: Members of {1} who wait for you:
           |
           | {2}
           |
           | What they answered and what was done: kamerton cases show NUMBER
           | When you have written or called: kamerton cases contacted NUMBER --note "…"
           | When it is done with: kamerton cases close NUMBER --outcome resolved --note "…"
        ru: Участники «{1}», которые вас ждут:
           |
           | {2}
           |
           | Что они ответили и что сделано: kamerton cases show НОМЕР
           | Когда написали или позвонили: kamerton cases contacted НОМЕР --note "…"
           | Когда всё сделано: kamerton cases close НОМЕР --outcome resolved --note "…"

        en: {1}
           | … and {2|case|cases} more
        ru: {1}
           | … и ещё {2|задача|задачи|задач}

        en: {1}: {2|answer|answers} to look at
        ru: {1}: {2|ответ|ответа|ответов} — посмотрите

        en: These members of {1} have answered {2}:
           |
           | {3}
           |
           | Their whole story: kamerton explain EMAIL
        ru: Участники «{1}» ответили на {2}:
           |
           | {3}
           |
           | Всё о каждом: kamerton explain EMAIL

        en: the address to notify cannot be mailed
        ru: на адрес, которому надо сообщить, нельзя отправить письмо

        en: campaign {1}: {2} members would enter at once, max_audience is {3}; nobody did. Raise max_audience in {4},
            and the next run goes on
        ru: кампания {1}: разом вошли бы участники, числом {2}, а max_audience — {3}; не вошёл никто. Поднимите
            max_audience в {4}, и следующий запуск пойдёт дальше

        en: campaign {1} is gone or disabled: {2|member|members} before its step {3} will get no more of it
        ru: кампании {1} больше нет или она выключена: {2|участник|участника|участников} перед её шагом {3} ничего
            больше не получат

        en: campaign {1} has no step {2} any more: {3|member|members} before it will go on with {4}
        ru: в кампании {1} больше нет шага {2}: {3|участник|участника|участников} перед ним пойдут дальше с {4}

        en: campaign {1} has no step {2} any more: {3|member|members} before it will be done
        ru: в кампании {1} больше нет шага {2}: {3|участник|участника|участников} перед ним дошли до конца

        en: campaign {1} {2} is stopped: {3} members would get it, max_audience is {4}; nothing was sent. Narrow the
            audience or raise max_audience in {5}, and the next run goes on
        ru: кампания {1} {2} остановлена: её получили бы {3|участник|участника|участников}, а max_audience — {4};
            ничего не отправлено. Сузьте аудиторию или увеличьте max_audience в {5}, и следующий запуск продолжит

        en: campaign {1} {2} is stopped: {3} members would get it, more than three times the {4} of the time before;
            nothing was sent. If that is meant, run: kamerton approve {5}
        ru: кампания {1} {2} остановлена: получателей {3}, больше чем втрое против {4} в прошлый раз; ничего не
            отправлено. Если так и задумано, выполните: kamerton approve {5}

        en: campaign {1} {2} is stopped, more than three times as many members as the time before, until you run:
            kamerton approve {3}
        ru: кампания {1} {2} остановлена: участников больше чем втрое против прошлого раза; дальше — после kamerton
            approve {3}

        en: campaign {1} {2} is stopped by max_audience until {3} is edited
        ru: кампания {1} {2} остановлена из-за max_audience, пока не изменят {3}

        en: campaign {1} {2}: {3|member has|members have} no time zone that is known; {4} counts for them
        ru: кампания {1} {2}: у {3|участника|участников|участников} часовой пояс неизвестен; для них считается {4}

        en: campaign {1} {2} stayed stopped for its size until it was too late: it is not sent
        ru: кампания {1} {2} стояла из-за размера, пока не стало поздно: она не отправлена

        en: messages
        ru: писем

        en: promotions
        ru: рекламных

        en: surveys
        ru: опросов

        en: asks
        ru: просьбы

        en: not: {1}
        ru: не выполнено: {1}

        en: excluded: tag:{1}
        ru: исключён: tag:{1}

        en: excluded: {1}
        ru: исключён: {1}

        en: address suppressed
        ru: адрес в стоп-листе

        en: no consent
        ru: нет согласия

        en: left the topic
        ru: отписка от темы

        en: quiet hours
        ru: тихие часы

        en: mailed often enough lately
        ru: в последнее время писем хватало

        en: promoted to often enough lately
        ru: в последнее время рекламы хватало

        en: surveyed lately
        ru: недавно был опрос

        en: held out to compare with
        ru: контрольная доля, для сравнения

        en: control group
        ru: контрольная группа

        en: too late
        ru: слишком поздно

        en: no longer in the audience
        ru: уже не в аудитории

        en: outside the sending window
        ru: вне окна отправки

        en: sent slowly on purpose
        ru: отправляется медленно, как задано

        en: paused
        ru: на паузе

        en: cancelled
        ru: отменено

        en: not approved
        ru: не одобрено

        en: campaign removed or disabled
        ru: кампания удалена или выключена

        en: could not be rendered
        ru: письмо не удалось собрать

        en: the relay cannot be reached
        ru: сервер отправки недоступен

        en: has an open case
        ru: есть открытое обращение

        en: waits for the test
        ru: ждёт итога пробы

        en: no code is left in the pool
        ru: в наборе не осталось кодов

        en: of a wave that does not go yet, or not at all
        ru: волна ещё не ушла или не уйдёт

        en: campaign {1} was due at {2}, {3} ago: too late, it is not sent (to send it, set a new time or a longer
            not_after)
        ru: кампанию {1} надо было отправить в {2}, {3} назад: слишком поздно, она не отправлена (чтобы отправить,
            задайте новое время или not_after подлиннее)

        en: campaign {1} was due at {2} and is sent {3} late
        ru: кампанию {1} надо было отправить в {2}; она уходит с опозданием на {3}

        en: campaign {1} has run before: its new time {2} makes it run again
        ru: кампания {1} уже отправлялась: с новым временем {2} она пойдёт ещё раз

        en: campaign {1} was due at {2}, {3} ago, and its not_after has passed: it is not sent
        ru: кампанию {1} надо было отправить в {2}, {3} назад, и not_after уже истёк: она не отправлена

        en: campaign {1}: {2} earlier {3:time was|times were} missed and will not be made up for
        ru: кампания {1}: {3:пропущен|пропущено|пропущено} {2|прежний раз|прежних раза|прежних раз}, нагонять не будем

        en: campaign {1}: 1000 or more earlier times were missed and will not be made up for
        ru: кампания {1}: пропущено 1000 прежних раз или больше, нагонять не будем

        en: {1|day|days}
        ru: {1|день|дня|дней}

        en: {1|hour|hours}
        ru: {1|час|часа|часов}

        en: {1|minute|minutes}
        ru: {1|минуту|минуты|минут}

        en: {1} h {2} min
        ru: {1} ч {2} мин

        en: the relay {1} takes {2}: {3|message takes|messages take} it about {4}
        ru: сервер {1} принимает {2}: на {3|письмо|письма|писем} уйдёт около {4}

        en: campaign {1} has mistakes: what is planned of {2} waits
        ru: в кампании {1} ошибки: то, что запланировано в {2}, ждёт

        en: a long name
        ru: длинное имя

        en: no name
        ru: без имени

        en: a name in Cyrillic
        ru: имя кириллицей

        en: a name in Greek
        ru: имя по-гречески

        en: a name in Chinese
        ru: имя по-китайски

        en: a name from right to left
        ru: имя справа налево

        en: a name like markup
        ru: имя, похожее на разметку

        en: no message can be made: the campaign or its templates have mistakes
        ru: писем не собрать: в кампании или её шаблонах есть ошибки

        en: cannot write or remove {1}: {2}; nothing more was erased, repeat the command when it can
        ru: не удаётся записать или удалить {1}: {2}; больше ничего не стёрто, повторите команду, когда это станет
            возможно

        en: no member has the id {1}
        ru: нет участника с id {1}

        en: a run has a message to this member in hand: no other will be sent, and the next run erases the rest
        ru: один из запусков как раз отправляет письмо этому участнику: других не будет, а остальное сотрёт следующий
            запуск

        en: the rows are empty, but another process reads the store, so its journal could not be emptied: the next run
            does it
        ru: строки уже пусты, но другой процесс читает хранилище, и его журнал очистить не удалось: это сделает
            следующий запуск

        en: retention cannot remove {1}: {2}
        ru: срок хранения вышел, но {1} не удаётся удалить: {2}

        en: {1} to {2}
        ru: от {1} до {2}

        en: it is taken for granted that approvals are given in time
        ru: считается, что одобрения даются вовремя

        en: {1} and {2} reach the same members on the same day, {3|time|times}, first on {4}
        ru: {1} и {2} приходят одним и тем же участникам в один день: {3|раз|раза|раз}, впервые {4}

        en: {1} breaks its rhythm: it is never due in {2}
        ru: {1} сбивается с ритма: нет ни одного выпуска за {2}

        en: the segment {1} is empty
        ru: сегмент {1} пуст

        en: {1} is due {2|time|times}, with nobody to send to
        ru: {1}: {2|выпуск|выпуска|выпусков}, и некому отправлять

        en: {1} starves: limits keep {2|message|messages} of it back for good or to the end, and let {3} go
        ru: {1} голодает: пределы удержали до конца или насовсем {2|письмо|письма|писем}, а пропустили {3}

        en: on {1} {2} gets {3|message|messages}, which takes it {4} h at {5} an hour
        ru: {1} {2} получает {3|письмо|письма|писем}: это {4} ч при {5} в час

        en: never
        ru: никогда

        en: in {1} since {2}
        ru: в {1} с {2}

        en: its rule holds now
        ru: её правило выполняется сейчас

        en: never in {1}
        ru: никогда не был в {1}

        en: no NPS answer
        ru: нет ответа NPS

        en: {1} on {2}
        ru: {1}, дата {2}

        en: not set
        ru: не задано

        en: {1} is {2}
        ru: {1}: {2}

        en: that is not a file to attach
        ru: это не файл для вложения

        en: write files/plan.pdf, or { file: files/plan.pdf, name: The plan.pdf }
        ru: напишите files/plan.pdf или { file: files/plan.pdf, name: План.pdf }

        en: the file "{1}" is outside templates/
        ru: файл «{1}» лежит не в templates/

        en: put it into templates/files
        ru: положите его в templates/files

        en: there is no file templates/{1}
        ru: нет файла templates/{1}

        en: did you mean "{1}"?
        ru: может быть, «{1}»?

        en: paths begin in templates/, as in files/plan.pdf
        ru: пути начинаются от templates/, например files/plan.pdf

        en: mail systems refuse "{1}": it can be run as a program
        ru: почтовые системы не принимают «{1}»: его можно запустить как программу

        en: write a link to it instead
        ru: дайте вместо этого ссылку

        en: what is attached has {1} KB together; {2} KB are allowed
        ru: во вложениях вместе {1} КБ; можно не больше {2} КБ

        en: write a link to it instead: every member's mailbox has room for that
        ru: дайте вместо этого ссылку: для неё место есть в любом ящике

        en: the template is there in {1}, but not in {2}, the workspace's own language: members of other languages
            would get nothing
        ru: шаблон есть на {1}, но нет на {2}, языке рабочей папки: участникам с другими языками не уйдёт ничего

        en: add templates/{1}.{2}.md, or one without a language
        ru: добавьте templates/{1}.{2}.md или шаблон без языка

        en: the template is there only in {1}, so members get it who read {2}, the workspace's own language
        ru: шаблон есть только на {1}, и его получат те, кто читает на {2}, языке рабочей папки

        en: add {1}.{2}.{3}; if it is meant for everyone, name it {4}.{5}
        ru: добавьте {1}.{2}.{3}; если он для всех, назовите его {4}.{5}

        en: the message has no preview: mail programs will show its first words beside the subject
        ru: у письма нет анонса: рядом с темой почтовые программы покажут его первые слова

        en: add a line preview: to the front matter
        ru: добавьте в шапку строку preview:

        en: the subject is empty
        ru: тема письма пуста

        en: the template without a language has no {1}
        ru: в шаблоне без языка нет {1}

        en: the template in {1} has no {2}
        ru: в шаблоне на {1} нет {2}

        en: add a line {1}: to its front matter
        ru: добавьте в его шапку строку {1}:

        en: the {1} of the variant {2} says no language, and the template is there in {3}
        ru: у варианта {2} ключ {1} без языка, а шаблон есть на {3}

        en: write it for each, as {1}: { {2}: …, {3}: … }
        ru: напишите для каждого: {1}: { {2}: …, {3}: … }

        en: the variant {1} has no {2} in {3}: there it says what the others say
        ru: у варианта {1} нет {2} на {3}: там он говорит то же, что и остальные

        en: add one, lest members who read {1} water the comparison down
        ru: добавьте, чтобы читающие на {1} не размывали сравнение

        en: there is a subject or a preview in {1}, but no template templates/{2}.{3}.md
        ru: есть тема или анонс на {1}, но нет шаблона templates/{2}.{3}.md

        en: rendering fails: {1}
        ru: письмо не собирается: {1}

        en: the subject is empty for a member without a name
        ru: для участника без имени тема письма пуста

        en: give it words of its own
        ru: дайте ей слова, которые есть всегда

        en: the subject has {1} characters; mail programs show 40 to 70
        ru: в теме письма {1|знак|знака|знаков}; почтовые программы показывают от 40 до 70

        en: keep it below {1}
        ru: уложитесь в {1}

        en: a link is of the kind "{1}:", which mail cannot have
        ru: ссылка вида «{1}:», таких в письмах не бывает

        en: the HTML has {1} KB: Gmail cuts messages off at 102 KB
        ru: в HTML {1} КБ: Gmail обрезает письма на 102 КБ

        en: the text part is empty
        ru: текстовая часть пуста

        en: {1} on {2} has a contrast of {3}.{4}: few can read it
        ru: {1} на {2} даёт контраст {3}.{4}: прочтут немногие

        en: take {1}, or another shade
        ru: возьмите {1} или другой оттенок

        en: the link goes over http, where anyone on the way can read and change what comes
        ru: ссылка ведёт по http: по пути любой может прочесть и подменить то, что придёт

        en: the picture comes over http, and many mail programs show only https
        ru: картинка загружается по http, а многие почтовые программы показывают только https

        en: write https://, if the site has it
        ru: напишите https://, если сайт его поддерживает

        en: {1} hides where the link leads, and filters take such mail for spam
        ru: {1} скрывает, куда ведёт ссылка, и фильтры принимают такие письма за спам

        en: write the address that it leads to
        ru: напишите адрес, на который она ведёт

        en: nothing in the template is called "{1}"
        ru: в шаблоне ничто не называется «{1}»

        en: write id="{1}" where the link leads
        ru: напишите id="{1}" там, куда ведёт ссылка

        en: the link "{1}" leads nowhere: a message stands on no page that it could begin at
        ru: ссылка «{1}» никуда не ведёт: письмо не лежит ни на какой странице, от которой её можно было бы считать

        en: the picture "{1}" is nowhere: a message stands on no page that it could begin at
        ru: картинки «{1}» нигде нет: письмо не лежит ни на какой странице, от которой её можно было бы искать

        en: write {1}
        ru: напишите {1}

        en: write the whole address, as in {{ workspace.url }}/join
        ru: напишите адрес целиком, как в {{ workspace.url }}/join

        en: the link reads as {1} and leads to {2}, as those of swindlers do
        ru: ссылка выглядит как {1}, а ведёт на {2}: так делают мошенники

        en: let the words say what is there, or lead where they say
        ru: пусть слова говорят, что там, или ведут туда, куда обещают

        en: the topic "{1}" has no title in {2}, and the template is written in it
        ru: у темы «{1}» нет названия на языке {2}, а шаблон на нём есть

        en: add {1}: … to its title in kamerton.yaml
        ru: добавьте {1}: … к её названию в kamerton.yaml

        en: the question "{1}" is not there in {2}, and the template is written in it
        ru: вопроса «{1}» нет на языке {2}, а шаблон на нём есть

        en: add {1}: … to its text
        ru: добавьте {1}: … к его тексту

        en: the template is not there in {1}, which other templates are written in
        ru: шаблона нет на {1}, а другие шаблоны на нём есть

        en: add {1}.{2}.{3}; until then others read this one
        ru: добавьте {1}.{2}.{3}; пока его нет, читать будут этот

        en: write what members shall read, or take it out
        ru: напишите то, что прочтут участники, или уберите

        en: "{1}" is left of a draft
        ru: «{1}» осталось от черновика

        en: the link leads nowhere yet
        ru: ссылка пока никуда не ведёт

        en: write where it leads, or take it out
        ru: напишите, куда она ведёт, или уберите

        en: {1} is an address for examples: nobody has a site there
        ru: {1} — адрес для примеров: сайта там нет ни у кого

        en: a value without a name stands here
        ru: здесь стоит значение без имени

        en: write what shall stand here, as in {{ member.first_name }}
        ru: напишите, что должно здесь стоять, как в {{ member.first_name }}

        en: "{1}" is silenced, and finds nothing here
        ru: «{1}» заглушено, а находить здесь нечего

        en: delete it, so that it speaks when there is something to say
        ru: удалите, чтобы правило сказало, когда будет что сказать

        en: the subject shouts: one exclamation mark says it as well
        ru: тема письма кричит: хватит одного восклицательного знака

        en: the subject shouts: it is in capitals
        ru: тема письма кричит: она набрана заглавными

        en: write it as you would say it to one person
        ru: напишите так, как сказали бы одному человеку

        en: "{1}" does not work in {2}
        ru: «{1}» не работает в {2}

        en: write the value itself, or Liquid as in {{ theme.colors.accent }}
        ru: напишите само значение или Liquid, как {{ theme.colors.accent }}

        en: write it in px
        ru: напишите в px

        en: arrange with tables, widths and padding, which work everywhere
        ru: располагайте таблицами, шириной и отступами (padding): они работают везде

        en: no mail program shows <{1}>
        ru: <{1}> не показывает ни одна почтовая программа

        en: <{1}> does not work in {2}
        ru: <{1}> не работает в {2}

        en: link to a page that has it
        ru: поставьте ссылку на страницу, где это есть

        en: <{1}> is opened here and not closed where it must be
        ru: <{1}> здесь открыт и не закрыт там, где должен

        en: write </{1}> where it ends
        ru: напишите </{1}> там, где он кончается

        en: the message is a picture and says next to nothing in words
        ru: письмо — одна картинка и почти ничего не говорит словами

        en: say in words what the picture says: many mail programs show no pictures at first
        ru: скажите словами то, что говорит картинка: многие почтовые программы сначала картинок не показывают

        en: the text part says next to nothing of what the message says
        ru: в текстовой части почти ничего нет из того, что говорит письмо

        en: say it there too, or delete the file: a text part is made of the other one
        ru: скажите это и там или удалите файл: текстовая часть сделается из другого

        en: the pictures of the message have {1} KB together; {2} KB are allowed
        ru: картинки письма вместе занимают {1} КБ; можно {2} КБ

        en: make them smaller, or write images: link in kamerton.yaml
        ru: уменьшите их или напишите images: link в kamerton.yaml

        en: the picture "{1}" is outside templates/
        ru: картинка «{1}» лежит вне templates/

        en: put it into templates/images
        ru: положите её в templates/images

        en: there is no picture templates/{1}
        ru: нет картинки templates/{1}

        en: paths of pictures begin in templates/, as in images/garden.jpg
        ru: пути картинок начинаются в templates/, например images/garden.jpg

        en: the picture "{1}" has {2} KB; {3} KB are allowed
        ru: картинка «{1}» занимает {2} КБ; можно {3} КБ

        en: make it smaller: twice the width that it is shown at is enough
        ru: уменьшите её: хватит двойной ширины, с которой она показана

        en: the picture "{1}" is not PNG, JPEG or GIF, and not every mail program shows others
        ru: картинка «{1}» — не PNG, JPEG или GIF, а другие показывает не всякая почтовая программа

        en: save it as PNG or JPEG
        ru: сохраните её как PNG или JPEG

        en: the picture says nothing to those who do not see it
        ru: картинка ничего не говорит тем, кто её не видит

        en: say what it shows: alt="…", or ![…](…) in Markdown
        ru: скажите, что на ней: alt="…" или ![…](…) в Markdown

        en: included from {1}
        ru: включено из {1}

        en: the front matter is not a list of keys
        ru: в шапке шаблона должны стоять ключи

        en: write it as: subject: Hello
        ru: пишите так: subject: Привет

        en: a template has no "{1}"
        ru: у шаблона не бывает «{1}»

        en: {1} is not a text
        ru: {1} — не текст

        en: templates in several languages are several files: NAME.ru.md, NAME.en.md
        ru: шаблоны на нескольких языках — это несколько файлов: ИМЯ.ru.md, ИМЯ.en.md

        en: the file is not a map of keys and texts
        ru: в файле не ключи с текстами

        en: write it as: greeting: Hello
        ru: пишите так: greeting: Привет

        en: a key of a text is made of Latin letters, digits, - and _
        ru: ключ текста состоит из латинских букв, цифр, - и _

        en: keys are at most {1} deep
        ru: ключи вложены не глубже {1}

        en: "{1}" is a list, not a text
        ru: «{1}» — список, а не текст

        en: "{1}" says nothing
        ru: «{1}» ничего не говорит

        en: the file's name says no language
        ru: в имени файла нет языка

        en: name it as {1}/ru.yaml or {2}/pt-BR.yaml
        ru: назовите его {1}/ru.yaml или {2}/pt-BR.yaml

        en: {1} lacks {2|text|texts} that other languages have: {3}
        ru: в {1} не хватает {2|текста|текстов|текстов}, которые есть в других языках: {3}

        en: write what each says in {1}
        ru: напишите, как каждый звучит в {1}

        en: "{1}" lacks {2}, which {3} counts with
        ru: у «{1}» нет {2}, а {3} считает и так

        en: the template cannot be read
        ru: шаблон не читается

        en: the template has {1} bytes; 1 MB is allowed
        ru: в шаблоне {1|байт|байта|байт}, а можно 1 МБ

        en: the template is not UTF-8
        ru: шаблон не в UTF-8

        en: save it as UTF-8
        ru: сохраните его в UTF-8

        en: the front matter has no end
        ru: у шапки шаблона нет конца

        en: close it with a line of ---
        ru: закройте её строкой ---

        en: "{1}" cannot name a template
        ru: «{1}» не годится в имя шаблона

        en: use letters, digits, - and _, with / between folders below templates/
        ru: можно буквы, цифры, - и _, а между папками внутри templates/ — косая черта

        en: there is no template "{1}": looked for {2}/{3}.md, .html and .txt, with or without a language
        ru: нет шаблона «{1}»: искали {2}/{3}.md, .html и .txt, с языком и без него

        en: {1} and {2} are the same template in the same language
        ru: {1} и {2} — один и тот же шаблон на одном языке

        en: keep one of them
        ru: оставьте одну

        en: "{1}" stands on the element as well, and wins over this media query
        ru: «{1}» стоит и на самом элементе и сильнее этого медиазапроса

        en: write {1}: … !important in the media query
        ru: напишите в медиазапросе {1}: … !important

        en: the template says nothing
        ru: в шаблоне ничего не сказано

        en: write the message below the front matter
        ru: напишите письмо под шапкой

        en: a value stands in an HTML attribute without quotes
        ru: значение стоит в атрибуте HTML без кавычек

        en: write it as href="{{ … }}"
        ru: пишите так: href="{{ … }}"

        en: "{1}" has no "{2}"
        ru: у «{1}» нет «{2}»

        en: "{1}" is for surveys, and {2} is not one
        ru: «{1}» — для опросов, а {2} не опрос

        en: take it out, or make {1} a survey: kind: survey, with its questions under survey:
        ru: уберите это или сделайте {1} опросом: kind: survey и вопросы в разделе survey:

        en: "{1}" needs "{2}", which this tag does not give it
        ru: для «{1}» нужно «{2}», а этот тег его не даёт

        en: the partial "{1}" reads "{2}", which is not given to it
        ru: вставка «{1}» читает «{2}», а его ей не дали

        en: give it in the tag: {% render "{1}", {2}: … %}
        ru: дайте его в теге: {% render "{1}", {2}: … %}

        en: there is no variable "{1}"
        ru: переменной «{1}» нет

        en: there is no layout "{1}"
        ru: макета «{1}» нет

        en: make templates/layouts/{1}.html
        ru: создайте templates/layouts/{1}.html

        en: the layout has no place for the message
        ru: в макете нет места для письма

        en: put {{ content }} where the body of the template goes
        ru: поставьте {{ content }} туда, где должен быть текст шаблона

        en: the style sheet is so large that part of it was not put on the elements
        ru: таблица стилей так велика, что часть её не попала на элементы

        en: keep to the rules that this message needs
        ru: оставьте те правила, которые нужны этому письму

        en: the message is in {1}, which is written from right to left, and does not say so
        ru: письмо на языке {1}, на котором пишут справа налево, а об этом в нём не сказано

        en: write <html lang="{{ locale }}" dir="{{ direction }}">, and dir on the outermost table
        ru: напишите <html lang="{{ locale }}" dir="{{ direction }}">, и dir у внешней таблицы

        en: nobody can leave: the message has no unsubscribe link
        ru: отписаться нельзя: в письме нет ссылки для отписки

        en: put <a href="{{ unsubscribe_url }}">…</a> into the template or its layout
        ru: поставьте <a href="{{ unsubscribe_url }}">…</a> в шаблон или его макет

        en: the message does not say the sender's postal address, which many laws ask for
        ru: в письме нет почтового адреса отправителя, а его требуют многие законы

        en: put {{ workspace.postal_address }} into the template or its layout
        ru: поставьте {{ workspace.postal_address }} в шаблон или его макет

        en: the message of a survey has no link to the survey
        ru: в письме опроса нет ссылки на опрос

        en: put {% render "nps_scale" %} or a link to {{ survey.url }} into the template
        ru: поставьте в шаблон {% render "nps_scale" %} или ссылку на {{ survey.url }}

        en: made into HTML, the template is no longer right: {1}
        ru: после превращения в HTML шаблон уже неправилен: {1}

        en: made into plain text, the template is no longer right: {1}
        ru: после превращения в простой текст шаблон уже неправилен: {1}

        en: keep each Liquid tag on lines of its own, or within one paragraph
        ru: держите каждый тег Liquid на своих строках или внутри одного абзаца

        en: {1} of {2} responses
        ru: ответов {1} из {2}

        en: nothing is known yet of {1}
        ru: о {1} пока ничего не известно

        en: {1} is {2}, asked is {3}
        ru: {1} — {2}, а нужно {3}

        en: wave {1} has not gone
        ru: волна {1} ещё не ушла

        en: wave {1} is on its way
        ru: волна {1} отправляется

        en: nothing but the time: {1}
        ru: осталось дождаться времени: {1}

        en: its time is over
        ru: её время вышло

        en: wave {1} went to nobody, so nobody can answer
        ru: волна {1} никому не ушла, так что ответить некому

        en: the campaign's file has no such wave any more
        ru: в файле кампании такой волны больше нет

        en: wave {1} waits: {2}
        ru: волна {1} ждёт: {2}

        en: campaign {1} {2}: wave {3} does not go any more ({4}), and nothing more of it is sent
        ru: кампания {1} {2}: волна {3} уже не уйдёт ({4}), больше из неё ничего не отправится

        en: {1|member|members}
        ru: {1|участник|участника|участников}

        en: {1}: wave {2} ({3}) goes with the next run
        ru: {1}: волна {2} ({3}) уйдёт при следующем run

        en: {1}: wave {2} ({3}) waits: {4}
        ru: {1}: волна {2} ({3}) ждёт: {4}

        en: {1}: wave {2} ({3}) does not go any more: {4}
        ru: {1}: волна {2} ({3}) уже не уйдёт: {4}

        # --- Definitions

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

        en: nothing begins this sequence
        ru: эту цепочку ничто не начинает

        en: add "trigger: { stage: … }", or start it in the follow_up of a survey
        ru: добавьте "trigger: { stage: … }" или начните её в follow_up опроса

        en: this reminder is not later than the one before
        ru: это напоминание не позже предыдущего

        en: write them in order, as in [3d, 7d]
        ru: напишите их по порядку, например [3d, 7d]

        en: a survey needs "survey" with its questions
        ru: опросу нужен раздел «survey» с вопросами

        en: add "survey: { questions: [{ score: { type: nps } }] }"
        ru: добавьте «survey: { questions: [{ score: { type: nps } }] }»

        en: only the answers of a survey have a "follow_up"
        ru: "follow_up" бывает только у ответов на опрос

        en: write "kind: survey", or delete it
        ru: напишите «kind: survey» или удалите раздел

        en: a sequence has no "survey"
        ru: у цепочки нет "survey"

        en: make the survey a campaign of its own, and wait for its answers
        ru: сделайте опрос отдельной кампанией и ждите ответов на него

        en: an event has no "survey": name one as its "feedback"
        ru: у события нет «survey»: назовите опрос в «feedback»

        en: an email has no "survey"
        ru: у обычного письма не бывает «survey»

        en: a sequence has its "content" in its steps
        ru: "content" цепочки стоит в её шагах

        en: write "steps: [{ id: hello, content: … }]"
        ru: напишите "steps: [{ id: hello, content: … }]"

        en: only a sequence has "{1}", and this is of kind {2}
        ru: "{1}" бывает только у цепочки, а это кампания вида {2}

        en: write "kind: sequence", or delete it
        ru: напишите "kind: sequence" или удалите это

        en: only an event has "{1}", and this is of kind {2}
        ru: «{1}» есть только у события, а это {2}

        en: write "kind: event", or delete it
        ru: напишите «kind: event» или удалите

        en: the reminders of a survey stand in "survey"
        ru: напоминания опроса стоят в "survey"

        en: move them there: they go to those who have not answered
        ru: перенесите их туда: они идут тем, кто не ответил

        en: a sequence has no "reminders"
        ru: у цепочки нет "reminders"

        en: add a step for those who have not done it: "where: …"
        ru: добавьте шаг для тех, кто этого не сделал: "where: …"

        en: nobody can know who has not clicked: the links are not tracked
        ru: нельзя узнать, кто не перешёл по ссылке: переходы не отслеживаются

        en: add "tracking: { clicks: true }"
        ru: добавьте "tracking: { clicks: true }"

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

        en: email says something, survey asks, sequence sends one after the other, event invites
        ru: email сообщает, survey спрашивает, sequence шлёт письма одно за другим, event приглашает

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

        en: true sends only what "kamerton approve" let go as it is; an edit revokes that
        ru: true отправляет только то, что одобрено через «kamerton approve» в этом виде; правка отменяет одобрение

        en: true for one that asks a favour: it counts for `limits.asks`
        ru: true для кампании, которая просит об услуге: она считается в `limits.asks`

        en: true stops it; what waits is skipped
        ru: true останавливает кампанию; то, что ждало отправки, будет пропущено

        en: how fast it is sent; without it as fast as the relay takes it
        ru: с каким темпом отправлять; без него — как быстро принимает сервер

        en: what goes first when several are due: normal (the default) is by intent, research, invite, inform, promo
        ru: что идёт первым, когда настал срок нескольких: normal (по умолчанию) — по цели: research, invite, inform,
            promo

        en: who it is for; without it everyone
        ru: кому письмо; без этого раздела — всем

        en: when it is due
        ru: когда отправлять

        en: the template: nps stands for templates/nps.ru.md, nps.en.md, nps.md
        ru: шаблон: nps означает templates/nps.ru.md, nps.en.md, nps.md

        en: what a survey asks; required with `kind: survey`
        ru: о чём спрашивает опрос; обязателен при `kind: survey`

        en: questions
        ru: вопросы

        en: which column of other tools' exports holds the answers to a question, or token, email, at, id; "kamerton
            responses import --save" writes it
        ru: в каком столбце чужих выгрузок ответы на вопрос, либо token, email, at, id; его пишет kamerton responses
            import --save

        en: reminders of an email, so long after it, to those who have not clicked
        ru: напоминания о письме, через столько времени, тем, кто не перешёл по ссылке

        en: what the answers of a survey lead to
        ru: к чему ведут ответы на опрос

        en: what begins a sequence for a member
        ru: что начинает цепочку для участника

        en: what a sequence sends, one after the other
        ru: что шлёт цепочка, одно за другим

        en: whoever it holds for leaves the sequence
        ru: для кого это верно, тот выходит из цепочки

        en: what it is for: counted for those who got it, and for those who were held out
        ru: ради чего она: считается у тех, кто её получил, и у тех, кого оставили для сравнения

        en: may a member enter again: once (the default), every 365d, or always
        ru: можно ли войти снова: once (по умолчанию), every 365d или always

        en: what is learned of clicks and opens; without it nothing
        ru: что узнаётся о переходах и открытиях; без этого — ничего

        en: rules of mail and surveys
        ru: правила писем и опросов

        en: what `check` shall not warn of in its messages and questions, each with the reason
        ru: о чём `check` не предупреждает в её письмах и вопросах, с причиной

        en: each message has a code of this pool, as the variable `code`: one a member and campaign, never twice
        ru: в каждом письме код из этого набора, переменная `code`: один на участника и кампанию, никогда дважды

        en: who gets it first, and what must be heard of them before the next do
        ru: кто получит первым и что должно быть слышно от них, прежде чем получат следующие

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

        en: again and again, in words: how often, on which days, at what time
        ru: снова и снова, словами: как часто, в какие дни, в какое время

        en: again and again: minute hour day-of-month month day-of-week
        ru: снова и снова: минута час день-месяца месяц день-недели

        en: the zone of the times (default the workspace's); member is each member's own
        ru: часовой пояс (по умолчанию — рабочей папки); member — свой у каждого участника

        en: the days and hours at which its messages may go; others wait for the next
        ru: дни и часы, в которые письма могут уходить; остальные ждут следующих

        en: later than this after the due time, or after the window opened, it is not sent any more
        ru: позже, чем через столько после срока или после открытия окна, письмо уже не отправляется

        en: the last day on which it is due
        ru: последний день отправки

        en: days on which it is not due; holidays are the workspace's
        ru: дни, в которые отправки нет; holidays — праздники рабочей папки

        en: true leads the links of the HTML part over your own pages and counts clicks
        ru: true ведёт ссылки HTML-части через ваши собственные страницы и считает переходы

        en: true adds a picture of one pixel; programs open mail too, so never decide by it alone
        ru: true добавляет картинку в один пиксель; письма открывают и программы, поэтому не решайте только по ней

        en: what web statistics shall read in the links
        ru: что должна прочесть в ссылках веб-статистика

        en: utm_source: where visitors come from
        ru: utm_source: откуда приходят посетители

        en: utm_medium (default email)
        ru: utm_medium (по умолчанию email)

        en: utm_campaign (default the campaign's name)
        ru: utm_campaign (по умолчанию имя кампании)

        en: utm_content: which of several letters
        ru: utm_content: какое из нескольких писем

        en: utm_term
        ru: utm_term

        en: the stem of the templates
        ru: имя шаблона

        en: the subject; or in the templates' front matter
        ru: тема письма; можно задать и в шапке шаблона

        en: what a mailbox shows beside the subject
        ru: что почтовая программа покажет рядом с темой письма

        en: "content" must be {1}, found a list
        ru: «content» — это {1}, а здесь список

        en: for example "content: {1}"
        ru: например «content: {1}»

        en: "{1}" is not the stem of a template: letters, digits, - and _
        ru: «{1}» не годится в имя шаблона: можно буквы, цифры, - и _

        en: write {1}, without folder, language and ending
        ru: напишите {1}: без папки, языка и расширения

        en: nobody with so many friends fits into {1|seat|seats}
        ru: столько гостей не поместится в {1|место|места|мест}

        en: let them bring fewer, or raise "capacity"
        ru: пусть приводят меньше, или увеличьте «capacity»

        en: the event has two starts: "start" and "series"
        ru: у события два начала: «start» и «series»

        en: delete "start": the series says the time, as in "month on second saturday at 11:00"
        ru: удалите «start»: время говорит серия, например «month on second saturday at 11:00»

        en: the event says no time
        ru: у события нет времени

        en: add "start: 2026-12-12 11:00", or beside it "series: { every: month on second saturday at 11:00 }"
        ru: добавьте «start: 2026-12-12 11:00» или рядом с event «series: { every: month on second saturday at 11:00 }»

        en: an event has no "{1}" of its own
        ru: у события нет собственного «{1}»

        en: delete it: "announce" in "event" says how long before the start members are invited
        ru: удалите его: «announce» в «event» говорит, за сколько до начала приглашать

        en: move it into "event", where it counts back from the start
        ru: перенесите его в «event»: там он считается назад от начала

        en: an event of a series has one start, and this says {1} times of a day
        ru: у события серии одно начало, а здесь времён дня: {1}

        en: make each a campaign of its own
        ru: сделайте из каждого отдельную кампанию

        en: the series has no event on {1}
        ru: {1} в серии события нет

        en: the next one after it is on {1}
        ru: следующее после этого дня — {1}

        en: this reminder is not later than the one before: they count back from the start
        ru: это напоминание не позже предыдущего: они считаются назад от начала

        en: write the longest first, as in [3d, 3h]
        ru: пишите сначала самое раннее, например [3d, 3h]

        en: {1} before the start nobody is invited yet: that is done {2} before
        ru: за {1} до начала никто ещё не приглашён: приглашают за {2}

        en: write less, or a longer "announce"
        ru: напишите меньше или увеличьте «announce»

        en: seats are kept for one segment, not for {1}
        ru: места придерживают для одного сегмента, а не для {1}

        en: join the segments in kamerton.yaml, as in "newcomers or students"
        ru: объедините сегменты в kamerton.yaml, например «newcomers or students»

        en: a part of the seats is kept, and nobody knows how many there are
        ru: часть мест придержана, а сколько их всего, неизвестно

        en: add "capacity: 20"
        ru: добавьте «capacity: 20»

        en: declare who that is, as in "{1}: count(attended) = 0" under "segments"
        ru: опишите, кто это, например «{1}: count(attended) = 0» в «segments»

        en: {1} is not a survey
        ru: {1} — не опрос

        en: there is no campaign "{1}"
        ru: кампании «{1}» нет

        en: write one with: kamerton new survey {1}
        ru: создайте её: kamerton new survey {1}

        en: "{1}" is not a web address
        ru: «{1}» — не адрес сайта

        en: write it as https://meet.example.org/club
        ru: пишите так: https://meet.example.org/club

        en: what members read; without it the campaign's title
        ru: что читают участники; без этого — название кампании

        en: why come: what somebody takes home
        ru: зачем приходить: с чем человек уйдёт домой

        en: what kind of meeting it is
        ru: какая это встреча

        en: when it begins; a series has "series" instead
        ru: когда начало; у серии вместо этого «series»

        en: the zone of its times (default the workspace's)
        ru: часовой пояс времён (по умолчанию рабочей папки)

        en: how long it takes (default 2h)
        ru: сколько длится (по умолчанию 2h)

        en: where it is
        ru: где

        en: where it is, for a call
        ru: где, если это созвон

        en: how many seats there are, guests included; without it enough
        ru: сколько мест вместе с гостями; без этого хватает всем

        en: who receives the guests
        ru: кто встречает гостей

        en: how many friends somebody may bring (default 0)
        ru: сколько друзей можно привести (по умолчанию 0)

        en: a segment
        ru: сегмент

        en: a part of the seats that is kept for a segment
        ru: часть мест, которая придержана для сегмента

        en: so long before the start the kept seats are everyone's (default 3d)
        ru: за сколько до начала придержанные места становятся общими (по умолчанию 3d)

        en: how members may help to prepare it (default all of them; [] asks nobody)
        ru: чем участники могут помочь в подготовке (по умолчанию всем из списка; [] никого не просит)

        en: so long before the start members are invited (default 21d)
        ru: за сколько до начала приглашать (по умолчанию 21d)

        en: so long before the start those who said yes or maybe are reminded (default [3d, 3h])
        ru: за сколько до начала напоминать ответившим «да» и «может быть» (по умолчанию [3d, 3h])

        en: so long before the start those who did not answer are asked once more
        ru: за сколько до начала ещё раз спросить тех, кто не ответил

        en: the survey that those who came are asked
        ru: опрос для тех, кто пришёл

        en: true shows it on the page /events and in /calendar.ics
        ru: true показывает его на странице /events и в /calendar.ics

        en: true tells those who wanted to come that it does not take place
        ru: true сообщает тем, кто хотел прийти, что оно не состоится

        en: how often, on which days, at what time
        ru: как часто, в какие дни, в какое время

        en: the last day on which it may be
        ru: последний день, когда оно может быть

        en: days on which it is not; holidays are the workspace's
        ru: дни, в которые его нет; holidays — праздники рабочей папки

        en: days on which it does not take place though it was announced
        ru: дни, в которые оно не состоится, хотя объявлено

        en: what is another on one day
        ru: что в один из дней иначе

        en: a date of a series
        ru: дата серии

        en: when it begins instead
        ru: когда оно начнётся вместо этого

        en: how long it takes
        ru: сколько длится

        en: how many seats there are
        ru: сколько мест

        en: true: it does not take place
        ru: true: не состоится

        en: what members are invited to; required with `kind: event`
        ru: на что приглашают участников; обязательно при `kind: event`

        en: when an event comes again and again
        ru: когда событие повторяется

        en: for example "goal: { activity: purchase, within: 30d }"
        ru: например, "goal: { activity: purchase, within: 30d }"

        en: a goal is words or a mapping, found {1}
        ru: цель — это слова или набор ключей, а здесь {1}

        en: a goal is an "activity", a "response", a "stage", or a "where" alone
        ru: цель — это «activity», «response», «stage» или одно «where»

        en: a filter holds or not when it is counted: it has no "within"
        ru: фильтр верен или нет, когда считают: «within» у него нет

        en: write the time into the filter, as in count(purchase, within 14d) >= 1
        ru: впишите срок в фильтр, например count(purchase, within 14d) >= 1

        en: only activities and answers have fields to choose by
        ru: выбирать по полям можно только действия и ответы

        en: delete it
        ru: удалите его

        en: there is no stage "{1}" in kamerton.yaml
        ru: в kamerton.yaml нет стадии «{1}»

        en: "{1}" is not a goal
        ru: «{1}» — не цель

        en: write it as purchase within 14d
        ru: пишите так: purchase within 14d

        en: "{1}" is not a duration
        ru: «{1}» — не срок

        en: there is no activity "{1}" in kamerton.yaml, and no survey of that name
        ru: в kamerton.yaml нет действия «{1}», и опроса с таким именем нет

        en: "{1}" runs backwards
        ru: «{1}» идёт задом наперёд

        en: write {1}..{2}
        ru: напишите {1}..{2}

        en: "{1}" is not a day that exists
        ru: дня «{1}» не существует

        en: write the month first: 03-08 is 8 March
        ru: сначала месяц: 03-08 — это 8 марта

        en: write 2027-01-01, 2027-01-01..2027-01-08, or 01-01 for every year
        ru: напишите 2027-01-01, 2027-01-01..2027-01-08 или 01-01 для каждого года

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

        en: a {1} is missing
        ru: не хватает поля «{1}»

        en: which day of the {1}?
        ru: какой день в «{1}»?

        en: the number of the day is missing
        ru: не хватает числа месяца

        en: for example "day 10"
        ru: например «day 10»

        en: a week has each day once
        ru: в неделе каждый день один

        en: leave "{1}" out
        ru: уберите «{1}»

        en: the {1} what?
        ru: «{1}» — что именно?

        en: for example "{1} friday" or "{2} day"
        ru: например «{1} friday» или «{2} day»

        en: "{1}" is not a day of the week
        ru: «{1}» — не день недели

        en: the month is missing
        ru: не хватает месяца

        en: for example "{1} {2} of november"
        ru: например «{1} {2} of november»

        en: the days of a week have names
        ru: у дней недели есть названия

        en: for example "week on monday"
        ru: например «week on monday»

        en: no {1} has a day {2}
        ru: в «{1}» нет дня {2}

        en: for the last one write "last day"
        ru: для последнего напишите «last day»

        en: the first one is day 1
        ru: первый — это day 1

        en: there is no month {1}
        ru: месяца {1} нет

        en: {1} has no day {2}
        ru: в {1} нет дня {2}

        en: {1} has days 1 to {2}
        ru: в {1} дни с 1 по {2}

        en: "on" stands there already
        ru: «on» здесь уже есть

        en: leave it out
        ru: уберите это слово

        en: which {1} of the {2}?
        ru: который «{1}» в «{2}»?

        en: write "first {1}" or "last {2}"
        ru: напишите «first {1}» или «last {2}»

        en: which day is "{1}"?
        ru: какой это день, «{1}»?

        en: write "day {1}"
        ru: напишите «day {1}»

        en: "{1}" is not a day of the {2}
        ru: «{1}» — не день для «{2}»

        en: "{1} {2}" must be counted from some day
        ru: «{1} {2}» нужно считать от какого-то дня

        en: add "from 2026-12-01" at the end, with the first day that counts
        ru: добавьте в конце «from 2026-12-01» с первым днём счёта

        en: this never happens
        ru: этого никогда не случится

        en: no year that it counts has such a day: mind the day and the "from"
        ru: ни в одном из отсчитанных годов такого дня нет: проверьте день и «from»

        en: it does not say how often
        ru: не сказано, как часто повторять

        en: {1} is not how often something can be
        ru: «{1}» — не то, как часто что-то бывает

        en: write 1 to 60, or leave it out
        ru: напишите от 1 до 60 или уберите число

        en: how often is missing
        ru: не сказано, как часто

        en: write day, week, month, quarter or year
        ru: напишите day, week, month, quarter или year

        en: "every" counts days and longer
        ru: «every» считает дни и больше

        en: for hours and minutes write cron: "0 * * * *"
        ru: для часов и минут напишите cron: "0 * * * *"

        en: "every" stands before the colon already
        ru: «every» уже стоит перед двоеточием

        en: "{1}" is not how often
        ru: «{1}» не говорит, как часто

        en: every day is every day: it has no "on"
        ru: каждый день — это каждый день: «on» здесь не нужно

        en: write "week on monday and thursday at 10:00" for some days of each week
        ru: для нескольких дней недели напишите «week on monday and thursday at 10:00»

        en: "{1}" stands where "on" and a day of the {2} belong
        ru: «{1}» стоит там, где должно быть «on» и день («{2}»)

        en: the time of day is missing
        ru: не хватает времени суток

        en: add "at 10:00"
        ru: добавьте «at 10:00»

        en: "{1}" stands where "at" and a time belong
        ru: «{1}» стоит там, где должно быть «at» и время

        en: write "at" before it
        ru: напишите перед ним «at»

        en: for example "at 10:00"
        ru: например «at 10:00»

        en: write it as 10:00
        ru: пишите так: 10:00

        en: "{1}" is not a time of day
        ru: «{1}» — не время суток

        en: write {1}:00
        ru: напишите {1}:00

        en: write 0:00 of the day after, or 23:59
        ru: напишите 0:00 следующего дня или 23:59

        en: write {1}:{2}
        ru: напишите {1}:{2}

        en: the day to begin is missing
        ru: не хватает дня начала

        en: write it as 2026-12-01
        ru: пишите так: 2026-12-01

        en: the end stands in a key of its own
        ru: конец пишется отдельным ключом

        en: write "until: 2027-06-30" below "every"
        ru: напишите под «every» строку «until: 2027-06-30»

        en: what is left out stands in a key of its own
        ru: исключения пишутся отдельным ключом

        en: write "except: [2027-01-01]" below "every"
        ru: напишите под «every» строку «except: [2027-01-01]»

        en: the time zone stands in a key of its own
        ru: часовой пояс пишется отдельным ключом

        en: write "timezone: Europe/Moscow" below "every"
        ru: напишите под «every» строку «timezone: Europe/Moscow»

        en: after the time nothing more was expected than "from" and a day
        ru: после времени может стоять только «from» и день

        en: for example "day at 9:00", "week on monday at 9:00", "month on last friday at 18:30", "year on 03-08 at
            10:00"
        ru: например «day at 9:00», «week on monday at 9:00», «month on last friday at 18:30», «year on 03-08 at 10:00»

        en: for example "day at 10:00"
        ru: например «day at 10:00»

        en: for example "week on tuesday at 10:00"
        ru: например «week on tuesday at 10:00»

        en: for example "month on day 10 at 10:00" or "month on last friday at 10:00"
        ru: например «month on day 10 at 10:00» или «month on last friday at 10:00»

        en: for example "quarter on second tuesday at 10:00" or "quarter on day 1 at 10:00"
        ru: например «quarter on second tuesday at 10:00» или «quarter on day 1 at 10:00»

        en: for example "year on 03-08 at 10:00" or "year on 8 march at 10:00"
        ru: например «year on 03-08 at 10:00» или «year on 8 march at 10:00»

        en: it ends before {1}, the first day on which it is due
        ru: оно кончается раньше {1}, первого дня отправки

        en: write a later day, or delete "until"
        ru: напишите день позже или удалите «until»

        en: this leaves out every day on which it is due, so it never is
        ru: это пропускает все дни отправки, и её не будет никогда

        en: leave out less, or take other days
        ru: пропускайте меньше или выберите другие дни

        en: the window is open in the quiet hours only, so nothing would ever go
        ru: окно открыто только в тихие часы, поэтому ничего никогда не уйдёт

        en: take hours outside limits.quiet_hours of kamerton.yaml
        ru: возьмите часы вне limits.quiet_hours из kamerton.yaml

        en: no clock makes this campaign due, so it has no "{1}"
        ru: эту кампанию начинает не время, поэтому у неё нет "{1}"

        en: write "at" and "after" in its steps, or delete it
        ru: напишите "at" и "after" в её шагах или удалите это

        en: a schedule has one of "at", "every" and "cron", not {1} of them
        ru: в расписании одно из «at», «every» и «cron», а не {1}

        en: delete "{1}" or "{2}"
        ru: удалите «{1}» или «{2}»

        en: the schedule says no time
        ru: в расписании не сказано, когда отправлять

        en: add "at: 2026-12-01 10:00", "every: month on last friday at 10:00" or "cron: "0 10 * * tue""
        ru: добавьте «at: 2026-12-01 10:00», «every: month on last friday at 10:00» или «cron: "0 10 * * tue"»

        en: there is no time zone "{1}"
        ru: часового пояса «{1}» нет

        en: write "member" for each member's own
        ru: для своего пояса у каждого напишите «member»

        en: kamerton.yaml names no holidays, so this leaves nothing out
        ru: в kamerton.yaml праздники не названы, поэтому пропускать нечего

        en: add "holidays: [2027-01-01..2027-01-08]" there
        ru: добавьте туда «holidays: [2027-01-01..2027-01-08]»

        en: "{1}" is too far from now
        ru: «{1}» слишком далеко от сегодняшнего дня

        en: mind the year
        ru: проверьте год

        en: "{1}" is not a date that exists
        ru: даты «{1}» не бывает

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

        en: months without a day {1} are left out
        ru: месяцы без {1}-го числа пропускаются

        en: for the last day of every month write "last day"
        ru: для последнего дня каждого месяца напишите «last day»

        en: there is a 29 February in leap years only, the others are left out
        ru: 29 февраля есть только в високосные годы, остальные пропускаются

        en: write 02-28 or 03-01 for every year
        ru: для каждого года напишите 02-28 или 03-01

        en: the clocks of {1} jump over this time; it will be sent at {2}:{3}
        ru: в поясе {1} часы перескакивают через это время; письмо уйдёт в {2}:{3}

        en: write another time
        ru: поставьте другое время

        en: the window names no days and no hours
        ru: в окне не названы ни дни, ни часы

        en: for example "weekdays 09:00-20:00" or "mon-fri 09:00-20:00, saturday 10:00-14:00"
        ru: например «weekdays 09:00-20:00» или «mon-fri 09:00-20:00, saturday 10:00-14:00»

        en: "{1}" is neither days nor hours
        ru: «{1}» — не дни и не часы

        en: write hours as 09:00-20:00
        ru: пишите часы так: 09:00-20:00

        en: a window of {1} never opens
        ru: окно {1} не откроется никогда

        en: the end of the day is 24:00
        ru: конец дня — это 24:00

        en: write it as 09:00-20:00, or 00:00-24:00 for all day
        ru: пишите так: 09:00-20:00, а для целого дня 00:00-24:00

        en: a window of {1} ends before it begins, so it never opens
        ru: окно {1} кончается раньше, чем начинается, и не откроется никогда

        en: over midnight write two: "{1}, {2}"
        ru: через полночь напишите два: «{1}, {2}»

        en: the follow-up does nothing
        ru: это следствие ничего не делает

        en: add "start", "tag", "notify" or "case"
        ru: добавьте "start", "tag", "notify" или "case"

        en: there is no activity "{1}" in kamerton.yaml
        ru: в kamerton.yaml нет действия «{1}»

        en: here only fields of {1} can be asked for
        ru: здесь можно спрашивать только о полях действия {1}

        en: declare fields of {1} in kamerton.yaml
        ru: объявите поля действия {1} в kamerton.yaml

        en: there is no survey "{1}"
        ru: опроса «{1}» нет

        en: {1} is anonymous: who answered it, and what, is not known
        ru: {1} — анонимный опрос: кто и что ответил, неизвестно

        en: the sequence sends nothing
        ru: цепочка ничего не шлёт

        en: add a step such as { id: hello, content: hello }
        ru: добавьте шаг, например { id: hello, content: hello }

        en: a trigger is "joined", or a mapping, found {1}
        ru: trigger — это "joined" или набор ключей, а найдено {1}

        en: for example "trigger: { stage: first_purchase }"
        ru: например, "trigger: { stage: first_purchase }"

        en: a trigger has one of {1}, found {2}
        ru: у trigger есть одно из {1}, а найдено {2}

        en: write it under "audience"
        ru: напишите это в "audience"

        en: the attribute "{1}" is no date
        ru: свойство «{1}» — не дата

        en: there is no attribute "{1}" in kamerton.yaml
        ru: в kamerton.yaml нет свойства «{1}»

        en: declare one there, such as "birthday: date"
        ru: объявите его там, например "birthday: date"

        en: "{1}" does not say when a member may enter again
        ru: «{1}» не говорит, когда участник может войти снова

        en: write once, always, or every 365d
        ru: напишите once, always или every 365d

        en: whoever enters this stage, or one of these
        ru: кто входит в эту стадию или в одну из этих

        en: whoever does this
        ru: кто делает это

        en: whoever answers this survey
        ru: кто отвечает на этот опрос

        en: every year on the day of this attribute
        ru: каждый год в день из этого свойства

        en: whoever comes into this segment; looked at once an hour
        ru: кто попадает в этот сегмент; проверяется раз в час

        en: only activities whose fields, or answers whose scores, are like this
        ru: только действия с такими полями или ответы с такими оценками

        en: a step
        ru: шаг

        en: its name in the ledger; keep it when you edit the step
        ru: его имя в журнале; не меняйте, когда правите шаг

        en: so long after the message before, or what began the journey
        ru: через столько после предыдущего письма или того, что начало путь

        en: not before this time of the day
        ru: не раньше этого времени дня

        en: the message: the template's stem
        ru: письмо: основа имени шаблона

        en: who gets the message; for others the step is passed over
        ru: кто получает письмо; для остальных шаг пропускается

        en: goes on when something has happened, or the time is over
        ru: идёт дальше, когда что-то случилось или время вышло

        en: the first way whose condition holds; none is straight on
        ru: первый путь, условие которого верно; если ни одно, то прямо

        en: a way of a branch
        ru: путь развилки

        en: who goes this way; without it all others
        ru: кто идёт этим путём; без этого — все остальные

        en: the steps of this way; after them it goes on behind the branch
        ru: шаги этого пути; после них — дальше за развилкой

        en: until they do this
        ru: пока не сделают это

        en: until they answer this survey
        ru: пока не ответят на этот опрос

        en: how long at most
        ru: сколько самое большее

        en: what then: go on with the next step (the default), or leave
        ru: что тогда: continue — к следующему шагу (по умолчанию), exit — выйти

        en: who did this has reached the goal
        ru: кто сделал это, достиг цели

        en: who answered this survey has
        ru: достиг тот, кто ответил на этот опрос

        en: only activities whose fields, or answers whose scores, are like this; alone, members for whom it holds
        ru: только действия с такими полями или ответы с такими оценками; само по себе — участники, для которых это
            верно

        en: who came into this stage has
        ru: достиг её тот, кто пришёл на эту стадию

        en: counted from when the message was due, of a sequence from when the journey began (default 30d)
        ru: считается с того времени, когда письмо должно уйти, а у цепочки — с её начала (по умолчанию 30d)

        en: a follow-up
        ru: следствие

        en: for which answers; without it for all
        ru: для каких ответов; без этого — для всех

        en: the campaign that the member gets now
        ru: кампания, которую участник получает теперь

        en: a tag for the member
        ru: метка участнику

        en: a person who is told
        ru: человек, которому сообщают

        en: somebody's task; while it is open the member gets no promotions
        ru: чья-то задача; пока она открыта, участнику не идут рекламные письма

        en: who is told
        ru: кому сообщают

        en: at once (the default), or one mail a day with all that came
        ru: at_once — сразу (по умолчанию), daily — одно письмо в день обо всём

        en: whose task it is
        ru: чья это задача

        en: by when it should be done
        ru: к какому сроку

        en: this campaign starts itself: {1}
        ru: эта кампания начинает сама себя: {1}

        en: take one of these "start" away
        ru: уберите один из этих "start"

        en: the step {1} is written twice, first in line {2}
        ru: шаг {1} написан дважды, впервые в строке {2}

        en: give one of them another id
        ru: дайте одному из них другое имя

        en: a step has one of content, wait_for and branch, found {1}
        ru: у шага есть одно из content, wait_for и branch, а найдено {1}

        en: add "content: …" with the stem of a template
        ru: добавьте "content: …" с основой имени шаблона

        en: make a step of its own for each
        ru: сделайте для каждого отдельный шаг

        en: a step with "{1}" has no "{2}"
        ru: у шага с "{1}" нет "{2}"

        en: write it in the step before or after
        ru: напишите это в шаге до или после

        en: it waits for an "activity" or a "response", one of them
        ru: ждут или "activity", или "response", что-то одно

        en: for example "wait_for: { activity: purchase, timeout: 14d }"
        ru: например, "wait_for: { activity: purchase, timeout: 14d }"

        en: the branch has no ways
        ru: у развилки нет путей

        en: branches are nested more than 10 deep
        ru: развилки вложены глубже 10

        en: write "- when: …" and its "steps" for each
        ru: напишите для каждого "- when: …" и его "steps"

        en: all go this way, so those below are never taken
        ru: этим путём идут все, поэтому до нижних дело не дойдёт

        en: add "when: …", or move it to the end
        ru: добавьте "when: …" или перенесите в конец

        en: "{1}" is about variants, and there are none
        ru: «{1}» — о вариантах, а их нет

        en: add "variants", or delete it
        ru: добавьте «variants» или удалите это

        en: there is no variant
        ru: вариантов нет

        en: one variant is nothing to compare
        ru: один вариант не с чем сравнить

        en: write two: the first may be "- id: calm" alone, which changes nothing
        ru: напишите два: первый может быть просто «- id: calm», он ничего не меняет

        en: the variant {1} is written twice, first in line {2}
        ru: вариант {1} записан дважды, впервые в строке {2}

        en: {1} says the same as {2} at the same time
        ru: {1} говорит то же, что и {2}, и в то же время

        en: give it a "subject", a "template" or an "at" of its own
        ru: дайте ему свои «subject», «template» или «at»

        en: opens decide nothing: the programs of Apple and Google load the pictures of mail that nobody has read, and
            others load none
        ru: открытия ничего не решают: программы Apple и Google загружают картинки писем, которых никто не читал, а
            другие не загружают вовсе

        en: compare clicks, responses or the goal
        ru: сравнивайте щелчки, ответы или цель

        en: without a "test" nobody waits for a decision: everyone gets a variant
        ru: без «test» никто не ждёт решения: каждый получает свой вариант

        en: add "test: 20%", or delete "decide"
        ru: добавьте «test: 20%» или удалите «decide»

        en: a test with everyone leaves nobody to wait for the better one
        ru: если в пробе все, ждать лучшего варианта некому

        en: write less, or delete "test" and "decide" to split the whole audience
        ru: напишите меньше или удалите «test» и «decide», чтобы разделить всю аудиторию

        en: a confidence is from 50% to 99.9%, found {1}
        ru: уверенность — от 50% до 99.9%, а здесь {1}

        en: 95% is usual: one of twenty differences that are none is taken for one
        ru: обычно берут 95%: одна из двадцати мнимых разниц принимается за настоящую

        en: nothing will tell which variant does better
        ru: ничто не скажет, какой вариант лучше

        en: add "tracking: { clicks: true }" or a "goal"
        ru: добавьте «tracking: { clicks: true }» или «goal»

        en: clicks are not counted: the links are not tracked
        ru: щелчки не считаются: ссылки не отслеживаются

        en: add "tracking: { clicks: true }" to the campaign
        ru: добавьте в кампанию «tracking: { clicks: true }»

        en: only a survey has answers to count
        ru: ответы есть только у опроса

        en: compare clicks, or the campaign's goal
        ru: сравнивайте щелчки или цель кампании

        en: the campaign has no "goal"
        ru: у кампании нет «goal»

        en: add one, such as "goal: purchase within 14d"
        ru: добавьте её, например «goal: purchase within 14d»

        en: here members come one at a time, each in their own: there is nobody who could wait
        ru: здесь участники приходят по одному, каждый в своё время: ждать некому

        en: delete "test" and "decide": everyone gets one of the variants
        ru: удалите «test» и «decide»: каждый получит один из вариантов

        en: those who wait for the better time may wait a day, and after {1} it is too late
        ru: кто ждёт лучшего времени, может прождать сутки, а через {1} уже поздно

        en: write "not_after: 1d" or more in the schedule
        ru: напишите в расписании «not_after: 1d» или больше

        en: the survey has closed before this is decided
        ru: опрос закроется раньше, чем это решится

        en: write less than {1}
        ru: напишите меньше, чем {1}

        en: a variant
        ru: вариант

        en: its name in the ledger and in reports; keep it when you edit the variant
        ru: его имя в журнале и отчётах; правя вариант, оставьте его прежним

        en: its subject; without it that of the content
        ru: его тема; без неё — общая

        en: its template; without it that of the content
        ru: его шаблон; без него — общий

        en: not before this time of the day, counted from when the message is due; to compare times
        ru: не раньше этого часа после срока письма; чтобы сравнивать время

        en: how many get it, against the weights of the others (default 1)
        ru: сколько его получат, относительно весов остальных (по умолчанию 1)

        en: two or more ways to say it, or times; each member gets one, always the same
        ru: два и больше способа сказать это, или времени; каждый участник получает один, всегда тот же

        en: only this part of the audience gets the variants, the rest waits for the better one
        ru: варианты получает только эта доля аудитории, остальные ждут лучшего

        en: so long after the last message of the test went; required with `test`
        ru: через столько после последнего письма пробы; обязательно вместе с `test`

        en: what the variants are compared by: clicks of persons, answers, or the campaign's goal
        ru: чем меряются варианты: щелчками людей, ответами или целью кампании

        en: how sure a difference must be to count as one, from 50% to 99.9% (default 95%)
        ru: при какой уверенности разница считается разницей, от 50% до 99.9% (по умолчанию 95%)

        en: the first wave goes when the campaign is due: there is none before it
        ru: первая волна уходит в срок кампании: перед ней никого нет

        en: move "{1}" to the wave that waits for this one
        ru: перенесите «{1}» в волну, которая ждёт эту

        en: a sequence has no waves: everyone is on their own way
        ru: в цепочке волн нет: у каждого свой путь

        en: delete "waves", or make it an email or a survey
        ru: удалите «waves» или сделайте кампанию письмом либо опросом

        en: what follow-ups start has no waves: nobody is due together
        ru: у того, что начинают ответы, волн нет: общего срока нет

        en: delete "waves"
        ru: удалите «waves»

        en: waves go by one clock, and this schedule by each member's own
        ru: волны идут по одним часам, а это расписание — по часам каждого участника

        en: delete "timezone: member"
        ru: удалите «timezone: member»

        en: a test of variants and waves both decide who waits
        ru: и проба вариантов, и волны решают, кто ждёт

        en: delete "test", or "waves"
        ru: удалите «test» или «waves»

        en: waves are at least two
        ru: волн не меньше двух

        en: add who comes next, or delete "waves" and write "audience"
        ru: допишите, кто следующий, или удалите «waves» и напишите «audience»

        en: there are {1} waves, 20 are the most
        ru: волн {1}, а бывает не больше 20

        en: join some of them
        ru: объедините некоторые

        en: {1} is counted of answers, and this campaign asks nothing
        ru: {1} считают по ответам, а эта кампания ни о чём не спрашивает

        en: count clicks, unsubscribes, complaints or bounces, or make it a survey
        ru: считайте clicks, unsubscribes, complaints или bounces либо сделайте кампанию опросом

        en: the survey has no question of type csat
        ru: в опросе нет вопроса типа csat

        en: add one, or count responses
        ru: добавьте такой вопрос или считайте ответы: responses

        en: the survey has no question of type nps
        ru: в опросе нет вопроса типа nps

        en: nobody can know who has clicked: the links are not tracked
        ru: узнать, кто нажал, нельзя: за ссылками не следят

        en: this wave takes everybody who is left: nobody can be in those below it
        ru: эта волна забирает всех, кто остался: в волны ниже попасть некому

        en: give it a "where" or a "share"
        ru: задайте ей «where» или «share»

        en: the waves wait longer than not_after: {1} allows: the last never goes
        ru: волны ждут дольше, чем позволяет not_after: {1}: последняя никогда не уйдёт

        en: make not_after longer, or the waits shorter
        ru: увеличьте not_after или сократите ожидание

        en: write it as responses >= 30 and csat >= 4.2
        ru: напишите так: responses >= 30 and csat >= 4.2

        en: found "{1}" where "and" or the end should be
        ru: найдено «{1}», а здесь нужно and или конец условия

        en: a gate opens when all of it holds: join with "and"
        ru: волна уходит, когда выполнено всё: соединяйте через «and»

        en: a metric such as responses
        ru: показатель, например responses

        en: a gate knows no "{1}"
        ru: условие волны не знает «{1}»

        en: a comparison such as >=
        ru: сравнение, например >=

        en: found "{1}" where a comparison should be
        ru: найдено «{1}», а здесь нужно сравнение

        en: a number
        ru: число

        en: "{1}" is not a number
        ru: «{1}» — не число

        en: {1} is no share
        ru: {1} — не доля

        en: write the number without %
        ru: напишите число без %

        en: {1} is from {2} to {3}, never {4}
        ru: {1} бывает от {2} до {3}, но не {4}

        en: the gate ends where {1} should be
        ru: условие обрывается там, где должно быть: {1}

        en: a wave
        ru: волна

        en: who of the audience that no wave before has (default: all of them)
        ru: кто из аудитории, кого нет в волнах выше (по умолчанию все)

        en: a part of those, drawn anew each time; the others are left to later waves
        ru: часть из них, каждый раз новая; остальные достаются следующим волнам

        en: others who are mixed in, one in so many
        ru: другие, которых подмешивают: одного на столько-то

        en: what the wave before must have come to: responses, response_rate, csat, nps, clicks, unsubscribes,
            complaints, bounces
        ru: к чему должна прийти волна перед этой: responses, response_rate, csat, nps, clicks, unsubscribes,
            complaints, bounces

        en: how long after the wave before has gone it is looked at (default 1d)
        ru: через сколько после отправки предыдущей волны на неё смотрят (по умолчанию 1d)

        en: who (default: all whom no wave before has)
        ru: кто (по умолчанию все, кого нет в волнах выше)

        en: how many of the whole wave they are
        ru: какую часть всей волны они составляют

        en: months are 01 to 12
        ru: месяцы — от 01 до 12

        en: month {1} of {2} has {3} days
        ru: в месяце {1} {2} года {3|день|дня|дней}

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

        en: it belongs under "{1}"
        ru: место этого ключа – внутри «{1}»

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

        en: a segment or tag:NAME
        ru: сегмент или tag:ИМЯ

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

        en: a part of a whole such as 1 in 4
        ru: часть целого, например 1 in 4

        en: a limit such as 2 per 7d
        ru: лимит, например 2 per 7d

        en: a pace such as 50/s, 1000 per 1h or 200 per day
        ru: темп, например 50/s, 1000 per 1h или 200 per day

        en: a date such as 2026-12-01
        ru: дата, например 2026-12-01

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

        en: words such as month on day 10 at 10:00
        ru: слова, например month on day 10 at 10:00

        en: days and hours such as weekdays 09:00-20:00
        ru: дни и часы, например weekdays 09:00-20:00

        en: a day, a range of days, MM-DD of every year, or holidays
        ru: день, диапазон дней, MM-DD каждого года или holidays

        en: a day, a range of days, MM-DD of every year, or a calendar file
        ru: день, диапазон дней, MM-DD каждого года или файл календаря

        en: a day such as 2027-06-30
        ru: день, например 2027-06-30

        en: an amount such as 1500 or 12.50
        ru: сумма, например 1500 или 12.50

        en: a number, or a day such as 2027-06-30
        ru: число или день, например 2027-06-30

        en: a time zone such as Europe/Moscow, or member
        ru: часовой пояс, например Europe/Moscow, или member

        en: five cron fields in quotes
        ru: пять полей cron в кавычках

        en: a date and time such as 2026-12-01 10:00
        ru: дата и время, например 2026-12-01 10:00

        en: a time of day in quotes such as "10:00"
        ru: время дня в кавычках, например "10:00"

        en: once, always, or every and a duration
        ru: once, always или every с длительностью

        en: a list of steps
        ru: список шагов

        en: string, number, boolean, date or { one_of: [a, b] }
        ru: string, number, boolean, date или { one_of: [a, b] }

        en: a colour in quotes such as "#1f6f54"
        ru: цвет в кавычках, например "#1f6f54"

        en: {1}, each with {2}
        ru: {1}, для каждого — {2}

        en: days such as 2026-12-12, each with {1}
        ru: дни, например 2026-12-12, и у каждого {1}

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

        en: "{1}" is not a part of a whole
        ru: «{1}» — не часть целого

        en: write it as 1 in 4: every fourth
        ru: напишите так: 1 in 4, то есть каждый четвёртый

        en: {1} in {2} leaves nobody of the wave's own
        ru: {1} in {2} не оставляет места самой волне

        en: "{1}" is not a span of hours
        ru: «{1}» — не промежуток часов

        en: write it as 21:00-09:00
        ru: пишите так: 21:00-09:00

        en: "{1}" begins and ends at the same time
        ru: «{1}» начинается и кончается в одно и то же время

        en: write it as "10:00"
        ru: напишите так: "10:00"

        en: "{1}" is not an email address: {2}
        ru: «{1}» — не адрес почты: {2}

        en: "{1}" is not a sender
        ru: «{1}» — не отправитель

        en: write it as Green Orchard Club <club@example.org>
        ru: пишите так: Green Orchard Club <club@example.org>

        en: "{1}" does not begin with https://
        ru: «{1}» начинается не с https://

        en: "{1}" has a query, a fragment or a user name
        ru: в «{1}» есть запрос, якорь или имя пользователя

        en: write only https://host/path
        ru: напишите только https://сервер/путь

        en: write only the name: smtp.example.org
        ru: напишите только имя: smtp.example.org

        en: an amount must stand here, found {1}
        ru: здесь должна стоять сумма, а стоит {1}

        en: write a number without a currency, such as 1500 or 12.50
        ru: напишите число без валюты, например 1500 или 12.50

        en: {1} is negative: nothing costs less than nothing
        ru: {1} меньше нуля: дешевле, чем даром, ничего не бывает

        en: {1} does not say how many points
        ru: {1} — непонятно, сколько баллов

        en: write 50, or 1 per 100
        ru: напишите 50 или 1 per 100

        en: "{1}" is not a name: lower-case Latin letters, digits and _, a letter first, at most 51
        ru: «{1}» не годится в имя: строчные латинские буквы, цифры и _, первой — буква, не больше 51 знака

        en: "{1}" is not a name: lower-case Latin letters, digits, - and _, a letter first
        ru: «{1}» не годится в имя: строчные латинские буквы, цифры, - и _, первой — буква

        en: "{1}" is not a campaign's name: lower-case letters, digits and hyphens
        ru: «{1}» не годится в имя кампании: строчные латинские буквы, цифры и дефисы

        en: "{1}" is not a pace
        ru: «{1}» — не темп

        en: write it as 50/s, 1000 per 1h or 200 per day
        ru: напишите 50/s, 1000 per 1h или 200 per day

        en: "{1}" counts over more than 31 days
        ru: «{1}» считает больше чем за 31 день

        en: "{1}" is not a date
        ru: «{1}» — не дата

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

        en: write an IANA name such as Europe/Moscow; abbreviations do not say which summer time they keep
        ru: напишите пояс по IANA, например Europe/Moscow; сокращения не говорят, как переводятся часы

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

        en: write {1} or {2}
        ru: напишите {1} или {2}

        en: there is no function "{1}"
        ru: функции «{1}» нет

        en: {1} is a condition by itself, and a value is needed here
        ru: {1} — уже условие, а здесь нужно значение

        en: {1} is taken of a field of an activity
        ru: {1} берётся от поля действия

        en: {1}.{2} is {3}
        ru: {1}.{2} — {3}

        en: {1} is taken of numbers
        ru: {1} берётся от чисел

        en: answer takes the name of a campaign
        ru: answer принимает имя кампании

        en: answer takes the name of a question
        ru: answer принимает имя вопроса

        en: {1} does not ask "{2}"
        ru: в {1} нет вопроса «{2}»

        en: ask when: {1} within 90d
        ru: спросите, когда: {1} within 90d

        en: compare it: {1} >= 1
        ru: сравните: {1} >= 1

        en: {1} is {2}, not a condition
        ru: {1} — {2}, а не условие

        en: {1} takes the name of a campaign
        ru: {1} принимает имя кампании

        en: the campaign {1} asks nothing: it is not a survey
        ru: кампания {1} ни о чём не спрашивает: это не опрос

        en: sample takes a share above 0% and up to 100%
        ru: sample принимает долю больше 0% и до 100%

        en: there is no earlier stage "{1}"
        ru: выше нет стадии «{1}»

        en: there is no stage "{1}"
        ru: стадии «{1}» нет

        en: a stage's rule cannot ask for roles: they are given and ended by hand
        ru: правило стадии не может спрашивать о ролях: их дают и снимают вручную

        en: ask for the role beside the stage: stage = kamerton and has_role("{1}")
        ru: спрашивайте о роли рядом со стадией: stage = kamerton and has_role("{1}")

        en: declare it in kamerton.yaml, under roles
        ru: объявите её в kamerton.yaml, в разделе roles

        en: the duration {1} stands alone
        ru: срок {1} стоит сам по себе

        en: write within {1}
        ru: напишите within {1}

        en: {1} takes one name, found none
        ru: {1} принимает одно имя, а здесь ни одного

        en: {1} takes one name, found {2}
        ru: {1} принимает одно имя, а здесь их {2}

        en: {1} takes {2|name|names}, found none
        ru: {1} принимает {2|имя|имени|имён}, а здесь ни одного

        en: {1} takes {2|name|names}, found {3}
        ru: {1} принимает {2|имя|имени|имён}, а здесь {3}

        en: {1} takes one "within"
        ru: {1} принимает одно "within"

        en: {1} takes no "within"
        ru: {1} не принимает "within"

        en: write {1}({2}) {3}
        ru: напишите {1}({2}) {3}

        en: {1} takes the name of an activity
        ru: {1} принимает имя действия

        en: has_tag takes the name of a tag
        ru: has_tag принимает имя метки

        en: in_segment takes the name of a segment
        ru: in_segment принимает имя сегмента

        en: has_role takes the name of a role
        ru: has_role принимает имя роли

        en: reached takes the name of a stage
        ru: reached принимает имя стадии

        en: {1} is {2}, {3} is {4}
        ru: {1} — {2}, а {3} — {4}

        en: write it in quotes: "{1}"
        ru: напишите в кавычках: "{1}"

        en: {1} compares numbers, dates and stages; {2} is {3}
        ru: {1} сравнивает числа, даты и стадии, а {2} — {3}

        en: texts are compared with =, !=, ~=, contains, starts_with and ends_with
        ru: тексты сравнивают через =, !=, ~=, contains, starts_with и ends_with

        en: "{1}" is not an email address
        ru: «{1}» — не адрес почты

        en: for a part of one write: email contains "{1}"
        ru: для части адреса напишите: email contains "{1}"

        en: {1} is not a known name
        ru: имя {1} неизвестно

        en: a text stands in quotes: "{1}"
        ru: тексты пишут в кавычках: "{1}"

        en: write it as 2026-01-31
        ru: напишите её так: 2026-01-31

        en: "{1}" is not a value of {2}
        ru: значения «{1}» у {2} не бывает

        en: there is no stage "{1}" to refer to here
        ru: стадии «{1}», на которую здесь можно сослаться, нет

        en: "{1}" is asked of texts
        ru: "{1}" годится только для текстов

        en: "{1}" needs a text in quotes, found {2}
        ru: после "{1}" нужен текст в кавычках, а найдено {2}

        en: write {1} "…"
        ru: напишите {1} "…"

        en: {1} is {2}: "in" lists numbers, texts and days
        ru: {1} — {2}, а в "in" перечисляют числа, тексты и дни

        en: {1} is not a literal
        ru: {1} — не готовое значение

        en: a list holds numbers, texts or days
        ru: в списке бывают числа, тексты или дни

        en: a stage's rule cannot ask what is expected: that changes by itself every day
        ru: правило стадии не может спрашивать об ожидаемом: оно меняется само каждый день

        en: ask it in a segment or an audience; here write last(purchase) older than 180d
        ru: спросите в сегменте или аудитории; здесь напишите last(purchase) older than 180d

        en: expected_purchases takes one duration
        ru: expected_purchases принимает одну длительность

        en: a probability is from 0% to 100%, found {1}
        ru: вероятность — от 0% до 100%, найдено {1}

        en: write it as 30%, or as 0.3
        ru: напишите 30% или 0.3

        en: {1} is a segment: a condition by itself, not a value
        ru: {1} — сегмент: он уже условие, а не значение

        en: {1} has many values
        ru: у {1} много значений

        en: say which: sum({1}), min, max or avg
        ru: укажите, какое нужно: sum({1}), min, max или avg

        en: durations follow "within" and "older than"
        ru: срок пишут после "within" и "older than"

        en: the share {1} stands alone
        ru: доля {1} стоит сама по себе

        en: shares are for sample(25%) and alive < 30%
        ru: доли бывают в sample(25%) и alive < 30%

        en: {1} is a condition, and a value is needed here
        ru: {1} — условие, а здесь нужно значение

        en: {1} is {2}, and {3} takes numbers
        ru: {1} — {2}, а знак {3} — для чисел

        en: engagement fades with every moment, and a stage has to say since when it holds
        ru: вовлечённость тает каждый миг, а стадия должна сказать, с какого времени она держится

        en: count what was done: count(attended, within 120d) >= 2
        ru: считайте сделанное: count(attended, within 120d) >= 2

        en: a stage's rule cannot ask for {1}: it decides it
        ru: правило стадии не может спрашивать про {1}: оно само это решает

        en: refer to earlier ones: reached(…)
        ru: сошлитесь на стадии выше: reached(…)

        en: "{1}" is not a known name
        ru: имя «{1}» неизвестно

        en: {1} is an activity: count({2}, within 90d) >= 1, or last({3}) within 90d
        ru: {1} — действие: count({2}, within 90d) >= 1 или last({3}) within 90d

        en: {1} is an activity: {2} >= 1, or count({3}, within 90d) >= 1, or last({4}) within 90d
        ru: {1} — действие: {2} >= 1, count({3}, within 90d) >= 1 или last({4}) within 90d

        en: {1} is a stage: stage = {2}, or reached({3})
        ru: {1} — стадия: stage = {2} или reached({3})

        en: {1} is called with parentheses: {2}(…)
        ru: {1} пишется со скобками: {2}(…)

        en: a minus has spaces around it: {1}
        ru: вокруг минуса ставят пробелы: {1}

        en: declared attributes: {1}; a text stands in quotes: "{2}"
        ru: объявлены свойства: {1}; тексты пишут в кавычках: "{2}"

        en: there is no activity "{1}"
        ru: действия «{1}» нет

        en: write it in the singular: {1}
        ru: напишите в единственном числе: {1}

        en: declare it in kamerton.yaml, under activities
        ru: объявите его в kamerton.yaml, в activities

        en: the activity {1} has no field "{2}"
        ru: у действия {1} нет поля «{2}»

        en: declare it in kamerton.yaml: {1}: { {2}: number }
        ru: объявите его в kamerton.yaml: {1}: { {2}: number }

        en: the segment {1} asks for the stage, and a stage's rule decides it
        ru: сегмент {1} спрашивает про стадию, а её решает само правило стадии

        en: use reached(…)
        ru: используйте reached(…)

        en: there is no segment "{1}"
        ru: сегмента «{1}» нет

        en: compare it: {1} < 30%
        ru: сравните: {1} < 30%

        en: compare it: {1} = {2}
        ru: сравните: {1} = {2}

        en: compare it: {1} = "…"
        ru: сравните: {1} = "…"

        en: {1} is always set
        ru: {1} есть всегда

        en: a count is always set
        ru: количество есть всегда

        en: engagement is always set
        ru: engagement есть всегда

        en: compare it: engagement >= 20
        ru: сравните: engagement >= 20

        en: {1} already says within what time
        ru: в {1} уже сказано, за какое время

        en: "{1}" needs a date, such as last(purchase) or joined_at
        ru: для "{1}" нужна дата, например last(purchase) или joined_at

        en: write count({1}, within {2})
        ru: напишите count({1}, within {2})

        en: {1} is {2}, not a date
        ru: {1} — {2}, а не дата

        en: write the date as 2026-01-31
        ru: напишите дату так: 2026-01-31

        en: {1} is a day and {2} a moment
        ru: {1} — день, а {2} — момент времени

        en: compare each with a date of its own
        ru: сравните каждое со своей датой

        en: "{1}" is not a word of the language
        ru: слова «{1}» в языке фильтров нет

        en: this text has no closing {1}
        ru: у этого текста нет закрывающей {1}

        en: end it with {1}
        ru: закончите его знаком {1}

        en: "{1}" is not a unit of time
        ru: «{1}» — не единица времени

        en: one of {1}, as in 90d or 18mo
        ru: можно: {1}; например, 90d или 18mo

        en: {1} is not a whole number of units
        ru: в {1} не целое число единиц

        en: write it in a smaller unit: 36h
        ru: напишите в единицах помельче: 36h

        en: {1} is too long
        ru: {1} — слишком долго

        en: there is no date {1}
        ru: даты {1} не бывает

        en: write it as 2026-01-31 or 2026-01-31T10:00Z
        ru: напишите её так: 2026-01-31 или 2026-01-31T10:00Z

        en: {1} is not an operator here
        ru: знака {1} здесь нет

        en: texts stand between straight quotes
        ru: тексты пишут в прямых кавычках

        en: write "{1}"
        ru: напишите "{1}"

        en: the character {1} has no meaning here
        ru: знак {1} здесь ничего не значит

        en: put texts between straight quotes: "…"
        ru: берите тексты в прямые кавычки: "…"

        en: the filter is empty
        ru: фильтр пуст

        en: for everyone write: true
        ru: чтобы выбрать всех, напишите: true

        en: this is not a condition
        ru: это не условие

        en: write: older than 180d
        ru: напишите: older than 180d

        en: "set" or "not set"
        ru: "set" или "not set"

        en: to compare a value, write =
        ru: чтобы сравнить значение, напишите =

        en: write the values in parentheses: in (a, b)
        ru: напишите значения в скобках: in (a, b)

        en: this parenthesis is not closed
        ru: эта скобка не закрыта

        en: add a ) after the last value
        ru: добавьте ) после последнего значения

        en: "," or ")"
        ru: "," или ")"

        en: a duration is one word
        ru: срок пишут одним словом

        en: a duration
        ru: обозначение срока

        en: say of what: {1}d is days, {2}w weeks, {3}mo months
        ru: укажите, чего: {1}d — дни, {2}w — недели, {3}mo — месяцы

        en: write it as 90d, 6h, 2w or 18mo
        ru: напишите его так: 90d, 6h, 2w или 18mo

        en: this parenthesis closes nothing
        ru: эта скобка ничего не закрывает

        en: remove it, or open one before
        ru: уберите её или откройте скобку раньше

        en: expected {1}, found {2}
        ru: нужно: {1}, а найдено: {2}

        en: the text "{1}"
        ru: текст "{1}"

        en: the number {1}
        ru: число {1}

        en: the duration {1}
        ru: обозначение срока {1}

        en: the date {1}
        ru: дата {1}

        en: the end
        ru: конец

        en: "and", "or" or the end
        ru: "and", "or" или конец

        en: comparisons are not chained: write a < b and b < c
        ru: сравнения не сцепляют: напишите a < b and b < c

        en: the filter is nested too deeply
        ru: в фильтре слишком много вложенных скобок

        en: give parts of it names, as segments
        ru: дайте его частям имена: сделайте из них сегменты

        en: a condition or a value
        ru: условие или значение

        en: add a ) after the condition
        ru: добавьте ) после условия

        en: the name of a field
        ru: имя поля

        en: add a ) after the last argument
        ru: добавьте ) после последнего аргумента

        en: write: within {1}
        ru: напишите: within {1}

        en: text
        ru: текст

        en: a date
        ru: дата

        en: one of a list
        ru: одно из списка

        en: one of {1}
        ru: одно из: {1}

        en: an answer
        ru: ответ

        en: it was typed in the Russian keyboard layout: {1}
        ru: набрано в русской раскладке: {1}

        en: some of its letters only look Latin: type it anew as {1}
        ru: часть букв только похожа на латинские: наберите заново {1}

        en: "silence" must be rules with their reasons, found {1}
        ru: в «silence» должны стоять правила с причинами, а стоит {1}

        en: write it as silence: { http-link: why this is right here }
        ru: пишите так: silence: { http-link: почему здесь это верно }

        en: there is no rule "{1}"
        ru: правила «{1}» нет

        en: "{1}" cannot be silenced
        ru: «{1}» заглушить нельзя

        en: delete the silence that is not needed
        ru: удалите заглушку, которая не нужна

        en: mend what it finds
        ru: исправьте то, что оно находит

        en: "{1}" is silenced without a reason
        ru: «{1}» заглушено без причины

        en: say why it is right here: {1}: …
        ru: напишите, почему здесь это верно: {1}: …

        en: one of: {1}
        ru: можно: {1}

        en: the folder {1} cannot be made: {2}
        ru: папку {1} не удаётся создать: {2}

        en: {1} cannot be written: {2}
        ru: {1} не удаётся записать: {2}

        en: only "and" is available here
        ru: здесь можно только and

        en: a question's id
        ru: имя вопроса

        en: a comparison such as <=
        ru: сравнение, например <=

        en: {1} has no part "{2}"
        ru: у {1} нет части «{2}»

        en: "{1}" is not asked before this question
        ru: вопрос «{1}» задаётся не раньше этого

        en: no question "{1}" is asked before this one
        ru: вопроса «{1}» до этого нет

        en: move the question that it depends on above this one
        ru: поставьте вопрос, от которого зависит этот, выше него

        en: found "{1}" where "set" or "not set" should be
        ru: найдено «{1}», а здесь нужно «set» или «not set»

        en: write is set, or is not set
        ru: пишите is set или is not set

        en: found "{1}" where a day should be
        ru: найдено «{1}», а здесь нужен день

        en: "{1}" cannot be compared; it can be asked whether it is answered
        ru: «{1}» не с чем сравнивать; можно спросить, есть ли ответ

        en: write {1} is set, or {2} is not set
        ru: пишите {1} is set или {2} is not set

        en: write {1} = {2}
        ru: пишите {1} = {2}

        en: compare a part of it: {1} <= 2
        ru: сравните часть: {1} <= 2

        en: a number from {1} to {2}
        ru: число от {1} до {2}

        en: found "{1}" where {2} should be
        ru: найдено «{1}», а здесь нужно: {2}

        en: write =
        ru: напишите =

        en: a list such as (a, b)
        ru: список, например (a, b)

        en: an option of {1}
        ru: вариант вопроса {1}

        en: "{1}" is not an option of {2}
        ru: «{1}» — не вариант ответа на {2}

        en: the condition ends where {1} should be
        ru: условие обрывается там, где нужно: {1}

        en: write it as score <= 8
        ru: пишите так: score <= 8

        en: words must be written here, and many leave a survey that asks so
        ru: здесь обязательно писать словами, и многие из-за этого бросают опрос

        en: delete "required": those who have something to say will say it
        ru: удалите «required»: кому есть что сказать, тот скажет

        en: there are {1|option|options} in one order for all: those at the top are chosen more
        ru: {1|вариант|варианта|вариантов} стоят для всех в одном порядке: верхние выбирают чаще

        en: add "order: random", or keep at most 10
        ru: добавьте «order: random» или оставьте не больше 10

        en: the same is asked in "{1}"
        ru: то же самое спрашивают в «{1}»

        en: delete one, or say in what they differ
        ru: удалите один или скажите, чем они различаются

        en: the survey does not say what the answers are for
        ru: опрос не говорит, зачем нужны ответы

        en: add "purpose: …": what will be decided or changed by them; it is shown to members
        ru: добавьте «purpose: …»: что по ним решат или изменят; это видят участники

        en: the purpose says too little to be one
        ru: цель сказана слишком коротко

        en: write in a sentence what will be decided or changed by the answers
        ru: напишите одной фразой, что решат или изменят по ответам

        en: {1|minute is|minutes are} promised, and it takes about {2}
        ru: обещано {1|минута|минуты|минут}, а займёт около {2}

        en: write "minutes: {1}", or ask less
        ru: напишите «minutes: {1}» или спросите меньше

        en: the survey takes about {1|minute|minutes}, and people give it {2}
        ru: опрос займёт около {1|минуты|минут|минут}, а уделяют ему {2}

        en: keep the questions that something will be decided by
        ru: оставьте вопросы, по которым что-то решат

        en: two questions stand here, and one answer can be given
        ru: здесь два вопроса, а ответ можно дать один

        en: make the second a question of its own
        ru: сделайте второй отдельным вопросом

        en: "{1}" asks for two things, and one answer can be given
        ru: «{1}» спрашивает о двух вещах, а ответ можно дать один

        en: ask for each in a question or row of its own
        ru: спросите о каждой отдельным вопросом или строкой

        en: a number is in "{1}" and in "{2}"
        ru: одно и то же число попадает и в «{1}», и в «{2}»

        en: let each range begin behind the one before: 1–5, 6–10
        ru: пусть каждый промежуток начинается после предыдущего: 1–5, 6–10

        en: numbers between "{1}" and "{2}" are in no option
        ru: числам между «{1}» и «{2}» нет варианта

        en: let each range begin where the one before ends
        ru: пусть каждый промежуток начинается там, где кончается предыдущий

        en: "{1}" is not the scale of an NPS, which goes from 0 to 10
        ru: «{1}» — не шкала NPS, она от 0 до 10

        en: delete it: the scale is shown
        ru: удалите: шкалу и так видно

        en: an NPS asks about recommending, and this does not: its scores compare with nobody's
        ru: NPS спрашивает о рекомендации, а это нет: такие оценки ни с чем не сравнить

        en: an NPS asks how likely it is, and this does not: its scores compare with nobody's
        ru: NPS спрашивает, насколько это вероятно, а это нет: такие оценки ни с чем не сравнить

        en: an NPS says to whom, and this does not: its scores compare with nobody's
        ru: NPS называет, кому порекомендуют, а это нет: такие оценки ни с чем не сравнить

        en: delete "text" for the standard wording: How likely are you to recommend … to a friend or colleague?
        ru: удалите «text», и будет стандартный вопрос: Насколько вероятно, что вы порекомендуете … друзьям или
            коллегам?

        en: this is the question of an NPS on another scale: no NPS can be counted from it
        ru: это вопрос NPS на другой шкале: NPS из него не посчитать

        en: write "type: nps"
        ru: напишите «type: nps»

        en: the ends of the scale say nothing: five stars mean one thing to one and another to the next
        ru: концы шкалы не подписаны: пять звёзд для одного значат одно, для другого другое

        en: one end of the scale says what it means, and the other does not
        ru: один конец шкалы подписан, другой нет

        en: add "low: …" and "high: …"
        ru: добавьте «low: …» и «high: …»

        en: the ends of the scale say "dissatisfied" and "satisfied", and the question asks for something else
        ru: концы шкалы подписаны «недоволен» и «доволен», а вопрос о другом

        en: add "low: …" and "high: …" that answer it
        ru: добавьте «low: …» и «high: …», которые на него отвечают

        en: the scale has {1|positive step|positive steps} and {2|negative one|negative ones}
        ru: на шкале {1|хорошая ступень|хорошие ступени|хороших ступеней} и {2|плохая|плохие|плохих}

        en: give it as many steps on either side of the middle
        ru: сделайте по обе стороны от середины поровну ступеней

        en: one is asked to agree, and some agree with whatever they read
        ru: просят согласиться, а некоторые соглашаются со всем, что читают

        en: ask for the thing itself: how good, how often, how easy
        ru: спросите о самом предмете: насколько хорошо, как часто, насколько легко

        en: the matrix has {1|row|rows}: most will be filled in without reading
        ru: в матрице {1|строка|строки|строк}: большинство заполнят не читая

        en: keep at most 8, or make two questions of it
        ru: оставьте не больше 8 или сделайте из неё два вопроса

        en: "{1}" is asked before anything else, and some will stop here
        ru: «{1}» спрашивают раньше всего остального, и кто-то на этом остановится

        en: move it to the end, behind what the survey is about
        ru: перенесите в конец, после того, о чём сам опрос

        en: "{1}" is nobody's duty to tell, and must be answered here
        ru: «{1}»: сообщать это никто не обязан, а ответ здесь обязателен

        en: delete "required", or add an option "Prefer not to say"
        ru: удалите «required» или добавьте вариант «Не хочу отвечать»

        en: "{1}" is asked, and no option says that one would rather not tell
        ru: спрашивают «{1}», а варианта «не хочу отвечать» нет

        en: add an option "Prefer not to say"
        ru: добавьте вариант «Не хочу отвечать»

        en: "{1}" tells which answer is wished for
        ru: «{1}» подсказывает, какого ответа ждут

        en: ask so that every answer is as easy to give
        ru: спросите так, чтобы любой ответ было дать одинаково легко

        en: "{1}" judges what is asked about
        ru: «{1}» оценивает то, о чём спрашивают

        en: name the thing without praise or blame
        ru: назовите предмет без похвалы и порицания

        en: "{1}" leaves no middle: few can answer it truly
        ru: «{1}» не оставляет середины: мало кто ответит правдиво

        en: ask how often, or how much
        ru: спросите, как часто или насколько

        en: "{1}" denies twice: it is easily read the wrong way round
        ru: «{1}»: двойное отрицание, его легко прочесть наоборот

        en: say it without "not"
        ru: скажите это без «не»

        en: the question has {1|word|words}, more than are read in one go
        ru: в вопросе {1|слово|слова|слов}, за один раз столько не читают

        en: ask it in 25 words at most; what explains it can stand under "help"
        ru: уложитесь в 25 слов; пояснение может стоять в «help»

        en: the file is written in a way that cannot be edited here: add the lines of import: by hand
        ru: файл написан так, что изменить его здесь нельзя: добавьте строки import: вручную

        en: only a survey has "import"
        ru: «import» бывает только у опроса

        en: delete the line
        ru: удалите строку

        en: "{1}" is no question of this survey
        ru: «{1}» — не вопрос этого опроса

        en: a question must be "- id: { type: … }", found {1}
        ru: вопрос записывается как «- имя: { type: … }», а найдено: {1}

        en: for example "- score: { type: nps }"
        ru: например «- score: { type: nps }»

        en: the question {1} is written twice, first in line {2}
        ru: вопрос {1} записан дважды, впервые в строке {2}

        en: the question {1} does not say what it asks
        ru: у вопроса {1} нет текста

        en: add "text: { ru: …, en: … }"
        ru: добавьте «text: { ru: …, en: … }»

        en: a question of type {1} has no "{2}"
        ru: у вопроса вида {1} нет ключа «{2}»

        en: delete it; it belongs to: {1}
        ru: уберите; он бывает у: {1}

        en: there is an option with the id "other" already
        ru: вариант с именем «other» уже есть

        en: delete it: "other" adds one that takes words
        ru: уберите его: «other» добавляет вариант, куда пишут словами

        en: an option must be "- id: its text", found {1}
        ru: вариант записывается как «- имя: текст», а найдено: {1}

        en: for example "- price: { ru: Цена, en: The price }"
        ru: например «- price: { ru: Цена, en: The price }»

        en: the id {1} is written twice
        ru: имя {1} записано дважды

        en: there must be two options at least
        ru: вариантов должно быть хотя бы два

        en: there must be a row at least
        ru: нужна хотя бы одна строка

        en: there are {1}, and at most {2} are taken
        ru: их {1}, а можно не больше {2}

        en: a number must stand here, found {1}
        ru: здесь нужно число, а найдено: {1}

        en: "max" is below "min", so nothing can be answered
        ru: «max» меньше «min», ответить нельзя ничем

        en: exchange them
        ru: поменяйте их местами

        en: the survey asks nothing
        ru: в опросе нет ни одного вопроса

        en: add "- score: { type: nps }"
        ru: добавьте «- score: { type: nps }»

        en: the survey asks {1} questions, at most {2} are taken
        ru: в опросе вопросов: {1}, а можно не больше {2}

        en: an ending says something or leads somewhere, not both
        ru: завершение либо говорит, либо ведёт на страницу

        en: the ending says nothing and leads nowhere
        ru: завершение ничего не говорит и никуда не ведёт

        en: write "text: …" or "to: https://…"
        ru: напишите «text: …» или «to: https://…»

        en: this ending holds for all, so those below are never reached
        ru: это завершение подходит всем, до нижних дело не дойдёт

        en: nothing can follow from answers that are nobody's
        ru: из ничьих ответов ничего не может следовать

        en: delete "follow_up", or "anonymous"
        ru: уберите «follow_up» или «anonymous»

        en: a survey is anonymous or public, not both: a public link has no one to protect
        ru: опрос либо анонимный, либо открытый: по общей ссылке скрывать некого

        en: groups of fewer than 5 anonymous answers are never shown
        ru: группы, где меньше 5 анонимных ответов, не показываются никогда

        en: write 5 or more, or delete "min_n"
        ru: напишите 5 или больше либо удалите «min_n»

        en: anonymous answers are not counted before they are released, so there is no quota
        ru: анонимные ответы не считают, пока они не выпущены, поэтому квоты нет

        en: delete "quotas", or "anonymous"
        ru: уберите «quotas» или «anonymous»

        en: without "closes" the last answers, fewer than five, are never released
        ru: без «closes» последние ответы, меньше пяти, не будут выпущены никогда

        en: add "closes: 14d"
        ru: добавьте «closes: 14d»

        en: why members are asked; shown to them
        ru: зачем спрашиваем; это увидят участники

        en: how long it takes, shown to members; without it nothing is said
        ru: сколько минут это займёт; увидят участники; без этого ключа не говорится

        en: answers later than this are not counted; without it never
        ru: более поздние ответы не учитываются; без этого ключа учитываются всегда

        en: one shows all questions on one page (the default), each asks one at a time
        ru: one — все вопросы на одной странице (так и без ключа), each — по одному

        en: id
        ru: имя

        en: what is asked, in order
        ru: вопросы по порядку

        en: what is said after the last answer, or where it leads, by what was answered
        ru: что сказать после последнего ответа или куда вести, смотря по ответам

        en: true keeps answers so that nobody can tell whose they are
        ru: true — ответы хранятся так, что никто не узнает, чьи они

        en: true also takes answers through a link that is for everyone
        ru: true — отвечать можно и по ссылке, общей для всех

        en: groups with fewer answers are not shown in reports (default 5; if anonymous at least 5)
        ru: группы, где ответов меньше, в отчётах не показываются (по умолчанию 5; для анонимных — не меньше 5)

        en: how many answer sheets are wanted, of all or of some
        ru: сколько анкет нужно, всего или с такими ответами

        en: so long after the message, to those who have not answered
        ru: через столько после письма, тем, кто не ответил

        en: an ending
        ru: завершение

        en: for those whose answers are like this
        ru: для тех, чьи ответы таковы

        en: what is said
        ru: что сказать

        en: the page that is opened instead
        ru: страница, которая откроется вместо этого

        en: a quota
        ru: квота

        en: so many answer sheets
        ru: столько анкет

        en: a question
        ru: вопрос

        en: what is answered: a score, stars, options, words, a number, a day, an order
        ru: чем отвечают: оценка, звёзды, варианты, слова, число, день, порядок

        en: the question; for nps, csat and ces there is a standard one
        ru: текст вопроса; для nps, csat и ces есть стандартный

        en: a sentence below the question
        ru: пояснение под вопросом

        en: true if it must be answered
        ru: true, если ответить обязательно

        en: asked only if this holds for answers given above
        ru: спросить, только если это верно для ответов выше

        en: what may be chosen or put in order; of a matrix what each row is answered with, least first
        ru: из чего выбирают или что упорядочивают; в matrix — чем отвечают на каждую строку, от меньшего

        en: the rows of a matrix
        ru: строки matrix

        en: of choice and choices: an answer in one's own words may be given; true, or how it is called
        ru: в choice и choices: можно ответить своими словами; true или название варианта

        en: random shows options, or rows of a matrix, to each in an order of their own
        ru: random — варианты (в matrix строки) у каждого в своём порядке

        en: the fewest options, the smallest number or the first day
        ru: наименьшее число вариантов, наименьшее значение или первый день

        en: the most options or places, the greatest number or the last day
        ru: наибольшее число вариантов или мест, наибольшее значение или последний день

        en: digits after the point of a number
        ru: знаков после запятой у числа

        en: what a number counts, shown beside it
        ru: единица числа, показывается рядом

        en: how many stars a rating has (default 5)
        ru: сколько звёзд у rating (без ключа 5)

        en: of a text: one line, or several (the default)
        ru: в text: одна строка или несколько (так и без ключа)

        en: of a text: characters
        ru: в text: знаков

        en: what stands at the lower end of csat, ces and rating
        ru: подпись нижнего края csat, ces и rating

        en: what stands at the upper end
        ru: подпись верхнего края

        en: rules of surveys
        ru: правила опросов

        en: what `check` shall not warn of in this question, each with the reason
        ru: о чём `check` не предупреждает в этом вопросе, с причиной

        en: the file has no tags
        ru: в файле нет меток

        en: a file of tags is a mapping of tags to words, found {1}
        ru: файл меток — это метки и их слова, а здесь {1}

        en: the file has {1} tags, at most {2} are taken
        ru: в файле {1|метка|метки|меток}, принимается не больше {2}

        en: write, for example, "delivery: [deliver*, courier*]"
        ru: напишите, например, «delivery: [доставк*, курьер*]»

        en: a tag is a name of at most 60 characters
        ru: метка — это название не длиннее 60 знаков

        en: the tag {1} needs a list of words, found {2}
        ru: метке {1} нужен список слов, а здесь {2}

        en: the tag {1} has no words
        ru: у метки {1} нет слов

        en: the tag {1} has {2} words, at most {3} are taken
        ru: у метки {1} {2|слово|слова|слов}, принимается не больше {3}

        en: a word or a phrase is wanted here, found {1}
        ru: здесь нужно слово или несколько слов, а здесь {1}

        en: "{1}" has a star that does not end a word
        ru: в «{1}» звёздочка стоит не в конце слова

        en: "{1}" has no word in it
        ru: в «{1}» нет ни одного слова

        en: write the beginning of a word and then a star: deliver*
        ru: напишите начало слова и звёздочку: достав*

        en: there is no activity "{1}" to weigh
        ru: нет действия «{1}», которому задан вес

        en: every weight is 0, so nobody is ever engaged
        ru: все веса равны 0, и вовлечённых не бывает

        en: give some activity a weight of 1 or more
        ru: задайте какому-нибудь действию вес не меньше 1

        en: a half-life of {1} has no fixed length, and engagement fades by the millisecond
        ru: у половинного срока {1} нет постоянной длины, а вовлечённость тает по миллисекундам

        en: write it in days or weeks: 90d
        ru: напишите в днях или неделях: 90d

        en: "core" is a segment already, and the core of the community is called so too
        ru: сегмент «core» уже есть, и ядро сообщества называется так же

        en: give the segment another name, and use it as the core's where
        ru: назовите сегмент иначе и укажите его в where ядра

        en: activities
        ru: действия

        en: what an activity is worth on its day; those that are not named keep their default, 0 counts nothing;
            `response` is an answered survey
        ru: сколько стоит действие в свой день; у неназванных вес прежний, 0 не считается; `response` — заполненный
            опрос

        en: after so long it is worth half, after twice that a quarter (default 90d)
        ru: через столько остаётся половина, через вдвое больше — четверть (по умолчанию 90d)

        en: the members who are asked first: a segment called core, of a fixed size
        ru: кого спрашивают первыми: сегмент core заданного размера

        en: the day on which the community began; report community tells before and after
        ru: день, когда началось сообщество; report community расскажет о времени до него и после

        en: who can be in it (default: everyone)
        ru: кто может в него войти (по умолчанию все)

        en: at most so many members
        ru: не больше стольких участников

        en: who comes first: the most engaged (the default)
        ru: кто первый: самые вовлечённые (по умолчанию)

        en: a role
        ru: роль

        en: as members read it
        ru: как её читают участники

        en: how long it is held when nobody says; without it until it is ended
        ru: на сколько её дают, если не сказано; без срока — пока не снимут

        en: what is asked of those who hold it, for the team
        ru: что ждут от тех, у кого она есть, для команды

        en: {1} is neither the domain of {2} nor one above it
        ru: {1} — не домен адреса {2} и не домен над ним

        en: receivers then take the signature for a stranger's; sign for {1}
        ru: получатели сочтут такую подпись чужой; подписывайте от {1}

        en: everyone on this machine can read the DKIM key {1}
        ru: ключ DKIM {1} может прочитать любой на этой машине

        en: close it: chmod 600 {1}
        ru: закройте его: chmod 600 {1}

        en: the RSA key has {1} bits, which some receivers trust no longer
        ru: в ключе RSA {1} бит; некоторые получатели такому уже не верят

        en: make one of 2048 bits: kamerton dkim keygen
        ru: сделайте ключ на 2048 бит: kamerton dkim keygen

        en: the RSA key has {1} bits, and receivers need not take more than 4096
        ru: в ключе RSA {1} бит, а больше 4096 получатели принимать не обязаны

        en: an Ed25519 key signs alone, and many receivers cannot read its signatures yet
        ru: подписывает только ключ Ed25519, а многие получатели его подписей ещё не понимают

        en: sign with an RSA key too: dkim may be a list (docs/dkim.md)
        ru: подписывайте и ключом RSA: dkim может быть списком (docs/dkim.md)

        en: "dkim" has no key
        ru: в «dkim» нет ключа

        en: delete it, or see docs/dkim.md
        ru: удалите его или загляните в docs/dkim.md

        en: the selector "{1}" of {2} is there twice
        ru: селектор «{1}» домена {2} указан дважды

        en: each key has a selector of its own
        ru: у каждого ключа свой селектор

        en: the DKIM key
        ru: ключ DKIM

        en: mail can be on its way for days, and {1} is less than one
        ru: письмо может быть в пути несколько дней, а {1} — меньше одного

        en: write 7d or more, or leave it out
        ru: укажите 7d или больше либо уберите эту строку

        en: "{1}" is not a domain that mail can come from
        ru: «{1}» — не домен, с которого может прийти письмо

        en: write the part behind the @ of the From line: example.org
        ru: укажите то, что стоит в From после @: example.org

        en: "{1}" is not a selector: letters, digits and hyphens
        ru: «{1}» — не селектор: нужны латинские буквы, цифры и дефисы

        en: for example "selector: k1"
        ru: например «selector: k1»

        en: "{1}" is not a canonicalization
        ru: «{1}» — не вид канонизации

        en: the DKIM key is not there: no {1}
        ru: ключа DKIM нет: нет файла {1}

        en: the DKIM key is not there: the environment variable {1} is not set
        ru: ключа DKIM нет: переменная окружения {1} не задана

        en: the DKIM key {1} cannot be read: {2}
        ru: ключ DKIM {1} не читается: {2}

        en: the DKIM key {1} is encrypted, and nobody is there to type its password
        ru: ключ DKIM {1} зашифрован, а ввести его пароль некому

        en: the DKIM key {1} is a public one; signing needs the private one
        ru: ключ DKIM {1} — открытый; для подписи нужен закрытый

        en: the DKIM key {1} is no private key in PEM form, or damaged
        ru: ключ DKIM {1} — не закрытый ключ в формате PEM или повреждён

        en: the DKIM key {1} is of the kind {2}, and mail is signed with RSA or Ed25519
        ru: ключ DKIM {1} — вида {2}, а письма подписывают ключом RSA или Ed25519

        en: the DKIM key {1} has {2} bits, and receivers accept no RSA key below 1024
        ru: в ключе DKIM {1} {2} бит, а ключей RSA короче 1024 получатели не принимают

        en: bring it here, or make one: kamerton dkim keygen --selector {1} --out {2}
        ru: принесите его сюда или сделайте новый: kamerton dkim keygen --selector {1} --out {2}

        en: set {1} where kamerton runs
        ru: задайте {1} там, где работает kamerton

        en: it must be readable for the account that kamerton runs as
        ru: его должна читать учётная запись, под которой работает kamerton

        en: keep it without a password: openssl pkey -in OLD.pem -out NEW.pem
        ru: храните его без пароля: openssl pkey -in OLD.pem -out NEW.pem

        en: make another one: kamerton dkim keygen
        ru: сделайте новый: kamerton dkim keygen

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

        en: {1} is there twice
        ru: {1} указан дважды

        en: there is no file {1}, or it cannot be read
        ru: файла {1} нет, или его не прочитать

        en: its path begins at the folder of kamerton.yaml
        ru: путь считается от папки с kamerton.yaml

        en: {1} is not a calendar (iCalendar, at most 1 MB)
        ru: {1} — не календарь (iCalendar, не больше 1 МБ)

        en: it begins with BEGIN:VCALENDAR; or write the days here: 2027-01-01..2027-01-08
        ru: календарь начинается с BEGIN:VCALENDAR; или напишите дни здесь: 2027-01-01..2027-01-08

        en: {1} has {2|event|events}, {3} of them without a date that can be read
        ru: в {1} {2|событие|события|событий}, из них без читаемой даты: {3}

        en: who is offered a mentor
        ru: кому предлагают наставника

        en: what should be the same of both, the most important first: attributes, locale, timezone
        ru: что должно совпадать, сначала самое важное: свойства, locale, timezone

        en: the role of those who mentor (default mentor)
        ru: роль наставников (по умолчанию mentor)

        en: newcomers whom a mentor has at once (default 3)
        ru: сколько новичков у наставника одновременно (по умолчанию 3)

        en: there is no role "{1}" for those who mentor
        ru: нет роли «{1}» для тех, кто станет наставником

        en: "{1}" cannot be matched: it is no attribute
        ru: «{1}» нельзя сопоставить: это не свойство

        en: "{1}" is not a domain
        ru: «{1}» — не домен

        en: write the part of an address after the @, such as gmail.com
        ru: напишите часть адреса после @, например gmail.com

        en: a limit of 0 never gives a reward
        ru: при пределе 0 наград не будет никогда

        en: write what rewards may cost in a year, or delete programme
        ru: напишите, во что награды могут обойтись за год, или удалите programme

        en: {1} earns points by two rules
        ru: {1} приносит баллы по двум правилам

        en: nothing earns points
        ru: ничто не приносит баллов

        en: for example "- { activity: purchase, per: amount, points: 1 per 100 }"
        ru: например "- { activity: purchase, per: amount, points: 1 per 100 }"

        en: nothing says of what: "per" is missing
        ru: не сказано, от чего считать: нет "per"

        en: add "per: amount" or another field of numbers
        ru: добавьте "per: amount" или другое числовое поле

        en: {1} has no field "{2}" of numbers
        ru: у {1} нет числового поля «{2}»

        en: declare it: "activities: { {1}: { {2}: number } }"
        ru: объявите его: "activities: { {1}: { {2}: number } }"

        en: there are two segments {1}
        ru: сегментов {1} два

        en: nothing says which codes: "pool" is missing
        ru: не сказано, какие коды: нет "pool"

        en: add "pool: NAME", and fill it with: kamerton codes import FILE --pool NAME
        ru: добавьте "pool: NAME" и наполните набор: kamerton codes import FILE --pool NAME

        en: a privilege has no code
        ru: у привилегии нет кода

        en: write "kind: code"
        ru: напишите "kind: code"

        en: nothing says what the reward {1} costs you, so the limit cannot hold
        ru: не сказано, во что вам обходится награда {1}, поэтому предел не удержать

        en: add "cost: …" (0 is fine), or "point_costs" above
        ru: добавьте "cost: …" (можно 0) или "point_costs" выше

        en: "{1}" is what a credit records, so it cannot bring one
        ru: «{1}» записывается самим зачётом, поэтому приносить его не может

        en: write purchase or sign_up
        ru: напишите purchase или sign_up

        en: nothing counts, so nobody would ever be credited
        ru: ничего не засчитывается, значит, и зачётов не будет

        en: write [purchase], or delete the line
        ru: напишите [purchase] или удалите строку

        en: "codes" is the name of a pool or a mapping, found {1}
        ru: "codes" — имя набора или словарь, а стоит {1}

        en: for example "codes: autumn-gifts"
        ru: например "codes: autumn-gifts"

        en: there is no campaign "{1}", and no campaign gives codes of a pool of that name
        ru: нет кампании «{1}», и ни одна кампания не раздаёт коды из набора с таким именем

        en: write a sequence with "trigger: { activity: {1} }"
        ru: напишите цепочку с "trigger: { activity: {1} }"

        en: "smtp" has no server
        ru: в «smtp» нет ни одного сервера

        en: two relays are called "{1}"
        ru: два сервера отправки называются «{1}»

        en: give each a "name" of its own
        ru: дайте каждому своё «name»

        en: all relays are spares: each has the weight 0
        ru: все серверы отправки запасные: у каждого вес 0

        en: give one that is to carry mail a weight of 1 or more
        ru: дайте тому, который должен отправлять, вес 1 или больше

        en: the password
        ru: пароль

        en: the token
        ru: токен

        en: without TLS anyone on the way to {1} can read the mail and the password
        ru: без TLS письма и пароль прочтёт любой по пути к {1}

        en: write starttls or implicit; none is for this machine only
        ru: напишите starttls или implicit; none годится только для этой же машины

        en: a server is given a password or a token, not both
        ru: серверу дают пароль или токен, но не то и другое

        en: keep "token" where the server asks for OAuth 2.0, else "password"
        ru: оставьте "token", если сервер требует OAuth 2.0, иначе "password"

        en: "{1}" needs "{2}"
        ru: при «{1}» нужен и «{2}»

        en: add "password: { env: SMTP_PASSWORD }"
        ru: добавьте «password: { env: SMTP_PASSWORD }»

        en: the stream "{1}" does not say whose mail it is
        ru: поток «{1}» не говорит, чьи это письма

        en: add "intents: [promo]", or name the stream after its intent
        ru: добавьте «intents: [promo]» или назовите поток по его назначению

        en: mail of the intent {1} goes with the stream "{2}"
        ru: письма с назначением {1} уже идут потоком «{2}»

        en: name each intent in one stream only
        ru: называйте каждое назначение только в одном потоке

        en: there is no relay "{1}" in delivery.smtp
        ru: в delivery.smtp нет сервера «{1}»

        en: no key signs for {1}, which this stream's mail comes from
        ru: ни один ключ не подписывает за {1}, откуда идут письма этого потока

        en: make one: kamerton dkim keygen --domain {1}; then add "dkim" to the stream
        ru: создайте его: kamerton dkim keygen --domain {1}; затем добавьте «dkim» в поток

        en: no relay carries mail from {1}: all are bound to other domains
        ru: ни один сервер не отправляет письма от {1}: все привязаны к другим доменам

        en: add it to the from_domains of one, or leave them out there
        ru: добавьте его в from_domains одного из них или уберите этот ключ

        en: "{1}" leaves no room for the token that tells which message came back: at most {2} letters before the @,
            without quotes
        ru: «{1}» не оставляет места для метки, по которой видно, какое письмо вернулось: до @ не больше
            {2|буквы|букв|букв}, без кавычек

        en: write bounces{1}
        ru: напишите bounces{1}

        en: a stream
        ru: поток

        en: whose mail it is (default: the intent that the stream is named after)
        ru: чьи это письма (по умолчанию – назначение, по которому назван поток)

        en: the From line, instead of sender.from
        ru: строка From вместо sender.from

        en: where answers go, instead of sender.reply_to
        ru: куда идут ответы вместо sender.reply_to

        en: where bounces go, instead of sender.bounces
        ru: куда идут возвраты вместо sender.bounces

        en: the relay that carries it, and nothing else; of several, each its share
        ru: сервер, который отправляет его и ничего больше; если их несколько – каждый свою долю

        en: the keys that sign it, instead of delivery.dkim
        ru: ключи, которыми он подписан, вместо delivery.dkim

        en: write implicit or starttls; none is for this machine only
        ru: напишите implicit или starttls; none — только для этой же машины

        en: {1} is less than a minute
        ru: {1} — меньше минуты

        en: write 15m
        ru: напишите 15m

        en: the messages would be moved to where they are
        ru: письма переносились бы туда, где они и так лежат

        en: write move:Taken, or leave
        ru: напишите move:Taken или leave

        en: the access token
        ru: токен доступа

        en: the account has either a password or an access token
        ru: у ящика либо пароль, либо токен доступа

        en: "username" needs "password" or "access_token"
        ru: к «username» нужен «password» или «access_token»

        en: add "password: { env: IMAP_PASSWORD }"
        ru: добавьте «password: { env: IMAP_PASSWORD }»

        en: "{1}" is not the name of a folder
        ru: «{1}» — не имя папки

        en: "{1}" is not a flag that can be set here
        ru: «{1}» — не флаг, который можно здесь поставить

        en: write flag:Kamerton, or flag:\Flagged
        ru: напишите flag:Kamerton или flag:\Flagged

        en: "{1}" is nothing that can be done with a message
        ru: «{1}» — с письмом так сделать нельзя

        en: write leave, seen, flag:NAME or move:FOLDER
        ru: напишите leave, seen, flag:NAME или move:FOLDER

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

        en: without double opt-in anyone can sign up anyone else, and nothing proves whose address it was
        ru: без двойного подтверждения любой может подписать кого угодно, и нечем доказать, чей это был адрес

        en: a rate of 0 lets nobody sign up
        ru: при rate: 0 никто не сможет подписаться

        en: delete sign_up to have no sign-up page
        ru: удалите sign_up, чтобы страницы подписки не было

        en: the reminder after {1} comes when the link has expired, after {2}
        ru: напоминание через {1} придёт, когда ссылка уже не действует: она живёт {2}

        en: let it expire later, or write reminder: none
        ru: пусть ссылка живёт дольше, или напишите reminder: none

        en: there is no topic "{1}"
        ru: нет темы «{1}»

        en: declare it under topics
        ru: объявите её в topics

        en: the topic "{1}" stands here twice
        ru: тема «{1}» стоит здесь дважды

        en: the list of topics is empty
        ru: список тем пуст

        en: delete the line to offer all topics
        ru: удалите строку, чтобы предлагать все темы

        en: the version has {1} characters; 100 is the most
        ru: в версии {1} знаков; не больше 100

        en: write a date such as 2026-11
        ru: напишите дату, например 2026-11

        en: {1} {2} on {3} {4} has a contrast of {5}; text needs 4.5 to be read (WCAG AA)
        ru: у {1} {2} на {3} {4} контраст {5}; чтобы текст читался, нужно 4.5 (WCAG AA)

        en: {1} "{2}" can be read there
        ru: там читается {1} "{2}"

        en: change {1}
        ru: измените {1}

        en: "{1}" is not a colour
        ru: «{1}» — не цвет

        en: write "{1}", in quotes
        ru: напишите "{1}", в кавычках

        en: write six hexadecimal digits in quotes, as in "#1f6f54"
        ru: напишите шесть шестнадцатеричных цифр в кавычках, например "#1f6f54"

        en: "{1}" is neither a path below templates/ nor a web address
        ru: «{1}» — не путь внутри templates/ и не веб-адрес

        en: write it as images/logo.png
        ru: напишите так: images/logo.png

        en: "{1}" is not the name of a font family
        ru: «{1}» — не название семейства шрифтов

        en: write families with commas between them, as in Georgia, Times, serif
        ru: напишите семейства через запятую, например Georgia, Times, serif

        en: {1} signs what it sends, and unsigned events are not believed
        ru: {1} подписывает то, что присылает, и неподписанным событиям верить нельзя

        en: write { env: NAME } or { file: PATH }
        ru: напишите { env: NAME } или { file: PATH }

        en: a webhook's secret
        ru: секрет вебхука

        en: the key of the tool's API
        ru: ключ API сервиса

        en: without a secret anyone could say that an address is dead, or that its owner complained
        ru: без секрета кто угодно мог бы сказать, что адреса нет или что его хозяин пожаловался

        en: a webhook of kind {1} has no "{2}"
        ru: у вебхука вида {1} нет ключа «{2}»

        en: "{1}" is not the ARN of an SNS topic
        ru: «{1}» — не ARN темы SNS

        en: it looks like arn:aws:sns:eu-west-1:123456789012:kamerton
        ru: он выглядит так: arn:aws:sns:eu-west-1:123456789012:kamerton

        en: this is not a public key of ECDSA (P-256) in base64
        ru: это не открытый ключ ECDSA (P-256) в base64

        en: copy the verification key of the signed event webhook: it begins with MFkw
        ru: скопируйте ключ проверки подписанного вебхука: он начинается с MFkw

        en: "{1}" is not the beginning of a web address with https
        ru: «{1}» — не начало веб-адреса с https

        en: it looks like https://fra1.qualtrics.com
        ru: он выглядит так: https://fra1.qualtrics.com

        en: "{1}" is not the name of a header
        ru: «{1}» — не имя заголовка

        en: write a name such as X-Hook-Secret
        ru: напишите имя, например X-Hook-Secret

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

        en: "all" means every topic in a member's consent
        ru: «all» в согласии участника означает все темы рассылок

        en: linked pictures need an address that they are fetched from
        ru: для картинок по ссылке нужен адрес, с которого их скачивают

        en: add "assets_url: https://club.example.org/assets"
        ru: добавьте "assets_url: https://club.example.org/assets"

        en: a control group of more than half leaves too few to write to
        ru: контрольная группа больше половины: писать почти некому

        en: 2% is enough for most communities
        ru: для большинства сообществ хватает 2%

        en: {1} is less than a day, and retention is done once a day
        ru: {1} — меньше суток, а старое удаляется раз в сутки

        en: write 1d or more, such as 90d
        ru: напишите 1d или больше, например 90d

        en: who signs: the domain of sender.from, or one above it
        ru: кто подписывает: домен из sender.from или домен над ним

        en: names the key: its TXT record is SELECTOR._domainkey.DOMAIN
        ru: имя ключа: его TXT-запись — SELECTOR._domainkey.DOMAIN

        en: where the private key is (PEM); "kamerton dkim keygen" makes one
        ru: где лежит закрытый ключ (PEM); его делает «kamerton dkim keygen»

        en: what relays may change in header and body on the way (default relaxed/relaxed)
        ru: что серверам по пути можно менять в заголовке и теле (по умолчанию relaxed/relaxed)

        en: how long a signature holds (default: for ever)
        ru: сколько действует подпись (по умолчанию бессрочно)

        en: messages in a row that the relay refuses for what they are: policy, spam (default 20)
        ru: сколько писем подряд сервер отверг за то, каковы они: правила, спам (по умолчанию 20)

        en: the share of what was sent in 7 days that came back (default 5%)
        ru: доля вернувшихся из отправленных за 7 дней (по умолчанию 5%)

        en: the share of what was sent in 7 days that was reported as spam (default 0.3%)
        ru: доля жалоб на спам от отправленных за 7 дней (по умолчанию 0.3%)

        en: how much on the first day
        ru: сколько в первый день

        en: how long until it may be twice as much
        ru: через сколько можно вдвое больше

        en: the first day (default: that of the first message that was ever sent)
        ru: первый день (по умолчанию день самого первого письма)

        en: nothing more goes for now when the relay puts off (4xx) more than this share (default 5%)
        ru: пока больше ничего не уходит, если сервер откладывает (4xx) больше этой доли (по умолчанию 5%)

        en: what it is for, in a sentence
        ru: для чего она, одной фразой

        en: how it will be seen whether that came about
        ru: как станет видно, удалось ли это

        en: what rewards may cost in a calendar year; then no more are given
        ru: во что награды могут обойтись за календарный год; дальше они не выдаются

        en: what a point is taken to cost: for rewards without a cost of their own, and for what is outstanding
        ru: во что считать один балл: для наград без своей стоимости и для неистраченных баллов

        en: what earns points
        ru: что приносит баллы

        en: points end so long after they were earned; without it never
        ru: через сколько баллы сгорают; без этого никогда

        en: what was done before this day earns nothing
        ru: сделанное до этого дня баллов не приносит

        en: lowest to highest; a member is in the last that holds, and each is the segment tier_NAME too
        ru: от низшего к высшему; участник в последнем, чьё условие верно, и каждый — ещё и сегмент tier_NAME

        en: names
        ru: имена

        en: what points are spent on
        ru: на что тратят баллы

        en: of whom there should be more: members are compared with the control group
        ru: кого должно стать больше: участников сравнивают с контрольной группой

        en: the day on which it is judged
        ru: день, когда подводят итог

        en: what a member does
        ru: что делает участник

        en: a field of the activity: points are for so much of it
        ru: поле действия: баллы за столько-то его

        en: how many; with `per` as 1 per 100
        ru: сколько; вместе с `per` — как 1 per 100

        en: a tier
        ru: уровень

        en: how filters and templates call it
        ru: как его называют фильтры и шаблоны

        en: who is in it
        ru: кто на нём

        en: how members read it
        ru: как её видят участники

        en: what it gives: better privileges than discounts
        ru: что он даёт: лучше привилегии, чем скидки

        en: a reward
        ru: награда

        en: how many points it takes
        ru: сколько баллов она стоит

        en: what it costs you; without it points × point_costs
        ru: во что она обходится вам; без этого баллы × point_costs

        en: a privilege is given by people, a code comes out of a pool
        ru: привилегию дают люди, код берётся из набора

        en: the pool of codes
        ru: набор кодов

        en: where /r/CODE goes on to, with ?ref=CODE
        ru: куда ведёт /r/CODE, с ?ref=CODE

        en: how long after the first touch what is counted may come (default 30d)
        ru: сколько времени после первого касания есть у того, что засчитывается (по умолчанию 30d)

        en: what brings the credit: sign_up, or activities (default: purchase and sign_up)
        ru: что приносит зачёт: sign_up или действия (по умолчанию purchase и sign_up)

        en: the campaigns, or pools of campaigns, that thank both sides
        ru: кампании или их наборы кодов, которые благодарят обоих

        en: parameters for your web statistics; without it none
        ru: параметры для вашей веб-статистики; без этого их нет

        en: to who brought somebody: begins with the activity `referral`
        ru: тому, кто привёл: начинается с действия `referral`

        en: to who was brought: begins with the activity `referred`
        ru: тому, кого привели: начинается с действия `referred`

        en: utm_source
        ru: utm_source

        en: utm_medium
        ru: utm_medium

        en: utm_campaign
        ru: utm_campaign

        en: the pool that "kamerton codes import" filled
        ru: набор, который наполнила команда "kamerton codes import"

        en: campaign (the default): a member gets one code of it, ever; occurrence: one each time
        ru: campaign (по умолчанию): участник получает один код раз и навсегда; occurrence: каждый раз новый

        en: the folder that "kamerton bounces fetch" reads
        ru: папка, которую читает «kamerton bounces fetch»

        en: the mail server's name
        ru: имя почтового сервера

        en: its port (default 993; 143 for starttls and none)
        ru: его порт (по умолчанию 993; 143 для starttls и none)

        en: how the connection is encrypted (default implicit; none only to this machine)
        ru: как зашифровано соединение (по умолчанию implicit; none — только с этой же машиной)

        en: the account
        ru: имя учётной записи

        en: where its password is
        ru: где взять её пароль

        en: where its OAuth 2.0 access token is (XOAUTH2), instead of a password; read anew each time
        ru: где его токен доступа OAuth 2.0 (XOAUTH2), вместо пароля; читается каждый раз заново

        en: authorities to trust instead of the system's (PEM)
        ru: кому доверять вместо системных удостоверяющих центров (PEM)

        en: the folder (default INBOX)
        ru: папка (по умолчанию INBOX)

        en: what becomes of a message that was taken in: leave (the default), seen, flag:NAME or move:FOLDER
        ru: что станет с принятым письмом: leave (по умолчанию), seen, flag:NAME или move:FOLDER

        en: how often "kamerton run" fetches (default: never)
        ru: как часто папку читает «kamerton run» (по умолчанию никогда)

        en: a webhook
        ru: вебхук

        en: the form of what arrives: answers of a survey tool (generic: of any program), activities such as orders, or
            a relay's bounces and complaints
        ru: вид того, что приходит: ответы сервиса опросов (generic — любой программы), действия, например заказы,
            или отказы и жалобы от почтового сервиса

        en: the survey that the answers belong to (kinds that take answers)
        ru: опрос, к которому относятся ответы (для видов, которые принимают ответы)

        en: what signs the requests (survey tools, activities, mailgun) or stands in them (postmark, brevo); none, for
            generic and activities, is served to this machine only
        ru: чем подписаны запросы (сервисы опросов, activities, mailgun) или что в них стоит (postmark, brevo); none,
            для generic и activities, обслуживает только эту машину

        en: the client id of the app, a part of what signs (surveymonkey)
        ru: client id приложения, часть ключа подписи (surveymonkey)

        en: what fetches the answers that the tool only names (surveymonkey: an access token; qualtrics: an API
            token); without it they wait for an export
        ru: чем забирать ответы, о которых сервис только сообщает (surveymonkey: access token; qualtrics: API token);
            без него они ждут выгрузки

        en: where the tool's API is (surveymonkey: https://api.surveymonkey.com unless it is another; qualtrics: that
            of your data center)
        ru: где API сервиса (surveymonkey: https://api.surveymonkey.com, если не другой; qualtrics: адрес вашего
            дата-центра)

        en: what holds the answer to a question: the tool's key or ref for it, its wording there, or a JSON Pointer
            into the event; by default what has the question's id or wording
        ru: где стоит ответ на вопрос: ключ или ref у сервиса, формулировка там или JSON Pointer в событии; без этого
            берётся то, что названо именем или текстом вопроса

        en: the SNS topic that is believed (ses)
        ru: тема SNS, которой можно верить (ses)

        en: the verification key of the signed event webhook (sendgrid)
        ru: ключ проверки подписанного вебхука (sendgrid)

        en: the header that the secret stands in (postmark, brevo; default: Authorization, Basic or Bearer)
        ru: заголовок, в котором стоит секрет (postmark, brevo; по умолчанию Authorization, Basic или Bearer)

        en: true (the default): a sign-up counts when it is confirmed by a link in a mail
        ru: true (по умолчанию): подписка действует, когда её подтвердили по ссылке из письма

        en: the topics to choose from (default: all)
        ru: темы на выбор (по умолчанию все)

        en: what a person agrees to
        ru: с чем человек соглашается

        en: when a person who has not confirmed is reminded, once (default 2d)
        ru: когда один раз напомнить тому, кто не подтвердил (по умолчанию 2d)

        en: when the link stops working and an address that was never confirmed is forgotten (default 7d)
        ru: когда ссылка перестаёт действовать, а неподтверждённый адрес забывается (по умолчанию 7d)

        en: sign-ups from one block of network addresses: IPv4 /24, IPv6 /48 (default 30 per 1h)
        ru: сколько подписок принимается из одного блока сетевых адресов: IPv4 /24, IPv6 /48 (по умолчанию 30 per 1h)

        en: what the proof keeps of the network address: its block (the default), or the whole of it
        ru: что из сетевого адреса остаётся в доказательстве: его блок (по умолчанию) или весь адрес

        en: names this text in the proof; a new text takes a new version
        ru: имя этого текста в доказательстве; новому тексту — новая версия

        en: stands beside the box that is ticked
        ru: стоит рядом с галочкой

        en: colours on a bright screen; what is left out follows from the others
        ru: цвета на светлом экране; чего здесь нет, выводится из остальных

        en: colours on a dark screen; without it they are made from the others
        ru: цвета на тёмном экране; без этого ключа они получаются из остальных

        en: families, the one that every machine has last
        ru: семейства шрифтов; последним то, что есть на любой машине

        en: stands above the message, in the place of the community's name
        ru: стоит над письмом вместо названия сообщества

        en: of the column, in pixels (default 600)
        ru: ширина колонки в пикселях (по умолчанию 600)

        en: links, buttons, what stands out
        ru: ссылки, кнопки, всё заметное

        en: words on the accent
        ru: слова поверх акцентного цвета

        en: behind the card
        ru: фон позади карточки

        en: behind the text
        ru: фон позади текста

        en: the text
        ru: цвет текста

        en: what is said quietly: captions, the footer
        ru: то, что сказано негромко: подписи, подвал

        en: thin lines
        ru: тонкие линии

        en: a picture below templates/, or a web address
        ru: картинка в templates/ или веб-адрес

        en: what is read where pictures are not shown
        ru: что прочтут там, где картинки не показаны

        en: its width, in pixels (default 140)
        ru: ширина в пикселях (по умолчанию 140)

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

        en: what members can subscribe to and leave
        ru: на что участники подписываются и от чего отписываются

        en: the sign-up page at /subscribe; without it there is none
        ru: страница подписки /subscribe; без этого ключа её нет

        en: how mail looks: colours, font, logo
        ru: как выглядят письма: цвета, шрифт, логотип

        en: pictures of templates/: inline (the default) puts them into the message, link leaves them at assets_url
        ru: картинки из templates/: inline (по умолчанию) вкладывает их в письмо, link оставляет их по адресу
            assets_url

        en: where the files of templates/ can be fetched: the base of linked pictures
        ru: откуда можно скачать файлы из templates/: начало адресов картинок

        en: days that schedules with `except: [holidays]` leave out; a day, a range, or a calendar file (.ics)
        ru: дни, которые пропускают расписания с `except: [holidays]`: день, диапазон или файл календаря (.ics)

        en: a part of all members that gets no campaign but service, always the same, to compare with
        ru: доля всех участников, которые не получают кампаний, кроме служебных: всегда одни и те же, для сравнения

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

        en: where survey tools send answers, and relays what came back: /hooks/NAME
        ru: куда сервисы опросов присылают ответы, а почтовые — что вернулось: /hooks/ИМЯ

        en: where what comes back is fetched from
        ru: откуда забирать, что вернулось

        en: how long what came in or went out raw is kept; "kamerton run" removes what is older
        ru: сколько хранится то, что пришло или ушло в сыром виде; «kamerton run» удаляет более старое

        en: members bring others: each has a code and a link /r/CODE
        ru: участники приводят других: у каждого свой код и ссылка /r/CODE

        en: points for what members do, and what they are for
        ru: баллы за то, что делают участники, и на что они

        en: what the things that members do are worth, for `engagement` in filters
        ru: сколько стоит то, что делают участники, для `engagement` в фильтрах

        en: what members do for others, for a time
        ru: что участники какое-то время делают для других

        en: newcomers are brought together with members who hold a role
        ru: новичков знакомят с участниками, у которых есть роль

        en: the community itself: its core, and when it began
        ru: само сообщество: его ядро и когда оно началось

        en: the From line
        ru: строка «От кого»

        en: where answers go, when not to `from`
        ru: куда приходят ответы, если не на `from`

        en: where bounces go; each message gets an address of its own, bounces+TOKEN@…
        ru: куда приходят возвраты; у каждого письма свой адрес: bounces+МЕТКА@…

        en: stands under every mail, as the law in many countries asks
        ru: стоит под каждым письмом, как требует закон многих стран

        en: outbox (the default) writes mail to a Maildir beside the store; smtp sends it
        ru: outbox (по умолчанию) складывает письма в Maildir рядом с хранилищем; smtp отправляет

        en: the relay that takes the mail, or a list of several that share it
        ru: сервер, который принимает письма, или список нескольких, которые делят их

        en: mail of some intents that goes its own way: promotions, service
        ru: письма некоторых назначений, которые идут своим путём: реклама, служебные

        en: addresses of your own that get one copy of each send, outside of all counts
        ru: ваши собственные адреса, на которые уходит одна копия каждой рассылки, вне всех подсчётов

        en: the keys that sign the mail; without them it goes unsigned
        ru: ключи, которыми подписываются письма; без них письма уходят без подписи

        en: a message whose fate no program can know: ask (the default) holds and shows it, resend sends it again
        ru: письмо, чью судьбу не знает ни одна программа: ask (по умолчанию) придерживает и показывает его, resend
            отправляет снова

        en: domains
        ru: домены

        en: how fast mail goes to the addresses of a domain
        ru: с каким темпом письма уходят на адреса домена

        en: a new relay or domain: a little mail at first, then more and more
        ru: новый сервер или домен: сначала немного писем, потом всё больше

        en: when a campaign pauses itself, and waits for you
        ru: когда кампания приостанавливает себя и ждёт вас

        en: how the ledger and streams call it (default: its host)
        ru: как его называют журнал и потоки (по умолчанию – его host)

        en: the server's name
        ru: имя сервера

        en: its port (default 587; 465 for implicit, 25 for none)
        ru: порт (по умолчанию 587; 465 для implicit, 25 для none)

        en: how the connection is encrypted (default starttls; none only to this machine)
        ru: как шифруется соединение (по умолчанию starttls; none только для этой же машины)

        en: where its OAuth 2.0 access token is, instead of a password
        ru: где лежит токен доступа OAuth 2.0, вместо пароля

        en: how fast it takes mail
        ru: с каким темпом он принимает письма

        en: how many connections to it at the same time (default 10)
        ru: сколько соединений с ним одновременно (по умолчанию 10)

        en: after so many messages a connection is replaced (default: when the server ends it)
        ru: после стольких писем соединение заменяется новым (по умолчанию — когда его закроет сервер)

        en: round trips for each message, where the server offers PIPELINING: full one (the default), careful two, off
            four
        ru: обменов с сервером на письмо, если он предлагает PIPELINING: full — один (по умолчанию), careful — два,
            off — четыре

        en: its share beside the others (default 1); 0 is a spare, for when all others are down
        ru: его доля рядом с другими (по умолчанию 1); 0 – запасной, на случай, если все другие недоступны

        en: it carries only mail from these domains, and no other relay does
        ru: он отправляет только письма от этих доменов, и никакой другой – от них

        en: a topic
        ru: тема рассылки

        en: messages to one member, over all campaigns
        ru: писем одному участнику, по всем кампаниям вместе

        en: how many of a member's messages may be promotions
        ru: сколько из писем участнику могут быть рекламными

        en: surveys to one member
        ru: опросов одному участнику

        en: messages of campaigns with `asks: true` to one member
        ru: письма кампаний с `asks: true` одному участнику

        en: when nothing is sent, in the member's own time zone
        ru: когда ничего не отправлять, по времени самого участника

        en: files of mail beside the store: the outbox, and what came back
        ru: файлы писем рядом с хранилищем: outbox и то, что вернулось

        en: the bodies of webhook events, and what pages set aside; that there was something stays
        ru: тела событий веб-хуков и то, что страницы отложили; остаётся, что оно было

        en: files of rows that imports did not take
        ru: файлы со строками, которые импорт не принял

        en: clicks and opens, of campaigns with tracking
        ru: переходы и открытия у кампаний с tracking

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

        en: campaigns/{1}.yaml has the name of the campaign that asks to confirm a sign-up
        ru: у campaigns/{1}.yaml имя кампании, которая просит подтвердить подписку

        en: rename the file; the words of the confirmation are templates/{1}.LANGUAGE.md
        ru: переименуйте файл; слова подтверждения — в templates/{1}.LANGUAGE.md

        en: the answers of {1} are anonymous, and what a webhook brings says who gave them
        ru: ответы на {1} анонимны, а вебхук приносит и то, кто их дал

        en: let it be answered on its own page, or delete anonymous: true
        ru: пусть на него отвечают на его странице, или удалите anonymous: true

        en: {1} is not a survey, so it takes no answers
        ru: {1} — не опрос и ответов не принимает

        en: the survey {1} has no question "{2}"
        ru: в опросе {1} нет вопроса «{2}»

        en: the file is in UTF-16, not in UTF-8
        ru: файл в UTF-16, а нужно UTF-8

        en: convert it: iconv -f UTF-16 -t UTF-8 {1} > utf8.yaml
        ru: перекодируйте: iconv -f UTF-16 -t UTF-8 {1} > utf8.yaml

        en: the byte {1} here is not UTF-8; the file looks like {2}
        ru: байт {1} здесь — не UTF-8; похоже, файл в кодировке {2}

        en: convert it: iconv -f {1} -t UTF-8 {2} > utf8.yaml
        ru: перекодируйте: iconv -f {1} -t UTF-8 {2} > utf8.yaml

        en: the control character {1} is not allowed in YAML
        ru: управляющий символ {1} в YAML недопустим

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

        # --- Delivery

        en: a claim was not written
        ru: заявка запуска не записана

        en: there is no store yet: it is made with the first import
        ru: хранилища ещё нет: его создаст первый импорт

        en: {1}; all: kamerton store verify
        ru: {1}; всё: kamerton store verify

        en: the store is sound
        ru: хранилище в порядке

        en: see: kamerton store verify
        ru: см. kamerton store verify

        en: {1|message|messages} may or may not have arrived
        ru: неизвестно, дошли ли: {1|письмо|письма|писем}

        en: of which campaigns: kamerton status; settle them with: kamerton resolve CAMPAIGN
        ru: каких кампаний: kamerton status; решите о них: kamerton resolve CAMPAIGN

        en: {1} is paused since {2}
        ru: {1} приостановлена с {2}

        en: if it may go on: kamerton resume {1}
        ru: если ей можно продолжать: kamerton resume {1}

        en: no run has been yet that the clock could be compared with
        ru: запусков ещё не было, сравнить часы не с чем

        en: set the clock right, and keep it so with NTP
        ru: поставьте часы и держите их точными через NTP

        en: the clock is {1} s behind the latest run: nothing new is due until it has caught up
        ru: часы отстают от последнего запуска на {1} с: пока не догонят, ничему новому срок не настанет

        en: the clock is {1} s behind the latest run
        ru: часы отстают от последнего запуска на {1} с

        en: the clock is not behind the latest run ({1})
        ru: часы не отстают от последнего запуска ({1})

        en: cron runs it: {1}
        ru: cron запускает: {1}

        en: no cron line that this user can read runs kamerton
        ru: в доступных этому пользователю таблицах cron kamerton не запускается

        en: add with crontab -e: * * * * *  kamerton run --quiet --workspace {1} (or let a timer of systemd do it)
        ru: добавьте через crontab -e: * * * * *  kamerton run --quiet --workspace {1} (или поручите таймеру systemd)

        en: others on this machine may read {1}
        ru: другие на этой машине могут прочесть {1}

        en: chmod 600 {1}
        ru: chmod 600 {1}

        en: not there: {1}
        ru: нет: {1}

        en: put the files there, or set the variables where kamerton runs
        ru: положите файлы на место или задайте переменные там, где работает kamerton

        en: everyone on this machine may read the store, and with it all addresses
        ru: хранилище, а с ним все адреса, может прочесть любой на этой машине

        en: chmod 600 {1}, and chmod 700 its folder
        ru: chmod 600 {1} и chmod 700 для его папки

        en: {1|secret is|secrets are} there, for their owner's eyes only
        ru: {1|секрет на месте|секрета на месте|секретов на месте}, только для глаз владельца

        en: how much of the disk is free could not be told
        ru: сколько места на диске, узнать не удалось

        en: {1} MB are free on the disk of the store
        ru: на диске хранилища свободно {1} МБ

        en: make room: a run stops when the disk is full; retention: removes what is old
        ru: освободите место: на полном диске запуск останавливается; старое убирает retention:

        en: offline: no name server was asked about {1}
        ru: без сети: серверы имён о {1} не спрошены

        en: no name server answers
        ru: не отвечает ни один сервер имён

        en: see /etc/resolv.conf, or use --offline to leave out what needs the network
        ru: см. /etc/resolv.conf или добавьте --offline, чтобы обойтись без сети

        en: publish one TXT record of {1} that names the servers of your relay: v=spf1 include:… ~all
        ru: опубликуйте одну запись TXT у {1}, где названы серверы вашей почты: v=spf1 include:… ~all

        en: {1} says of no server that it may send for it
        ru: {1} не называет ни одного сервера, которому можно слать от его имени

        en: {1} has {2} SPF records, and two are as good as none
        ru: у {1} записей SPF: {2}, а две — всё равно что ни одной

        en: put them together into one
        ru: сведите их в одну

        en: the SPF record of {1} needs {2} lookups, and 10 are allowed
        ru: запись SPF у {1} требует запросов: {2}, а позволено 10

        en: leave out what does not send any more
        ru: уберите то, что больше не шлёт

        en: the SPF record of {1} lets everyone send (+all)
        ru: запись SPF у {1} позволяет слать всем (+all)

        en: end it with ~all or -all
        ru: закончите её на ~all или -all

        en: the SPF record of {1} does not say what others may not
        ru: запись SPF у {1} не говорит, что другим нельзя

        en: {1} names its servers; see that those of your relay are among them
        ru: {1} называет свои серверы; проверьте, что среди них есть ваш

        en: Kamerton signs nothing: delivery.dkim is not there
        ru: Камертон ничего не подписывает: delivery.dkim не задан

        en: unless your relay signs: kamerton dkim keygen --help
        ru: если за вас не подписывает сервер: kamerton dkim keygen --help

        en: nothing is sent until the key can be read
        ru: пока ключ не прочесть, ничего не уйдёт

        en: publish what this prints: kamerton dkim show
        ru: опубликуйте то, что печатает kamerton dkim show

        en: {1} has no record: nobody can verify our signatures
        ru: у {1} нет записи: наши подписи никто не проверит

        en: {1} has {2} records
        ru: у {1} записей: {2}

        en: leave one of them
        ru: оставьте одну

        en: {1} revokes the key: its p= is empty
        ru: {1} отзывает ключ: p= пуст

        en: {1} has another key than the one that signs
        ru: у {1} другой ключ, не тот, которым подписываем

        en: {1} says that it is being tried out (t=y)
        ru: {1} говорит, что идёт проба (t=y)

        en: take t=y away when signatures verify
        ru: уберите t=y, когда подписи сойдутся

        en: the key of {1} has {2} bits
        ru: в ключе {1} бит: {2}

        en: make one of 2048 bits under a new selector: kamerton dkim keygen
        ru: сделайте ключ в 2048 бит с новым селектором: kamerton dkim keygen

        en: {1} has the key that signs
        ru: у {1} тот ключ, которым подписываем

        en: {1} has no DMARC record
        ru: у {1} нет записи DMARC

        en: {1} has {2} DMARC records, and receivers take none of them
        ru: у {1} записей DMARC: {2}, и получатели не примут ни одной

        en: publish one TXT record of _dmarc.{1}, to begin with: v=DMARC1; p=none; rua=mailto:you@{2}
        ru: опубликуйте одну запись TXT у _dmarc.{1}, для начала: v=DMARC1; p=none; rua=mailto:you@{2}

        en: neither who signs nor the bounce address is of {1}: receivers that keep to its DMARC refuse the mail
        ru: ни подпись, ни адрес возвратов не относятся к {1}: получатели, которые следуют его DMARC, письма отвергнут

        en: sign with a key of {1}, or take sender.bounces in that domain
        ru: подписывайте ключом {1} или возьмите sender.bounces в этом домене

        en: {1} has DMARC, only to watch (p=none), and our mail is aligned with it
        ru: у {1} DMARC только для наблюдения (p=none), и наши письма ему соответствуют

        en: when the reports are clean: p=quarantine, so that nobody sends in your name
        ru: когда отчёты чисты: p=quarantine, чтобы никто не слал от вашего имени

        en: {1} has DMARC (p={2}), and our mail is aligned with it
        ru: у {1} есть DMARC (p={2}), и наши письма ему соответствуют

        en: {1} takes no mail (null MX): answers and bounces are lost
        ru: {1} не принимает почту (null MX): ответы и возвраты пропадут

        en: send from a domain that takes mail, or give it an MX record
        ru: пишите с домена, который принимает почту, или дайте ему запись MX

        en: {1} has no MX record: answers and bounces may be lost
        ru: у {1} нет записи MX: ответы и возвраты могут пропасть

        en: publish the server that takes mail for it
        ru: опубликуйте сервер, который принимает его почту

        en: mail to {1} goes to {2}
        ru: почта для {1} приходит на {2}

        en: the addresses of {1} have names that lead back to them
        ru: у адресов {1} есть имена, которые ведут обратно к ним

        en: {1} of {2} has no name that leads back to it
        ru: у {1} ({2}) нет имени, которое вело бы обратно

        en: receivers refuse mail from nameless addresses: ask whoever runs the relay, unless it sends from others
        ru: письма с безымянных адресов отвергают: спросите тех, кто ведёт сервер, если он не шлёт с других

        en: offline: {1} was not asked
        ru: без сети: {1} не опрошен

        en: {1} answers
        ru: {1} отвечает

        en: nothing can be sent until this works: see delivery.smtp
        ru: пока это не работает, ничего не отправить: см. delivery.smtp

        en: see delivery.smtp in kamerton.yaml
        ru: см. delivery.smtp в kamerton.yaml

        en: no encryption: the relay is on this machine
        ru: без шифрования: сервер на этой же машине

        en: the version of TLS could not be told
        ru: версию TLS узнать не удалось

        en: encrypted with {1}
        ru: шифруется по {1}

        en: the relay's certificate is good for {1|more day|more days}
        ru: сертификат сервера действителен ещё {1|день|дня|дней}

        en: ask whoever runs the relay to renew it: when it has expired nothing is sent
        ru: попросите тех, кто ведёт сервер, обновить его: с истёкшим ничего не уйдёт

        en: the relay's certificate has expired at {1}
        ru: сертификат сервера истёк {1}

        en: it lets {1} in
        ru: он пускает {1}

        en: it asks for no login
        ru: входа он не требует

        en: it offers to log in ({1}), and no user name is configured
        ru: он предлагает вход ({1}), а имя не задано

        en: if it refuses mail: set delivery.smtp.username and password
        ru: если он отвергает письма: задайте delivery.smtp.username и password

        en: it takes commands in one go (PIPELINING)
        ru: он принимает команды сразу пачкой (PIPELINING)

        en: it takes one command at a time: no PIPELINING
        ru: он принимает команды по одной: PIPELINING нет

        en: sending takes several times as long: switch it on at the relay, or take one nearby
        ru: отправка идёт в несколько раз дольше: включите его на сервере или возьмите сервер поближе

        en: it takes messages up to {1|byte|bytes} only
        ru: он принимает письма только до {1|байта|байт|байт}

        en: pictures inside messages may not fit: use images: link
        ru: картинки внутри писем могут не поместиться: поставьте images: link

        en: it takes messages up to {1} MB
        ru: он принимает письма до {1} МБ

        en: it names no largest size
        ru: предельного размера он не называет

        en: mail is written to {1}: nothing leaves this machine
        ru: письма пишутся в {1}: с этой машины ничего не уходит

        en: SPF
        ru: SPF

        en: DKIM of the sender's own domain
        ru: DKIM своего домена

        en: DMARC
        ru: DMARC

        en: alignment with From
        ru: согласованность с From

        en: reverse DNS
        ru: обратная запись DNS

        en: TLS
        ru: TLS

        en: one-click unsubscribe (public_url must begin with https)
        ru: отписка одним щелчком (public_url должен начинаться с https)

        en: {1} asks senders of much mail for {2}
        ru: {1} требует от массовых отправителей: {2}

        en: mend what is named above, or much of the mail there is refused or called spam
        ru: устраните названное выше, иначе многие письма туда отвергнут или сочтут спамом

        en: {1}: not looked at: {2}
        ru: {1}: не проверено: {2}

        en: {1}: its rules for senders of much mail are met
        ru: {1}: требования к массовым отправителям выполнены

        en: complaints are told to those who have signed up for it
        ru: о жалобах сообщают тем, кто на это подписался

        en: for {1}, once: Yahoo senders.yahooinc.com (by the DKIM domain), Outlook.com JMRP at
            sendersupport.olc.protection.outlook.com (by address), Mail.ru postmaster.mail.ru, Yandex
            postmaster.yandex.ru, Gmail postmaster.google.com (shares only)
        ru: для {1}, один раз: Yahoo senders.yahooinc.com (по домену DKIM), Outlook.com JMRP на
            sendersupport.olc.protection.outlook.com (по адресу), Mail.ru postmaster.mail.ru, Яндекс
            postmaster.yandex.ru, Gmail postmaster.google.com (только доли)

        en: cannot make the wire journal {1}: {2}
        ru: не удаётся создать журнал передачи {1}: {2}

        en: the campaign is gone
        ru: кампании больше нет

        en: the owner of cases {1} could not be told: {2}
        ru: владельца задач {1} не удалось известить: {2}

        en: an erasure is not complete: {1}
        ru: стирание не завершено: {1}

        en: campaign {1}: nobody could be notified: {2}
        ru: кампания {1}: сообщить не удалось: {2}

        en: the clock is {1} s behind the latest run: going on as of {2}
        ru: часы отстают на {1} с от последнего запуска: считаем, что сейчас {2}

        en: --now {1} is more than 5 minutes from the clock, and transport: smtp sends real mail
        ru: --now {1} дальше 5 минут от часов, а transport: smtp отправляет настоящую почту

        en: use the outbox for trying out other times; --force sends all the same
        ru: другое время пробуйте с исходящими (outbox); --force отправит всё равно

        en: claim {1} belongs to a process that still runs: its messages are left to it
        ru: заявка {1} принадлежит процессу, который ещё работает: её письма остаются за ним

        en: the change of address has ended
        ru: смена адреса уже завершена

        en: {1} cannot be reached: {2}
        ru: {1} недоступен: {2}

        en: cannot lock {1}: {2}
        ru: не удаётся заблокировать {1}: {2}

        en: no reason was given
        ru: причина не названа

        en: could not be rendered: {1}
        ru: письмо не удалось собрать: {1}

        en: written to the outbox
        ru: записано в исходящие

        en: nothing was sent
        ru: ничего не отправлено

        en: cannot make {1}: {2}
        ru: не удаётся создать {1}: {2}

        en: cannot write to {1}/tmp: {2}
        ru: не удаётся записать в {1}/tmp: {2}

        en: cannot write to {1}/new: {2}
        ru: не удаётся записать в {1}/new: {2}

        en: cannot read {1}: {2}
        ru: не удаётся прочесть {1}: {2}

        en: cannot write to {1}: {2}
        ru: не удаётся записать в {1}: {2}

        en: {1} (it said: {2})
        ru: {1} (ответ сервера: {2})

        en: no connection to the mail server: libcurl cannot be initialised
        ru: нет связи с почтовым сервером: libcurl не запускается

        en: no connection to the mail server: "{1}" is not a host name
        ru: нет связи с почтовым сервером: «{1}» — не имя хоста

        en: no connection to the mail server {1}: {2}
        ru: нет связи с почтовым сервером {1}: {2}

        en: the mail server {1} closed the connection at once
        ru: почтовый сервер {1} сразу закрыл соединение

        en: no safe connection to the mail server: {1} offers no STARTTLS, and tls: starttls requires it
        ru: нет защищённой связи с почтовым сервером: {1} не предлагает STARTTLS, а tls: starttls его требует

        en: no trusted encryption with the mail server {1}: {2}
        ru: нет надёжного шифрования с почтовым сервером {1}: {2}

        en: the mail server {1} does not accept the user name or the password
        ru: почтовый сервер {1} не принимает имя пользователя или пароль

        en: the mail server {1} offers no way to log in, but a user name is configured
        ru: почтовый сервер {1} не предлагает входа, а имя пользователя задано

        en: the mail server wants a login: {1}
        ru: почтовый сервер требует входа: {1}

        en: the mail server refuses our sender address: {1}
        ru: почтовый сервер не принимает наш адрес отправителя: {1}

        en: the mail server broke off: the connection was lost
        ru: почтовый сервер прервал разговор: соединение потеряно

        en: the mail server {1} did not answer in time
        ru: почтовый сервер {1} не ответил вовремя

        en: the mail server was too slow: it took no more bytes
        ru: почтовый сервер слишком медлит: он перестал принимать данные

        en: the mail server was too slow: it did not answer in time
        ru: почтовый сервер слишком медлит: он не ответил вовремя

        en: the mail server does not speak SMTP: it spoke out of turn
        ru: почтовый сервер не говорит на SMTP: он заговорил не в свою очередь

        en: the mail server does not speak SMTP: it sent a reply line without an end
        ru: почтовый сервер не говорит на SMTP: он прислал строку ответа без конца

        en: the mail server does not speak SMTP: it sent a reply without an end
        ru: почтовый сервер не говорит на SMTP: он прислал ответ без конца

        en: the mail server does not speak SMTP: it sent something that is no reply
        ru: почтовый сервер не говорит на SMTP: он прислал не ответ, а что-то другое

        en: the mail server does not speak SMTP: it answered {1} where that makes no sense
        ru: почтовый сервер не говорит на SMTP: он ответил {1} там, где это не имеет смысла

        en: transport: smtp needs delivery.smtp with a host
        ru: для transport: smtp нужен delivery.smtp с ключом host

        en: see docs/delivery.md
        ru: см. docs/delivery.md

        en: tls: none sends mail and password in the clear to {1}
        ru: tls: none отправит почту и пароль на {1} открытым текстом

        en: use tls: starttls or implicit
        ru: поставьте tls: starttls или implicit

        # --- Formats

        en: the address is empty
        ru: адрес пуст

        en: the address has a hard space, a line break or another character in it that cannot be seen
        ru: в адресе есть неразрывный пробел, перенос строки или другой невидимый символ

        en: the address has no @
        ru: в адресе нет @

        en: the address has two @
        ru: в адресе две @

        en: the address has {1} bytes; 254 is the most
        ru: в адресе {1|байт|байта|байтов}, а можно не больше 254

        en: the part before the @ has {1} bytes; 64 is the most
        ru: перед @ {1|байт|байта|байтов}, а можно не больше 64

        en: nothing stands before the @
        ru: перед @ ничего нет

        en: the part before the @ begins with a dot
        ru: часть перед @ начинается с точки

        en: the part before the @ ends with a dot
        ru: часть перед @ кончается точкой

        en: the part before the @ has two dots in a row
        ru: в части перед @ две точки подряд

        en: the part before the @ has a space in it
        ru: в части перед @ есть пробел

        en: the part before the @ has "{1}" in it
        ru: в части перед @ есть «{1}»

        en: the quote before the @ is never closed
        ru: кавычка перед @ не закрыта

        en: something stands between the closing quote and the @
        ru: между закрывающей кавычкой и @ что-то стоит

        en: the quotes before the @ are empty
        ru: кавычки перед @ пусты

        en: a backslash stands before a letter that is not ASCII
        ru: обратная косая черта стоит перед буквой не из ASCII

        en: nothing stands after the @
        ru: после @ ничего нет

        en: a number in brackets is not a domain
        ru: число в скобках — не домен

        en: no mail can reach a domain that ends with .invalid
        ru: на домен, который кончается на .invalid, почта не дойдёт

        en: a part of the domain has {1} bytes; 63 is the most
        ru: в части домена {1|байт|байта|байтов}, а можно не больше 63

        en: "{1}" is not a valid international name
        ru: «{1}» — неверное международное имя

        en: write it as name@example.org
        ru: запишите его так: name@example.org

        en: one address in one cell
        ru: в одной ячейке должен быть один адрес

        en: write a name: name@example.org
        ru: напишите имя: name@example.org

        en: is the end missing, as in {1}.com?
        ru: не потерян ли конец, как в {1}.com?

        en: the domain "{1}" is not a valid international name
        ru: домен «{1}» — неверное международное имя

        en: the domain "{1}" has a dot too many
        ru: в домене «{1}» лишняя точка

        en: a part of the domain "{1}" begins or ends with a hyphen
        ru: часть домена «{1}» начинается или кончается дефисом

        en: the domain "{1}" ends with a number
        ru: домен «{1}» кончается числом

        en: the domain "{1}" has no dot
        ru: в домене «{1}» нет точки

        en: the domain "{1}" has a space in it
        ru: в домене «{1}» есть пробел

        en: the domain "{1}" has "{2}" in it
        ru: в домене «{1}» есть «{2}»

        en: there is no file {1}
        ru: нет файла {1}

        en: {1} is a folder
        ru: {1} — это папка

        en: {1} cannot be opened: no permission to read it
        ru: {1} не открывается: нет права на чтение

        en: {1} cannot be read: {2}
        ru: {1} не читается: {2}

        en: the file begins with the mark of {1}, so it is not {2}
        ru: файл начинается с метки {1}, значит, он не в {2}

        en: leave --encoding out
        ru: уберите --encoding

        en: this is an Excel workbook or a zip archive, not CSV
        ru: это книга Excel или архив zip, а не CSV

        en: in Excel save it as "CSV UTF-8"; unzip an archive first
        ru: в Excel сохраните её как «CSV UTF-8»; архив сначала распакуйте

        en: this is an old Excel workbook, not CSV
        ru: это старая книга Excel, а не CSV

        en: open it and save it as "CSV UTF-8"
        ru: откройте её и сохраните как «CSV UTF-8»

        en: this file is compressed
        ru: этот файл сжат

        en: unpack it first: gunzip FILE
        ru: сначала распакуйте его: gunzip FILE

        en: {1|field|fields}, but the header has {2}
        ru: здесь {1|поле|поля|полей}, а в заголовке {2}

        en: put quotes around a value that contains the separator
        ru: возьмите в кавычки значение, в котором есть разделитель

        en: is a separator missing?
        ru: не пропущен ли разделитель?

        en: {1} has a byte that is not {2}
        ru: {1}: есть байт, которого нет в {2}

        en: correct it, or say what the file is in: --encoding windows-1251
        ru: исправьте его или укажите кодировку файла: --encoding windows-1251

        en: {1} has a quote in the middle
        ru: {1}: кавычка в середине значения

        en: put the whole value in quotes and double the quotes inside it: "say ""hello"""
        ru: возьмите всё значение в кавычки, а кавычки внутри удвойте: "say ""hello"""

        en: {1} goes on after its closing quote
        ru: {1}: после закрывающей кавычки стоит что-то ещё

        en: double the quotes inside a quoted value: "say ""hello"""
        ru: удвойте кавычки внутри значения в кавычках: "say ""hello"""

        en: the quote that {1} opens on line {2} is never closed
        ru: {1}: кавычка, открытая в строке {2}, не закрыта

        en: close it: everything after it was read as one value
        ru: закройте её: всё после неё прочитано как одно значение

        en: longer than {1} bytes
        ru: длиннее {1|байта|байт|байт}

        en: is a closing quote missing?
        ru: не пропущена ли закрывающая кавычка?

        en: {1} has a NUL byte
        ru: {1}: есть байт NUL

        en: is this a CSV file?
        ru: это точно файл CSV?

        en: field {1}
        ru: поле {1}

        en: line {1}: {2}
        ru: строка {1}: {2}

        # --- Liquid

        en: a request is an object: {"template": …, "data": {…}}
        ru: запрос — это объект: {"template": …, "data": {…}}

        en: a request has no "{1}"
        ru: в запросе не бывает «{1}»

        en: "template" is missing, or not a text
        ru: нет "template", или это не текст

        en: "templates" is not an object of names and sources
        ru: "templates" — не объект из имён и шаблонов

        en: the data is not an object: {"name": "value"}
        ru: данные — не объект: {"name": "value"}

        en: "{1}" is true or false
        ru: «{1}» — это true или false

        en: "{1}" is not a text
        ru: «{1}» — не текст

        en: "now" is not a time such as 2026-10-10T07:00:00Z
        ru: "now" — не время вида 2026-10-10T07:00:00Z

        en: wants an array, found {1}
        ru: нужен список, а здесь {1}

        en: the result is longer than {1} bytes
        ru: результат длиннее {1} байт

        en: wants a whole number, found {1}
        ru: нужно целое число, а здесь {1}

        en: this is not URL-safe base64
        ru: это не base64 для адресов

        en: this is not base64 of a text
        ru: это не base64 с текстом

        en: the result is not UTF-8
        ru: результат — не UTF-8

        en: {1}: there is no argument "{2}"
        ru: {1}: аргумента «{2}» нет

        en: takes {1|argument|arguments}, found {2}
        ru: нужно аргументов: {1}, а здесь {2}

        en: takes {1} to {2|argument|arguments}, found {3}
        ru: нужно аргументов: от {1} до {2}, а здесь {3}

        en: the range has more than {1} numbers
        ru: в диапазоне больше {1} чисел

        en: cannot select the property "{1}" of {2}
        ru: нельзя взять свойство «{1}» у того, что есть {2}

        en: decimals are a whole number from 0 to 8
        ru: знаков после запятой — целое число от 0 до 8

        en: "{1}" is neither a pattern with % nor one of {2}
        ru: «{1}» — не образец с % и не одно из {2}

        en: divided by 0
        ru: деление на 0

        en: cannot sort {1} and {2} together
        ru: нельзя сортировать вместе {1} и {2}

        en: there is no text "{1}" in {2}
        ru: текста «{1}» нет в {2}

        en: this string has no closing quote
        ru: у этой строки нет закрывающей кавычки

        en: unexpected character "{1}"
        ru: лишний знак «{1}»

        en: a comparison
        ru: сравнение

        en: there is no operator "{1}"
        ru: действия «{1}» нет

        en: nested too deeply
        ru: слишком глубокая вложенность

        en: a value
        ru: значение

        en: a filter's name
        ru: имя фильтра

        en: ":" after the filter "{1}"
        ru: «:» после фильтра «{1}»

        en: nested too deeply (over {1} blocks)
        ru: слишком глубокая вложенность (больше {1} блоков)

        en: "{1}" is never closed with "end{2}"
        ru: «{1}» не закрыт словом «end{2}»

        en: this tag is never closed with "%}"
        ru: этот тег не закрыт знаками «%}»

        en: a tag begins with its name
        ru: тег начинается с имени

        en: this output is never closed with "}}"
        ru: этот вывод не закрыт знаками «}}»

        en: ; "{1}" is open here, and ends with "end{2}"
        ru: ; здесь открыт «{1}», он заканчивается словом «end{2}»

        en: "{1}" has nothing to end{2}
        ru: «{1}» нечего заканчивать{2}

        en: "{1}" does not belong here
        ru: «{1}» здесь не к месту

        en: there is no tag "{1}"
        ru: тега «{1}» нет

        en: there is no filter "{1}"
        ru: фильтра «{1}» нет

        en: there is no template "{1}"
        ru: шаблона «{1}» нет

        en: {1} and {2} cannot be compared
        ru: {1} и {2} сравнить нельзя

        en: a string
        ru: строка

        en: an array
        ru: список

        en: an object
        ru: объект

        en: a range
        ru: диапазон

        en: a time
        ru: время

        en: a loop
        ru: цикл

        en: the result has more than {1} elements
        ru: в результате больше {1} элементов

        en: a range needs whole numbers
        ru: диапазону нужны целые числа

        en: there is no "{1}" in "{2}"
        ru: в «{2}» нет «{1}»

        en: nested too deeply (over {1} levels)
        ru: слишком глубокая вложенность (больше {1} уровней)

        en: writes more than {1} bytes
        ru: на выходе больше {1} байт

        en: takes more than {1} steps
        ru: больше {1} шагов

        en: loops take more than {1} rounds
        ru: циклы повторяются больше {1} раз

        en: wants a name, "=" and a value: assign name = value
        ru: нужны имя, «=» и значение: assign имя = значение

        en: wants a name: capture name
        ru: нужно имя: capture имя

        en: "else" of a case takes nothing
        ru: после «else» в case ничего не пишут

        en: "comment" is never closed with "endcomment"
        ru: «comment» не закрыт словом «endcomment»

        en: "raw" is never closed with "endraw"
        ru: «raw» не закрыт словом «endraw»

        en: wants a name
        ru: нужно имя

        en: "doc" takes nothing
        ru: после «doc» ничего не пишут

        en: "doc" cannot hold another one
        ru: внутри «doc» не может быть ещё одного

        en: "doc" is never closed with "enddoc"
        ru: «doc» не закрыт словом «enddoc»

        en: {1} wants a whole number, found {2}
        ru: для {1} нужно целое число, а здесь {2}

        en: include is not allowed inside render
        ru: include внутри render нельзя

        en: the name of a template is a string
        ru: имя шаблона — строка

        en: every line of this comment begins with "#"
        ru: каждая строка этой заметки начинается с «#»

        en: a name for the elements
        ru: имя для элементов

        en: limit or offset
        ru: limit или offset

        en: "{1}" is nothing that {2} knows
        ru: «{1}» для {2} ничего не значит

        en: the name of a parameter
        ru: имя параметра

        en: cannot be parsed
        ru: не удаётся разобрать

        en: "raw" takes nothing
        ru: после «raw» ничего не пишут

        en: the name of the template is a string in quotes
        ru: имя шаблона — строка в кавычках

        en: the text "{1}" wants count:
        ru: тексту «{1}» нужно count:

        en: the text "{1}" in {2} wants {3}:
        ru: тексту «{1}» в {2} нужно {3}:

        en: {{ is never closed with }}
        ru: {{ нигде не закрыто через }}

        en: between {{ and }} stands one name, which the tag gives: {{ name }}, not "{1}"
        ru: между {{ и }} стоит одно имя, которое даёт тег: {{ name }}, а не «{1}»

        # --- Reports

        en: Campaign
        ru: Кампания

        en: As known at {1} ({2})
        ru: По состоянию на {1} ({2})

        en: Nothing of it was planned yet.
        ru: Из неё ещё ничего не запланировано.

        en: From plan to answer
        ru: От плана до ответа

        en: Sends
        ru: Отправки

        en: Variants
        ru: Варианты

        en: The goal
        ru: Цель

        en: Sent is what the relay took, whatever came back later. Clicks of machines do not count. Shares have their
            95 % interval (Wilson); differences are Newcombe's.
        ru: Отправлено — то, что принял сервер, что бы ни вернулось потом. Щелчки машин не считаются. Доли — с
            интервалом 95 % (Уилсон); разности — по Ньюкомбу.

        en: {1} of {2} sent
        ru: {1} из {2} отправленных

        en: sent
        ru: отправлено

        en: of {1} planned
        ru: из {1} запланированных

        en: answered
        ru: ответили

        en: clicked
        ru: щёлкнули

        en: reached the goal
        ru: достигли цели

        en: unsubscribed
        ru: отписались

        en: bounced
        ru: вернулось

        en: planned
        ru: запланировано

        en: not returned
        ru: не вернулось

        en: How far the messages came
        ru: Докуда дошли письма

        en: held back
        ru: придержано

        en: will not go
        ru: не уйдёт

        en: held out
        ru: для сравнения

        en: Why messages wait or do not go
        ru: Почему письма ждут или не уходят

        en: reason
        ru: причина

        en: what happens
        ru: что с ними

        en: occurrence
        ru: выпуск

        en: step
        ru: шаг

        en: variant
        ru: вариант

        en: Every send
        ru: Все отправки

        en: all
        ru: всего

        en: Share of answers by send
        ru: Доля ответов по отправкам

        en: Share of clicks by send
        ru: Доля щелчков по отправкам

        en: Share that reached the goal by send
        ru: Доля достигших цели по отправкам

        en: share
        ru: доля

        en: from
        ru: от

        en: to
        ru: до

        en: of them
        ru: из них

        en: n
        ru: n

        en: Variants of {1} by {2}
        ru: Варианты {1} по: {2}

        en: The goal: {1}
        ru: Цель: {1}

        en: Nobody was held out, so nobody knows what of it the campaign has brought.
        ru: Никого не оставили для сравнения, поэтому неизвестно, что из этого принесла кампания.

        en: the control group
        ru: контрольная группа

        en: those who were held out
        ru: те, кого оставили для сравнения

        en: Reached the goal
        ru: Достигли цели

        en: those who were to get it
        ru: те, кому она назначалась

        en: waiting
        ru: в ожидании

        en: skipped
        ru: пропущено

        en: failed
        ru: не ушло

        en: not sure
        ru: неизвестно

        en: complained
        ru: жалоба

        en: goal
        ru: цель

        en: Variants of {1} by {2}: {3}
        ru: Варианты шага {1}, {2}: {3}

        en: No difference shown.
        ru: Разницы не видно.

        en: {1} does better than another, beyond chance.
        ru: {1} лучше другого, и это не случайность.

        en: {1} does best, beyond chance.
        ru: {1} лучше всех, и это не случайность.

        en: all occurrences
        ru: все выпуски

        en: {1}: {2} of those who were to get it, {3} of the control group
        ru: {1}: {2} у тех, кому она предназначена, {3} у контрольной группы

        en: {1}: {2} of those who were to get it, {3} of those who were held out
        ru: {1}: {2} у тех, кому она предназначена, {3} у оставленных для сравнения

        en: The control group gets no campaign at all: the difference is that of all of them together.
        ru: Контрольная группа не получает ни одной кампании: это разница от всех них вместе.

        en: Still open: the time of the last of them is over on {1}.
        ru: Ещё не всё: срок последних истечёт {1}.

        en: Lift {1} points, {2} % interval {3}: beyond chance.
        ru: Прирост {1} пункта, {2}%-й интервал {3}: больше случайного.

        en: No lift shown at {1} %: {2} points, interval {3}.
        ru: Прироста при {1} % не видно: {2} пункта, интервал {3}.

        en: No lift shown at {1} %: {2} points, interval {3}. To show a difference of this size you would need about
            {4} members.
        ru: Прироста при {1} % не видно: {2} пункта, интервал {3}. Чтобы показать разницу такой величины, участников
            нужно около {4}.

        en: {1} ({2} of {3})
        ru: {1} ({2} из {3})

        en: held back: {1}
        ru: придержано: {1}

        en: skipped: {1}
        ru: пропущено: {1}

        en: {1}: a test of {2}, to be decided by {3} not before {4}
        ru: {1}: проба вариантов {2}; решат {3}, не раньше {4}

        en: {1}: decided on {2}: no difference shown, so the rest gets {3}; {4}
        ru: {1}: решено {2}: разницы не видно, остальные получают {3}; {4}

        en: {1}: decided on {2} by {3}: the rest gets {4}; {5}
        ru: {1}: решено {2}, мерило — {3}: остальные получают {4}; {5}

        en: clicks
        ru: щелчки

        en: answers
        ru: ответов

        en: the goal
        ru: цель

        en: {1} {2} of {3}
        ru: {1} {2} из {3}

        en: {1} {2} of {3} ({4} points, interval {5}, p = {6})
        ru: {1} {2} из {3} ({4} пункта, интервал {5}, p = {6})

        en: resolved
        ru: решено

        en: no answer
        ru: не ответил

        en: not possible
        ru: не помочь

        en: Those who were not happy
        ru: Кто остался недоволен

        en: How they ended
        ru: Чем закончилось

        en: Who looks after them
        ru: Кто ими занимается

        en: no case was opened then
        ru: за это время задач не открывали

        en: When they were asked again
        ru: Когда их спросили снова

        en: Intervals are of 95 %. Groups of fewer than 5 are not shown. Nobody drew lots who got a case, so a
            difference need not be its doing.
        ru: Интервалы 95 %-ные. Группы меньше 5 не показаны. По кому открыть задачу, решал не жребий, так что разница
            может быть и не её заслугой.

        en: cases opened
        ru: задач открыто

        en: {1} open, {2} of them overdue
        ru: открыто {1}, просрочено из них {2}

        en: spoken with in time
        ru: разговор состоялся в срок

        en: {1} of {2} that were due
        ru: {1} из {2}, чей срок подошёл

        en: hours to the first contact
        ru: часов до первого разговора

        en: median, n {1}
        ru: медиана, n {1}

        en: not noted
        ru: не отмечено

        en: still open
        ru: ещё открыты

        en: Cases by outcome
        ru: Задачи по исходу

        en: outcome
        ru: исход

        en: cases
        ru: задачи

        en: owner
        ru: чья

        en: open
        ru: открыта

        en: overdue
        ru: просрочена

        en: due
        ru: срок

        en: in time
        ru: в срок

        en: with a case
        ru: с задачей

        en: without
        ru: без неё

        en: {1} · n {2}
        ru: {1} · n {2}

        en: fewer than 5
        ru: меньше 5

        en: detractors of that time, when the same survey asked them again:
        ru: критики того времени, когда тот же опрос спросил их снова:

        en: members
        ru: участников

        en: again
        ru: снова

        en: NPS
        ru: NPS

        en: no detractors any more
        ru: уже не критики

        en: The score at the next wave, with its 95 % interval
        ru: Оценка в следующую волну, с 95 %-ным интервалом

        en: Before the community and after
        ru: До сообщества и после

        en: Launched on {1}
        ru: Запущено {1}

        en: From {1} until the launch, and from {2} until now
        ru: С {1} до запуска и с {2} до сих пор

        en: measure
        ru: показатель

        en: before
        ru: до того

        en: after
        ru: после

        en: change
        ru: изменение

        en: The base is everyone who was known before the first month was over; who joined has the activity "joined".
            Who came to us has a visit, a ticket or a purchase. Intervals are of 95 %.
        ru: База — все, кто был известен до конца первого месяца; у вступивших есть активность «joined». У
            обращавшихся к нам есть визит, обращение или покупка. Интервалы 95-процентные.

        en: NPS, each member's latest answer
        ru: NPS, последний ответ каждого участника

        en: members who wrote a review
        ru: участники, которые написали отзыв

        en: of those who came to us, came on more than one day
        ru: из обращавшихся к нам обращались больше чем в один день

        en: average order
        ru: средний заказ

        en: new customers
        ru: новые покупатели

        en: recommendations that brought someone
        ru: рекомендации, которые привели кого-то

        en: tickets a member
        ru: обращений на участника

        en: nobody answered
        ru: никто не ответил

        en: {1} (n {2})
        ru: {1} (n {2})

        en: nobody
        ru: никто

        en: {1} % (n {2})
        ru: {1} % (n {2})

        en: none
        ru: нет

        en: a count: look at the seasons
        ru: просто число: учитывайте сезоны

        en: too few to say
        ru: слишком мало, чтобы судить

        en: {1} (95 % interval {2} to {3})
        ru: {1} (95-процентный интервал от {2} до {3})

        en: more: {1}
        ru: больше: {1}

        en: less: {1}
        ru: меньше: {1}

        en: no difference shown: {1}
        ru: разницы не видно: {1}

        en: Nobody was in the base yet.
        ru: В базе ещё никого не было.

        en: {1} of {2|member|members} joined in the first month: {3} % (95 % interval {4} to {5} %)
        ru: За первый месяц вступили {1} из {2|участника|участников|участников}: {3} % (95-процентный интервал от {4}
            до {5} %)

        en: {1}. The mark of 10 % is reached.
        ru: {1}. Отметка в 10 % достигнута.

        en: {1}. The mark of 10 % is missed.
        ru: {1}. Отметка в 10 % не достигнута.

        en: {1}. The month is not over; the mark is 10 %.
        ru: {1}. Месяц ещё не кончился; отметка — 10 %.

        en: Before and after lie in different seasons, and nobody drew lots: a difference may have other reasons. A
            year after the launch the same months stand against each other.
        ru: «До» и «после» приходятся на разные сезоны, и жребия никто не бросал: у разницы могут быть другие причины.
            Через год после запуска сравниваются одни и те же месяцы.

        en: Nobody drew lots: a difference may have other reasons than the community.
        ru: Жребия никто не бросал: у разницы могут быть и другие причины, кроме сообщества.

        en: Who is in the community: {1}
        ru: Кто в сообществе: {1}

        en: buyers
        ru: покупатели

        en: paid by a member
        ru: заплатил участник

        en: came again
        ru: пришли снова

        en: By the offers that a member had got in the 30 days before a message
        ru: По числу предложений, которые участник получил за 30 дней до письма

        en: offers before
        ru: предложений до

        en: left
        ru: вышли

        en: Members who left after a message, per cent, by the offers before it
        ru: Участники, ушедшие после письма, в процентах, по числу предложений до него

        en: {1} % · n {2}
        ru: {1} % · n {2}

        en: A member got {1} messages in 30 days; {2} of {3|message|messages} were offers.
        ru: Участник получал {1} письма за 30 дней; предложениями были {2} из {3|письма|писем|писем}.

        en: What members buy
        ru: Что покупают участники

        en: Nobody has bought in this period.
        ru: За этот период никто ничего не купил.

        en: Who comes again
        ru: Кто приходит снова

        en: Members of the community and others
        ru: Участники сообщества и остальные

        en: What may be expected
        ru: Чего ждать

        en: What more offers did
        ru: Что сделали частые предложения

        en: Purchases of one day count as one visit where it is asked whether somebody came again. Intervals of shares
            are Wilson's, of 95 %. The forecast is the BG/NBD model of Fader, Hardie and Lee (2005): it knows nothing
            of seasons, prices or what you write.
        ru: Покупки одного дня считаются одним приходом там, где спрашивается, пришёл ли человек снова. Интервалы
            долей — Уилсона, 95 %-ные. Прогноз — модель BG/NBD (Fader, Hardie и Lee, 2005): она ничего не знает о
            сезонах, ценах и о том, что вы пишете.

        en: of buyers came again
        ru: покупателей пришли снова

        en: 95 % interval {1} to {2} %, n {3}
        ru: 95 %-ный интервал от {1} до {2} %, n {3}

        en: n {1}
        ru: n {1}

        en: orders of a buyer
        ru: заказов на покупателя

        en: new buyers
        ru: новых покупателей

        en: of {1|buyer|buyers}, {2|member|members}
        ru: из {1|покупателя|покупателей|покупателей}, {2|участник|участника|участников}

        en: Who bought again, by month
        ru: Кто покупал снова, по месяцам

        en: months after
        ru: месяцев после

        en: bought
        ru: купили

        en: Buyers who bought in the months after their first purchase, per cent
        ru: Кто покупал в месяцы после первой покупки, проценты

        en: Cohorts by the month of the first purchase: who bought in each month after, per cent
        ru: Когорты по месяцу первой покупки: кто покупал в каждый следующий месяц, проценты

        en: cohort
        ru: когорта

        en: Members by the probability that they are still there
        ru: Участники по вероятности того, что они ещё с вами

        en: per cent
        ru: проценты

        en: Purchases to be expected
        ru: Каких покупок ждать

        en: in the next
        ru: в ближайшие

        en: purchases
        ru: покупки

        en: of one member
        ru: на участника

        en: {1|week|weeks}
        ru: {1|неделя|недели|недель}

        en: r = {1}, α = {2}, a = {3}, b = {4}; log-likelihood {5}, n {6}
        ru: r = {1}, α = {2}, a = {3}, b = {4}; логарифм правдоподобия {5}, n {6}

        en: {1} points (95 % interval {2} to {3})
        ru: {1} п. п. (95 %-ный интервал от {2} до {3})

        en: More buyers come again than in the period before: {1}.
        ru: Снова приходит больше покупателей, чем в период перед этим: {1}.

        en: Fewer buyers come again than in the period before: {1}.
        ru: Снова приходит меньше покупателей, чем в период перед этим: {1}.

        en: No difference to the period before is shown: {1}.
        ru: Разница с периодом перед этим не показана: {1}.

        en: Nothing is foretold: it takes 30 members who have bought, 8 weeks, and some who have come again.
        ru: Прогноза нет: для него нужно 30 участников с покупками, 8 недель и хоть кто-то, кто пришёл снова.

        en: Of {1|member who has bought|members who have bought}, {2} are still there by the model (BG/NBD).
        ru: Из {1|участника с покупками|участников с покупками|участников с покупками} с вами, по модели (BG/NBD), ещё
            {2}.

        en: Tried on the last {1|week|weeks} with {2|member|members} of before: {3} repeat purchases were foretold,
            {4} came
        ru: Проверено на {1|последней неделе|последних неделях|последних неделях} ({2|участник|участника|участников},
            кто купил до них): предсказано повторных покупок {3}, было {4}

        en: {1}: {2} too few.
        ru: {1}: на {2} меньше, чем было.

        en: {1}: {2} too many.
        ru: {1}: на {2} больше, чем было.

        en: discounts: {1} of {2|order|orders}, {3} in all, {4} % of what they would have cost
        ru: скидки: в {1} из {2|заказа|заказов|заказов}, всего {3}, {4} % от того, что они стоили бы

        en: A member of the community paid more than another: {1}. Nobody drew lots: who joins may have bought more
            before.
        ru: Участник сообщества заплатил больше, чем остальные: {1}. Жребия никто не бросал: вступающие могли и раньше
            покупать больше.

        en: A member of the community paid less than another: {1}.
        ru: Участник сообщества заплатил меньше, чем остальные: {1}.

        en: No difference is shown in what members of the community and others paid: {1}.
        ru: Разницы в том, сколько заплатили участники сообщества и остальные, не видно: {1}.

        en: in the community
        ru: в сообществе

        en: not in it
        ru: не в нём

        en: {1|offer|offers}
        ru: {1|предложения|предложений|предложений}

        en: After {1} in 30 days more members leave than after none: {2}.
        ru: После {1} за 30 дней уходит больше участников, чем без них: {2}.

        en: After {1} in 30 days fewer members leave than after none: {2}.
        ru: После {1} за 30 дней уходит меньше участников, чем без них: {2}.

        en: No difference is shown in who leaves after {1} in 30 days and after none: {2}.
        ru: Разницы в том, кто уходит после {1} за 30 дней и без них, не видно: {2}.

        en: {1} or more
        ru: {1} и больше

        en: Events
        ru: События

        en: no event has ended then
        ru: ни одно событие тогда не закончилось

        en: By format
        ru: По форматам

        en: Event by event
        ru: Событие за событием

        en: What followed
        ru: Что было потом

        en: Intervals are of 95 %. Groups of fewer than 5 are not shown. Members chose themselves whether to come:
            this is no experiment, and who comes is likely to buy and to tell more anyway.
        ru: Интервалы 95 %. Группы меньше 5 не показаны. Участники сами решали, приходить ли: это не эксперимент, и
            кто приходит, тот, скорее всего, и так больше покупает и рассказывает.

        en: events
        ru: события

        en: times a member was there
        ru: раз участник был на событии

        en: of those with a seat came
        ru: из тех, у кого было место, пришли

        en: of {1} who were noted
        ru: из {1}, о ком есть отметка

        en: no format
        ru: без формата

        en: Members at an event, on average
        ru: Участников на событии в среднем

        en: {1} · {2|event|events}
        ru: {1} · {2|событие|события|событий}

        en: format
        ru: формат

        en: invited
        ru: приглашено

        en: yes
        ru: да

        en: there
        ru: пришли

        en: not there
        ru: не пришли

        en: feedback
        ru: отзывы

        en: when
        ru: когда

        en: event
        ru: событие

        en: {1} (cancelled)
        ru: {1} (отменено)

        en: lecture
        ru: лекция

        en: workshop
        ru: мастерская

        en: meetup
        ru: встреча

        en: contest
        ru: конкурс

        en: test drive
        ru: тест-драйв

        en: call
        ru: созвон

        en: bought something
        ru: купили что-нибудь

        en: told a story, a review, a mention or a photo
        ru: оставили историю, отзыв, упоминание или фото

        en: {1} ({2} to {3}, n {4})
        ru: {1} (от {2} до {3}, n {4})

        en: within {1} days {2}: {3} % of those who came, {4} % of those invited who did not; a difference of {5}
        ru: за {1} дней {2}: {3} % пришедших, {4} % приглашённых, которые не пришли; разница {5}

        en: How the flywheel turns
        ru: Как вращается маховик

        en: Attract, engage, delight
        ru: Привлечь, вовлечь, порадовать

        en: How members move between the stages
        ru: Как участники переходят между стадиями

        en: Where and why they leave
        ru: Где и почему уходят

        en: Who meets us how
        ru: Кто и как с нами встречается

        en: What the campaigns have moved
        ru: Что сдвинули кампании

        en: A member counts once in each month. Days in a stage are those of members who moved on; stalled is who is
            there for longer than three quarters of them took. What was seen before members left is no proof of why
            they did. Groups of fewer than {1} members are not told of.
        ru: Участник считается один раз в каждом месяце. Дни на стадии — у тех, кто перешёл дальше; застрял тот, кто
            пробыл на ней дольше, чем понадобилось трём четвертям из них. То, что было замечено перед уходом, не
            доказывает его причину. О группах меньше {1} человек не говорится.

        en: joined
        ru: с какого дня

        en: bought for the first time
        ru: купили впервые

        en: told others
        ru: рассказали другим

        en: in {1}
        ru: за {1}

        en: heard nothing from us
        ru: ничего от нас не слышали

        en: of {1|member|members}
        ru: из {1|участника|участников|участников}

        en: Members who told others, by month
        ru: Участники, которые рассказали другим, по месяцам

        en: Members by month
        ru: Участники по месяцам

        en: Stages: who is there, who came and went, and how long it took
        ru: Стадии: кто на них, кто пришёл и ушёл и сколько это заняло

        en: stage
        ru: стадия

        en: came in
        ru: пришли

        en: moved on
        ru: перешли дальше

        en: fell back
        ru: вернулись назад

        en: lost
        ru: потеряны

        en: typical days
        ru: обычно дней

        en: slow from
        ru: долго — от

        en: stalled
        ru: застряли

        en: Moves by month
        ru: Переходы по месяцам

        en: move
        ru: переход

        en: No stage is that of members who stayed away: the last one asks for no absence.
        ru: Нет стадии для тех, кто перестал приходить: последняя не спрашивает об отсутствии.

        en: Fewer than {1} members have moved to {2} in this period.
        ru: За этот период на стадию {2} перешло меньше {1} человек.

        en: {1|member|members} went from {2} to {3}: what was seen in the {4} days before, against those who are in
            {5} now
        ru: {1|участник перешёл|участника перешли|участников перешли} из {2} в {3}: что было замечено за {4} дней до
            этого, в сравнении с теми, кто сейчас на стадии {5}

        en: sign
        ru: признак

        en: who left
        ru: кто ушёл

        en: who are there
        ru: кто остался

        en: Share of the members of each stage who met us in each way, per cent
        ru: Доля участников каждой стадии, которые встречались с нами так или иначе, в процентах

        en: without a stage
        ru: без стадии

        en: No campaign has a goal and members who were held out, so nobody knows what the campaigns have moved.
        ru: Ни у одной кампании нет цели и удержанных участников, поэтому никто не знает, что сдвинули кампании.

        en: Each campaign's goal among those who were to get it and those who were held out
        ru: Цель каждой кампании у тех, кому она предназначалась, и у тех, кого удержали

        en: campaign
        ru: кампания

        en: got it
        ru: получали

        en: difference
        ru: разница

        en: first purchase
        ru: первая покупка

        en: brought someone
        ru: привели кого-то

        en: did something
        ru: что-то сделали

        en: gave 9 or 10
        ru: поставили 9 или 10

        en: gave 6 or less to an NPS question
        ru: поставили 6 или меньше на вопрос NPS

        en: a case was opened for them
        ru: по ним открывали обращение

        en: asked for help
        ru: просили о помощи

        en: withdrew a consent
        ru: отозвали согласие

        en: got no message from us
        ru: не получали от нас писем

        en: none of these
        ru: ничего из этого

        en: {1}: no difference shown
        ru: {1}: разницы не видно

        en: news
        ru: новости

        en: invitation
        ru: приглашение

        en: survey
        ru: опрос

        en: offer
        ru: предложение

        en: service
        ru: служебное

        en: came to a meeting
        ru: были на встрече

        en: heard nothing
        ru: ничего не слышали

        en: What the programme does
        ru: Что даёт программа

        en: The goal: {1}. It is judged on {2} by: {3}
        ru: Цель: {1}. Итог {2} по условию: {3}

        en: There is no control group, so nobody can tell what members would have done without it.
        ru: Контрольной группы нет, поэтому никто не скажет, что участники делали бы без программы.

        en: Members against the control group
        ru: Участники против контрольной группы

        en: Intervals are of 95 %. Groups of fewer than 5 are not shown. Members are those who had joined before the
            time began.
        ru: Интервалы 95-процентные. Группы меньше 5 не показаны. Участники — те, кто вступил до начала этого времени.

        en: rewards have cost this year
        ru: обошлись награды в этом году

        en: of {1} at most
        ru: из {1} возможных

        en: points outstanding
        ru: баллов не потрачено

        en: of {1|member|members}; {2} if all are spent
        ru: у {1|участника|участников|участников}; {2}, если потратят все

        en: rewards given in this time
        ru: наград выдано за это время

        en: in the programme
        ru: в программе

        en: judged
        ru: по условию

        en: bought again
        ru: купили снова

        en: spent on average
        ru: потратили в среднем

        en: {1|other value|other values}
        ru: {1|другое значение|других значения|других значений}

        en: Members
        ru: Участники

        en: What happened
        ru: Что произошло

        en: New members
        ru: Новые участники

        en: By stage
        ru: По стадиям

        en: Consent
        ru: Согласие

        en: What is known of them
        ru: Что о них известно

        en: What they do
        ru: Что они делают

        en: How often they hear from you
        ru: Как часто вы им пишете

        en: Values that fewer than {1} members have are put together, so that nobody can be told from a number. New
            members are counted by when they joined, where that is known, else by when they came here.
        ru: Значения, которые есть меньше чем у {1} участников, сложены вместе, чтобы по числу никого нельзя было
            узнать. Новые участники считаются по дате вступления, а если она неизвестна — по дате появления здесь.

        en: of {1}
        ru: из {1}

        en: can be mailed
        ru: можно писать

        en: {1} of {2|member|members}
        ru: {1} из {2|участника|участников|участников}

        en: new members
        ru: новые участники

        en: members who
        ru: участники, которые

        en: In and out of the stages, {1}
        ru: Пришли в стадии и ушли из них, {1}

        en: days there
        ru: дней в ней

        en: got a message
        ru: получили письмо

        en: answered a survey
        ru: ответили на опрос

        en: Language
        ru: Язык

        en: not known
        ru: неизвестно

        en: Source
        ru: Источник

        en: Tags
        ru: Метки

        en: Last purchase
        ru: Последняя покупка

        en: Last visit
        ru: Последний визит

        en: Messages a member in 30 days
        ru: Писем на участника за 30 дней

        en: Messages a member in 90 days
        ru: Писем на участника за 90 дней

        en: earlier
        ru: раньше

        en: New members by month
        ru: Новые участники по месяцам

        en: Stage
        ru: Стадия

        en: have paused mail themselves
        ru: сами приостановили письма

        en: have not confirmed yet
        ru: ещё не подтвердили

        en: have withdrawn their consent
        ru: отозвали согласие

        en: have not consented
        ru: не давали согласия

        en: Who can be mailed
        ru: Кому можно писать

        en: not filled in
        ru: не заполнено

        en: no
        ru: нет

        en: Filled in
        ru: Заполнено

        en: within {1|day|days}
        ru: за последние {1|день|дня|дней}

        en: {1} to {2|day|days} ago
        ru: от {1} до {2|дня|дней|дней} назад

        en: longer ago
        ru: давнее

        en: Answers to surveys
        ru: Ответы на опросы

        en: answered every survey
        ru: ответили на все опросы

        en: answered some
        ru: ответили на некоторые

        en: answered none
        ru: не ответили ни на один

        en: never asked
        ru: ни разу не спрашивали

        en: Net Promoter Score
        ru: Индекс NPS

        en: Nobody has answered yet.
        ru: Пока никто не ответил.

        en: Answers
        ru: Ответы

        en: Over time
        ru: Со временем

        en: not recorded
        ru: не записано

        en: By survey
        ru: По опросам

        en: By {1}
        ru: По {1}

        en: Against the other period
        ru: Против другого периода

        en: What is left out
        ru: Что не учтено

        en: The score is the per cent of promoters (9 and 10) less the per cent of detractors (0 to 6). Intervals are
            of 95 % (adjusted Wald): were the survey repeated, 19 of 20 such intervals would hold the true score. Two
            scores whose intervals overlap widely are not shown to differ.
        ru: Индекс — процент промоутеров (9 и 10) минус процент критиков (от 0 до 6). Интервалы — 95 % (по Вальду с
            поправкой): если повторять опрос, 19 из 20 таких интервалов накроют истинное значение. Если интервалы двух
            значений сильно перекрываются, различие не показано.

        en: score
        ru: балл

        en: 95 % interval {1} to {2}
        ru: интервал 95 %: от {1} до {2}

        en: answers that count
        ru: ответов учтено

        en: have answered
        ru: ответили

        en: {1} of {2} invited
        ru: {1} из {2} приглашённых

        en: promoters (9–10)
        ru: промоутеры (9–10)

        en: passives (7–8)
        ru: нейтральные (7–8)

        en: detractors (0–6)
        ru: критики (0–6)

        en: Promoters, passives, detractors
        ru: Промоутеры, нейтральные, критики

        en: all answers
        ru: все ответы

        en: Answers by score
        ru: Ответы по баллам

        en: 0 would not recommend, 10 certainly would
        ru: 0 — не порекомендует, 10 — точно порекомендует

        en: The score by month, with its 95 % interval
        ru: Индекс по месяцам с интервалом 95 %

        en: The score by quarter, with its 95 % interval
        ru: Индекс по кварталам с интервалом 95 %

        en: quarter
        ru: квартал

        en: The score, with its 95 % interval
        ru: Индекс с интервалом 95 %

        en: promoters
        ru: промоутеры

        en: passives
        ru: нейтральные

        en: detractors
        ru: критики

        en: {1} is higher than {2}, beyond chance.
        ru: {1} выше, чем {2}, и это не случайность.

        en: {1} is lower than {2}, beyond chance.
        ru: {1} ниже, чем {2}, и это не случайность.

        en: The intervals of {1} and {2} overlap: no change is shown by them.
        ru: Интервалы {1} и {2} перекрываются: изменение по ним не показано.

        en: Since {1}
        ru: С {1}

        en: Until {1}
        ru: До {1}

        en: All that is known
        ru: За всё время

        en: Few answers: read the interval, not the score.
        ru: Ответов мало: смотрите на интервал, а не на индекс.

        en: The interval holds 0: it is not shown that promoters outnumber detractors.
        ru: Ноль внутри интервала: не доказано, что промоутеров больше, чем критиков.

        en: More promoters than detractors, beyond chance.
        ru: Промоутеров больше, чем критиков, и это не случайность.

        en: More detractors than promoters, beyond chance.
        ru: Критиков больше, чем промоутеров, и это не случайность.

        en: nobody has been invited yet
        ru: пока никого не приглашали

        en: nobody was invited in this period
        ru: за это время никого не приглашали

        en: {1} of {2} invited {3:has|have} answered ({4})
        ru: {3:ответил|ответили|ответили} {1} из {2|приглашённого|приглашённых|приглашённых} ({4})

        en: {1} late
        ru: поздних {1}

        en: {1|duplicate|duplicates}
        ru: {1|повторный|повторных|повторных}

        en: not counted: {1}
        ru: не в счёт: {1}

        en: counted without a known member: {1}
        ru: в счёте без известного участника: {1}

        en: {1} beyond the quota
        ru: сверх квоты {1}

        en: {1} sent by a program (at once)
        ru: отправлено программой {1} (сразу)

        en: {1} sent by a program (into a field that nobody sees)
        ru: отправлено программой {1} (с полем, которого никто не видит)

        en: {1} sent by a program (every link of a message)
        ru: отправлено программой {1} (по всем ссылкам письма)

        en: {1} sent by a program (without the page's form)
        ru: отправлено программой {1} (без формы страницы)

        en: day
        ru: день

        en: Mon Tue Wed Thu Fri Sat Sun
        ru: пн вт ср чт пт сб вс

        en: The numbers as a table
        ru: Числа таблицей

        en: of all
        ru: от всех

        en: of the step before
        ru: от прошлого шага

        en: Who brings whom
        ru: Кто кого приводит

        en: Who brought most
        ru: Кто привёл больше всех

        en: How long the chains are
        ru: Какой длины цепочки

        en: Refused, by reason
        ru: Отказы по причинам

        en: Intervals are of 95 %. The k-factor is the members who were brought in this time for each customer at its
            end, with the interval of a Poisson count: as if each came by themselves. Who comes in groups makes it
            wider.
        ru: Интервалы 95-процентные. K-фактор — сколько участников привели за это время на одного покупателя в его
            конце, с интервалом счёта Пуассона: будто каждый пришёл сам по себе. Кто приходит компанией, делает его
            шире.

        en: members brought
        ru: участников привели

        en: by {1}; {2} wait, {3} refused
        ru: привели {1}; ждут {2}, отказов {3}

        en: of the new customers
        ru: новых покупателей

        en: {1} to {2} %, n {3}
        ru: от {1} до {2} %, n {3}

        en: k-factor
        ru: k-фактор

        en: member
        ru: участник

        en: brought
        ru: привёл

        en: whom those brought
        ru: кого привели те

        en: (erased)
        ru: (стёрт)

        en: members in a row
        ru: участников подряд

        en: times
        ru: раз

        en: nobody has the code
        ru: такого кода нет ни у кого

        en: it is their own code
        ru: это собственный код

        en: whom they brought cannot bring them
        ru: кого привели они, тот не приводит их

        en: had bought before
        ru: уже покупал раньше

        en: came by another before
        ru: раньше пришёл от другого

        en: did nothing in time that counts
        ru: вовремя не сделал того, что засчитывается

        en: The calendar ahead
        ru: Календарь вперёд

        en: {1} to {2} ({3}), as known at {4}
        ru: с {1} по {2} ({3}), по данным на {4}

        en: Messages a day
        ru: Писем в день

        en: What to look at
        ru: На что взглянуть

        en: Campaigns
        ru: Кампании

        en: Messages a member
        ru: Писем на участника

        en: A simulation knows schedules, steps, stages that change by time, limits, windows and pace. It does not
            know what members will do: answers, purchases, and who will join or leave.
        ru: Расчёт знает расписания, шаги, стадии, которые меняются со временем, пределы, окна и темп. Он не знает,
            что сделают участники: ответов, покупок, и кто придёт или уйдёт.

        en: members reached
        ru: участников получат письма

        en: messages a member
        ru: писем на участника

        en: on the busiest day, {1}, at {2} an hour
        ru: в самый плотный день, {1}, при {2} в час

        en: Day by day
        ru: По дням

        en: {1|message|messages} in {2|day|days}, at most {3} a day
        ru: {1|письмо|письма|писем} за {2|день|дня|дней}, самое большее {3} в день

        en: campaigns
        ru: кампании

        en: held back at first
        ru: сначала придержано

        en: waits at the end
        ru: ждёт в конце

        en: Members by how often they hear from you
        ru: Участники по числу писем от вас

        en: a member gets {1} on average, half get {2} or fewer, one in twenty {3} or more, the most {4}
        ru: участник получает в среднем {1}, половина — не больше {2}, каждый двадцатый — {3} и больше, самое большее
            — {4}

        en: segment
        ru: сегмент

        en: hear nothing
        ru: не получат ничего

        en: {1|member|members} would never hear from you
        ru: {1|участник ничего не получит|участника ничего не получат|участников ничего не получат}

        en: in no campaign's audience
        ru: ни одна кампания не для них

        en: held back all the time
        ru: всё время придержано

        en: Survey
        ru: Опрос

        en: fewer than {1} answers: they are not shown
        ru: меньше {1|ответа|ответов|ответов}: они не показываются

        en: Waves
        ru: Волны

        en: wave
        ru: волна

        en: What differs
        ru: Что различается

        en: What goes with {1} (not what causes it):
        ru: Что идёт вместе с {1} (это не причины):

        en: Those who were asked
        ru: Кого спросили

        en: Intervals are of 95 %: shares by Wilson, scores by adjusted Wald, means by Student. Groups with fewer than
            {1} answers are not shown. What differs is corrected for all comparisons beside it (Holm), and takes two answers of one person for that.
        ru: Интервалы 95 %: доли по Уилсону, индексы по Вальду с поправкой, средние по Стьюденту. Группы, где меньше
            {1|ответа|ответов|ответов}, не показываются. Различия даны с поправкой на все сравнения рядом (Холм) и с учётом того, что два
            ответа одного человека связаны.

        en:   fewer than {1} answers: not shown
        ru:   меньше {1|ответа|ответов|ответов}: не показывается

        en: answer
        ru: ответ

        en: Share of answers
        ru: Доля ответов

        en: Places
        ru: Места

        en: mean place
        ru: среднее место

        en: first
        ru: первых мест

        en: mean
        ru: среднее

        en: question
        ru: вопрос

        en: value
        ru: значение

        en: fewer than {1}, or kept back
        ru: меньше {1} или придержано

        en: effect
        ru: связь

        en: measured by
        ru: чем измерено

        en: shown at 95 %
        ru: показано при 95 %

        en: rank correlation
        ru: ранговая корреляция

        en: points of the score
        ru: баллы оценки

        en: Who has answered, by the stage in which they were asked
        ru: Кто ответил, по стадии, в которой спросили

        en: {1} of {2} invited {3:has|have} answered ({4}; 95 % interval {5} to {6})
        ru: {1} из {2} приглашённых {3:ответил|ответили|ответили} ({4}; интервал 95 %: от {5} до {6})

        en: no answers
        ru: ответов нет

        en: left out of all numbers, so that nobody can be told: {1|answer|answers} given beside fewer than {2} others
        ru: не вошли ни в одно число, чтобы никого нельзя было узнать: {1|ответ|ответа|ответов}, рядом с которыми
            меньше {2} других

        en: begun and not sent: {1}
        ru: начато и не отправлено: {1}

        en: The latest wave against the one before:
        ru: Последняя волна против предыдущей:

        en: Groups:
        ru: Группы:

        en: This period against the other:
        ru: Этот период против другого:

        en:   no difference shown at 95 % in {1|other comparison|other comparisons}
        ru:   разница не показана при 95 % ещё в стольких сравнениях: {1}

        en:   (corrected for {1|comparison|comparisons}, Holm)
        ru:   (с поправкой на {1|сравнение|сравнения|сравнений}, Холм)

        en: {1}: {2} points (95 % interval {3} to {4}): shown
        ru: {1}: {2} п. (интервал 95 %: от {3} до {4}): разница показана

        en: {1}: {2} points ({3} to {4}): no difference shown at 95 %
        ru: {1}: {2} п. (от {3} до {4}): разница не показана при 95 %

        en: {1}: {2} points ({3} to {4}): no difference shown at 95 %; for one like this you would need about
            {5|answer|answers}
        ru: {1}: {2} п. (от {3} до {4}): разница не показана при 95 %; для такой понадобилось бы около
            {5|ответа|ответов|ответов}

        en: {1} against all others
        ru: {1} против всех остальных

        en: this period against the other
        ru: этот период против другого

        en: {1} against {2}
        ru: {1} против {2}

        en:   median {1} (half between {2} and {3}), mean {4}; {5|answer|answers}
        ru:   медиана {1} (половина между {2} и {3}), среднее {4}; {5|ответ|ответа|ответов}

        en:   from {1} to {2}; {3|answer|answers}
        ru:   с {1} по {2}; {3|ответ|ответа|ответов}

        en:   {1|answer|answers}, the newest:
        ru:   {1|ответ|ответа|ответов}, самые новые:

        en:   {1|answer|answers}
        ru:   {1|ответ|ответа|ответов}

        en:   {1} gave {2} to {3}, 95 % interval {4} to {5}; mean {6}; {7|answer|answers}
        ru:   {1} поставили от {2} до {3}, интервал 95 %: от {4} до {5}; среднее {6}; {7|ответ|ответа|ответов}

        en:   NPS {1}, 95 % interval {2} to {3}; {4|answer|answers}
        ru:   NPS {1}, интервал 95 %: от {2} до {3}; {4|ответ|ответа|ответов}

        en:   mean {1}, 95 % interval {2} to {3}; median {4}; {5|answer|answers}
        ru:   среднее {1}, интервал 95 %: от {2} до {3}; медиана {4}; {5|ответ|ответа|ответов}

        en: {1} weighted to all who were asked: {2} (95 % interval {3} to {4}), as answered: {5}; {6|answer|answers}
        ru: {1}, взвешено на всех, кого спросили: {2} (интервал 95 %: от {3} до {4}), как ответили: {5};
            {6|ответ|ответа|ответов}

        en: They differ: some stages answer more than others. Quote the weighted one, with a word why.
        ru: Они различаются: одни стадии отвечают чаще других. Приводите взвешенную оценку и скажите почему.

        en: They are the same: that stages answer unequally does not move the score.
        ru: Они одинаковы: то, что стадии отвечают неравно, оценку не сдвигает.

        en: other
        ru: другое

        en: in the segment
        ru: в сегменте

        en: not in the segment
        ru: вне сегмента

        # --- Store

        en: a large import was interrupted: making the indexes that it had set aside
        ru: большой импорт был прерван: восстанавливаем индексы, которые он отложил

        en: a large import fills the store: waiting until it is done
        ru: большой импорт наполняет хранилище: ждём, пока он закончит

        en: the code stands on line {1} too
        ru: этот код есть и в строке {1}

        en: the code ended at {1}
        ru: срок кода вышел {1}

        en: the pool {1} has the code already
        ru: в наборе {1} этот код уже есть

        en: {1} is no reason of a suppression
        ru: {1} — не причина для стоп-листа

        en: {1} is not a time such as 2026-10-10T07:00:00Z
        ru: {1} — не время вроде 2026-10-10T07:00:00Z

        en: no column identifies an activity (id, order_id, --id): rows are told apart by all their cells
        ru: ни один столбец не отличает действия друг от друга (id, order_id, --id): строки различаются по всем
            ячейкам вместе

        en: declare it under activities: in kamerton.yaml
        ru: объявите его в activities: в kamerton.yaml

        en: no column says whose activities these are: the file has {1}
        ru: ни один столбец не говорит, чьи это действия: в файле есть {1}

        en: name it: --map email="HEADER"
        ru: укажите его: --map email="HEADER"

        en: no column says when: the file has {1}
        ru: ни один столбец не говорит, когда это было: в файле есть {1}

        en: name it: --map at="HEADER"
        ru: укажите его: --map at="HEADER"

        en: no column says what kind of activity each row is
        ru: ни один столбец не говорит, какого вида действие в строке

        en: give one for all: --kind purchase
        ru: укажите один вид для всех: --kind purchase

        en: no member is {1}: import the members first
        ru: нет участника {1}: сначала импортируйте участников

        en: {1} {2} of {3}: {4}
        ru: {1} {2}, участник {3}: {4}

        en: new {1} of {2} at {3}
        ru: новое: {1}, участник {2}, {3}

        en: a row of the import has no time
        ru: у строки импорта нет времени

        en: "{1}" stands on line {2} too, with other values: name what tells the rows apart with --id COLUMN
        ru: «{1}» есть и в строке {2}, с другими значениями: укажите столбец, который различает строки: --id COLUMN

        en: --id {1}: the file has no such column
        ru: --id {1}: в файле нет такого столбца

        en: {1}, by which activities are told apart, is empty
        ru: пусто значение {1}, по которому различаются действия

        en: at is empty: when was it?
        ru: пусто значение at: когда это было?

        en: kind is empty: what did the member do?
        ru: пусто значение kind: что сделал участник?

        en: kind: there is no activity "{1}"
        ru: kind: нет действия «{1}»

        en: the email is empty: whose activity is it?
        ru: пусто значение email: чьё это действие?

        en: the external_id is empty: whose activity is it?
        ru: пусто значение external_id: чьё это действие?

        en: line {1}: {2} looks like a slip: is {3} meant?
        ru: строка {1}: {2} похоже на опечатку: может быть, {3}?

        en: line {1}: {2} has letters of two alphabets in one word: were they meant?
        ru: строка {1}: {2} — в одном слове буквы двух алфавитов: так и задумано?

        en: line {1}: {2} is the address of an office, not of a person
        ru: строка {1}: {2} — адрес отдела, а не человека

        en: line {1}: {2} is an address for an hour
        ru: строка {1}: {2} — адрес на час

        en: line {1}: invisible characters were taken off {2}
        ru: строка {1}: из {2} убраны невидимые символы

        en: telephone numbers that look like 7,91612E+10 ({1}): a spreadsheet has dropped their last digits. Export
            the file anew without opening it there
        ru: телефоны вида 7,91612E+10 ({1}): последние цифры потеряла электронная таблица. Выгрузите файл заново и не
            открывайте его в ней

        en: birthdays without a year are not taken: they are no dates
        ru: дни рождения без года не взяты: это не даты

        en: "{1}" is not a locale: write it as ru, en or pt-BR
        ru: «{1}» — не локаль: запишите её как ru, en или pt-BR

        en: "{1}" is not a time zone: write it as Europe/Moscow
        ru: «{1}» — не часовой пояс: запишите его как Europe/Moscow

        en: {1|character|characters}, and {2} is the most
        ru: здесь {1|символ|символа|символов}, а можно не больше {2}

        en: "{1}" is not a time: write it as 2026-10-31, 2026-10-31 14:30 or 2026-10-31T14:30:00+03:00
        ru: «{1}» — не время: запишите его как 2026-10-31, 2026-10-31 14:30 или 2026-10-31T14:30:00+03:00

        en: "{1}" could be {2} or {3}: line {4} of the file has the day first, line {5} the month. Which is it? Say
            --dates dmy or --dates mdy
        ru: «{1}» может быть и {2}, и {3}: в строке {4} файла первым стоит день, в строке {5} — месяц. Что верно?
            Укажите --dates dmy или --dates mdy

        en: "{1}" could be {2} or {3}, and no date in the file tells which. Say --dates dmy (the day first) or --dates
            mdy (the month first)
        ru: «{1}» может быть и {2}, и {3}, и ни одна дата в файле не подсказывает. Укажите --dates dmy (сначала день)
            или --dates mdy (сначала месяц)

        en: "{1}" has a year of two digits: write all four, as in 31.12.2026
        ru: в «{1}» год из двух цифр: напишите все четыре, как в 31.12.2026

        en: "{1}" is a number: if Excel means a day by it, import with --dates excel
        ru: «{1}» — число: если Excel хранит в нём день, импортируйте с --dates excel

        en: "{1}" could be {2} or {3}, and no number in the column tells which. Say --decimal dot or --decimal comma
        ru: «{1}» может быть и {2}, и {3}, и ни одно число в столбце не подсказывает. Укажите --decimal dot или
            --decimal comma

        en: "{1}" is not a number with a decimal comma
        ru: «{1}» — не число с десятичной запятой

        en: "{1}" is not a number with a decimal dot
        ru: «{1}» — не число с десятичной точкой

        en: "{1}" is neither yes nor no
        ru: «{1}» — ни да, ни нет

        en: "{1}" is not a date: write it as 2026-10-31
        ru: «{1}» — не дата: запишите её как 2026-10-31

        en: "{1}" is none of the declared values
        ru: «{1}» нет среди объявленных значений

        en: members who came back since they unsubscribed there stay with us: {1}
        ru: участники, которые вернулись после того, как отписались там, остаются с нами: {1}

        en: listmonk exports one file: subscribers.csv
        ru: listmonk выгружает один файл: subscribers.csv

        en: {1} has none of Mailchimp's files in it: subscribed_….csv, unsubscribed_….csv, cleaned_….csv
        ru: в {1} нет файлов Mailchimp: subscribed_….csv, unsubscribed_….csv, cleaned_….csv

        en: unzip the export into a folder and name that folder
        ru: распакуйте выгрузку в папку и назовите эту папку

        en: listmonk's export does not say who has left which list: everybody enabled counts as subscribed, unless you
            export one list with the filter "subscription status: confirmed"
        ru: выгрузка listmonk не говорит, кто вышел из какого списка: все, кто там enabled, считаются подписанными,
            если не выгрузить один список с фильтром «subscription status: confirmed»

        en: no column "status": this is not an export of listmonk's subscribers
        ru: нет столбца «status»: это не выгрузка подписчиков из listmonk

        en: in listmonk: Subscribers, then Export; or leave --from out
        ru: в listmonk: Subscribers, затем Export; или уберите --from

        en: attributes: this is not a JSON object
        ru: attributes: это не объект JSON

        en: status: "{1}" is none of enabled, disabled, blocklisted
        ru: status: «{1}» — не enabled, не disabled и не blocklisted

        en: neither the file's name nor its columns say whether its members are subscribed
        ru: ни имя файла, ни его столбцы не говорят, подписаны ли его участники

        en: say it: --status subscribed, unsubscribed, cleaned or nonsubscribed
        ru: укажите это: --status subscribed, unsubscribed, cleaned или nonsubscribed

        en: status: "{1}" is none of subscribed, unsubscribed, cleaned, nonsubscribed
        ru: status: «{1}» — не subscribed, не unsubscribed, не cleaned и не nonsubscribed

        en: --map {1}=…: there is no attribute "{2}"
        ru: --map {1}=…: нет свойства «{2}»

        en: --map {1}="{2}": the file has no such column
        ru: --map {1}="{2}": в файле нет такого столбца

        en: --map {1}="{2}": {3} columns have this header
        ru: --map {1}="{2}": такой заголовок у {3|столбца|столбцов|столбцов}

        en: say it by its number: --map {1}=#{2}
        ru: укажите его по номеру: --map {1}=#{2}

        en: {1} is read from "{2}", as remembered for source {3}
        ru: {1} берётся из «{2}», как запомнено для источника {3}

        en: {1}: each of these could be {2}
        ru: {1}: каждый из этих столбцов может быть {2}

        en: say which by its number: --map {1}=#{2}
        ru: укажите, который, по номеру: --map {1}=#{2}

        en: say which: --map {1}="{2}"
        ru: укажите, который: --map {1}="{2}"

        en: columns without a header are not taken: {1}
        ru: столбцы без заголовка не взяты: {1}

        en: not declared and not taken: {1}
        ru: не объявлены и не взяты: {1}

        en: declare them in kamerton.yaml, or name their place: --map ATTRIBUTE="HEADER"
        ru: объявите их в kamerton.yaml или укажите их место: --map ATTRIBUTE="HEADER"

        en: did you mean {1}?
        ru: может быть, {1}?

        en: {1} is empty
        ru: {1} пуст

        en: the first line names the columns: email,first_name,city
        ru: первая строка называет столбцы: email,first_name,city

        en: the header cannot be read: {1}
        ru: заголовок не читается: {1}

        en: {1} is read as {2}; --encoding decides
        ru: {1} читается как {2}; решает --encoding

        en: {1} is read as {2}, as --encoding says
        ru: {1} читается как {2}, как сказано в --encoding

        en: empty rows passed over: {1}
        ru: пропущено пустых строк: {1}

        en: quotes in the middle of a value were taken as they stand; rows: {1}
        ru: кавычки в середине значения взяты как есть; строк: {1}

        en: cannot lock the store for an import: {1}
        ru: не удаётся закрыть хранилище для других импортов: {1}

        en: another import works on this store: {1}
        ru: с этим хранилищем работает другой импорт: {1}

        en: wait until it is done, then import again
        ru: подождите, пока он закончит, и повторите импорт

        en: {1} (process {2})
        ru: {1} (процесс {2})

        en: the rejects cannot be written over the file that is imported
        ru: отклонённые строки нельзя записать поверх файла, который импортируется

        en: name another with --rejects
        ru: назовите другой файл в --rejects

        en: {1} suppressed
        ru: добавлено в стоп-лист: {1}

        en: {1} unmatched
        ru: без участника: {1}

        en: {1} without an answer
        ru: без ответа: {1}

        en: {1|preview|previews} passed over
        ru: пропущено: {1|предпросмотр|предпросмотра|предпросмотров}

        en: {1} unfinished, passed over
        ru: пропущено незаконченных: {1}

        en: {1|option that is|options that are} not declared, kept as written
        ru: необъявленных вариантов, записанных как есть: {1}

        en: {1} with a probable slip in the address
        ru: с вероятной опечаткой в адресе: {1}

        en: {1} with two alphabets in the address
        ru: с двумя алфавитами в адресе: {1}

        en: {1} with an office's address
        ru: с адресом отдела: {1}

        en: {1} with a disposable address
        ru: с одноразовым адресом: {1}

        en: {1} with invisible characters in the address
        ru: с невидимыми символами в адресе: {1}

        en: name a file, or say whose export it is: --from mailchimp
        ru: назовите файл или скажите, чья это выгрузка: --from mailchimp

        en: no column holds addresses: the file has {1}
        ru: ни в одном столбце нет адресов: в файле есть {1}

        en: {1|row is|rows are} about a member who stands further down too: the later row wins (counted as unchanged)
        ru: {1|строка|строки|строк} об участнике, который есть и ниже: побеждает нижняя (считается без изменений)

        en: {1|member|members} withdrew consent: that stands, whatever the file says
        ru: {1|участник отозвал|участника отозвали|участников отозвали} согласие: это остаётся в силе, что бы ни
            говорил файл

        en: {1|member|members} taken in with a suppressed address: no mail will go there
        ru: {1|участник взят|участника взяты|участников взято} с адресом из стоп-листа: письма туда не пойдут

        en: {1|member|members} found by external_id got a new address
        ru: {1|участник, найденный|участника, найденные|участников, найденные} по external_id, с новым адресом

        en: more rejected rows are in {1}
        ru: другие отклонённые строки — в {1}

        en: this person's data were erased at their wish; the address is not taken in again
        ru: данные этого человека стёрты по его желанию; адрес больше не принимается

        en: no member can be made
        ru: участника не создать

        en: no member has this external_id, and without an address none can be made
        ru: нет участника с таким external_id, а без адреса нового не создать

        en: new member {1}
        ru: новый участник {1}

        en: external_id "{1}" is another member's
        ru: external_id «{1}» — у другого участника

        en: external_id "{1}" stands in this file with two addresses
        ru: external_id «{1}» стоит в этом файле с двумя адресами

        en: the external_id is empty
        ru: пусто значение external_id

        en: the email is empty
        ru: пусто значение email

        en: consent: "{1}" is none of granted, withdrawn, pending, unknown (or yes, no)
        ru: consent: «{1}» — не granted, не withdrawn, не pending и не unknown (и не yes, no)

        en: not UTF-8
        ru: это не UTF-8

        en: the rejects file {1} cannot be written
        ru: файл отклонённых строк {1} не записывается

        en: standard input cannot be kept in {1}
        ru: стандартный ввод не удаётся сохранить в {1}

        en: save it to a file first
        ru: сначала сохраните его в файл

        en: {1} is the store itself
        ru: {1} — это само хранилище

        en: name another file
        ru: назовите другой файл

        en: {1} is not a file
        ru: {1} — не файл

        en: name a file
        ru: назовите файл

        en: {1} is there already
        ru: {1} уже есть

        en: name another file, or replace it with --force
        ru: назовите другой файл или замените его с --force

        en: the copy is damaged: {1}
        ru: копия повреждена: {1}

        en: the copy is empty
        ru: копия пуста

        en: see whether the store itself is: kamerton store verify
        ru: проверьте, цело ли само хранилище: kamerton store verify

        en: {1} cannot be read or written: {2}
        ru: {1} не удаётся прочитать или записать: {2}

        en: the query is wrong: {1}
        ru: запрос неверен: {1}

        en: one query at a time: something follows the first semicolon
        ru: по одному запросу за раз: после первой точки с запятой что-то ещё есть

        en: only questions are answered here, and this would change the store
        ru: здесь отвечают только на вопросы, а это изменило бы хранилище

        en: a query has no parameters here: write the values themselves
        ru: в запросе здесь нет параметров: напишите сами значения

        en: this asks nothing
        ru: здесь нет вопроса

        en: restore a backup: kamerton store backup makes them
        ru: восстановите резервную копию: их делает kamerton store backup

        en: {1|member has|members have} another balance than the sum of their points
        ru: у {1|участника|участников|участников} остаток не равен сумме баллов

        en: {1|balance is|balances are} below nothing
        ru: меньше нуля: {1|остаток|остатка|остатков}

        en: {1|credit has|credits have} no activity of who brought the member
        ru: без действия того, кто привёл: {1|зачёт|зачёта|зачётов}

        en: {1|credit goes|credits go} in a ring
        ru: по кругу: {1|зачёт|зачёта|зачётов}

        en: {1|code is|codes are} given to nobody, or free and somebody's
        ru: выдан никому или свободен, но чей-то: {1|код|кода|кодов}

        en: {1|erased member has|erased members have} a code or points still
        ru: код или баллы остались у {1|стёртого участника|стёртых участников|стёртых участников}

        en: erase it again with: kamerton members erase EMAIL
        ru: сотрите его ещё раз: kamerton members erase EMAIL

        en: {1|message or wave went|messages or waves went} before it was {2:its|their} turn
        ru: {1|письмо или волна ушли|письма или волны ушли|писем или волн ушло} раньше {2:своей|своей|своей} очереди

        en: no command of kamerton leaves this behind: was the store changed by other tools? restore the latest backup
        ru: ни одна команда kamerton такого не оставляет: не меняли ли хранилище другими программами? восстановите
            последнюю копию

        en: {1|mentorship is|mentorships are} without the word of both, or with two offers to one newcomer
        ru: {1|наставничество|наставничества|наставничеств} без согласия обоих, или одному новичку предложили двоих

        en: {1|role or place in the core of an erased member is|roles and places in the core of erased members are}
            still there
        ru: {1|роль или место в ядре|роли или места в ядре|ролей или мест в ядре} стёртых участников остались в
            хранилище

        en: {1|answer to an event of an erased member is|answers to events of erased members are} still there
        ru: остались ответы на приглашения стёртых участников: {1|ответ|ответа|ответов}

        en: erase them again with: kamerton members erase EMAIL
        ru: сотрите их ещё раз: kamerton members erase EMAIL

        en: {1|answer to an event says|answers to events say} one thing and the seat another
        ru: ответ на приглашение расходится с местом: {1|ответ|ответа|ответов}

        en: {1|answer is|answers are} about a date of an event that was never announced
        ru: {1|ответ|ответа|ответов} о дате события, которую не объявляли

        en: the answers may have been taken in again, for another member: see whose they are with "kamerton store sql"
        ru: возможно, ответы приняты ещё раз, для другого участника: чьи они, покажет «kamerton store sql»

        en: {1|journey is|journeys are} neither on the way nor at an end: no run will move {2:it|them}
        ru: {1|путь|пути|путей} и не {2:идёт|идут|идут}, и не {2:закончен|закончены|закончены}: запуски дальше не
            двинут

        en: {1|member is|members are} on the way through the same sequence twice
        ru: {1|участник идёт|участника идут|участников идут} по одной цепочке дважды

        en: {1|journey waits|journeys wait} for a message to another member
        ru: {1|путь ждёт|пути ждут|путей ждут} письма другому участнику

        en: {1|journey or case of an erased member is|journeys and cases of erased members are} still there
        ru: {1|путь или дело стёртого участника осталось|пути и дела стёртых участников остались|путей и дел стёртых
            участников осталось}

        en: {1|member has|members have} left a segment before coming into it
        ru: {1|участник вышел|участника вышли|участников вышли} из сегмента раньше, чем вошли

        en: {1|case is|cases are} closed without a time, or open with one
        ru: {1|дело закрыто|дела закрыты|дел закрыто} без времени или открыто с ним

        en: {1|case has|cases have} no story, or another member's
        ru: {1|задача|задачи|задач}: истории нет, или она другого участника

        en: {1|case is|cases are} about another member than the answers that opened it
        ru: {1|дело|дела|дел} не о том участнике, чьи ответы его открыли

        en: {1|follow-up was|follow-ups were} done for another member than the one who answered
        ru: {1|действие сделано|действия сделаны|действий сделано} не для того участника, который ответил

        en: {1|message is|messages are} in the ledger twice: someone may get one of them twice
        ru: {1|письмо|письма|писем} в журнале дважды: кто-то может получить одно и то же два раза

        en: {1|message is|messages are} sent, and when or under which Message-ID is missing
        ru: {1|письмо отправлено|письма отправлены|писем отправлено}, но нет времени или Message-ID

        en: {1|message that is not sent has|messages that are not sent have} a time at which it was done
        ru: {1|неотправленное письмо имеет|неотправленных письма имеют|неотправленных писем имеют} время отправки

        en: {1|message waits|messages wait} for no time: no run will ever look at them
        ru: {1|письмо ждёт|письма ждут|писем ждут} неизвестно чего: ни один запуск до них не дойдёт

        en: {1|message waits|messages wait}, and a run still claims {2:it|them}
        ru: {1|письмо ждёт|письма ждут|писем ждут}, а какой-то запуск всё ещё держит {2:его|их|их} за собой

        en: {1|message is|messages are} being sent by no run: no recovery will find {2:it|them}
        ru: {1|письмо будто бы отправляется|письма будто бы отправляются|писем будто бы отправляются}, но ни одним
            запуском: восстановление {2:его|их|их} не найдёт

        en: {1|message has|messages have} a result without its time, or a time without a result
        ru: у {1|письма|писем|писем} есть исход без времени или время без исхода

        en: {1|message was|messages were} offered at no known time, so nobody knows when to give up
        ru: {1|письмо предлагали|письма предлагали|писем предлагали} серверу неизвестно когда, и неясно, когда
            прекращать попытки

        en: it is derived from what is kept: kamerton store verify --repair
        ru: это выводится из того, что хранится: kamerton store verify --repair

        en: restore the latest backup that verifies
        ru: восстановите последнюю копию, которая проходит проверку

        en: {1|standing consent is|standing consents are} not what was said last
        ru: {1|действующее согласие|действующих согласия|действующих согласий} — не то, что было сказано последним

        en: {1|standing consent was|standing consents were} never given in the record
        ru: {1|действующего согласия|действующих согласий|действующих согласий} никто не давал: записей о них нет

        en: {1|member is|members are} not in the stage that their history ends with
        ru: {1|участник|участника|участников} не в той стадии, которой кончается история стадий

        en: {1|erased member still has|erased members still have} a name or an address
        ru: у {1|стёртого участника|стёртых участников|стёртых участников} ещё есть имя или адрес

        en: see them with "kamerton store sql", and erase them again with: kamerton members erase EMAIL
        ru: найдите их командой kamerton store sql и сотрите ещё раз: kamerton members erase EMAIL

        en: {1|member has|members have} no address or no key, and {2:is|are} not erased
        ru: у {1|участника|участников|участников} нет адреса или ключа, хотя {2:он не стёрт|они не стёрты|они не
            стёрты}

        en: {1|suppression after an erasure still holds|suppressions after an erasure still hold} the address
        ru: в {1|записи|записях|записях} стоп-листа после стирания остался адрес

        en: {1|response of an erased member still has|responses of erased members still have} words in {2:it|them}
        ru: в {1|ответе стёртого участника|ответах стёртых участников|ответах стёртых участников} остались слова{2:||}

        en: a response may have come in at the same moment; empty it with the next erasure, or restore a backup
        ru: ответ мог прийти в тот же момент; опустошите его при следующем стирании или восстановите копию

        en: {1|response answers|responses answer} a message that another member got
        ru: {1|ответ относится|ответа относятся|ответов относятся} к письму, которое получил другой участник

        en: {1|erasure was begun and is|erasures were begun and are} not complete
        ru: {1|стирание начато и не завершено|стирания начаты и не завершены|стираний начаты и не завершены}

        en: kamerton run completes those of members; for an address repeat: kamerton members erase EMAIL
        ru: для участников его завершит kamerton run; для адреса повторите: kamerton members erase EMAIL

        en: the table {1} is missing
        ru: нет таблицы {1}

        en: the index {1} is missing
        ru: нет индекса {1}

        en: the view {1} is missing
        ru: нет представления {1}

        en: the trigger {1} is missing
        ru: нет триггера {1}

        en: the index {1} is not as this version of kamerton makes it
        ru: индекс {1} не такой, каким его делает эта версия kamerton

        en: the view {1} is not as this version of kamerton makes it
        ru: представление {1} не такое, каким его делает эта версия kamerton

        en: the trigger {1} is not as this version of kamerton makes it
        ru: триггер {1} не такой, каким его делает эта версия kamerton

        en: make it again with: kamerton store verify --repair
        ru: создать заново: kamerton store verify --repair

        en: the table {1} has no column {2}
        ru: в таблице {1} нет столбца {2}

        en: the file is damaged: {1}
        ru: файл повреждён: {1}

        en: stop every kamerton process, keep a copy of the file, and restore the latest backup
        ru: остановите все процессы kamerton, сохраните копию файла и восстановите последнюю резервную копию

        en: the file
        ru: файл

        en: the schema
        ru: схема

        en: foreign keys
        ru: внешние ключи

        en: limits
        ru: пределы

        en: attributes
        ru: свойства

        en: {1|row points|rows point} at rows that are not there ({2})
        ru: {1|строка ссылается|строки ссылаются|строк ссылаются} на строки, которых нет ({2})

        en: {1|member|members} got more than {2|message|messages} in {3}
        ru: {1|участник получил|участника получили|участников получили} больше {2|письма|писем|писем} за {3}

        en: nothing is to be done if the limit was wider then; else look: kamerton explain EMAIL
        ru: если предел тогда был шире, делать ничего не надо; иначе посмотрите: kamerton explain EMAIL

        en: kamerton.yaml declares {1}, and the store has the earlier type
        ru: в kamerton.yaml объявлено {1}, а в хранилище прежний тип

        en: see what can be converted: kamerton store migrate --dry-run
        ru: посмотрите, что удастся преобразовать: kamerton store migrate --dry-run

        en: {1} is declared, and has no column yet
        ru: {1} объявлено, а столбца ещё нет

        en: the next command that writes makes it, such as: kamerton run
        ru: его создаст следующая команда, которая пишет в хранилище, например kamerton run

        en: {1} has values that are no {2}
        ru: в {1} есть значения, тип которых не {2}

        en: import the right ones, or see them with: kamerton store sql
        ru: импортируйте верные или посмотрите на них: kamerton store sql

        en: the store has seen {1}, which is ahead of the clock
        ru: хранилище уже видело время {1}, а часы показывают меньше

        en: runs go on as of that time; if a clock was wrong, wait, or ask before you change it
        ru: запуски идут как бы в то время; если часы ошибались, подождите или спросите, прежде чем их менять

        en: {1|suppressed address is not found by its hash|suppressed addresses are not found by their hash}
        ru: {1|адрес из стоп-листа не находится|адреса из стоп-листа не находятся|адресов из стоп-листа не находятся}
            по хешу

        en: was the salt changed? suppress them anew: kamerton suppress list, then suppress add
        ru: не меняли ли соль? внесите их заново: kamerton suppress list, затем suppress add

        en: a change of address was not written
        ru: смена адреса не записана

        en: an offer of a mentor was not written
        ru: предложение наставника не записано

        en: no code is free for a member
        ru: для участника нет свободного кода

        en: the table {1} refers to rows that are not there
        ru: таблица {1} ссылается на строки, которых нет

        en: no member can be made of an address that is another's
        ru: из адреса, который уже у другого, участника не создать

        en: a wording was not written
        ru: формулировка не записана

        en: the store has no salt
        ru: в хранилище нет соли

        en: the store has schema {1}, this version of kamerton knows {2}: use the newer kamerton
        ru: у хранилища схема {1}, а эта версия kamerton знает {2}: возьмите более новый kamerton

        en: the store has schema {1}, this version of kamerton works with {2}: bring it forward with: kamerton store
            migrate
        ru: схема хранилища — {1}, эта версия kamerton работает со схемой {2}: обновите его командой kamerton store
            migrate

        en: the type in kamerton.yaml is not that of the store for {1}: see what would become of the values with:
            kamerton store migrate --dry-run
        ru: тип в kamerton.yaml не тот, что в хранилище: {1}; что станет со значениями, покажет kamerton store migrate
            --dry-run

        en: the store is damaged: {1}
        ru: хранилище повреждено: {1}

        en: another process fills the store and has it for itself: wait until it is done
        ru: другой процесс наполняет хранилище и занял его целиком: подождите, пока он закончит

        # --- Surveys

        en: {1|option is|options are} chosen, at least {2} must be
        ru: выбрано: {1|вариант|варианта|вариантов}, нужно не меньше {2}

        en: {1|option is|options are} chosen, at most {2} may be
        ru: выбрано: {1|вариант|варианта|вариантов}, можно не больше {2}

        en: {1} does not say whether {2} is chosen
        ru: из {1} не понять, выбран ли вариант {2}

        en: "{1}" does not say whether {2} is chosen
        ru: из «{1}» не понять, выбран ли вариант {2}

        en: an option stands in two places
        ru: один вариант стоит на двух местах

        en: {1|place is|places are} given, at most {2} may be
        ru: занято: {1|место|места|мест}, можно не больше {2}

        en: {1} is not a place from 1 to {2}
        ru: {1} — не место от 1 до {2}

        en: two options have the place {1}
        ru: на месте {1} стоят два варианта

        en: no option has the place {1}
        ru: на месте {1} нет варианта

        en: {1} does not say which row it is about
        ru: {1} не говорит, о какой строке речь

        en: {1} is not one of {2}
        ru: {1} нет среди: {2}

        en: the text has {1} characters, at most {2} are taken
        ru: в тексте {1|символ|символа|символов}, а принимается не больше {2}

        en: {1} is not a whole number from {2} to {3}
        ru: {1} — не целое число от {2} до {3}

        en: {1} is not a number
        ru: {1} — не число

        en: {1} is less than {2}
        ru: {1} меньше {2}

        en: {1} is more than {2}
        ru: {1} больше {2}

        en: {1} has more than {2|digit|digits} after the point
        ru: у {1} больше {2|знака|знаков|знаков} после запятой

        en: {1} is neither yes nor no
        ru: {1} — ни да, ни нет

        en: {1} is not a day; write it as 2026-01-31
        ru: {1} — не день; пишите 2026-01-31

        en: {1} is before {2}
        ru: {1} раньше {2}

        en: {1} is after {2}
        ru: {1} позже {2}

        en: {1} is before 1970
        ru: {1} — раньше 1970 года

        en: {1} is in the future
        ru: {1} — в будущем

        en: the event does not say of which survey
        ru: событие не говорит, из какого опроса ответ

        en: the tool does not accept api_key
        ru: сервис не принимает api_key

        en: the tool knows no such response
        ru: сервис не знает такого ответа

        en: the tool wants fewer requests: try again later
        ru: сервис просит запрашивать реже: попробуйте позже

        en: the tool answered with status {1}
        ru: сервис ответил со статусом {1}

        en: the answers of {1} are anonymous, and an export says who gave them
        ru: ответы на {1} анонимны, а в выгрузке сказано, кто их дал

        en: id: the same id stands on line {1} with other answers
        ru: id: тот же id стоит в строке {1} с другими ответами

        en: days such as 8/4/2026 are read as month/day/year; --dates dmy reads them the other way round
        ru: даты вроде 8/4/2026 читаются как месяц/день/год; с --dates dmy — наоборот

        en: options that are not declared are kept as written: {1}
        ru: необъявленные варианты записаны как есть: {1}

        en: --map {1}: there is no field or question of this name
        ru: --map {1}: нет поля или вопроса с таким именем

        en: no column holds an answer to {1}: the file has {2}
        ru: ни в одном столбце нет ответа на {1}: в файле есть {2}

        en: name the column: --map {1}="HEADER"
        ru: укажите столбец: --map {1}="HEADER"

        en: this person's data were erased at their wish; the answer is not taken in
        ru: данные этого человека стёрты по его желанию; ответ не принимается

        en: at: {1}
        ru: at: {1}

        en: email: {1}
        ru: email: {1}

        en: at: "{1}" is not a time; write 2026-10-10T07:00:00Z, 2026-10-10 10:00 or 2026-10-10
        ru: at: «{1}» — не время; запишите 2026-10-10T07:00:00Z, 2026-10-10 10:00 или 2026-10-10

        # --- Web

        en: the webhook {1}: {2}
        ru: вебхук {1}: {2}

        en: {1} is not a folder that can be read
        ru: {1} — не папка, которую можно прочесть

        en: {1} has files that no preview wrote
        ru: в {1} есть файлы, которых предпросмотр не писал

        en: name a new folder, or an empty one
        ru: назовите новую папку или пустую

        en: as the system
        ru: как в системе

        en: light
        ru: светлые

        en: dark
        ru: тёмные

        en: no mistakes
        ru: ошибок нет

        en: {1|mistake|mistakes}
        ru: {1|ошибка|ошибки|ошибок}

        en: {1|warning|warnings}
        ru: {1|предупреждение|предупреждения|предупреждений}

        en: error
        ru: ошибка

        en: warning
        ru: предупреждение

        en: Every message as invented members would get it. Nobody of the store is here, and the links lead nowhere.
        ru: Каждое письмо, каким его получили бы вымышленные участники. Никого из хранилища здесь нет, а ссылки никуда
            не ведут.

        en: Subject
        ru: Тема письма

        en: Findings
        ru: Находки

        en: Elsewhere in the workspace
        ru: В остальном рабочем пространстве

        en: not every message can be made
        ru: собираются не все письма

        en: all campaigns
        ru: все кампании

        en: the message cannot be made: {1}
        ru: письмо не собрать: {1}

        en: by itself
        ru: отдельно

        en: Text part
        ru: Текстовая часть

        en: Headers
        ru: Заголовки

        en: {1}, {2} KB
        ru: {1}, {2} КБ

        en: Attached: {1}
        ru: Вложения: {1}

        en: another program already listens on {1}
        ru: на {1} уже слушает другая программа

        en: this user may not listen on {1}
        ru: этому пользователю нельзя слушать на {1}

        en: cannot listen on {1}: this machine has no such address
        ru: слушать на {1} нельзя: у этой машины нет такого адреса

        en: cannot listen on {1}: {2}
        ru: не удаётся слушать {1}: {2}

        en: the secret of the webhook {1}
        ru: секрет вебхука {1}

        # --- kamerton

        en:   see: {1}
        ru:   см.: {1}

        en: another process is writing to the store
        ru: в хранилище сейчас пишет другой процесс

        en: try again in a moment
        ru: попробуйте ещё раз через минуту

        en: the disk is full: nothing was lost, nothing half done is kept
        ru: диск переполнен: ничего не потеряно и ничего не сделано наполовину

        en: free some space and run it again
        ru: освободите место и запустите снова

        en: {1}: the store has values of the earlier type
        ru: {1}: в хранилище значения прежнего типа

        en:   see what would become of them with: kamerton store migrate --dry-run
        ru:   что с ними станет, покажет kamerton store migrate --dry-run

        en: the store failed: {1} (SQLite error {2})
        ru: сбой хранилища: {1} (ошибка SQLite {2})

        en: the folder with kamerton.yaml (default: the nearest one, from here upwards)
        ru: папка с kamerton.yaml (по умолчанию ближайшая, отсюда и вверх)

        en: act as if it were this time (RFC 3339: 2026-10-10T07:00:00Z)
        ru: считать, что сейчас это время (RFC 3339: 2026-10-10T07:00:00Z)

        en: speak Russian or English (default: what LC_ALL or LANG says)
        ru: говорить по-русски или по-английски (по умолчанию — как велят LC_ALL или LANG)

        en: one JSON document on stdout (JSON Lines where a command streams)
        ru: один документ JSON в stdout (JSON Lines там, где команда выдаёт поток)

        en: no progress and no notes
        ru: без хода работы и примечаний

        en: plain text (so does the variable NO_COLOR)
        ru: без цвета (то же делает переменная NO_COLOR)

        en: how this command is used
        ru: как пользоваться этой командой

        en: kamerton: email and survey campaigns from files in git, run by cron.
        ru: kamerton: почтовые кампании и опросы из файлов в git, по расписанию cron.

        en: Usage: kamerton COMMAND [ARGUMENTS] [OPTIONS]
        ru: Запуск: kamerton КОМАНДА [АРГУМЕНТЫ] [КЛЮЧИ]

        en: Commands:
        ru: Команды:

        en: Begin with: kamerton init my-club && kamerton check --workspace my-club
        ru: Начните так: kamerton init my-club && kamerton check --workspace my-club

        en: Usage: {1}
        ru: Запуск: {1}

        en: Usage: {1} [OPTIONS]
        ru: Запуск: {1} [КЛЮЧИ]

        en: Arguments:
        ru: Аргументы:

        en: Options:
        ru: Ключи:

        en: Options of every command:
        ru: Ключи всех команд:

        en: {1} {2} is not a whole number
        ru: {1} {2} — не целое число

        en: make a workspace there with: kamerton init {1}
        ru: создайте там рабочую папку: kamerton init {1}

        en: there is no kamerton.yaml here or in a folder above
        ru: kamerton.yaml нет ни здесь, ни в папках выше

        en: make a workspace with: kamerton init, or name one with --workspace DIR
        ru: создайте рабочую папку: kamerton init, или укажите её: --workspace DIR

        en: kamerton.yaml has {1|mistake|mistakes}
        ru: в kamerton.yaml {1|ошибка|ошибки|ошибок}

        en: mend it, then run: kamerton check
        ru: исправьте и запустите: kamerton check

        en: campaign {1} has mistakes and is left out; see: kamerton check
        ru: в кампании {1} есть ошибки, она пропущена; см.: kamerton check

        en: {1} cannot be read
        ru: {1} не удаётся прочитать

        en: {1} has a line of over {2} MB
        ru: в {1} есть строка длиннее {2} МБ

        en: {1} needs a value: {2}
        ru: {1} нужно значение: {2}

        en: {1} takes no value
        ru: {1} пишется без значения

        en: {1} is given twice
        ru: {1} указан дважды

        en: {1} is missing: {2}
        ru: не хватает {1}: {2}

        en: "{1}" is one word too many
        ru: «{1}» — лишнее слово

        en: there is no option {1} of "{2}"
        ru: у команды «{2}» нет ключа {1}

        en: there is no option {1}
        ru: ключа {1} нет

        en: "{1}" needs one more word
        ru: после «{1}» нужно ещё одно слово

        en: there is no command "{1}"
        ru: команды «{1}» нет

        en: --now {1} is not a time with a zone
        ru: --now {1} — не время с часовым поясом

        en: write it as 2026-10-10T07:00:00Z
        ru: пишите так: 2026-10-10T07:00:00Z

        en: --lang {1} is not a language that kamerton speaks
        ru: --lang {1}: на этом языке kamerton не говорит

        en: write --lang ru or --lang en
        ru: напишите --lang ru или --lang en

        en: as one page for a browser (- is stdout)
        ru: одной страницей для браузера (- — стандартный вывод)

        en: CSV on stdout; formulas are defused
        ru: CSV в стандартный вывод; формулы обезврежены

        en: {1} and {2} cannot go together
        ru: {1} и {2} вместе нельзя

        en: name a file in a folder that you may write to
        ru: назовите файл в папке, куда вам можно писать

        en: written to {1}
        ru: записано в {1}

        en: take purchases, visits and other activities in from a CSV file
        ru: принять покупки, визиты и другие действия из файла CSV

        en: Each row is one thing that a member did: whose (email or external_id), when (at), and the fields that
           | kamerton.yaml declares for the kind. Bare dates are midnight in the workspace's time zone.
           |
           | An activity comes in once, however often its file does: it is known by the column "id" or "order_id" (or
            the
           | one named with --id) within its source, or else by all its cells together.
           |
           | Try it first:  kamerton activities import orders.csv --kind purchase --dry-run
           | Then:          kamerton activities import orders.csv --kind purchase --map amount="Total"
        ru: Каждая строка — одно действие участника: чьё (email или external_id), когда (at) и поля, которые
           | kamerton.yaml объявляет для этого вида. Дата без времени — полночь в часовом поясе рабочей папки.
           |
           | Действие принимается один раз, сколько бы раз ни пришёл файл: его узнают по столбцу «id» или «order_id»
            (или по
           | названному в --id) внутри источника, а иначе по всем ячейкам вместе.
           |
           | Сначала попробуйте:  kamerton activities import orders.csv --kind purchase --dry-run
           | Затем:               kamerton activities import orders.csv --kind purchase --map amount="Total"

        en: a CSV file whose first line names the columns; - for standard input
        ru: файл CSV, первая строка которого называет столбцы; - означает стандартный ввод

        en: the kind of every row (default: the column "kind" says it)
        ru: вид действия для всех строк (по умолчанию его называет столбец «kind»)

        en: the column that tells one activity from another
        ru: столбец, по которому действия различаются

        en: a row for each month or quarter
        ru: строка на каждый месяц или квартал

        en: groups with fewer answers are not shown (default 5, or what the file says)
        ru: группы, где ответов меньше, не показываются (по умолчанию 5 или как сказано в файле)

        en: --trend {1} is not known
        ru: --trend {1} неизвестно

        en: month or quarter
        ru: month или quarter

        en: --min-n must be at least 1
        ru: --min-n должно быть не меньше 1

        en: the survey is anonymous: groups of fewer than {1} answers are never shown
        ru: опрос анонимный: группы, где меньше {1|ответа|ответов|ответов}, не показываются никогда

        en: --min-n {1}, or more
        ru: --min-n {1} или больше

        en: --by {1} is not known
        ru: --by {1} — так не разделить

        en: the survey is anonymous: nobody knows the {1} of an answer
        ru: опрос анонимный: {1} ответа никому не известно

        en: --by wave
        ru: --by wave

        en: answers in words: listed, searched, tagged, compared
        ru: ответы словами: список, поиск, метки, сравнение

        en: What people have written, the newest first: of every question that is answered in words, or of one.
           |
           |   kamerton answers list nps-quarterly
           |   kamerton answers list nps-quarterly --search "достав* поздно"     each of the words, a star for any
            ending
           |   kamerton answers list nps-quarterly --where 'stage = promoter' --csv > promoters.csv
           |   kamerton answers list nps-quarterly --tags tags.yaml
           |   kamerton answers list nps-quarterly --by detractors
           |   kamerton answers list nps-quarterly --by 'city = "Penza"'
           |
           | A file of tags says which words mean what, in any language; with it each tag has its share of the answers
            and
           | the NPS of those who gave them:
           |
           |   delivery: [доставк*, курьер*, deliver*, "late parcel"]
           |   price: [цен*, дорог*, price*, expensive]
           |
           | --by detractors shows the words that tell detractors from promoters most surely, and the other way round;
           | --by FILTER those of the members that it selects, against all others (log-odds; see docs/statistics.md).
           | Of an anonymous survey nothing is said of groups or words with fewer than five answers.
        ru: Что люди написали, сначала новое: по всем вопросам, на которые отвечают словами, или по одному.
           |
           |   kamerton answers list nps-quarterly
           |   kamerton answers list nps-quarterly --search "достав* поздно"     каждое из слов, звёздочка — любое
            окончание
           |   kamerton answers list nps-quarterly --where 'stage = promoter' --csv > promoters.csv
           |   kamerton answers list nps-quarterly --tags tags.yaml
           |   kamerton answers list nps-quarterly --by detractors
           |   kamerton answers list nps-quarterly --by 'city = "Пенза"'
           |
           | Файл меток говорит, какие слова что значат, на любом языке; с ним у каждой метки есть доля ответов и NPS
            тех,
           | кто их дал:
           |
           |   delivery: [доставк*, курьер*, deliver*, "late parcel"]
           |   price: [цен*, дорог*, price*, expensive]
           |
           | --by detractors показывает слова, которые вернее всего отличают критиков от промоутеров, и наоборот;
           | --by FILTER — слова участников, которых он выбирает, против всех остальных (логарифм шансов;
            docs/statistics.md).
           | Об анонимном опросе ничего не сказано о группах и словах, где меньше пяти ответов.

        en: a survey
        ru: опрос

        en: only answers to this question
        ru: только ответы на этот вопрос

        en: only answers with all of these words; deliver* is a beginning
        ru: только ответы со всеми этими словами; достав* — начало слова

        en: a YAML file of tags and the words that mean them
        ru: файл YAML: метки и слова, которые их значат

        en: the most telling words of a group
        ru: самые характерные слова группы

        en: answers from this day or time on
        ru: ответы с этого дня или времени

        en: answers until this day (all of it) or time
        ru: ответы до этого дня (включительно) или времени

        en: at most so many lines (default 50; 0 for all)
        ru: не больше стольких строк (по умолчанию 50; 0 — все)

        en: --limit {1} is below 0
        ru: --limit {1} меньше нуля

        en: --search: there is no word in "{1}"
        ru: --search: в «{1}» нет слова

        en: write whole words, or the beginning of a word and then a star: deliver*
        ru: пишите слова целиком или начало слова и звёздочку: достав*

        en: the survey is anonymous: nobody knows which members gave which answers
        ru: опрос анонимный: никому не известно, кто из участников что ответил

        en: the survey {1} asks nothing that is answered in words
        ru: в опросе {1} нет вопросов, на которые отвечают словами

        en: {1} has no question "{2}" that is answered in words
        ru: в {1} нет вопроса «{2}», на который отвечают словами

        en: {1} has {2|mistake|mistakes}
        ru: в {1} {2|ошибка|ошибки|ошибок}

        en: a tag and its words: delivery: [deliver*, courier*]
        ru: метка и её слова: delivery: [доставк*, курьер*]

        en: the survey {1} has no question of type nps
        ru: в опросе {1} нет вопроса вида nps

        en: there are no such answers
        ru: таких ответов нет

        en: and {1|more answer|more answers}; --limit 0 shows all
        ru: и ещё {1|ответ|ответа|ответов}; --limit 0 покажет все

        en: tag
        ru: метка

        en: {1} of {2|answer|answers} {3:has|have} no tag
        ru: {1} из {2|ответа|ответов|ответов} {3:остался|остались|остались} без метки

        en: too few answers in one of the groups to compare their words
        ru: в одной из групп слишком мало ответов, чтобы сравнивать слова

        en: Words of {1} ({2|answer|answers}) rather than of {3} ({4}):
        ru: Чьи слова скорее — {1} ({2|ответ|ответа|ответов}), чем {3} ({4}):

        en:   none that is beyond chance
        ru:   нет таких, что не случайны

        en: word
        ru: слово

        en: others
        ru: у других

        en: log-odds
        ru: лог. шансов

        en: z
        ru: z

        en: the others
        ru: остальные

        en: let a campaign go as it is now
        ru: одобрить кампанию в нынешнем виде

        en: Records that the campaign's file and its templates were looked at and may go, as they are now: any edit
            revokes it.
           | A campaign with "approval: true" sends nothing before; its messages wait as "not approved". An approval
            also lets an
           | occurrence go on that was stopped because its audience is more than three times that of the one before.
           |
           | Look first at what would be sent, then approve:
           |
           |   kamerton plan --until 7d
           |   kamerton preview spring-sale --member lena@example.org
           |   kamerton approve spring-sale
        ru: Записывает, что файл кампании и её шаблоны посмотрели и что в нынешнем виде они могут уйти; любая правка
            это отменяет.
           | Кампания с «approval: true» до этого ничего не отправляет: её письма ждут одобрения. Одобрение пускает
            дальше и выпуск,
           | который остановлен, потому что его аудитория больше чем втрое против предыдущей.
           |
           | Сначала посмотрите, что уйдёт, потом одобряйте:
           |
           |   kamerton plan --until 7d
           |   kamerton preview spring-sale --member lena@example.org
           |   kamerton approve spring-sale

        en: who approves (default: the name you are logged in with)
        ru: кто одобряет (по умолчанию — имя, под которым вы вошли)

        en: {1} has {2|mistake|mistakes} and cannot be approved
        ru: в {1} {2|ошибка|ошибки|ошибок}, одобрить нельзя

        en: see them with: kamerton check
        ru: посмотреть их: kamerton check

        en: {1} is approved as it is: {2|file|files}, {3}
        ru: {1} одобрена в нынешнем виде: {2|файл|файла|файлов}, {3}

        en: {1|message|messages} that waited for it can go with the next run
        ru: {1|письмо ждало одобрения и уйдёт|письма ждали одобрения и уйдут|писем ждали одобрения и уйдут} со
            следующим запуском

        en: campaigns/{1}.yaml has mistakes and cannot be approved
        ru: в campaigns/{1}.yaml ошибки, одобрить нельзя

        en: {1|mail|mails} read: {2} new, {3} known before
        ru: прочитано {1|письмо|письма|писем}: новых {2}, известных {3}

        en: {1} dead
        ru: мёртвых {1}

        en: {1} failed this time
        ru: в этот раз не дошло {1}

        en: {1} delayed
        ru: отложено {1}

        en: {1|complaint|complaints}
        ru: {1|жалоба|жалобы|жалоб}

        en: {1} unsubscribed
        ru: отписались {1}

        en: {1|auto-reply|auto-replies}
        ru: {1|автоответ|автоответа|автоответов}

        en: {1|reply|replies} of people
        ru: {1|ответ|ответа|ответов} людей

        en: {1|other report|other reports}
        ru: {1|прочий отчёт|прочих отчёта|прочих отчётов}

        en: {1|address|addresses} suppressed
        ru: {1|адрес|адреса|адресов} в стоп-листе

        en: {1} of nobody known
        ru: ни к кому не относится {1}

        en: dead address
        ru: мёртвый адрес

        en: failed this time
        ru: в этот раз не дошло

        en: complaint
        ru: жалоба

        en: wants no more mail
        ru: больше не хочет писем

        en: auto-reply
        ru: автоответ

        en: reply of a person
        ru: ответ человека

        en: delivered
        ru: доставлено

        en: bounce
        ru: возврат

        en: other report
        ru: прочий отчёт

        en: the address is suppressed
        ru: адрес в стоп-листе

        en: consent is withdrawn
        ru: согласие отозвано

        en: counted; five in a row over ten days suppress the address
        ru: учтено; пять подряд за десять дней — и адрес в стоп-листе

        en: the server goes on trying
        ru: сервер продолжает попытки

        en: kept to be read
        ru: оставлено для чтения

        en: no member has this address
        ru: ни у кого из участников нет этого адреса

        en: another address than the member's: nothing is suppressed
        ru: адрес не участника: в стоп-лист ничего не внесено

        en: nothing is done
        ru: ничего не сделано

        en: found by our token in its address
        ru: найден по нашему знаку в адресе

        en: found by our Message-ID
        ru: найден по нашему Message-ID

        en: found by the relay's name of the message
        ru: найден по имени, которое письму дал сервер

        en: found by Feedback-ID and the address
        ru: найден по Feedback-ID и адресу

        en: found by the address
        ru: найден по адресу

        en: not found
        ru: не найден

        en: why a mail was taken for what it was
        ru: почему письмо понято так

        en: Shows what a mail that came back says, by what its message was found, what was done and why, and where the
            mail
           | itself is. The number is that of bounces list.
           |
           | Example:  kamerton bounces explain 12
        ru: Показывает, что говорит вернувшееся письмо, по чему найдено исходное, что сделано и почему и где лежит само
           | письмо. Номер — из bounces list.
           |
           | Пример:  kamerton bounces explain 12

        en: the number of the mail
        ru: номер письма

        en: the mail itself, as it came
        ru: само письмо, как пришло

        en: the numbers are those of: kamerton bounces list
        ru: номера показывает: kamerton bounces list

        en: no mail has the number {1}, or it was of a member who was erased
        ru: письма с номером {1} нет, или участник, о котором оно, стёрт

        en: the mail itself is not kept any more (retention: raw_mail), or never came as a mail
        ru: само письмо уже не хранится (retention: raw_mail) или пришло не письмом

        en: from:     {1}
        ru: от кого:  {1}

        en: subject:  {1}
        ru: тема:     {1}

        en: it is:    {1}, written {2}, taken in {3}
        ru: это:      {1}, написано {2}, принято {3}

        en: member:   {1}, {2}
        ru: участник: {1}, {2}

        en: message:  {1} {2} {3}
        ru: послано:  {1} {2} {3}

        en: says:     {1} ({2})
        ru: говорит:  {1} ({2})

        en: words:    {1}
        ru: слова:    {1}

        en: done:     {1}
        ru: сделано:  {1}

        en: mail:     {1}
        ru: письмо:   {1}

        en: mail:     not kept
        ru: письмо:   не хранится

        en: take in what came back, from a mail server by IMAP
        ru: принять, что вернулось, с почтового сервера по IMAP

        en: Reads the folder that kamerton.yaml names under bounces: imap, and does with each message what "bounces
            import"
           | does. Each message is read once; what becomes of it then is said by after: nothing (leave), marked as read
           | (seen), flagged (flag:NAME) or moved (move:FOLDER). Nothing is deleted. Killed at any instant, the next
            fetch goes on.
           |
           |   bounces:
           |     imap:
           |       host: imap.example.org
           |       username: bounces@example.org
           |       password: { env: IMAP_PASSWORD }
           |       after: move:Taken
           |       every: 15m          # "kamerton run" fetches, too
           |
           |   kamerton bounces fetch --dry-run --show
           |
           | Certificates are verified. An account that wants OAuth 2.0 has access_token instead of password; another
            program
           | keeps the token fresh. See docs/bounces.md.
        ru: Читает папку, которую kamerton.yaml называет в bounces: imap, и делает с каждым письмом то же, что
            «bounces import».
           | Каждое письмо читается один раз; что с ним станет потом, говорит after: ничего (leave), прочитано (seen),
           | помечено (flag:NAME) или перенесено (move:FOLDER). Ничего не удаляется. Прерванное в любой миг чтение
            продолжится с того же места.
           |
           |   bounces:
           |     imap:
           |       host: imap.example.org
           |       username: bounces@example.org
           |       password: { env: IMAP_PASSWORD }
           |       after: move:Taken
           |       every: 15m          # «kamerton run» тоже читает папку
           |
           |   kamerton bounces fetch --dry-run --show
           |
           | Сертификаты проверяются. Если ящику нужен OAuth 2.0, вместо password пишут access_token; свежим его держит
           | другая программа. См. docs/bounces.md.

        en: say what would happen, change nothing here or there
        ru: сказать, что было бы, и ничего не менять ни здесь, ни там

        en: a line for each event
        ru: по строке на каждое событие

        en: kamerton.yaml names no folder to fetch from
        ru: в kamerton.yaml не названа папка, из которой забирать

        en: add bounces: with imap: (see: kamerton bounces fetch --help)
        ru: добавьте bounces: с imap: (см. kamerton bounces fetch --help)

        en: another process fetches for this workspace
        ru: почту для этого рабочего каталога уже забирает другой процесс

        en: wait until it is done
        ru: подождите, пока он закончит

        en: {1|mail|mails} read
        ru: прочитано {1|письмо|письма|писем}

        en: {1|message|messages} could not be had from the server (UID {2}): left as they are
        ru: {1|письмо|письма|писем} сервер не отдал (UID {2}): оставлено как есть

        en: dry run, nothing is written: {1}
        ru: ничего не записано, это проба: {1}

        en: take in what came back: bounces, complaints, replies
        ru: принять, что вернулось: отказы, жалобы, ответы

        en: Reads mails from a Maildir, an mbox, .eml files or standard input, finds the message that each is about,
            and does
           | what it asks for: an address that is dead, and one whose owner complained, is mailed no more; a failure
            that may
           | pass counts, and five in a row over ten days are enough; who unsubscribes by mail has left; notes of
            absence
           | change nothing; replies of people are kept to be read. The same mail again changes nothing.
           |
           |   kamerton bounces import ~/Maildir/.bounces
           |   kamerton bounces import --dry-run returned.mbox
           |   bounces: "|/usr/local/bin/kamerton --workspace /srv/club bounces import - || exit 75"    in /etc/aliases
           |
           | The raw mails are kept in .kamerton/bounces, as long as retention: raw_mail says. See docs/bounces.md.
        ru: Читает письма из Maildir, mbox, файлов .eml или стандартного ввода, находит, о каком письме речь, и
            делает, что
           | следует: на мёртвый адрес и на адрес того, кто пожаловался, больше не пишет; временный отказ считает, и
            пяти подряд
           | за десять дней довольно; кто отписался письмом, тот ушёл; автоответы об отсутствии ничего не меняют;
            ответы людей
           | оставляет для чтения. То же письмо ещё раз ничего не меняет.
           |
           |   kamerton bounces import ~/Maildir/.bounces
           |   kamerton bounces import --dry-run returned.mbox
           |   bounces: "|/usr/local/bin/kamerton --workspace /srv/club bounces import - || exit 75"    в /etc/aliases
           |
           | Сами письма лежат в .kamerton/bounces, сколько велит retention: raw_mail. См. docs/bounces.md.

        en: a Maildir, an mbox, a mail, a folder, or - for stdin
        ru: Maildir, mbox, письмо, папка или - для стандартного ввода

        en: say what would happen, write nothing
        ru: сказать, что произойдёт, и ничего не записать

        en: what came back, newest first
        ru: что вернулось, новое сверху

        en: Each line is one mail and one recipient: its number, kind, member, campaign, and what was done.
           |
           |   kamerton bounces list --replies --campaign nps-quarterly       what people wrote back, for its owner
           |   kamerton bounces list --replies --owner lena@example.org --since 7d
           |   kamerton bounces list --unmatched                              what nobody was found for
        ru: Каждая строка — одно письмо и один получатель: номер, вид, участник, кампания и что сделано.
           |
           |   kamerton bounces list --replies --campaign nps-quarterly       что люди ответили, для её ответственного
           |   kamerton bounces list --replies --owner lena@example.org --since 7d
           |   kamerton bounces list --unmatched                              к чему никого не нашлось

        en: only these: bounce, complaint, unsubscribe, autoreply, reply, report
        ru: только эти: bounce, complaint, unsubscribe, autoreply, reply, report

        en: only what is about a message of this campaign
        ru: только о письмах этой кампании

        en: what people wrote back, with its first words, under the campaign's owner
        ru: что люди ответили, с первыми словами, по ответственным за кампании

        en: only replies to campaigns of this owner
        ru: только ответы на кампании этого ответственного

        en: only what was taken in since then, such as 7d
        ru: только принятое за этот срок, например 7d

        en: only those of nobody known
        ru: только те, к которым никого не нашлось

        en: at most so many lines (default 100)
        ru: не больше стольких строк (по умолчанию 100)

        en: --kind {1} is none of the kinds
        ru: --kind {1}: такого вида нет

        en: nothing came back
        ru: ничего не вернулось

        en: --since {1} is no duration
        ru: --since {1} — не срок

        en: write 24h, 7d or 2w
        ru: напишите 24h, 7d или 2w

        en: nothing of it was planned yet
        ru: из неё ещё ничего не запланировано

        en: why
        ru: почему

        en: Tests of variants:
        ru: Пробы вариантов:

        en: the file was edited while it ran: not all may have got the same words
        ru: файл правили во время пробы: слова могли достаться не всем одни и те же

        en: The goal: {1}. Nobody was held out, so nobody knows what of it the campaign has brought.
        ru: Цель: {1}. Никого не оставили для сравнения, так что никто не знает, что из этого принесла кампания.

        en: Lift on the goal: {1}
        ru: Прирост по цели: {1}

        en: skip for good what a campaign has not sent
        ru: окончательно пропустить всё, что кампания ещё не отправила

        en: Skips every message of the campaign that waits, with the reason "cancelled", also while a run is at work:
            what
           | is on the wire is finished, nothing after that is taken in hand. This cannot be taken back. Without
            --occurrence
           | occurrences to come are skipped, too, until you resume the campaign; with it the schedule goes on.
           |
           | To hold messages back and send them later: kamerton pause CAMPAIGN.
           |
           |   kamerton cancel newsletter --dry-run
           |   kamerton cancel newsletter --occurrence 2026-10-10T07:00Z --note "the event is off"
        ru: Пропускает все ожидающие письма кампании с причиной "cancelled", в том числе во время запуска: то, что в
            пути,
           | досылается, после этого ничего не берётся. Вернуть это нельзя. Без --occurrence пропускаются и будущие
            выпуски,
           | пока кампания не возобновлена; с ним расписание идёт дальше.
           |
           | Придержать письма и отправить позже: kamerton pause CAMPAIGN.
           |
           |   kamerton cancel newsletter --dry-run
           |   kamerton cancel newsletter --occurrence 2026-10-10T07:00Z --note "встреча не состоится"

        en: the campaign's name
        ru: имя кампании

        en: would skip {1|message|messages} for good
        ru: было бы пропущено навсегда: {1|письмо|письма|писем}

        en: {1} is cancelled: {2|message|messages} skipped
        ru: {1} отменена: пропущено {2|письмо|письма|писем}

        en: its number in "kamerton cases list"
        ru: её номер из "kamerton cases list"

        en: what was done, for its story
        ru: что сделано, для её истории

        en: who does it (default: the user of this machine)
        ru: кто это делает (по умолчанию пользователь этой машины)

        en: "{1}" is not the number of a case
        ru: «{1}» — не номер задачи

        en: see them with: kamerton cases list
        ru: посмотреть их: kamerton cases list

        en: --due {1} is neither a duration nor a day
        ru: --due {1} — не длительность и не день

        en: write 2d or 2026-12-01
        ru: напишите 2d или 2026-12-01

        en: see them with: kamerton cases list --all
        ru: посмотреть их: kamerton cases list --all

        en: there is no open case {1}
        ru: открытой задачи {1} нет

        en: the case {1} is closed
        ru: задача {1} уже закрыта

        en: open it again: kamerton cases reopen {1}
        ru: откройте её снова: kamerton cases reopen {1}

        en: the case {1} is open
        ru: задача {1} и так открыта

        en: the member has another open case of the same campaign, {1}
        ru: у участника открыта другая задача той же кампании, {1}

        en: add to its story: kamerton cases note {1} --note "…"
        ru: добавьте в её историю: kamerton cases note {1} --note "…"

        en: contacted, overdue
        ru: поговорили, просрочена

        en: contacted
        ru: поговорили

        en: waiting, overdue
        ru: ждёт, просрочена

        en: closed
        ru: закрыта

        en: opened
        ru: открыта

        en: another answer
        ru: ещё ответ

        en: note
        ru: заметка

        en: assigned to
        ru: теперь чья

        en: due by
        ru: срок

        en: opened again
        ru: открыта снова

        en: a case is done with
        ru: задача выполнена

        en: Promotions that were held back for it are looked at again by the next run. What is resolved counts as
            spoken
           | of, if nobody noted a contact before.
           |
           |   kamerton cases close 12 --note "called, a new tree is on its way"
           |   kamerton cases close 13 --outcome no_answer
        ru: Рекламные письма, которые она придерживала, рассмотрит следующий запуск. Решённая задача считается
            разговором с
           | участником, если его раньше никто не отметил.
           |
           |   kamerton cases close 12 --note "позвонили, новое дерево в пути"
           |   kamerton cases close 13 --outcome no_answer

        en: how it ended: resolved (the default), no_answer, not_possible
        ru: чем кончилось: resolved (по умолчанию, решено), no_answer (не ответил), not_possible (не помочь)

        en: --outcome {1} is not known
        ru: --outcome {1} не бывает

        en: case {1} is closed
        ru: задача {1} закрыта

        en: members whom somebody is to look after
        ru: участники, о которых кто-то должен позаботиться

        en: A survey's follow_up opens a case, say for each detractor. While it is open the member gets no promotions.
            Those
           | that are due first come first.
           |
           |   kamerton cases list --owner care@example.org --overdue
           |   kamerton cases list --where 'city = "Penza"' --csv
           |   kamerton cases show 12
           |   kamerton cases close 12 --note "called, a new tree is on its way"
        ru: Задачу открывает follow_up опроса, например о каждом недовольном. Пока она открыта, участнику не идёт
            реклама.
           | Первыми стоят те, чей срок раньше.
           |
           |   kamerton cases list --owner care@example.org --overdue
           |   kamerton cases list --where 'city = "Penza"' --csv
           |   kamerton cases show 12
           |   kamerton cases close 12 --note "позвонили, новое дерево в пути"

        en: closed ones too
        ru: и закрытые

        en: only what this one looks after
        ru: только задачи этого человека

        en: only open ones whose time is over
        ru: только открытые, срок которых прошёл

        en: only these: open, contacted, waiting, closed
        ru: только такие: open, contacted, waiting, closed

        en: only what is about this campaign
        ru: только об этой кампании

        en: --state {1} is not known
        ru: --state {1} не бывает

        en: no case is open
        ru: открытых задач нет

        en: case
        ru: задача

        en: state
        ru: состояние

        en: somebody is to look after a member
        ru: об участнике кто-то должен позаботиться

        en: By hand, for what no answer told: a call, a letter, a word at the counter. A case of the same campaign
            that is
           | open for the member stays the one, and gets a note.
           |
           |   kamerton cases open boris@example.org --owner care@example.org --due 2d --note "called about the roots"
        ru: Вручную, о том, чего не сказал ответ: звонок, письмо, слово у прилавка. Если задача той же кампании об
            участнике
           | уже открыта, остаётся она, и в неё добавляется заметка.
           |
           |   kamerton cases open boris@example.org --owner care@example.org --due 2d --note "звонил из-за корней"

        en: the member's address
        ru: адрес участника

        en: who looks after it
        ru: кто этим займётся

        en: by when: 2d, or a day
        ru: к какому сроку: 2d или день

        en: what it is about
        ru: о чём она

        en: nothing says who looks after it
        ru: не сказано, кто этим займётся

        en: add --owner EMAIL
        ru: добавьте --owner EMAIL

        en: nobody has the address {1}
        ru: адреса {1} ни у кого нет

        en: see who is there with: kamerton members list
        ru: посмотрите, кто есть: kamerton members list

        en: case {1} is open
        ru: задача {1} открыта

        en: case {1} is open for this already, and has your note now
        ru: задача {1} об этом уже открыта, ваша заметка теперь в ней

        en: one case: the answers that opened it, and its story
        ru: одна задача: ответы, которые её открыли, и её история

        en: What the member answered, then what was done, by whom and when.
           |
           |   kamerton cases show 12
        ru: Что ответил участник, затем что сделано, кем и когда.
           |
           |   kamerton cases show 12

        en: there is no case {1}
        ru: задачи {1} нет

        en: case {1}: {2}, {3}, of {4}
        ru: задача {1}: {2}, {3}, чья: {4}

        en: due {1}
        ru: срок {1}

        en: what
        ru: что

        en: who
        ru: кто

        en: somebody else looks after a case
        ru: задачей займётся другой

        en: The new owner hears of it in the digest of the day. With --due it is to be done by another day.
           |
           |   kamerton cases assign 12 13 --owner lena@example.org --due 2d
        ru: Новый владелец узнает о ней из письма дня. С --due у неё будет другой срок.
           |
           |   kamerton cases assign 12 13 --owner lena@example.org --due 2d

        en: who looks after it from now on
        ru: кто займётся ею теперь

        en: add --owner EMAIL, or --due 2d
        ru: добавьте --owner EMAIL или --due 2d

        en: case {1} is due by {2}
        ru: срок задачи {1}: {2}

        en: case {1} is {2}'s
        ru: задача {1} теперь у {2}

        en: somebody has written or called
        ru: участнику написали или позвонили

        en: The first time counts for the report: how long members waited until somebody spoke with them.
           |
           |   kamerton cases contacted 12 --note "called, she will send a picture of the tree"
        ru: В отчёте считается первый раз: сколько участник ждал, пока с ним поговорят.
           |
           |   kamerton cases contacted 12 --note "позвонили, пришлёт снимок дерева"

        en: case {1}: contacted
        ru: задача {1}: поговорили

        en: it is the member's turn, or another's
        ru: ход за участником или за другими

        en: It stays open, and promotions stay held back.
           |
           |   kamerton cases waiting 12 --note "the nursery sends a new tree on Monday"
        ru: Она остаётся открытой, и реклама придержана.
           |
           |   kamerton cases waiting 12 --note "питомник пришлёт новое дерево в понедельник"

        en: case {1}: waiting
        ru: задача {1}: ждёт

        en: add to the story of a case
        ru: добавить в историю задачи

        en: Notes are only added: with the time, and who wrote it.
           |
           |   kamerton cases note 12 --note "asked the nursery for a replacement"
        ru: Заметки только добавляются: со временем и с тем, кто написал.
           |
           |   kamerton cases note 12 --note "спросили в питомнике о замене"

        en: there is nothing to note
        ru: нечего отметить

        en: add --note "what was done"
        ru: добавьте --note "что сделано"

        en: case {1}: noted
        ru: задача {1}: отмечено

        en: a closed case is open again
        ru: закрытая задача снова открыта

        en: Promotions are held back again.
           |
           |   kamerton cases reopen 12 --note "the new tree is unwell too"
        ru: Реклама снова придержана.
           |
           |   kamerton cases reopen 12 --note "новое дерево тоже болеет"

        en: case {1} is open again
        ru: задача {1} снова открыта

        en: find every mistake in the definitions and templates
        ru: найти все ошибки в описаниях и шаблонах

        en: Reads kamerton.yaml, every campaign and every template, and shows all mistakes at once, each with its
            place, the
           | line and what to write instead. Nothing is changed and nothing is sent: run it before every commit.
           |
           |   kamerton check
           |   kamerton check campaigns/welcome.yaml      only what is about this file
           |   kamerton check --json | jq .findings       for editors and CI
           |
           | Exits with 1 when there is a mistake; warnings alone exit with 0. A warning that is right where it stands
            is
           | silenced in the template's front matter or in the campaign, with the reason:
           |
           |   silence: { http-link: the printer's page has no TLS }
           |
           | docs/check.md lists the rules.
        ru: Читает kamerton.yaml, все кампании и все шаблоны и показывает сразу все ошибки: место, строку и что
            написать
           | вместо неё. Ничего не меняет и не отправляет: запускайте перед каждым коммитом.
           |
           |   kamerton check
           |   kamerton check campaigns/welcome.yaml      только то, что касается этого файла
           |   kamerton check --json | jq .findings       для редакторов и CI
           |
           | Если ошибки есть, завершается с кодом 1; если только предупреждения — с кодом 0. Предупреждение, которое
           | на своём месте верно, глушат в шапке шаблона или в кампании, с причиной:
           |
           |   silence: { http-link: the printer's page has no TLS }
           |
           | Все правила — в docs/check.md.

        en: show only these files or folders
        ru: показать только эти файлы или папки

        en: {1|warning|warnings} silenced, with a reason
        ru: {1|предупреждение заглушено|предупреждения заглушены|предупреждений заглушено}, с причиной

        en: templates are looked at when kamerton.yaml has no mistakes
        ru: шаблоны проверяются, когда в kamerton.yaml нет ошибок

        en: there is no file {1} in this workspace
        ru: в этой рабочей папке нет файла {1}

        en: name it as campaigns/welcome.yaml
        ru: пишите так: campaigns/welcome.yaml

        en: the pool
        ru: набор

        en: fill a pool of codes
        ru: наполнить набор кодов

        en: One code a line, or CSV with a header: code, and if it is there expires_at. A campaign with "codes: NAME"
            gives
           | each member one of them, as the variable `code`; a reward with "pool: NAME" one to who spends points on
            it. A code is never
           | given twice. One that stands in the file twice, or is in the pool already, is named with its line and not
            taken;
           | the others are, and the command ends with 1.
           |
           |   kamerton codes import autumn.txt --pool autumn-gifts --dry-run
           |   kamerton codes import autumn.csv --pool autumn-gifts
        ru: По коду в строке или CSV с заголовком: code и, если есть, expires_at. Кампания с "codes: NAME" даёт каждому
           | участнику один из них, это переменная `code`; награда с "pool: NAME" — тому, кто потратил на неё баллы.
            Код никогда не
           | выдаётся дважды. Тот, что стоит в файле два раза или уже есть в наборе, называется вместе со строкой и не
            берётся;
           | остальные берутся, а команда завершается с кодом 1.
           |
           |   kamerton codes import autumn.txt --pool autumn-gifts --dry-run
           |   kamerton codes import autumn.csv --pool autumn-gifts

        en: the file, or - for standard input
        ru: файл или - для стандартного ввода

        en: only count
        ru: только посчитать

        en: nothing says which pool
        ru: не сказано, какой набор

        en: add --pool NAME
        ru: добавьте --pool NAME

        en: read {1} · added {2} · rejected {3} · free in the pool {4}
        ru: прочитано {1} · добавлено {2} · отклонено {3} · свободно в наборе {4}

        en: nothing was written: this was a dry run
        ru: ничего не записано: это была проба

        en: no campaign and no reward uses the pool {1} yet: write "codes: {2}" into a campaign
        ru: набором {1} пока не пользуется ни кампания, ни награда: напишите "codes: {2}" в кампании

        en: the pools of codes and how full they are
        ru: наборы кодов и сколько в них осталось

        en: One line for each pool: codes given, free, and over before anybody got them. With a pool's name, its codes
            and who
           | has them.
           |
           |   kamerton codes list
           |   kamerton codes list autumn-gifts --csv
        ru: Строка на каждый набор: сколько кодов выдано, свободно и просрочено, никому не доставшись. С именем набора
            — его коды и
           | у кого они.
           |
           |   kamerton codes list
           |   kamerton codes list autumn-gifts --csv

        en: only this one
        ru: только эта

        en: there is no pool "{1}"
        ru: нет набора «{1}»

        en: fill one with: kamerton codes import FILE --pool {1}
        ru: наполните его: kamerton codes import FILE --pool {1}

        en: there is no pool: fill one with: kamerton codes import FILE --pool NAME
        ru: наборов нет: наполните первый: kamerton codes import FILE --pool NAME

        en: pool
        ru: набор

        en: given
        ru: выдан

        en: free
        ru: свободно

        en: over
        ru: просрочено

        en: used by
        ru: где нужен

        en: code
        ru: код

        en: for
        ru: за что

        en: ends
        ru: до

        en: (free)
        ru: (свободен)

        en: who has a code
        ru: у кого код

        en: For the counter, where somebody shows a code: which pool it is of, and who got it, when, by what.
           |
           |   kamerton codes show AUTUMN-7K3P
        ru: Для прилавка, где кто-то показывает код: из какого он набора, кто его получил, когда и за что.
           |
           |   kamerton codes show AUTUMN-7K3P

        en: as it was imported
        ru: как он был загружен

        en: no pool has the code {1}
        ru: ни в одном наборе нет кода {1}

        en: see the pools with: kamerton codes list
        ru: посмотрите наборы: kamerton codes list

        en: pool {1}: free
        ru: набор {1}: свободен

        en: pool {1}: given to {2} at {3} by {4}
        ru: набор {1}: выдан {2} {3}, откуда: {4}

        en: do not ask
        ru: не спрашивать

        en: {1}, and there is no terminal to ask on: add --yes
        ru: {1}, а спросить не на чем, терминала нет: добавьте --yes

        en: see what would be done with --dry-run
        ru: посмотрите с --dry-run, что было бы сделано

        en: nothing was changed
        ru: ничего не изменено

        en: the record of consent with its proofs, as CSV
        ru: записи о согласиях с доказательствами, в CSV

        en: One row for each entry of the record, oldest first within each member: who, what was said about what,
            when, on
           | what ground, the wording that was shown with its version and language, the page, the block of network
           | addresses and the browser that it came from, when it was asked for and when it was confirmed. The file
            can be
           | read by you alone: it holds personal data. Cells that a spreadsheet would run as a formula get an
            apostrophe.
           |
           | Example:  kamerton consent export --where 'has_tag("audit")' consents.csv
        ru: По строке на каждую запись, у каждого участника от старых к новым: кто, что и о чём сказано, когда, на
            каком
           | основании, какой текст был показан, его версия и язык, страница, блок сетевых адресов и браузер, когда
            согласие
           | запросили и когда подтвердили. Прочитать файл можете только вы: в нём личные данные. Ячейки, которые
            таблица
           | приняла бы за формулу, получают апостроф.
           |
           | Пример:  kamerton consent export --where 'has_tag("audit")' consents.csv

        en: the file to write
        ru: файл, в который писать

        en: {1} cannot be written
        ru: {1} не удаётся записать

        en: {1|entry|entries} on {2|member|members} in {3}
        ru: {1|запись|записи|записей}, {2|участник|участника|участников}, файл: {3}

        en: record that a member agreed
        ru: записать, что участник согласился

        en: Appends a consent to the record: a member agreed to a topic, to an intent or to everything, and --basis
            says on
           | what ground ("signed form of 12 October, folder 7"). The record is never edited, so write what you could
            show.
           |
           | After a withdrawal the basis must be a new one: what a member agreed to before leaving is no ground for
           | writing again. A consent does not lift a suppression, and none is needed for service messages.
           |
           | Example:  kamerton consent grant anna@example.org --topic news --basis "asked at the counter, slip 118"
        ru: Добавляет согласие в записи: участник согласился на тему, на цель или на всё, а --basis говорит, на каком
           | основании («анкета от 12 октября, папка 7»). Записи никогда не правятся, поэтому пишите то, что можете
            показать.
           |
           | После отзыва основание должно быть новым: то, на что участник соглашался до ухода, не даёт права писать
            снова.
           | Согласие не убирает адрес из стоп-листа, а для служебных писем оно не нужно.
           |
           | Пример:  kamerton consent grant anna@example.org --topic news --basis "спросили у прилавка, бланк 118"

        en: on what ground
        ru: на каком основании

        en: which version of the text the member was shown
        ru: какую версию текста видел участник

        en: where it came from (default: command)
        ru: откуда сведения (по умолчанию command)

        en: what did the member agree to?
        ru: на что участник согласился?

        en: --topic NAME, --intent NAME or --all
        ru: --topic ИМЯ, --intent ИМЯ или --all

        en: --basis is missing: on what ground may the member be written to?
        ru: не хватает --basis: на каком основании можно писать участнику?

        en: --basis "signed form of 12 October, folder 7"
        ru: --basis "анкета от 12 октября, папка 7"

        en: the member withdrew on {1}, and "{2}" is the ground of the consent of {3} before that
        ru: участник отозвал согласие {1}, а «{2}» — основание согласия от {3}, данного до этого

        en: say in --basis what the member has agreed to since
        ru: скажите в --basis, на что участник согласился с тех пор

        en: no mail goes there all the same: the address is suppressed ({1}, since {2}); see: kamerton suppress remove
        ru: письма туда всё равно не уходят: адрес в стоп-листе ({1}, с {2}); см. kamerton suppress remove

        en: left by name, and still so: {1}
        ru: отозвано поимённо и остаётся отозванным: {1}

        en: a topic of kamerton.yaml
        ru: тема из kamerton.yaml

        en: inform, promo, invite or research
        ru: inform, promo, invite или research

        en: everything but service messages
        ru: всё, кроме служебных писем

        en: topics are declared in kamerton.yaml
        ru: темы объявляются в kamerton.yaml

        en: service messages need no consent: they answer to what a member does
        ru: для служебных писем согласие не нужно: они отвечают на то, что делает участник

        en: there is no intent "{1}"
        ru: цели «{1}» нет

        en: --all is everything: it does not go together with --topic and --intent
        ru: --all — это всё: вместе с --topic и --intent он не пишется

        en: everything
        ru: всё

        en: the topic {1}
        ru: тема {1}

        en: the intent {1}
        ru: цель {1}

        en: no member has the address {1}
        ru: участника с адресом {1} нет

        en: the address is suppressed: {1}, since {2}
        ru: адрес в стоп-листе: {1}, с {2}

        en: unknown
        ru: неизвестно

        en: {1}: {2} is {3} now; it was {4}
        ru: {1}: {2} — теперь {3}, было {4}

        en: {1}: {2} is {3} already; nothing is written
        ru: {1}: {2} — уже {3}, ничего не записано

        en: what a member agreed to, and what proves it
        ru: на что участник согласился и чем это доказано

        en: The standing consents, and below them the whole record in the order in which it came: what was said, when,
            on
           | what ground, from where, and which wording was shown. With --json each entry has its whole proof: the
            text of
           | the wording, the page, the block of network addresses, the browser, the times of request and confirmation.
           |
           | Example:  kamerton consent show anna@example.org --json
        ru: Действующие согласия, а под ними все записи в том порядке, в каком они появились: что сказано, когда, на
            каком
           | основании, откуда и какой текст был показан. С --json у каждой записи всё доказательство: сам текст,
            страница,
           | блок сетевых адресов, браузер, время запроса и подтверждения.
           |
           | Пример:  kamerton consent show anna@example.org --json

        en: {1} has said nothing: only service messages go
        ru: {1}: ничего не сказано, уходят только служебные письма

        en: {1}: {2} since {3}
        ru: {1}: {2} с {3}

        en: suppressed: {1} since {2}; no mail goes there
        ru: в стоп-листе: {1} с {2}; писем туда нет

        en: purpose
        ru: на что

        en: wording
        ru: формулировка

        en: source
        ru: источник

        en: basis
        ru: основание

        en: came from
        ru: откуда

        en: record that a member does not want it any more
        ru: записать, что участник больше не хочет

        en: Appends a withdrawal to the record: of a topic, of an intent, or of everything when neither is named. It
            holds
           | from the next message on, also for messages that are planned already. Service messages still go; to stop
           | those too: kamerton suppress add EMAIL.
           |
           | Example:  kamerton consent withdraw anna@example.org --topic news --note "asked by phone"
        ru: Добавляет в записи отзыв: темы, цели или всего, если ни то ни другое не названо. Он действует со следующего
           | письма, в том числе для уже запланированных. Служебные письма уходят и дальше; чтобы остановить и их:
           | kamerton suppress add EMAIL.
           |
           | Пример:  kamerton consent withdraw anna@example.org --topic news --note "попросила по телефону"

        en: how the member said so
        ru: как участник об этом сказал

        en: who is in the core of the community, or would be, and why
        ru: кто в ядре сообщества или вошёл бы в него и почему

        en: The core is the first so many members by engagement of those whom community.core in kamerton.yaml allows:
           |
           |   community: { core: { where: stage in (promoter, kamerton), size: 150 } }
           |
           | It is a segment called core. "run" chooses it once a day, and anew when the rule was edited; this command
            shows
           | whom it would choose now: who comes in, who stays and since when, who leaves, and what each did for it.
            With
           | --size it tries another size; nothing is written.
           |
           |   kamerton core --size 50
           |   kamerton core --csv > core.csv
           |   kamerton members show anna@example.org      # every part of one member's engagement
           |
           | How engagement is counted: docs/engagement.md.
        ru: Ядро — самые вовлечённые из тех, кого допускает community.core в kamerton.yaml, не больше заданного числа:
           |
           |   community: { core: { where: stage in (promoter, kamerton), size: 150 } }
           |
           | Это сегмент core. «run» выбирает его раз в день и заново, когда правило изменили; эта команда показывает,
            кого он
           | выбрал бы сейчас: кто входит, кто остаётся и с какого времени, кто выходит и что каждый для этого сделал.
            С
           | --size пробует другой размер; ничего не записывается.
           |
           |   kamerton core --size 50
           |   kamerton core --csv > core.csv
           |   kamerton members show anna@example.org      # из чего складывается вовлечённость участника
           |
           | Как считают вовлечённость: docs/engagement.md.

        en: as if it were for so many members
        ru: как если бы в нём было столько мест

        en: --size {1} is not from 1 to 5000
        ru: --size {1} — не от 1 до 5000

        en: try 150
        ru: попробуйте 150

        en: the workspace declares no core
        ru: в рабочей папке ядро не объявлено

        en: add to kamerton.yaml: community: { core: { where: "stage in (promoter, kamerton)", size: 150 } }
        ru: добавьте в kamerton.yaml: community: { core: { where: "stage in (promoter, kamerton)", size: 150 } }

        en: place
        ru: место

        en: engagement
        ru: вовлечённость

        en: since
        ru: с какого дня

        en: comes in
        ru: входит

        en: nobody would be in the core: nobody whom its filter allows has done anything that counts
        ru: в ядре никого бы не было: никто из допущенных фильтром не сделал ничего, что считается

        en: leaves: {1}, engagement {2}
        ru: выходит: {1}, вовлечённость {2}

        en: {1} of {2|place|places} in the core are taken
        ru: занято {1} из {2|места|мест|мест} в ядре

        en: it was not chosen yet: kamerton run does it
        ru: его ещё не выбирали: это делает kamerton run

        en: {1} is there already, and a key is never overwritten
        ru: {1} уже есть, а ключ никогда не перезаписывается

        en: take another name; the old key signs until kamerton.yaml names the new one
        ru: возьмите другое имя; старый ключ подписывает, пока в kamerton.yaml не назван новый

        en: make its folder first
        ru: сначала создайте для него папку

        en: a new key that signs the mail, and its DNS record
        ru: новый ключ для подписи писем и его запись DNS

        en: Writes a new private key into a file that only you can read, and prints the TXT record to publish and the
            line for
           | kamerton.yaml. A file that is there is never overwritten, and nothing is sent or changed elsewhere.
           |
           |   kamerton dkim keygen --out .kamerton/dkim-k1.pem --selector k1
           |   kamerton dkim keygen --out .kamerton/dkim-e1.pem --selector e1 --type ed25519
           |
           | Publish the record first, wait until it can be looked up, then add the line. To change a key later, make
            one
           | with another selector, and keep the old record published for a week after the switch: mail that is on its
            way
           | was signed with the old key. docs/dkim.md tells it step by step.
        ru: Записывает новый закрытый ключ в файл, который можете читать только вы, и печатает TXT-запись для
            публикации и
           | строку для kamerton.yaml. Готовый файл никогда не перезаписывается; ничего не отправляется и больше не
            меняется.
           |
           |   kamerton dkim keygen --out .kamerton/dkim-k1.pem --selector k1
           |   kamerton dkim keygen --out .kamerton/dkim-e1.pem --selector e1 --type ed25519
           |
           | Сначала опубликуйте запись, дождитесь, пока она станет видна, затем добавьте строку. Чтобы потом сменить
            ключ,
           | сделайте новый с другим селектором и держите старую запись ещё неделю после перехода: письма, которые уже
            в пути,
           | подписаны старым ключом. По шагам это рассказано в docs/dkim.md.

        en: where to write the key (required)
        ru: куда записать ключ (обязательно)

        en: rsa (the default) or ed25519
        ru: rsa (по умолчанию) или ed25519

        en: of an RSA key: 1024 to 4096 (default 2048)
        ru: для ключа RSA: от 1024 до 4096 (по умолчанию 2048)

        en: names the key in DNS (default: k and the month, such as k202611; e for Ed25519)
        ru: имя ключа в DNS (по умолчанию k и месяц, например k202611; для Ed25519 — e)

        en: who signs (default: the domain of sender.from)
        ru: кто подписывает (по умолчанию домен из sender.from)

        en: --out is missing: where to write the key
        ru: не указано --out: куда записать ключ

        en: write --out .kamerton/dkim-k1.pem
        ru: напишите --out .kamerton/dkim-k1.pem

        en: {1}: a new key ({2}) that only you can read
        ru: {1}: новый ключ ({2}), прочитать его можете только вы

        en: When it can be looked up, write into kamerton.yaml, below delivery:
        ru: Когда запись станет видна, впишите в kamerton.yaml под delivery:

        en: --bits {1}: receivers take RSA keys of 1024 to 4096 bits
        ru: --bits {1}: получатели принимают ключи RSA от 1024 до 4096 бит

        en: 2048 is right for nearly everyone
        ru: почти всем подходит 2048

        en: --bits is for RSA; an Ed25519 key has one size
        ru: --bits нужен для RSA; у ключа Ed25519 размер один

        en: --type {1} is not a kind of key that signs mail
        ru: --type {1} — не вид ключа, которым подписывают письма

        en: --domain {1} is not a domain that mail can come from
        ru: --domain {1} — не домен, с которого может прийти письмо

        en: --domain is missing, and there is no workspace here whose sender tells it
        ru: не указано --domain, и нет рабочей папки, чей отправитель его подскажет

        en: write --domain example.org
        ru: напишите --domain example.org

        en: --selector {1} is not a selector: letters, digits and hyphens
        ru: --selector {1} — не селектор: нужны латинские буквы, цифры и дефисы

        en: write --selector k1
        ru: напишите --selector k1

        en: the selector {1} of {2} has a key that signs already
        ru: у селектора {1} домена {2} уже есть ключ, который подписывает

        en: a new key has a selector of its own: --selector
        ru: новому ключу нужен свой селектор: --selector

        en: RSA, {1} bits
        ru: RSA, {1} бит

        en: The TXT record to publish:
        ru: TXT-запись для публикации:

        en: The same as a line of a zone file:
        ru: То же строкой файла зоны:

        en: the DNS records of the keys that sign the mail
        ru: записи DNS для ключей, которыми подписываются письма

        en: Reads the private keys that delivery.dkim names and prints the TXT record of each, to publish it, or to
            compare it
           | with what is published. The keys themselves are never printed.
           |
           |   kamerton dkim show
           |   dig +short TXT k1._domainkey.example.org      what is published now
           |
           | Exits with 1 when a key cannot be read.
        ru: Читает закрытые ключи, названные в delivery.dkim, и печатает TXT-запись каждого: чтобы опубликовать её или
            сравнить
           | с опубликованной. Сами ключи никогда не печатаются.
           |
           |   kamerton dkim show
           |   dig +short TXT k1._domainkey.example.org      что опубликовано сейчас
           |
           | Код завершения 1, если ключ не читается.

        en: kamerton.yaml has no delivery.dkim, so the mail goes unsigned
        ru: в kamerton.yaml нет delivery.dkim, поэтому письма уходят без подписи

        en: make a key with: kamerton dkim keygen
        ru: сделайте ключ: kamerton dkim keygen

        en: {1} of {2}: {3}
        ru: {1}, домен {2}: {3}

        en: look at everything that mail depends on
        ru: осмотреть всё, от чего зависит почта

        en: Connects to the relay (TLS, certificate, login, PIPELINING, SIZE), asks name servers about the sender
            (SPF, the DKIM
           | record against the key, DMARC and its alignment, MX, reverse DNS), says which of the large providers'
            rules are
           | met, looks at the folder that "bounces fetch" reads (TLS, certificate, login), at the store, the clock,
            cron, the
           | permissions of secrets and the disk. Each line is ok, a warning or an error, and says what to do. It sends
            no mail
           | and changes nothing; docs/doctor.md explains every line.
           |
           | With --offline neither the mail servers nor name servers are asked. Exits 1 when there is an error.
           |
           |   kamerton doctor
           |   kamerton doctor --offline --json
        ru: Подключается к серверу (TLS, сертификат, вход, PIPELINING, SIZE), спрашивает серверы имён об отправителе
            (SPF, запись
           | DKIM против ключа, DMARC и соответствие ему, MX, обратная запись), говорит, какие требования крупных
            провайдеров
           | выполнены, осматривает папку, которую читает «bounces fetch» (TLS, сертификат, вход), хранилище, часы,
            cron,
           | права на секреты и диск. Каждая строка — порядок, предупреждение или ошибка, и что делать. Писем не шлёт
            и ничего
           | не меняет; каждую строку объясняет docs/doctor.md.
           |
           | С --offline ни почтовые серверы, ни серверы имён не опрашиваются. При ошибке код завершения 1.
           |
           |   kamerton doctor
           |   kamerton doctor --offline --json

        en: ask neither mail servers nor name servers
        ru: не опрашивать ни почтовые серверы, ни серверы имён

        en: {1|error|errors}, {2|warning|warnings}
        ru: {1|ошибка|ошибки|ошибок}, {2|предупреждение|предупреждения|предупреждений}

        en: ok
        ru: порядок

        en: not looked at
        ru: не проверено

        en: {1|order|orders} of {2|buyer|buyers}, {3} of them new; {4|member|members} in all
        ru: {1|заказ|заказа|заказов} от {2|покупателя|покупателей|покупателей}, новых из них {3}; всего
            {4|участник|участника|участников}

        en: {1} % of buyers came again (95 % interval {2} to {3} %, n {4})
        ru: {1} % покупателей пришли снова (95 %-ный интервал от {2} до {3} %, n {4})

        en: average order {1} (n {2}), orders of a buyer {3}, revenue {4}
        ru: средний заказ {1} (n {2}), заказов на покупателя {3}, выручка {4}

        en: What became of messages, by the offers that the member had got in the 30 days before:
        ru: Что стало с письмами, по числу предложений, которые участник получил за 30 дней до них:

        en: Who bought in the months after their first purchase:
        ru: Кто покупал в месяцы после первой покупки:

        en: email
        ru: email

        en: {1} of {2|member|members}; --limit 0 shows all
        ru: {1} из {2|участника|участников|участников}; --limit 0 покажет всех

        en: the campaign of kind event
        ru: кампания вида event

        en: the day, as 2026-12-12 (default: the next)
        ru: день, например 2026-12-12 (по умолчанию ближайший)

        en: there is no event "{1}"
        ru: события «{1}» нет

        en: {1} has no date near now
        ru: у {1} нет дат поблизости

        en: name one: 2026-12-12
        ru: назовите дату: 2026-12-12

        en: "{1}" is not a day
        ru: «{1}» — не день

        en: write it as 2026-12-12
        ru: пишите так: 2026-12-12

        en: {1} is not on {2}
        ru: у {1} нет события {2}

        en: the nearest date is {1}
        ru: ближайшая дата — {1}

        en: see: kamerton events
        ru: смотрите: kamerton events

        en: disabled
        ru: выключено

        en: on now
        ru: идёт сейчас

        en: not announced
        ru: не объявлено

        en: announced
        ru: объявлено

        en: take in who was there from a CSV file
        ru: отметить, кто пришёл, по файлу CSV

        en: The column "email" says who; a column "attended" with no, false or 0 says who was not. With --rest-absent
            everybody else
           | who had a seat is noted as not there. Read again it changes what differs. Each who was there has the
            activity
           | "attended", so that filters count it: count(attended, within 365d) >= 2.
           |
           |   kamerton events attendance grafting-workshop 2026-12-12 list.csv --rest-absent
        ru: Столбец «email» говорит, кто; столбец «attended» со значением no, false или 0 — кого не было. С
            --rest-absent все остальные,
           | у кого было место, отмечаются как не пришедшие. Прочитанный ещё раз, файл меняет то, что отличается. У
            каждого пришедшего есть действие
           | «attended», и фильтры его считают: count(attended, within 365d) >= 2.
           |
           |   kamerton events attendance grafting-workshop 2026-12-12 list.csv --rest-absent

        en: the day, as 2026-12-12
        ru: день, например 2026-12-12

        en: whoever had a seat and is not in the file was not there
        ru: у кого было место и кого нет в файле, тот не пришёл

        en: {1} on {2} is not announced yet, so there is no list
        ru: {1} {2} ещё не объявлено, поэтому списка нет

        en: see the dates with: kamerton events
        ru: даты покажет: kamerton events

        en: line {1}: {2} is no member, so nothing was noted
        ru: строка {1}: {2} — не участник, отметки нет

        en: {1|member was|members were} there, {2|was|were} not
        ru: пришли: {1|участник|участника|участников}, не пришли: {2|участник|участника|участников}

        en: the link to the host's list of who is there
        ru: ссылка на список хозяина: кто пришёл

        en: Prints a signed link for whoever receives the guests: the page lists who is expected, and saves who is
            there. It opens
           | a day before the start and closes two days after the end. Whoever has the link can see the list: send it
            to hosts only.
           |
           |   kamerton events checkin grafting-workshop
        ru: Печатает подписанную ссылку для того, кто встречает гостей: на странице видно, кого ждут, и отмечается,
            кто пришёл. Она
           | открывается за день до начала и закрывается через два дня после конца. У кого есть ссылка, тот видит
            список: давайте её только хозяевам.
           |
           |   kamerton events checkin grafting-workshop

        en: members are invited by "kamerton run" from {1} on
        ru: «kamerton run» пригласит участников начиная с {1}

        en: the plan of events: when, where, who comes
        ru: план событий: когда, где, кто придёт

        en: Every date of the campaigns of kind event, the nearest first: the coming half year, or what --from and
            --to say.
           |
           |   kamerton events
           |   kamerton events --from 2026-01-01 --to 2026-12-31
           |   kamerton events show grafting-workshop
        ru: Все даты кампаний вида event, ближайшая первой: на полгода вперёд, или как скажут --from и --to.
           |
           |   kamerton events
           |   kamerton events --from 2026-01-01 --to 2026-12-31
           |   kamerton events show grafting-workshop

        en: no event is planned; write one with: kamerton new event NAME
        ru: событий не запланировано; создайте: kamerton new event ИМЯ

        en: title
        ru: название

        en: maybe
        ru: может быть

        en: seats
        ru: мест занято

        en: {1} of {2}
        ru: {1}, о {2}

        en: one date of an event: who comes, who helps, who waits and why
        ru: одна дата события: кто придёт, кто помогает, кто ждёт и почему

        en: Those who answered, in the order of the queue. Whoever waits is passed over for two reasons only: their
            party is larger
           | than what is free, or what is free is kept for others until shortly before.
           |
           |   kamerton events show grafting-workshop
           |   kamerton events show grafting-workshop 2026-12-12 --json
        ru: Кто ответил, в порядке очереди. Ждущего пропускают только по двум причинам: с гостями ему нужно больше
            мест, чем
           | свободно, или свободное придержано для других почти до начала.
           |
           |   kamerton events show grafting-workshop
           |   kamerton events show grafting-workshop 2026-12-12 --json

        en: {1} of {2|seat|seats} taken, {3|member waits|members wait}
        ru: занято {1} из {2|места|мест|мест}, {3|участник ждёт|участника ждут|участников ждут}

        en: invited {1}: yes {2}, maybe {3}, no {4}; there were {5}
        ru: приглашено {1}: да {2}, может быть {3}, нет {4}; пришли {5}

        en: guests
        ru: гости

        en: helps
        ru: помогает

        en: seat
        ru: место в зале

        en: has a seat
        ru: есть место

        en: waits: {1} free, too few for {2}
        ru: ждёт: свободно {1}, а нужно {2}

        en: waits: {1|seat is|seats are} kept
        ru: ждёт: {1|место придержано|места придержаны|мест придержано}

        en: waits: full
        ru: ждёт: мест нет

        en: every decision on one member
        ru: все решения об одном участнике

        en: Tells one member's story: every message that was planned for them and what became of it, what came back
           | (bounces, complaints, replies), what they have consented to, how much of their budgets is used, and for
            each
           | campaign whether they would get it now, and if not which rule keeps them out.
           |
           |   kamerton explain anna@example.org
        ru: Рассказывает историю участника: какие письма ему планировались и что с ними стало, что вернулось (отказы,
           | жалобы, ответы), на что он согласился, сколько лимитов уже израсходовано и по каждой кампании — получил бы
           | он её сейчас, а если нет, то какое правило не пускает.
           |
           |   kamerton explain anna@example.org

        en: see who there is with: kamerton members list
        ru: посмотрите, кто есть: kamerton members list

        en: May be mailed:
        ru: Можно ли писать:

        en: Budgets used:
        ru: Израсходовано лимитов:

        en: {1}: {2}, the limit is {3}
        ru: {1}: {2}, лимит {3}

        en: Messages:
        ru: Письма:

        en: Journeys:
        ru: Пути по цепочкам:

        en: Came back:
        ru: Вернулось:

        en: Campaigns now:
        ru: Кампании сейчас:

        en: no: suppressed since {1}, {2}
        ru: нельзя: в стоп-листе с {1}, {2}

        en: {1}: {2} on {3}
        ru: {1}: {2}, {3}

        en: paused by the member until {1}: only service messages go
        ru: участник взял паузу до {1}: уходят только служебные письма

        en: wants fewer messages: the limit of messages counts over twice its window
        ru: хочет писем пореже: предел числа писем считается за двойное окно

        en: case {1} is open since {2}, {3} looks after it: no promotions
        ru: задача {1} открыта с {2}, ею занят {3}: рекламы нет

        en: no consent is known: only service messages go
        ru: о согласии ничего не известно: уходят только служебные письма

        en: {1}: held back{2}{3}
        ru: {1}: придержано{2}{3}

        en: {1}: tried {2|time|times}, next{3}{4}
        ru: {1}: {2|попытка|попытки|попыток}, следующая{3}{4}

        en: {1}: waiting, due{2}
        ru: {1}: ждёт срока{2}

        en: {1}: on the wire
        ru: {1}: отправляется

        en: {1}: sent{2}
        ru: {1}: отправлено{2}

        en: {1}: failed{2}{3}
        ru: {1}: не ушло{2}{3}

        en: {1}: not sure whether it arrived
        ru: {1}: неизвестно, дошло ли

        en: {1}: sent{2}, came back{3}
        ru: {1}: отправлено{2}, вернулось{3}

        en: {1}: sent{2}, reported as spam
        ru: {1}: отправлено{2}, отмечено как спам

        en: {1}: not sent{2}
        ru: {1}: не отправлено{2}

        en: wave {1} goes with the next run
        ru: волна {1} уйдёт при следующем run

        en:  (next due {1})
        ru:  (следующий срок {1})

        en: {1}: not in the audience; {2}
        ru: {1}: не в аудитории; {2}

        en: {1}: in the control group, to compare with
        ru: {1}: в контрольной группе, для сравнения

        en: {1}: held out, to compare with
        ru: {1}: в контрольной доле, для сравнения

        en: {1}: nobody gets it now; {2}
        ru: {1}: сейчас её не получает никто; {2}

        en: {1}: would get it{2}
        ru: {1}: получил бы{2}

        en: {1}: in the audience, now held back: {2}{3}{4}
        ru: {1}: в аудитории, сейчас придержано: {2}{3}{4}

        en: {1}: would not get it: {2}
        ru: {1}: не получил бы: {2}

        en:  until {1}
        ru:  до {1}

        en: the api_key of the webhook {1}
        ru: api_key вебхука {1}

        en: webhook {1}: {2}
        ru: вебхук {1}: {2}

        en: answers could not be fetched: {1}
        ru: ответы не удалось забрать: {1}

        en: the filter has {1|mistake|mistakes}
        ru: в фильтре {1|ошибка|ошибки|ошибок}

        en: the language is described in docs/filters.md
        ru: язык описан в docs/filters.md

        en: {1|member|members} went from {2} to {3}. Seen more often in the {4} days before than among those who are
            in {5} now:
        ru: {1|участник перешёл|участника перешли|участников перешли} из {2} в {3}. За {4} дней до этого чаще, чем у
            тех, кто сейчас на стадии {5}, было замечено:

        en:   nothing, as far as these numbers show
        ru:   ничего, насколько показывают эти числа

        en: Who met us how in this period:
        ru: Кто и как встречался с нами за этот период:

        en: What the campaigns have moved, against those who were held out:
        ru: Что сдвинули кампании в сравнении с теми, кого удержали:

        en: (none)
        ru: (нет)

        en: line {1}: {2} created
        ru: строка {1}: {2} — создано

        en: line {1}: {2} updated
        ru: строка {1}: {2} — изменено

        en: line {1}: {2} suppressed
        ru: строка {1}: {2} — в стоп-лист

        en: utf-8, utf-16le, utf-16be, windows-1251, windows-1252, koi8-r or ibm866 (default: found out, and said)
        ru: utf-8, utf-16le, utf-16be, windows-1251, windows-1252, koi8-r или ibm866 (по умолчанию определяется и
            называется)

        en: dmy, mdy or ymd, for dates such as 10/11/2026; excel for its numbers
        ru: dmy, mdy или ymd для дат вида 10/11/2026; excel для его чисел

        en: comma or dot, for numbers such as 1,234
        ru: comma или dot для чисел вида 1,234

        en: name every change: whose, and each field's old and new value
        ru: назвать каждое изменение: чьё оно, прежнее и новое значение каждого поля

        en: --encoding {1} is none that is read here
        ru: --encoding {1}: такая кодировка здесь не читается

        en: {1} {2} says nothing here
        ru: {1} {2} здесь ничего не значит

        en: which column holds an attribute; remembered for the source; NAME= takes no column
        ru: в каком столбце свойство; запоминается для источника; NAME= не берёт столбца

        en: where the file comes from: the mapping is remembered by it
        ru: откуда файл: по этому имени запоминаются столбцы

        en: where rows that are not taken go (default: beside the store)
        ru: куда пишутся строки, которые не взяты (по умолчанию рядом с хранилищем)

        en: do not wait while another import works on the store: exit 3
        ru: не ждать, пока с хранилищем работает другой импорт: код 3

        en: --map {1} is not NAME=HEADER
        ru: --map {1} — не NAME=HEADER

        en: for example --map city="Город"
        ru: например --map city="Город"

        en: waits for another import: {1}
        ru: ждёт другой импорт: {1}

        en: {1}: {2|row|rows}; making the indexes
        ru: {1}: {2|строка|строки|строк}; строим индексы

        en: {1}: {2} of {3} rows
        ru: {1}: {2} из {3} строк

        en: {1}: {2|row|rows}
        ru: {1}: {2|строка|строки|строк}

        en: note: {1}
        ru: примечание: {1}

        en:   … and {1} more; --json lists them
        ru:   … и ещё {1}; их перечислит --json

        en:   … and {1} more
        ru:   … и ещё {1}

        en: rejected
        ru: отклонена

        en: … and {1} more rejected rows
        ru: … и ещё {1|отклонённая строка|отклонённые строки|отклонённых строк}

        en: correct the rejected rows in {1} and import that file
        ru: исправьте отклонённые строки в {1} и импортируйте этот файл

        en: {1} read: {2} created, {3} updated, {4} unchanged, {5} rejected
        ru: прочитано {1}: создано {2}, изменено {3}, без изменений {4}, отклонено {5}

        en: make a workspace here or in DIR
        ru: создать рабочую папку здесь или в DIR

        en: Writes kamerton.yaml, a first campaign with its templates, .gitignore, and the secret that signs links. It
            asks for
           | what it is not told, on a terminal. Nothing that exists is overwritten: in a workspace that is there
            already (a
           | fresh clone) it adds only what is missing, such as the secret.
           |
           |   kamerton init my-club --name "Green Orchard Club" --from "Green Orchard Club <club@example.org>"
           |   kamerton check --workspace my-club
        ru: Пишет kamerton.yaml, первую кампанию с шаблонами, .gitignore и секрет, которым подписываются ссылки. Чего
            не
           | сказали ключами, спросит в терминале. Ничего не перезаписывает: в готовой рабочей папке (свежий клон)
            только
           | добавляет недостающее, например секрет.
           |
           |   kamerton init my-club --name "Green Orchard Club" --from "Green Orchard Club <club@example.org>"
           |   kamerton check --workspace my-club

        en: the folder (default: this one)
        ru: папка (по умолчанию эта)

        en: the name of the community
        ru: название сообщества

        en: the From line: Name <address>
        ru: строка «От кого»: Имя <адрес>

        en: the language of most members: ru, en, pt-BR
        ru: язык большинства участников: ru, en, pt-BR

        en: their time zone: Europe/Moscow
        ru: их часовой пояс: Europe/Moscow

        en: where "kamerton serve" will be reached
        ru: где будет доступен «kamerton serve»

        en: stands under every mail
        ru: стоит под каждым письмом

        en: make the store now, with this salt (for tests: the same samples)
        ru: создать хранилище сразу и с этой солью (для тестов: выборки получатся те же)

        en: wrote {1}
        ru: записан {1}

        en: added .kamerton/ to .gitignore
        ru: в .gitignore добавлена строка .kamerton/

        en: nothing was missing
        ru: всё уже на месте

        en: next: kamerton check{1}
        ru: дальше: kamerton check{1}

        en: kamerton.yaml is there, and has mistakes, so nothing was added
        ru: kamerton.yaml уже есть, но с ошибками, поэтому ничего не добавлено

        en: see: kamerton check
        ru: см.: kamerton check

        en: --salt takes 32 to 128 hexadecimal digits, found {1} characters
        ru: для --salt нужно от 32 до 128 шестнадцатеричных цифр, а здесь {1|знак|знака|знаков}

        en: for example: openssl rand -hex 32
        ru: например: openssl rand -hex 32

        en: the store exists already, with another salt
        ru: хранилище уже есть, и соль у него другая

        en: members' keys depend on it: use another folder, or another "store:"
        ru: от неё зависят ключи участников: возьмите другую папку или другой «store:»

        en: made {1} with the given salt
        ru: создана {1} с этой солью

        en: Name of the community
        ru: Название сообщества

        en: From line
        ru: Строка «От кого»

        en: Language of most members
        ru: Язык большинства участников

        en: Time zone
        ru: Часовой пояс

        en: Web address of the survey pages
        ru: Адрес страниц с опросами

        en: Postal address, to stand under every mail
        ru: Почтовый адрес, который стоит под каждым письмом

        en: working out the stages of {1|member|members} as of {2}
        ru: определяются стадии {1|участника|участников|участников} на {2}

        en: making an index for {1} in the store, this once: filters search by it; whoever else writes waits until it
            is there
        ru: в хранилище создаётся индекс для {1}, один раз: по нему ищут фильтры; все, кто пишет в хранилище, ждут,
            пока он не готов

        en: about to enter {1}
        ru: на входе {1}

        en: nobody under way
        ru: в пути никого

        en: {1} under way ({2})
        ru: в пути {1} ({2})

        en: goal reached by {1} of {2}
        ru: цели достигли {1} из {2}

        en: completed
        ru: прошли до конца

        en: left early
        ru: вышли раньше

        en: left after waiting
        ru: не дождались и вышли

        en: held out, to compare with
        ru: придержаны для сравнения

        en: in the control group
        ru: в контрольной группе

        en: ended with the campaign
        ru: кончились вместе с кампанией

        en: {1}: begun {2}, {3} {4}
        ru: {1}: начат {2}, {3} {4}

        en: {1}: enters {2}
        ru: {1}: входит {2}

        en: {1}: begun {2}, next the step {3}, looked at {4}
        ru: {1}: начат {2}, дальше шаг {3}, взглянем {4}

        en: sending
        ru: отправляется

        en: failed: {1}
        ru: не ушло: {1}

        en: suppressed: {1}, since {2}: no mail at all
        ru: в стоп-листе: {1}, с {2}: писать нельзя совсем

        en: wants fewer messages
        ru: хочет писем пореже

        en: paused by the member until {1}
        ru: участник взял паузу до {1}

        en: unknown: only service mail may be sent
        ru: неизвестно: можно только служебные письма

        en: Stages
        ru: Стадии

        en: none recorded yet (kamerton run records them)
        ru: ещё не записаны (их записывает kamerton run)

        en: Activities
        ru: Действия

        en: {1}: {2}, first {3}, last {4}
        ru: {1}: {2}, первое {3}, последнее {4}

        en: Roles
        ru: Роли

        en: Engagement {1}
        ru: Вовлечённость {1}

        en: 0: nothing that counts was done (docs/engagement.md)
        ru: 0: не сделано ничего, что считается (docs/engagement.md)

        en: Messages, the latest first
        ru: Письма, сначала последние

        en: brings others with {1}: {2}
        ru: приводит других с кодом {1}: {2}

        en: {1|point|points}, tier {2}
        ru: {1|балл|балла|баллов}, уровень {2}

        en: {1|point|points}
        ru: {1|балл|балла|баллов}

        en: basis: {1}
        ru: основание: {1}

        en: wording: {1}
        ru: формулировка: {1}

        en: proof: {1}
        ru: доказательство: {1}

        en: until {1}
        ru: до {1}

        en: until it is ended
        ru: пока не снимут

        en: {1}: since {2}, {3}
        ru: {1}: с {2}, {3}

        en: {1}  {2}: {3} of {4}
        ru: {1}  {2}: {3} из {4}

        en: and {1} more: {2}
        ru: и ещё {1}: {2}

        en: each is worth half after {1}
        ru: каждое тает наполовину за {1}

        en: in the core since {1}, place {2}
        ru: в ядре с {1}, место {2}

        en: erase everything held on one person
        ru: стереть всё, что хранится об одном человеке

        en: Empties the member's row and deletes activities, tags, texts of answers, proofs of consent, what webhooks
            and
           | imports left behind, and mail in the outbox. What stays says that something was, not whose it was: ledger
            rows,
           | scores and stages under a bare id. A keyed hash of the address stays suppressed, so that no import brings
            the
           | person back; "suppress remove --force" lifts that when they ask to return.
           |
           | It asks on a terminal and needs --yes elsewhere. It cannot be undone: "members export EMAIL" first, if the
           | person wants their data. An address that is no member's is erased from webhooks and rejects files. Killed
           | half-way, the same command or the next run completes it. Old backups are not touched: see docs/privacy.md.
           |
           | Examples:
           |
           |   kamerton members export anna@example.org > anna.json
           |   kamerton members erase anna@example.org --yes
        ru: Опустошает строку участника и удаляет действия, метки, тексты ответов, доказательства согласий, то, что
            осталось
           | от вебхуков и импорта, и письма в outbox. Остаётся лишь то, что нечто было, но не чьё оно: строки
            журнала, оценки
           | и стадии под одним номером. Ключевой хеш адреса остаётся в стоп-листе, чтобы импорт не вернул человека;
           | «suppress remove» с --force снимает это, когда человек сам просит вернуть его.
           |
           | На терминале команда спрашивает, иначе нужен --yes. Отменить стирание нельзя: сначала «members export
            EMAIL», если
           | человек хочет получить свои данные. Адрес, который не принадлежит участнику, стирается из вебхуков и
            отклонённых
           | строк. Прерванное завершит та же команда или следующий запуск. Старые копии не затрагиваются: см.
            docs/privacy.md.
           |
           | Примеры:
           |
           |   kamerton members export anna@example.org > anna.json
           |   kamerton members erase anna@example.org --yes

        en: the address
        ru: адрес

        en: {1} still holds the address: delete the file, or take it out by hand
        ru: в {1} адрес ещё есть: удалите файл или уберите адрес вручную

        en: or repeat this command when the other process is done
        ru: или повторите эту команду, когда другой процесс закончит

        en: an erasure cannot be undone, and there is no terminal to ask on: add --yes
        ru: стирание нельзя отменить, а спросить не у кого: нет терминала; добавьте --yes

        en: keep a copy for the person first: kamerton members export {1}
        ru: сначала сохраните копию для человека: kamerton members export {1}

        en: Erase everything held on the member {1}? This cannot be undone. [y/N] 
        ru: Стереть всё, что хранится об участнике {1}? Отменить это нельзя. [y/N] 

        en: No member has the address {1}. Erase it from events, rejected rows and mail? [y/N] 
        ru: Участника с адресом {1} нет. Стереть адрес из событий, отклонённых строк и писем? [y/N] 

        en: nothing was erased
        ru: ничего не стёрто

        en: this member was erased before
        ru: этого участника стёрли раньше

        en: the member is erased
        ru: участник стёрт

        en: no member had this address; what held it is erased, and it stays suppressed
        ru: участника с этим адресом не было; всё, где адрес встречался, стёрто, и он остаётся в стоп-листе

        en: activities deleted
        ru: действий удалено

        en: answers without their words now
        ru: ответов осталось без слов

        en: messages without a trace of whom
        ru: писем осталось без следа получателя

        en: webhook events emptied
        ru: событий вебхуков опустошено

        en: mail files removed
        ru: файлов писем удалено

        en: rejected rows removed
        ru: отклонённых строк удалено

        en: mentions overwritten
        ru: упоминаний перезаписано

        en: members as CSV, or everything held on one as JSON
        ru: участники в CSV или всё об одном из них в JSON

        en: Every member, or those that a filter selects, with all declared attributes and the standing consent. Cells
            that
           | a spreadsheet would run as a formula get an apostrophe, which "members import" takes away again.
           |
           | With an address, everything that is held on this one member in one JSON document: what a person who asks
            for
           | their data is given. Their fields and attributes, tags, activities, consents with their proofs,
            suppression,
           | stages, messages with what relays answered, responses, raw webhook events, rejected rows and mail files.
           |
           | Examples:
           |
           |   kamerton members export --where 'has_tag("staff")' --output staff.csv
           |   kamerton members export anna@example.org --output anna.json
        ru: Все участники или те, кого выбирает фильтр, со всеми объявленными свойствами и действующим согласием.
            Ячейки,
           | которые таблица приняла бы за формулу, получают апостроф; «members import» его снимает.
           |
           | С адресом — всё, что хранится об этом участнике, одним документом JSON: то, что получает человек, который
            просит
           | свои данные. Поля и свойства, метки, действия, согласия с доказательствами, стоп-лист, стадии, письма с
            ответами
           | серверов, ответы на опросы, сырые события вебхуков, отклонённые строки и файлы писем.
           |
           | Примеры:
           |
           |   kamerton members export --where 'has_tag("staff")' --output staff.csv
           |   kamerton members export anna@example.org --output anna.json

        en: one member's address
        ru: адрес одного участника

        en: a file that only you can read (default: standard output)
        ru: файл, который сможете прочесть только вы (по умолчанию стандартный вывод)

        en: {1|member|members} in {2}
        ru: {1|участник|участника|участников} в {2}

        en: --where selects members, and {1} is one already
        ru: --where выбирает участников, а {1} и так один

        en: leave out one of the two
        ru: уберите одно из двух

        en: everything held on {1} is in {2}
        ru: всё, что хранится о {1}, записано в {2}

        en: take members in from a CSV file
        ru: принять участников из файла CSV

        en: Each row makes a member, or changes the one with the same address (or external_id). An empty cell changes
           | nothing, a second import of the same file nothing at all. Rows that cannot be taken go to a CSV with the
            line
           | and the reason; correct them there and import that file.
           |
           | Columns are found by their headers: "email", "E-mail", "First Name", "Имя", and every attribute declared
            in
           | kamerton.yaml. Others are named once: --map city="Town" is remembered for the source.
           |
           | Consent comes from a column "consent" (granted, withdrawn, pending) or from --consent; without either it
            is
           | unknown, and only service mail is sent. An import never overrides a withdrawal.
           |
           | Try it first:  kamerton members import club.csv --dry-run --show-changes
           | Then:          kamerton members import club.csv --consent granted --basis "club form, 2026"
           |
           | From Mailchimp or listmonk: unzip the export, and name the folder or one of its files. Who unsubscribed,
           | bounced or was blocked there is suppressed before anything else is written.
           |
           |   kamerton members import --from mailchimp audience_export_1a2b/
           |   kamerton members import --from listmonk subscribers.csv --basis "club form, confirmed by mail"
        ru: Каждая строка создаёт участника или меняет того, у кого тот же адрес (или external_id). Пустая ячейка не
            меняет
           | ничего, повторный импорт того же файла — тоже. Строки, которые принять нельзя, попадают в CSV с номером
            строки и
           | причиной; исправьте их там и импортируйте этот файл.
           |
           | Столбцы узнаются по заголовкам: «email», «E-mail», «First Name», «Имя» и каждый атрибут, объявленный в
           | kamerton.yaml. Другие называют один раз: --map city="Town" запоминается для источника.
           |
           | Согласие берётся из столбца «consent» (granted, withdrawn, pending) или из --consent; без того и другого
            оно
           | неизвестно, и уходят только служебные письма. Импорт никогда не отменяет отзыв.
           |
           | Сначала попробуйте:  kamerton members import club.csv --dry-run --show-changes
           | Затем:               kamerton members import club.csv --consent granted --basis "анкета клуба, 2026"
           |
           | Из Mailchimp или listmonk: распакуйте выгрузку и назовите папку или один из её файлов. Кто там отписался,
            чей
           | адрес не принимал писем или заблокирован, попадает в стоп-лист раньше всего остального.
           |
           |   kamerton members import --from mailchimp audience_export_1a2b/
           |   kamerton members import --from listmonk subscribers.csv --basis "анкета клуба, подтверждена письмом"

        en: a CSV file whose first line names the columns; - for standard input; with --from, a folder too
        ru: файл CSV, первая строка которого называет столбцы; - означает стандартный ввод; с --from можно назвать и
            папку

        en: granted, withdrawn or pending, for rows without their own
        ru: granted, withdrawn или pending для строк, где своего состояния нет

        en: what the consent rests on: the form, the contract, the day
        ru: на чём основано согласие: анкета, договор, дата

        en: mailchimp or listmonk: the export of that tool, with its statuses
        ru: mailchimp или listmonk: выгрузка этого инструмента с его статусами

        en: subscribed, unsubscribed, cleaned or nonsubscribed: for a file of Mailchimp's that does not say
        ru: subscribed, unsubscribed, cleaned или nonsubscribed: для файла Mailchimp, по которому этого не видно

        en: --status belongs to an export of Mailchimp's
        ru: --status относится к выгрузке Mailchimp

        en: add --from mailchimp
        ru: добавьте --from mailchimp

        en: --status belongs to an export of Mailchimp's, and this is one of {1}
        ru: --status относится к выгрузке Mailchimp, а это выгрузка {1}

        en: --consent cannot be given with --from: each row's own status decides
        ru: --consent нельзя дать вместе с --from: решает статус каждой строки

        en: --basis may say what the consent of those who are subscribed rests on
        ru: --basis может сказать, на чём основано согласие подписанных

        en: --basis says what a consent rests on, and there is no --consent
        ru: --basis говорит, на чём основано согласие, а --consent нет

        en: add --consent granted
        ru: добавьте --consent granted

        en: --consent {1} is no state of consent
        ru: --consent {1}: такого состояния согласия нет

        en: one of: granted, pending, withdrawn
        ru: одно из: granted, pending, withdrawn

        en: --consent granted needs --basis: what does the consent rest on?
        ru: --consent granted требует --basis: на чём основано согласие?

        en: for example --basis "club form, 2026-10-01"
        ru: например --basis "анкета клуба, 2026-10-01"

        en: list members
        ru: список участников

        en: The members that a filter selects, or all of them, in the order in which they came; with --by engagement
            the most
           | engaged first, each with the number (docs/engagement.md).
           |
           | Example:  kamerton members list --where 'stage = promoter and city = "Penza"' --limit 20
           |           kamerton members list --where 'city = "Penza"' --by engagement
        ru: Участники, которых выбирает фильтр, или все, в том порядке, в каком они пришли; с --by engagement сначала
            самые
           | вовлечённые, у каждого число (docs/engagement.md).
           |
           | Пример:  kamerton members list --where 'stage = promoter and city = "Penza"' --limit 20
           |          kamerton members list --where 'city = "Penza"' --by engagement

        en: at most so many (default 50; 0 for all)
        ru: не больше стольких (по умолчанию 50; 0 — все)

        en: joined (the default), or engagement: the most engaged first
        ru: joined (по умолчанию) или engagement: сначала самые вовлечённые

        en: tags
        ru: метки

        en: {1} of {2|member|members}: {3}
        ru: {1} из {2|участника|участников|участников}: {3}

        en: {1|value|values} of fewer than {2} members are put together
        ru: {1|значение|значения|значений} меньше чем у {2} участников — сложены вместе

        en: everything on one member
        ru: всё об одном участнике

        en: What the store holds on a member: data, tags, consents in the order they came, stages, activities by kind,
            stories and
           | whether they may be quoted, roles, engagement with the share of each thing that was done, and the latest
            messages. Why a message was or was not sent: kamerton explain EMAIL.
           |
           | Example:  kamerton members show anna@example.org
        ru: Что хранилище знает об участнике: данные, метки, согласия по порядку, стадии, действия по видам, истории и
           | можно ли их приводить, роли, вовлечённость с долей каждого дела и последние письма. Почему письмо ушло или не ушло: kamerton explain
            EMAIL.
           |
           | Пример:  kamerton members show anna@example.org

        en: newcomers and their mentors
        ru: новички и их наставники

        en: Every offer of a mentor and what became of it, the latest first: asked, active, declined, expired, ended.
            Here you
           | see both; the two see each other only when both have said yes.
           |
           |   kamerton mentors list --state active
           |   kamerton mentors list --csv > mentors.csv
        ru: Все предложения наставника и что из них вышло, сначала последние: asked, active, declined, expired, ended.
            Здесь
           | видны оба; сами они увидят друг друга, только когда согласятся оба.
           |
           |   kamerton mentors list --state active
           |   kamerton mentors list --csv > mentors.csv

        en: only these: asked, active, declined, expired, ended
        ru: только такие: asked, active, declined, expired, ended

        en: nobody was offered a mentor
        ru: наставника ещё никому не предлагали

        en: newcomer
        ru: новичок

        en: mentor
        ru: наставник

        en: asked
        ru: спросили

        en: {1}: yes
        ru: {1}: да

        en: {1}: no
        ru: {1}: нет

        en: offer newcomers a mentor, as run does
        ru: предложить новичкам наставника, как это делает run

        en: Newcomers whom mentoring: in kamerton.yaml selects and who have no offer yet are brought together with
            members who
           | hold the role of a mentor: most in common first, then who has the least to do, then who was asked longest
            ago.
           | Both get a letter without a word on the other, and seven days to say yes; when one says no, the newcomer
            is
           | offered the next. "run" does it by itself; with --dry-run nothing is written.
           |
           |   mentoring: { newcomers: joined_at within 30d, match: [city, locale], capacity: 3 }
           |
           |   kamerton mentors match --dry-run
        ru: Новичков, которых выбирает mentoring: в kamerton.yaml и которым ещё никого не предлагали, знакомят с теми,
            у кого
           | роль наставника: сначала у кого больше общего, потом у кого меньше новичков, потом кого давно не
            спрашивали.
           | Оба получают письмо, где о другом нет ни слова, и семь дней, чтобы согласиться; если один откажется,
            новичку
           | предложат следующего. «run» делает это сам; с --dry-run ничего не записывается.
           |
           |   mentoring: { newcomers: joined_at within 30d, match: [city, locale], capacity: 3 }
           |
           |   kamerton mentors match --dry-run

        en: only show who would be offered whom
        ru: только показать, кому кого предложат

        en: the workspace declares no mentoring
        ru: в рабочей папке mentoring не объявлено

        en: add to kamerton.yaml: mentoring: { newcomers: joined_at within 30d, match: [locale] }
        ru: добавьте в kamerton.yaml: mentoring: { newcomers: joined_at within 30d, match: [locale] }

        en: nobody is to be offered a mentor, or no mentor is free
        ru: предлагать наставника некому, или все наставники заняты

        en: in common
        ru: общее

        en: the letters go with the next run
        ru: письма уйдут при следующем run

        en: every message of a campaign
        ru: все письма кампании

        en: Who got it, who will, who will not and why, with the words of the mail server.
           |
           |     kamerton messages nps-quarterly
           |     kamerton messages nps-quarterly --state failed
           |     kamerton messages nps-quarterly --json | jq -r 'select(.state == "uncertain") | .email'
           |
           | With --json a line for each message.
        ru: Кто получил, кто получит, кто не получит и почему, со словами почтового сервера.
           |
           |     kamerton messages nps-quarterly
           |     kamerton messages nps-quarterly --state failed
           |     kamerton messages nps-quarterly --json | jq -r 'select(.state == "uncertain") | .email'
           |
           | С --json — по строке на письмо.

        en: only these: {1}, or held
        ru: только эти: {1} или held

        en: address
        ru: адрес

        en: attempts
        ru: попыток

        en: relay
        ru: сервер

        en: the server said
        ru: ответ сервера

        en: no messages
        ru: писем нет

        en: --state {1} is not a state
        ru: --state {1} — такого состояния нет

        en: one of: {1}, held
        ru: можно: {1}, held

        en: the store has schema {1} and the declared types: nothing is to be done
        ru: у хранилища схема {1} и объявленные типы: делать ничего не надо

        en: a copy of the store as it was: {1}
        ru: копия прежнего хранилища: {1}

        en: schema {1} → {2}
        ru: схема {1} → {2}

        en: schema {1} → {2} is to be done
        ru: предстоит переход схемы {1} → {2}

        en: {1}: {2|value|values} converted
        ru: {1}: {2|значение преобразовано|значения преобразованы|значений преобразовано}

        en: {1}: {2|value|values} can be converted, {3} cannot
        ru: {1}: преобразуется {2|значение|значения|значений}, не преобразуется {3}

        en:   {1|value|values} set aside in {2}: correct them and import that file
        ru:   {1|значение отложено|значения отложены|значений отложено} в {2}: исправьте их и импортируйте этот файл

        en:   and {1} more
        ru:   и ещё {1}

        en: all surveys
        ru: все опросы

        en: NPS of {1}: {2}
        ru: NPS, {1}: {2}

        en: 95 % interval {1} to {2} (adjusted Wald), {3|answer|answers}
        ru: интервал 95 %: от {1} до {2} (по Вальду с поправкой), {3|ответ|ответа|ответов}

        en: NPS of {1}: no answers yet
        ru: NPS, {1}: ответов ещё нет

        en: NPS of {1}: no answers then
        ru: NPS, {1}: ответов за это время нет

        en: no answers in the other period
        ru: в другом периоде ответов нет

        en: The other period: NPS {1}, {2|answer|answers}
        ru: Другой период: NPS {1}, {2|ответ|ответа|ответов}

        en: from -100 to +100
        ru: от -100 до +100

        en: write a campaign and its templates
        ru: создать кампанию и её шаблоны

        en: Writes campaigns/NAME.yaml and its templates in Russian and English. The campaign is disabled until you
            delete the
           | line that says so, and passes "kamerton check" as it stands. Nothing that exists is overwritten.
           |
           |   kamerton new email spring-news --title "Spring news"
           |   kamerton new survey nps-spring
           |   kamerton new sequence after-purchase
           |   kamerton new event grafting-workshop
        ru: Пишет campaigns/ИМЯ.yaml и шаблоны на русском и английском. Кампания выключена, пока вы не удалите строку,
            которая
           | это говорит, и сразу проходит «kamerton check». Ничего не перезаписывает.
           |
           |   kamerton new email spring-news --title "Spring news"
           |   kamerton new survey nps-spring
           |   kamerton new sequence after-purchase
           |   kamerton new event grafting-workshop

        en: email, survey, sequence or event
        ru: email, survey, sequence или event

        en: the campaign's name: lower-case letters, digits and hyphens
        ru: имя кампании: строчные латинские буквы, цифры и дефисы

        en: what the team calls it (default: from the name)
        ru: как кампанию называют в команде (по умолчанию — по имени)

        en: "{1}" cannot be a campaign's name: lower-case letters, digits and hyphens only
        ru: «{1}» не годится в имя кампании: можно только строчные латинские буквы, цифры и дефисы

        en: kamerton new {1} {2}
        ru: kamerton new {1} {2}

        en: {1} exists already, so nothing was written
        ru: {1} уже есть, поэтому ничего не записано

        en: take another name, or delete it
        ru: возьмите другое имя или удалите файл

        en: {1} exists already
        ru: {1} уже есть

        en: next: edit them, then run: kamerton check && kamerton preview {1}
        ru: дальше: отредактируйте их и запустите kamerton check && kamerton preview {1}

        en: there is no kind "{1}"
        ru: вида «{1}» нет

        en: only this one, as status CAMPAIGN names it
        ru: только этот выпуск, как его называет status КАМПАНИЯ

        en: only the messages to this member
        ru: только письма этому участнику

        en: why, for those who come after you
        ru: почему, для тех, кто придёт после вас

        en: who orders it (default: your login name)
        ru: кто распорядился (по умолчанию имя, под которым вы вошли)

        en: {1} has no occurrence "{2}"
        ru: у {1} нет выпуска «{2}»

        en: {1|message is|messages are} in hand at this moment: what is not on the wire goes back, the rest is finished
        ru: {1|письмо|письма|писем} сейчас в работе: что ещё не в пути, вернётся, остальное будет дослано

        en: {1} is cancelled since {2} by {3}{4}
        ru: {1} отменена с {2}, распорядился {3}{4}

        en: {1} has paused itself at {2}{3}
        ru: {1} приостановила себя в {2}{3}

        en: {1} is paused since {2} by {3}{4}
        ru: {1} приостановлена с {2}, распорядился {3}{4}

        en: the relay refused {1|message|messages} in a row for reasons of its own
        ru: сервер отверг подряд {1|письмо|письма|писем} по своим правилам

        en: {1} of {2|message|messages} came back
        ru: вернулось {1} из {2|письма|писем|писем}

        en: {1} of {2|message|messages} were reported as spam
        ru: на спам пожаловались: {1} из {2|письма|писем|писем}

        en: hold a campaign back until it is resumed
        ru: придержать кампанию, пока её не возобновят

        en: From this moment no message of the campaign is taken in hand, also by a run that is at work: what is on
            the wire
           | is finished (at most two messages a connection), everything else is held back with the reason "paused".
            Occurrences that come
           | due meanwhile are planned and held, too. What is past its not_after when you resume is not sent any more.
           |
           | Who paused it, when and why is shown by status and explain. A campaign also pauses itself when the relay
            refuses
           | one message after the other, or when too many come back (see docs/operating.md).
           |
           |   kamerton pause newsletter --note "wrong price in the headline"
           |   kamerton pause newsletter --occurrence 2026-10-10T07:00Z
        ru: С этой минуты ни одно письмо кампании не берётся в работу, в том числе идущим сейчас запуском: то, что уже
            в пути,
           | досылается (самое большее два на соединение), остальное придерживается с причиной "paused". Выпуски, срок
            которых настанет
           | тем временем, планируются и тоже ждут. Что к возобновлению опоздает по not_after, отправлено не будет.
           |
           | Кто, когда и почему приостановил, показывают status и explain. Кампания приостанавливает себя и сама:
            если сервер
           | отвергает письмо за письмом или слишком многие возвращаются (см. docs/operating.md).
           |
           |   kamerton pause newsletter --note "неверная цена в заголовке"
           |   kamerton pause newsletter --occurrence 2026-10-10T07:00Z

        en: would hold back {1|message|messages}
        ru: было бы придержано: {1|письмо|письма|писем}

        en: {1} is paused: {2|message waits|messages wait}
        ru: {1} приостановлена: ждёт {2|письмо|письма|писем}

        en: go on with: kamerton resume {1}
        ru: возобновить: kamerton resume {1}

        en: what would be sent, to whom, when, and why not
        ru: что, кому и когда ушло бы и почему не ушло бы

        en: Shows what "run" would do now: each campaign that is due, how many members get it, how many wait for a
            better
           | moment, how many will not get it at all, and why. Nothing is written and nothing is sent. With --now it
            says the same of another moment, with --until it
           | looks ahead as far as today's data can tell.
           |
           |   kamerton plan
           |   kamerton plan --until 14d
           |   kamerton plan --now 2026-10-10T07:00:00Z --messages
           |   kamerton plan --until 14d --markdown > comment.md
        ru: Показывает, что сделал бы «run» прямо сейчас: какие кампании подошли по сроку, сколько участников получат
            письмо,
           | сколько подождут лучшего времени, сколько не получат совсем и почему. Ничего не пишет и не отправляет. С
            --now
           | говорит то же о другом времени, с --until заглядывает вперёд, насколько позволяют сегодняшние данные.
           |
           |   kamerton plan
           |   kamerton plan --until 14d
           |   kamerton plan --now 2026-10-10T07:00:00Z --messages
           |   kamerton plan --until 14d --markdown > comment.md

        en: look ahead to this time, or this far: 2026-12-01T00:00:00Z, 2026-12-01, 14d
        ru: заглянуть вперёд до этого времени или на столько: 2026-12-01T00:00:00Z, 2026-12-01, 14d

        en: one line for each message: to whom, when, sent or why not
        ru: по строке на письмо: кому, когда, отправлено или почему нет

        en: for a comment on a pull request: what is new, who is behind the numbers
        ru: для комментария к запросу на слияние: что нового и кто стоит за числами

        en: warning: {1}
        ru: предупреждение: {1}

        en: --until {1} is not a time
        ru: --until {1} — не время

        en: write it as 2026-12-01T00:00:00Z, 2026-12-01 or 14d
        ru: пишите так: 2026-12-01T00:00:00Z, 2026-12-01 или 14d

        en: --until {1} is before now ({2})
        ru: --until {1} раньше, чем сейчас ({2})

        en: plan looks ahead only
        ru: план смотрит только вперёд

        en: would be sent
        ru: ушло бы

        en: held back: {1} until {2}
        ru: придержано: {1} до {2}

        en: waits until {1}
        ru: ждёт до {1}

        en: will not go: {1}
        ru: не уйдёт: {1}

        en: send
        ru: отправить

        en: waits
        ru: ждут

        en: as things stand: {1}
        ru: как есть сейчас: {1}

        en: {1|time|times} a campaign is due with nobody to send to
        ru: {1|раз|раза|раз} срок кампании подходит, а отправлять некому

        en: nothing is due
        ru: ничего не подошло по сроку

        en: next: {1} on {2} ({3})
        ru: дальше: {1}, {2} ({3})

        en: stopped: the audience is larger than was approved
        ru: остановлена: аудитория больше одобренной

        en: {1} to be tried again
        ru: {1} будет новая попытка

        en: {1} at their own time later
        ru: {1} позже, в своё время

        en: {1} {2}, by variant: {3}
        ru: {1} {2} по вариантам: {3}

        en: {1}, each member's own time
        ru: {1}, у каждого по своим часам

        en: there are no members yet: the store {1} does not exist
        ru: участников ещё нет: хранилища {1} не существует

        en: import some with: kamerton members import FILE
        ru: загрузите их: kamerton members import FILE

        en: ### Kamerton: what would be sent
        ru: ### Камертон: что будет отправлено

        en: … and {1|more campaign|more campaigns}
        ru: … и ещё {1|кампания|кампании|кампаний}

        en: #### Warnings
        ru: #### Предупреждения

        en: **{1|message|messages}** of {2|campaign|campaigns} until {3} ({4}).
        ru: **{1|письмо|письма|писем}**, {2|кампания|кампании|кампаний}, до {3} ({4}).

        en: Nothing is due.
        ru: Ничего не подошло по сроку.

        en: | … {1} more | | | | |
        ru: | … ещё {1} | | | | |

        en: #### {1} · new · {2}
        ru: #### {1} · новая · {2}

        en: #### {1} · edited · {2}
        ru: #### {1} · изменена · {2}

        en: - **not approved**: it waits for "kamerton approve {1}"
        ru: - **не одобрена**: ждёт «kamerton approve {1}»

        en: everyone
        ru: все

        en: - to: {1} ({2})
        ru: - кому: {1} ({2})

        en: - subject ({1}): {2}
        ru: - тема ({1}): {2}

        en: - the subject cannot be rendered: see "kamerton check"
        ru: - тему не составить: см. «kamerton check»

        en: - by stage: {1}
        ru: - по стадиям: {1}

        en: - in segments: {1}
        ru: - в сегментах: {1}

        en: - by language: {1}
        ru: - по языкам: {1}

        en: not known {1}
        ru: неизвестно {1}

        en: - campaigns/{1}.yaml has mistakes and waits: see "kamerton check"
        ru: - в campaigns/{1}.yaml ошибки, кампания ждёт: см. «kamerton check»

        en: why, for those who read it later
        ru: почему, для тех, кто прочтёт потом

        en: who does it (default: you)
        ru: кто это делает (по умолчанию вы)

        en: kamerton.yaml has no programme, so there are no points
        ru: в kamerton.yaml нет programme, поэтому нет и баллов

        en: see docs/loyalty.md: it needs a goal, a limit, and how it is judged
        ru: смотрите docs/loyalty.md: нужны цель, предел и то, как подводится итог

        en: {1|point is|points are} there, {2} are needed: nothing was spent
        ru: есть {1|балл|балла|баллов}, нужно {2}: ничего не потрачено

        en: see them with: kamerton points show EMAIL
        ru: посмотрите их: kamerton points show EMAIL

        en: the year's limit of {1} is reached: rewards have cost {2}, and nothing was spent
        ru: годовой предел {1} достигнут: награды обошлись в {2}, ничего не потрачено

        en: raise programme.yearly_limit in kamerton.yaml, or wait for the next year
        ru: увеличьте programme.yearly_limit в kamerton.yaml или подождите следующего года

        en: the pool has no code left: nothing was spent
        ru: в наборе не осталось кодов: ничего не потрачено

        en: fill it with: kamerton codes import FILE --pool NAME
        ru: пополните его: kamerton codes import FILE --pool NAME

        en: add points or take them by hand, with the reason
        ru: добавить или снять баллы вручную, с причиной

        en: Nothing of the ledger is changed: a row is added, with the note and who wrote it. A balance never goes
            below
           | nothing.
           |
           |   kamerton points correct anna@example.org 50 --note "the till was down on Saturday"
           |   kamerton points correct anna@example.org 20 --take --by lena --note "order sent back"
        ru: В журнале ничего не меняется: добавляется строка, с пояснением и тем, кто её написал. Остаток никогда не
           | становится меньше нуля.
           |
           |   kamerton points correct anna@example.org 50 --note "the till was down on Saturday"
           |   kamerton points correct anna@example.org 20 --take --by lena --note "order sent back"

        en: how many; take them with --take
        ru: сколько; снять — с --take

        en: takes the points instead of adding them
        ru: снимает баллы, а не добавляет

        en: "{1}" is not a number of points
        ru: «{1}» — не число баллов

        en: write a whole number above 0; --take takes so many
        ru: напишите целое число больше 0; --take столько снимет

        en: a correction needs its reason
        ru: у поправки должна быть причина

        en: add --note TEXT
        ru: добавьте --note TEXT

        en: {1|point|points} now
        ru: теперь {1|балл|балла|баллов}

        en: a member's points: what came, what went, what ends
        ru: баллы участника: что пришло, что ушло, что сгорит

        en: The balance, what of it ends first, the tier, and the ledger, the latest first. Points come with "kamerton
            run".
           |
           |   kamerton points show anna@example.org
        ru: Остаток, что из него сгорит первым, уровень и журнал, последнее сверху. Баллы приходят с "kamerton run".
           |
           |   kamerton points show anna@example.org

        en: {1} of them end on {2}
        ru: из них {1} сгорят {2}

        en: tier: {1}
        ru: уровень: {1}

        en: at
        ru: когда

        en: points
        ru: баллы

        en: earned
        ru: начислено

        en: spent
        ru: потрачено

        en: ended
        ru: сгорело

        en: corrected
        ru: поправка

        en: give a member a reward for points
        ru: дать участнику награду за баллы

        en: Takes the points of a reward of kamerton.yaml and, where it has a pool, gives a code. Whole or not at all:
            with too
           | few points, with the year's limit reached or without a code nothing changes, and the command ends with 1.
           |
           |   kamerton points spend anna@example.org workshop
        ru: Снимает баллы награды из kamerton.yaml и, если у неё есть набор, даёт код. Целиком или никак: если баллов
            мало,
           | годовой предел достигнут или кодов нет, ничего не меняется, а команда завершается с кодом 1.
           |
           |   kamerton points spend anna@example.org workshop

        en: its name in kamerton.yaml
        ru: её имя в kamerton.yaml

        en: there is no reward "{1}" in kamerton.yaml
        ru: в kamerton.yaml нет награды «{1}»

        en: {1}: {2|point|points} spent, {3} left
        ru: {1}: {2|балл потрачен|балла потрачено|баллов потрачено}, осталось {3}

        en: code: {1}
        ru: код: {1}

        en: there is no store yet: {1} does not exist
        ru: хранилища ещё нет: {1} не существует

        en: it is made with the first import: kamerton members import FILE
        ru: оно появится с первым импортом: kamerton members import FILE

        en: the exact message that a member would get
        ru: письмо точно таким, каким его получил бы участник

        en: Renders the campaign's template for one member, with the member's own data, and sends nothing; without
           | --member for an invented one, without a store. Without a format it shows the headers that matter and the
            text
           | part.
           |
           |   kamerton preview nps-quarterly --open
           |   kamerton preview nps-quarterly --member anna@example.org --html > mail.html
           |   kamerton preview nps-quarterly --sample right-to-left --locale en --eml > mail.eml
           |
           | With --all it writes pages: every campaign in every language for members with a long name, with none, with
           | names in other scripts, from right to left, and like markup, as a phone and a desk show it, light or dark,
           | and beside them what check finds. With --watch it makes them anew as files change, until Ctrl-C.
           |
           |   kamerton preview --all .kamerton/preview --open --watch
           |
           | The links of a preview lead nowhere: only a message that was planned has a row that they could name.
        ru: Собирает письмо кампании для одного участника, с его данными, и ничего не отправляет; без --member — для
           | вымышленного, и хранилище не нужно. Если вид не выбран, показывает главные заголовки и текстовую часть.
           |
           |   kamerton preview nps-quarterly --open
           |   kamerton preview nps-quarterly --member anna@example.org --html > mail.html
           |   kamerton preview nps-quarterly --sample right-to-left --locale en --eml > mail.eml
           |
           | С --all пишет страницы: каждую кампанию на каждом языке для участников с длинным именем, без имени, с
            именами
           | в другом письме, справа налево и похожими на разметку — как на телефоне и на столе, в светлых и тёмных
           | цветах, а рядом то, что находит check. С --watch делает их заново, когда меняются файлы, до Ctrl-C.
           |
           |   kamerton preview --all .kamerton/preview --open --watch
           |
           | Ссылки такого письма никуда не ведут: строка, на которую они могли бы указать, есть только у
            запланированных.

        en: whose message
        ru: чьё письмо

        en: an invented member: long-name, no-name, cyrillic, greek, chinese, right-to-left or markup
        ru: вымышленный участник: long-name, no-name, cyrillic, greek, chinese, right-to-left или markup

        en: the HTML part
        ru: часть HTML

        en: the text part
        ru: текстовая часть

        en: the whole message, byte for byte
        ru: всё письмо, байт в байт

        en: as a member with this language would get it
        ru: каким его получил бы участник с этим языком

        en: write it to FILE instead of stdout
        ru: записать в FILE, а не в stdout

        en: show it in the browser, from a private temporary folder
        ru: показать в браузере, из закрытой для других временной папки

        en: pages of every campaign in every language, into this folder
        ru: страницы всех кампаний на всех языках, в эту папку

        en: make it anew as files change; with --all, --open or --output
        ru: делать заново, когда меняются файлы; вместе с --all, --open или --output

        en: --watch and --json cannot go together
        ru: --watch и --json вместе не сочетаются

        en: --watch needs somewhere to write: --all DIR, --open or --output FILE
        ru: для --watch нужно, куда писать: --all DIR, --open или --output FILE

        en: --all is for every campaign and language, and {1} for one message
        ru: --all — для всех кампаний и языков, а {1} — для одного письма

        en: watching {1}; Ctrl-C ends it
        ru: слежу за {1}; Ctrl-C — конец

        en: CAMPAIGN is missing: the campaign's name
        ru: нет CAMPAIGN: имени кампании

        en: for all of them, write --all DIR
        ru: для всех сразу напишите --all DIR

        en: --member and --sample cannot go together
        ru: --member и --sample вместе не сочетаются

        en: the message is in {1}
        ru: письмо в {1}

        en: From:
        ru: От:

        en: To:
        ru: Кому:

        en: Subject:
        ru: Тема:

        en: Preview:
        ru: Начало:

        en: Locale:
        ru: Язык:

        en: Size:
        ru: Размер:

        en: {1} KB
        ru: {1} КБ

        en: sent {1} of {2}
        ru: отправлено {1} из {2}

        en: failed {1}
        ru: не ушло {1}

        en: {1} a second
        ru: {1} в секунду

        en: {1}:{2}{3} to go
        ru: осталось {1}:{2}{3}

        en: who came with whose code, and what became of it
        ru: кто с чьим кодом пришёл и что из этого вышло

        en: With referrals: in kamerton.yaml each member has a code and a link, /r/CODE. An order or a sign-up that
            brings the
           | code along credits its owner, once for each friend; "kamerton run" decides. Refused ones are listed with
            the reason.
           |
           |   kamerton referrals list
           |   kamerton referrals list --refused
           |   kamerton referrals list --of anna@example.org --csv
        ru: С referrals: в kamerton.yaml у каждого участника есть код и ссылка, /r/CODE. Заказ или подписка, которые
            приносят
           | код, зачитываются его владельцу, один раз за каждого друга; решает "kamerton run". Отказы показаны с
            причиной.
           |
           |   kamerton referrals list
           |   kamerton referrals list --refused
           |   kamerton referrals list --of anna@example.org --csv

        en: only those that brought nobody a credit
        ru: только те, что никому не зачтены

        en: only those that did
        ru: только зачтённые

        en: only those of whom it is not decided yet
        ru: только те, о ком ещё не решено

        en: only whom this member brought
        ru: только кого привёл этот участник

        en: kamerton.yaml has no referrals: codes are not read (see docs/referrals.md)
        ru: в kamerton.yaml нет referrals: коды не читаются (см. docs/referrals.md)

        en: nobody has come with a code
        ru: с кодом ещё никто не приходил

        en: came
        ru: пришёл

        en: brought by
        ru: кто привёл

        en: by
        ru: чем

        en: credited
        ru: зачтён

        en: refused: {1}
        ru: отказ: {1}

        en: refused
        ru: отказ

        en: weight
        ru: вес

        en: in the last day
        ru: за сутки

        en: the relay {1} cannot be had since {2}: {3}; it is tried again at {4}
        ru: сервер {1} недоступен с {2}: {3}; новая попытка в {4}

        en: a template against data, without campaigns and members
        ru: шаблон с данными, без кампаний и участников

        en: Renders a Liquid template and writes what it says to stdout. It has Shopify's semantics: what is not known
            is
           | empty, and nothing is escaped. --strict and --escape make it as strict as mail is.
           |
           |   kamerton render letter.liquid --data '{"member": {"first_name": "Anna"}}'
           |   kamerton render letter.liquid --data @anna.json --strict --escape
           |   kamerton render letter.liquid --each members.jsonl --json
           |   echo '{"template": "{{ n | times: 2 }}", "data": {"n": 21}}' | kamerton render --batch
           |
           | --each renders the template once for every line of JSON, which may be any number. --batch reads requests
            from
           | stdin, one a line, and answers each with a line: {"output"}, or {"error", "line", "column"}. With
            --workspace,
           | "t" finds the texts of its templates/locales.
        ru: Подставляет данные в шаблон Liquid и выводит результат в stdout. Правила как у Shopify: неизвестное пусто,
           | ничего не экранируется. С --strict и --escape строго, как в письмах.
           |
           |   kamerton render letter.liquid --data '{"member": {"first_name": "Anna"}}'
           |   kamerton render letter.liquid --data @anna.json --strict --escape
           |   kamerton render letter.liquid --each members.jsonl --json
           |   echo '{"template": "{{ n | times: 2 }}", "data": {"n": 21}}' | kamerton render --batch
           |
           | --each повторяет шаблон для каждой строки JSON, сколько бы их ни было. --batch читает запросы из stdin,
            по одному
           | в строке, и на каждый отвечает строкой: {"output"} или {"error", "line", "column"}. С --workspace фильтр
            "t"
           | берёт тексты из templates/locales этого сообщества.

        en: the template; - reads it from stdin
        ru: шаблон; - читает его из stdin

        en: the variables, as a JSON object; @FILE reads a file
        ru: переменные, объект JSON; @FILE читает файл

        en: render once for each line of JSON in FILE (- is stdin)
        ru: повторить для каждой строки JSON из FILE (- это stdin)

        en: where render and include find templates
        ru: где render и include находят шаблоны

        en: unknown variables, filters and tags are mistakes
        ru: неизвестные переменные, фильтры и теги — ошибки

        en: escape every output for HTML, unless it is | raw
        ru: экранировать всё выводимое для HTML, кроме | raw

        en: the language of money, date_in, plural and t
        ru: язык для money, date_in, plural и t

        en: the time zone of dates, such as Europe/Moscow
        ru: часовой пояс дат, например Europe/Moscow

        en: answer requests on stdin, a line of JSON each
        ru: отвечать на запросы из stdin, по строке JSON на каждый

        en: which template to render is missing
        ru: не сказано, какой шаблон взять

        en: write: kamerton render letter.liquid --data '{"name": "Anna"}'
        ru: напишите: kamerton render letter.liquid --data '{"name": "Anna"}'

        en: {1} cannot go together
        ru: {1} вместе не сочетаются

        en: {1} cannot go with --batch: each line says it
        ru: {1} не сочетается с --batch: это говорит каждая строка

        en: --data is {1}
        ru: --data: {1}

        en: Plan {1|message|messages} of {2} again? [y/N] 
        ru: Снова запланировать {1|письмо|письма|писем} кампании {2}? [y/N] 

        en: {1|message|messages} of {2} would be planned again
        ru: снова было бы запланировано: {1|письмо|письма|писем} кампании {2}

        en: would plan {1|message|messages} again
        ru: снова было бы запланировано: {1|письмо|письма|писем}

        en: {1|message|messages} of {2} planned again; the next run sends them
        ru: снова запланировано: {1|письмо|письма|писем} кампании {2}; их отправит следующий запуск

        en: no message of {1} has failed
        ru: у {1} нет неудавшихся писем

        en: nothing of {1} is in doubt
        ru: у {1} нет писем под сомнением

        en: {1|message|messages} may have arrived: whoever has got one gets it a second time
        ru: {1|письмо, возможно, дошло|письма, возможно, дошли|писем, возможно, дошли}: кто его уже получил, получит
            второй раз

        en: {1} of them will be skipped all the same: the address is suppressed or erased
        ru: из них {1} всё равно пропускается: адрес в стоп-листе или стёрт

        en: {1} of them will be skipped all the same: it is too late
        ru: из них {1} всё равно пропускается: уже поздно

        en: nobody wrote back
        ru: никто не ответил

        en: of campaigns without an owner, or of none:
        ru: о кампаниях без ответственного или ни о какой:

        en: for {1}:
        ru: для {1}:

        en: what a campaign has come to: messages, variants, lift
        ru: что вышло из кампании: письма, варианты, прирост

        en: For each occurrence, step and variant: how many messages were planned, held back, sent, came back, how
            many were
           | clicked in by persons and answered, who left, who complained, and how many reached the goal. Clicks of
            machines
           | do not count.
           |
           | Below: what a test of variants has decided, or how the variants of a plain split compare; and the lift,
            the goal
           | among those who were to get the campaign against those whom "holdout" or "control" keeps out, with its 95
            %
           | interval (Newcombe), and whether it is shown at all. With --from and --to, of what was planned for then.
           |
           |   kamerton report campaign spring-sale
           |   kamerton report campaign spring-sale --json
           |   kamerton report campaign spring-sale --csv > spring.csv
           |   kamerton report campaign spring-sale --html spring.html
        ru: По каждому выпуску, шагу и варианту: сколько писем запланировано, придержано, отправлено, вернулось, в
            скольких
           | щёлкнул человек и на сколько ответили, кто отписался, кто пожаловался и сколько достигли цели. Щелчки
            машин не
           | считаются.
           |
           | Ниже — что решила проба вариантов или как они соотносятся при простом делении; и прирост: цель у тех, кому
           | кампания предназначена, против тех, кого не пускает «holdout» или «control», с 95%-м интервалом (Ньюкомб)
            и
           | ответом, показан ли он вообще. С --from и --to — о том, что было запланировано на это время.
           |
           |   kamerton report campaign spring-sale
           |   kamerton report campaign spring-sale --json
           |   kamerton report campaign spring-sale --csv > spring.csv
           |   kamerton report campaign spring-sale --html spring.html

        en: what became of those who were not happy
        ru: что стало с недовольными

        en: Of the cases opened in a time: how many were spoken of by the day they were due, how long the first contact
           | took (the median), how they ended, and who has how many open and overdue.
           |
           | Below: those who gave an NPS from 0 to 6 in that time and have answered the same survey again, with a
            case and
           | without one. Nobody drew lots who got a case, so a difference need not be its doing. Groups of fewer than
            5 are
           | not shown.
           |
           |   kamerton report cases --from 2026-07-01 --to 2026-09-30
        ru: О задачах, открытых за время: со сколькими поговорили к сроку, сколько ждали первого разговора (медиана),
            чем они
           | кончились и у кого сколько открытых и просроченных.
           |
           | Ниже: те, кто в это время поставил NPS от 0 до 6 и ответил на тот же опрос снова, с задачей и без неё.
            Кому достанется
           | задача, не разыгрывали, так что разница не обязательно от неё. Группы меньше 5 не показаны.
           |
           |   kamerton report cases --from 2026-07-01 --to 2026-09-30

        en: the owners as CSV on stdout; formulas are defused
        ru: владельцы в CSV на stdout; формулы обезврежены

        en: {1|case|cases} opened: {2} open, {3} of them overdue
        ru: {1|открыта задача|открыты задачи|открыто задач}: {2} ещё открыты, из них просрочены {3}

        en: spoken of by the day they were due: {1} of {2} ({3})
        ru: поговорили к сроку: {1} из {2} ({3})

        en: to the first contact: {1} (median of {2|case|cases})
        ru: до первого разговора: {1} (медиана, {2|задача|задачи|задач})

        en: too few have answered again to compare them: 5 of each are needed
        ru: снова ответили слишком немногие, чтобы сравнивать: нужно по 5

        en: with a case {1} points more (95 % interval {2} to {3}); nobody drew lots, so it need not be the case's
            doing
        ru: с задачей больше на {1} п. (95 %-й интервал от {2} до {3}); жребия не было, так что дело не обязательно в
            задаче

        en: no difference shown at 95 % ({1} to {2} points)
        ru: разница не видна при 95 % (от {1} до {2} п.)

        en: {1} ({2} to {3})
        ru: {1} (от {2} до {3})

        en: which reports there are
        ru: какие есть отчёты

        en: Lists the reports. Each is a table on the terminal, --json for programs, --csv for spreadsheets and --html
            FILE for
           | people: one page that needs nothing else (docs/reports.md).
           |
           |   kamerton report
           |   kamerton report members --html members.html
        ru: Список отчётов. Каждый — таблица в терминале, --json для программ, --csv для электронных таблиц и --html
            FILE для
           | людей: одна страница, которой больше ничего не нужно (docs/reports.md).
           |
           |   kamerton report
           |   kamerton report members --html members.html

        en: the report
        ru: отчёт

        en: there is no report "{1}"
        ru: нет отчёта «{1}»

        en: report
        ru: отчёт

        en: says
        ru: о чём

        en: before the community and after: who joined, NPS, reviews, orders, load
        ru: до сообщества и после: кто вступил, NPS, отзывы, заказы, нагрузка

        en: Since the launch (community: { launch: 2026-09-01 } in kamerton.yaml, or --launch): which share of the
            base joined in
           | the first month, against the mark of 10 %; and NPS, reviews, repeat enquiries, the average order, new
            customers,
           | recommendations and tickets a member, for as long before the launch as after it, a year at most, each
            with its
           | interval.
           |
           |   kamerton report community
           |   kamerton report community --launch 2026-09-01 --html community.html
        ru: С запуска (community: { launch: 2026-09-01 } в kamerton.yaml или --launch): какая доля базы вступила за
            первый месяц, против
           | отметки в 10 %; а также NPS, отзывы, повторные обращения, средний заказ, новые покупатели, рекомендации и
            обращения на
           | участника — за столько же времени до запуска, сколько после него, не больше года, каждый показатель с
            интервалом.
           |
           |   kamerton report community
           |   kamerton report community --launch 2026-09-01 --html community.html

        en: the day on which the community was launched: 2026-09-01
        ru: день, когда запущено сообщество: 2026-09-01

        en: --launch {1} is not a day
        ru: --launch {1} — не день

        en: nothing says when the community was launched
        ru: нигде не сказано, когда запущено сообщество

        en: write --launch 2026-09-01, or in kamerton.yaml community: { launch: 2026-09-01 }
        ru: напишите --launch 2026-09-01 или в kamerton.yaml community: { launch: 2026-09-01 }

        en: the community is launched on {1}, and that is still to come
        ru: сообщество запускается {1}, а этот день ещё впереди

        en: ask again when it is; until then: kamerton report members
        ru: спросите, когда он настанет; до тех пор: kamerton report members

        en: what members buy: who comes again, for how much, and what to expect
        ru: что покупают участники: кто приходит снова, на сколько и чего ждать

        en: From the activity purchase: how many buyers come again, the average order, orders of a buyer; cohorts by
            the month
           | of the first purchase; and a forecast (the BG/NBD model of Fader, Hardie and Lee 2005) of who is still
            there and
           | how much they will buy, with how wrong the same forecast would have been on the weeks just past.
           |
           |   kamerton report economics
           |   kamerton report economics --from 2026-07-01 --to 2026-09-30
           |   kamerton report economics --where 'stage in (promoter, kamerton)' --html economics.html
           |
           | Purchases of one day count as one visit where it is asked whether somebody came again. Amounts are those
            of the
           | field "amount". A period is compared with the one of the same length before it; cohorts and forecast use
            all that
           | was known at its end.
        ru: По действию purchase: сколько покупателей приходит снова, средний заказ, сколько заказов на покупателя;
            когорты по
           | месяцу первой покупки; и прогноз (модель BG/NBD, Fader, Hardie и Lee 2005): кто ещё с вами и сколько они
            купят — и
           | насколько тот же прогноз ошибся бы на неделях, которые уже прошли.
           |
           |   kamerton report economics
           |   kamerton report economics --from 2026-07-01 --to 2026-09-30
           |   kamerton report economics --where 'stage in (promoter, kamerton)' --html economics.html
           |
           | Покупки одного дня считаются одним приходом там, где спрашивается, пришёл ли человек снова. Суммы — из
            поля
           | «amount». Период сравнивается с таким же по длине периодом перед ним; когорты и прогноз берут всё, что
            было известно
           | к его концу.

        en: try the forecast on so many weeks (default: half of the time, at most 52)
        ru: проверить прогноз на стольких неделях (по умолчанию — половина времени, не больше 52)

        en: who is in the community, to set against the others (default: count(joined) >= 1)
        ru: кто в сообществе, чтобы сравнить с остальными (по умолчанию: count(joined) >= 1)

        en: --held-out {1} is less than a week
        ru: --held-out {1} — меньше недели

        en: which events were received well, and what followed
        ru: какие события понравились и что было потом

        en: Of the events that have ended: how many were invited, said yes, were there, and what those who came say
            (the first
           | question with a scale of the event's feedback), event by event and by format.
           |
           | What followed is counted within 30 and 90 days, of those who came against those invited who did not.
            Members chose
           | themselves whether to come, so it is no experiment. Groups of fewer than 5 are not shown.
           |
           |   kamerton report events --from 2026-01-01 --to 2026-12-31 --html events.html
        ru: О событиях, которые уже прошли: сколько приглашено, сказали «да», пришли, и что говорят пришедшие (первый
            вопрос
           | со шкалой из feedback события), по событиям и по форматам.
           |
           | Что было потом, считается за 30 и 90 дней: у пришедших и у приглашённых, которые не пришли. Участники
            сами решали,
           | приходить ли, так что это не эксперимент. Группы меньше 5 не показаны.
           |
           |   kamerton report events --from 2026-01-01 --to 2026-12-31 --html events.html

        en: members chose themselves whether to come: this is no experiment
        ru: участники сами решали, приходить ли: это не эксперимент

        en: how the flywheel turns: who comes, takes part, rings; and where members stall
        ru: как вращается маховик: кто приходит, участвует, звучит; и где участники застревают

        en: A community is a flywheel: those who ring bring the next ones. Month by month, who was attracted, who took
            part, who
           | told others; how members moved between the stages, how long it took them, and who stalls; what was seen
            before they
           | left; which stage hears nothing from us; and what each campaign with a goal and a holdout has moved.
           |
           |   kamerton report flywheel
           |   kamerton report flywheel --from 2026-01-01 --html flywheel.html
           |
           | Without --from it tells of the last 12 months.
        ru: Сообщество — это маховик: те, кто звучит, приводят следующих. По месяцам: кого привлекли, кто участвовал,
            кто рассказал
           | другим; как участники переходили между стадиями, сколько это заняло и кто застрял; что было замечено
            перед тем, как они
           | ушли; какая стадия ничего от нас не слышит; и что сдвинула каждая кампания с целью и удержанной группой.
           |
           |   kamerton report flywheel
           |   kamerton report flywheel --from 2026-01-01 --html flywheel.html
           |
           | Без --from рассказывает о последних 12 месяцах.

        en: what the programme does, costs, and owes
        ru: что даёт программа, чего стоит и сколько должна

        en: Of a time (default: the last 365 days), members of the programme against the control group, who have no
            points:
           | those of whom the filter holds by which it is judged, who bought again, what they spent, with intervals
            of the
           | differences. Then what rewards have cost this year against the limit, and what all outstanding points
            would cost.
           | Without "control:" in kamerton.yaml there is nobody to compare with, and the report says so.
           |
           |   kamerton report loyalty --from 2026-01-01 --html loyalty.html
        ru: За время (по умолчанию последние 365 дней) участники программы против контрольной группы, у которой баллов
            нет:
           | для скольких верно условие, по которому подводят итог, кто купил снова, сколько потратили, с интервалами
            разниц. Дальше
           | — во что награды обошлись в этом году против предела и сколько стоили бы все непотраченные баллы. Без
            "control:" в
           | kamerton.yaml сравнивать не с кем, и отчёт так и говорит.
           |
           |   kamerton report loyalty --from 2026-01-01 --html loyalty.html

        en: the groups as CSV on stdout; formulas are defused
        ru: группы в CSV на stdout; формулы обезврежены

        en: goal: {1}
        ru: цель: {1}

        en: judged on {1} by: {2}
        ru: итог {1} по условию: {2}

        en: rewards have cost {1} this year, of {2} at most
        ru: награды обошлись в этом году в {1} из {2} возможных

        en: outstanding: {1|point|points} of {2|member|members}, {3} if all are spent
        ru: не потрачено: {1|балл|балла|баллов} у {2|участника|участников|участников}, {3}, если потратят все

        en: {1} % ({2} to {3})
        ru: {1} % (от {2} до {3})

        en: there is no control group: add "control: 5%" to kamerton.yaml, or nobody can tell what members would have
            done without it
        ru: контрольной группы нет: добавьте "control: 5%" в kamerton.yaml, иначе никто не скажет, что участники
            делали бы без программы

        en: too few to compare them: 5 of each are needed
        ru: слишком мало для сравнения: нужно по 5 с каждой стороны

        en: judged: a difference of {1} points (95 % interval {2} to {3})
        ru: по условию: разница {1} пункта (95-процентный интервал от {2} до {3})

        en: judged: no difference shown at 95 % ({1} to {2} points)
        ru: по условию: разницы на уровне 95 % не видно (от {1} до {2} пунктов)

        en: spent: a difference of {1} for each member (95 % interval {2} to {3})
        ru: потратили: разница {1} на каждого участника (95-процентный интервал от {2} до {3})

        en: who the members are: how many, from where, who can be mailed
        ru: кто участники: сколько их, откуда, кому можно писать

        en: How many members there are, how many are new, in which stage they are, who can be mailed and why the
            others cannot,
           | where they come from, what is known of them, when they last bought or came, how often they hear from you,
            and who
           | answers. Values that fewer than 5 members have are put together, so that a page may be shown to others.
           |
           | The period is the last 30 days, or --from and --to; it is compared with the one just before, or with one
            that
           | begins at --versus.
           |
           |   kamerton report members
           |   kamerton report members --where 'stage = promoter' --html promoters.html
           |   kamerton report members --from 2026-07-01 --to 2026-09-30 --versus 2025-07-01
        ru: Сколько участников и сколько новых, в каких они стадиях, кому можно писать и почему остальным нельзя,
            откуда они
           | пришли, что о них известно, когда они в последний раз покупали или приходили, как часто вы им пишете и
            кто отвечает.
           | Значения меньше чем у 5 участников сложены вместе, чтобы страницу можно было показывать другим.
           |
           | Период — последние 30 дней или --from и --to; он сравнивается с предыдущим или с тем, что начинается в
            --versus.
           |
           |   kamerton report members
           |   kamerton report members --where 'stage = promoter' --html promoters.html
           |   kamerton report members --from 2026-07-01 --to 2026-09-30 --versus 2025-07-01

        en: the Net Promoter Score with its interval
        ru: индекс NPS и его доверительный интервал

        en: The score of one survey, or of all together: per cent of promoters (9 and 10) less per cent of detractors
           | (0 to 6), with its 95 % interval (adjusted Wald) and the number of answers behind it.
           |
           |   kamerton report nps nps-quarterly --by stage
           |   kamerton report nps --from 2026-07-01 --to 2026-09-30 --json
           |   kamerton report nps nps-quarterly --html scores.html
           |
           | Without a campaign, the answers to every survey with an NPS question are taken together, and each survey
            has its
           | row below: one number over different questions is a summary, not a measurement.
           |
           | --by takes stage, campaign, wave, variant, locale, segment:NAME or an attribute; groups with fewer than
            five answers
           | are not shown (--min-n). What differs is said with its interval; what does not, with the answers it would
            take:
           |
           |   kamerton report nps nps-quarterly --by segment:core --trend month
           |   kamerton report nps --from 2026-07-01 --to 2026-09-30 --versus 2026-04-01..2026-06-30
           |
           | Answers that came after the close and second answers of a member are left out, and counted below. The
            stage
           | is the one that the member was in just before the answer. The response rate is of the messages that were
            sent
           | in the period.
        ru: Индекс одного опроса или всех вместе: процент промоутеров (9 и 10) минус процент критиков (от 0 до 6), с
            интервалом
           | 95 % (по Вальду с поправкой) и числом ответов.
           |
           |   kamerton report nps nps-quarterly --by stage
           |   kamerton report nps --from 2026-07-01 --to 2026-09-30 --json
           |   kamerton report nps nps-quarterly --html scores.html
           |
           | Без кампании ответы на все опросы с вопросом NPS берутся вместе, и у каждого опроса своя строка ниже:
            одно число по
           | разным вопросам — это сводка, а не измерение.
           |
           | --by принимает stage, campaign, wave, variant, locale, segment:NAME или свойство; группы, где меньше пяти
            ответов,
           | не показываются (--min-n). Что различается, сказано с интервалом; что нет — с тем, сколько ответов нужно:
           |
           |   kamerton report nps nps-quarterly --by segment:core --trend month
           |   kamerton report nps --from 2026-07-01 --to 2026-09-30 --versus 2026-04-01..2026-06-30
           |
           | Ответы после закрытия и вторые ответы участника в счёт не идут, их число показано ниже. Стадия — та, в
            которой
           | участник был прямо перед ответом. Доля ответивших считается от писем, отправленных за период.

        en: a survey (default: all together)
        ru: опрос (по умолчанию все вместе)

        en: stage, campaign, wave, variant, locale, segment:NAME or an attribute: a row for each
        ru: stage, campaign, wave, variant, locale, segment:NAME или свойство: строка на каждое значение

        en: no campaign of this workspace asks one
        ru: ни одна кампания этой рабочей папки о нём не спрашивает

        en: the campaign {1} asks nothing
        ru: кампания {1} ни о чём не спрашивает

        en: from this day or time on: 2026-07-01
        ru: с этого дня или времени: 2026-07-01

        en: until this day (all of it) or time
        ru: до этого дня (включая его) или времени

        en: compare with 2025-07-01..2025-09-30, or with a period as long from a day on
        ru: сравнить с 2025-07-01..2025-09-30 или с периодом такой же длины с одного дня

        en: --versus {1} is not a period
        ru: --versus {1} — не период

        en: write --versus 2026-01-01..2026-03-31
        ru: напишите --versus 2026-01-01..2026-03-31

        en: --versus {1} does not say until when, and there is no --from to tell how long
        ru: --versus {1} не говорит, до какого дня, а --from, по которому видна длина, нет

        en: the period from {1} to {2} ends before it starts
        ru: период с {1} по {2} кончается раньше, чем начинается

        en: {1} {2} is not a day or a time
        ru: {1} {2} — не день и не время

        en: write 2026-10-10 or 2026-10-10T07:00:00Z
        ru: напишите 2026-10-10 или 2026-10-10T07:00:00Z

        en: who brings whom, and what part of the new customers that is
        ru: кто кого приводит и какая это часть новых покупателей

        en: Of a time (default: the last 90 days): members who were credited, their share of the new customers, the
            k-factor
           | (credited for each customer, with the interval of a Poisson count), who brought most, how long the chains
            are, and
           | what was refused why. How long it takes from joining to the first friend is Kaplan and Meier's estimate
            over all
           | members, those without a friend yet included.
           |
           |   kamerton report referrals --from 2026-07-01 --to 2026-09-30 --html referrals.html
        ru: За время (по умолчанию последние 90 дней): кто зачтён, их доля среди новых покупателей, k-фактор
            (зачтённые на
           | одного покупателя, с интервалом счёта Пуассона), кто привёл больше всех, какой длины цепочки и в чём
            отказано и
           | почему. Сколько проходит от вступления до первого друга — оценка Каплана и Мейера по всем участникам,
            включая тех, у
           | кого друга ещё нет.
           |
           |   kamerton report referrals --from 2026-07-01 --to 2026-09-30 --html referrals.html

        en: those who brought most as CSV on stdout; formulas are defused
        ru: те, кто привёл больше всех, в CSV на stdout; формулы обезврежены

        en: {1|member was|members were} brought by {2|member|members}, {3} wait, {4} refused
        ru: {2|участник привёл|участника привели|участников привели} {1|нового|новых|новых}, ждут {3}, отказов {4}

        en: of {1|new customer|new customers} {2} came by a member: {3} (95 % interval {4} to {5})
        ru: из {1|нового покупателя|новых покупателей|новых покупателей} по совету участника пришли {2}: {3}
            (95-процентный интервал от {4} до {5})

        en: too few new customers to tell their share: 5 are needed
        ru: новых покупателей слишком мало, чтобы назвать долю: нужно 5

        en: k-factor {1} (95 % interval {2} to {3}): brought for each of {4|customer|customers}
        ru: k-фактор {1} (95-процентный интервал от {2} до {3}): приведено на каждого из
            {4|покупателя|покупателей|покупателей}

        en: half of the members have brought somebody {1|day|days} after joining
        ru: половина участников привела кого-то за {1|день|дня|дней} после вступления

        en: {1} of the members have brought somebody 90 days after joining
        ru: за 90 дней после вступления кого-то привели {1} участников

        en: what a survey has brought: who answered, what they said, what differs
        ru: что дал опрос: кто ответил, что сказали, что различается

        en: For all answers and for each wave: how many were asked and have answered, what came late or was set aside,
            and each
           | question by its kind: scores and shares with their 95 % interval, means, medians, options, places, words.
           | Every number has its n; groups with fewer than five answers are not shown (--min-n, or min_n in the file).
           |
           |   kamerton report survey nps-quarterly
           |   kamerton report survey nps-quarterly --by stage
           |   kamerton report survey nps-quarterly --by segment:core --trend quarter
           |   kamerton report survey nps-quarterly --from 2026-07-01 --to 2026-09-30 --versus 2026-04-01..2026-06-30
           |   kamerton report survey parcel --drivers
           |   kamerton report survey parcel --csv > parcel.csv
           |   kamerton report survey parcel --html parcel.html
           |
           | --by takes stage, wave, variant, locale, segment:NAME or the name of an attribute. What differs between
            waves,
           | groups or periods is said with its interval, corrected for how many comparisons are made (Holm); what
            does not
           | is said with the answers that it would take. --drivers looks which answers go with the score: that is no
           | cause. Below, those who have not answered: who was asked and who answered by stage, and the score
           | weighted to all who were asked.
        ru: По всем ответам и по каждой волне: скольких спросили и сколько ответили, что пришло поздно или отложено, и
            каждый
           | вопрос по-своему: баллы и доли с интервалом 95 %, средние, медианы, варианты, места, слова.
           | У каждого числа есть n; группы, где меньше пяти ответов, не показываются (--min-n или min_n в файле).
           |
           |   kamerton report survey nps-quarterly
           |   kamerton report survey nps-quarterly --by stage
           |   kamerton report survey nps-quarterly --by segment:core --trend quarter
           |   kamerton report survey nps-quarterly --from 2026-07-01 --to 2026-09-30 --versus 2026-04-01..2026-06-30
           |   kamerton report survey parcel --drivers
           |   kamerton report survey parcel --csv > parcel.csv
           |   kamerton report survey parcel --html parcel.html
           |
           | --by принимает stage, wave, variant, locale, segment:NAME или название свойства. Что различается между
            волнами,
           | группами или периодами, сказано с интервалом и поправкой на число сравнений (Холм); что не различается —
           | с тем, сколько ответов понадобилось бы. --drivers смотрит, какие ответы идут вместе с оценкой: это не
            причина.
           | Ниже — те, кто не ответил: кого спросили и кто ответил по стадиям, и оценка, взвешенная на всех,
           | кого спросили.

        en: stage, wave, variant, locale, segment:NAME or an attribute: a row for each
        ru: stage, wave, variant, locale, segment:NAME или свойство: строка на каждое значение

        en: which answers go with the score
        ru: какие ответы идут вместе с оценкой

        en: settle by hand what is not sure to have been sent
        ru: решить вручную о письмах, про которые неизвестно, дошли ли они

        en: A message is "not sure" when the line dropped after it was handed over and before the relay answered: no
            program
           | can know whether it arrived. You may: look into the relay's log, or ask one of the members.
           |
           |   --sent      they have arrived: they count as sent
           |   --failed    they have not, and are not to be sent
           |   --resend    plan them again; whoever has got one gets it a second time
           |
           | --resend counts first and asks on a terminal; elsewhere it needs --yes. Consent, suppression and limits
            are asked
           | anew before anything is sent.
           |
           |   kamerton messages newsletter --state uncertain
           |   kamerton resolve newsletter --sent --member ivan@example.org
           |   kamerton resolve newsletter --resend --yes
        ru: Письмо «неизвестно», если связь оборвалась после его передачи и до ответа сервера: ни одна программа не
            узнает, дошло
           | ли оно. Вы — можете: посмотрите в журнал сервера или спросите кого-нибудь из участников.
           |
           |   --sent      дошли: считаются отправленными
           |   --failed    не дошли, и отправлять их не надо
           |   --resend    запланировать снова; кто уже получил, получит второй раз
           |
           | --resend сначала считает и на терминале спрашивает; без терминала нужен --yes. Согласие, стоп-лист и
            лимиты перед
           | отправкой проверяются заново.
           |
           |   kamerton messages newsletter --state uncertain
           |   kamerton resolve newsletter --sent --member ivan@example.org
           |   kamerton resolve newsletter --resend --yes

        en: they have arrived
        ru: они дошли

        en: they have not arrived, and are not sent again
        ru: они не дошли, и снова их не отправлять

        en: send them again
        ru: отправить их снова

        en: say what became of them, one of --sent, --failed, --resend
        ru: скажите, что с ними: --sent, --failed или --resend

        en: who: kamerton messages {1} --state uncertain
        ru: кому: kamerton messages {1} --state uncertain

        en: would settle {1|message|messages}
        ru: было бы решено: {1|письмо|письма|писем}

        en: {1|message|messages} of {2} settled as sent
        ru: {1|письмо|письма|писем} кампании {2}: отмечено как отправленные

        en: {1|message|messages} of {2} settled as failed
        ru: {1|письмо|письма|писем} кампании {2}: отмечено как неудавшиеся

        en: fetch the answers that SurveyMonkey and Qualtrics only name
        ru: забрать ответы, о которых SurveyMonkey и Qualtrics только сообщают

        en: Webhooks of these tools tell that there is an answer, and not which. With api_key: in the webhook of
            kamerton.yaml
           | the answers are fetched from the tool by "kamerton run", a few each time, and by this command, all of
            them:
           |
           |   webhooks:
           |     sm:
           |       kind: surveymonkey
           |       campaign: nps-quarterly
           |       client_id: a1B2c3D4e5
           |       secret: { env: SURVEYMONKEY_SECRET }
           |       api_key: { env: SURVEYMONKEY_TOKEN }
           |
           |   kamerton responses fetch
           |   kamerton responses fetch --hook sm
           |
           | What still waits is listed by kamerton responses list --waiting.
        ru: Вебхуки этих сервисов сообщают, что ответ есть, но не какой. С api_key: в вебхуке kamerton.yaml ответы
            забирает у
           | сервиса «kamerton run», понемногу за раз, и эта команда — все сразу:
           |
           |   webhooks:
           |     sm:
           |       kind: surveymonkey
           |       campaign: nps-quarterly
           |       client_id: a1B2c3D4e5
           |       secret: { env: SURVEYMONKEY_SECRET }
           |       api_key: { env: SURVEYMONKEY_TOKEN }
           |
           |   kamerton responses fetch
           |   kamerton responses fetch --hook sm
           |
           | Что ещё ждёт, показывает kamerton responses list --waiting.

        en: only this webhook (default: all with api_key)
        ru: только этот вебхук (по умолчанию все с api_key)

        en: the survey of the webhook {1} is not available
        ru: опрос вебхука {1} недоступен

        en: see what is wrong with: kamerton check
        ru: посмотрите, что не так: kamerton check

        en: {1}: {2|answer|answers}
        ru: {1}: {2|ответ|ответа|ответов}

        en: {1} fetched: {2} created, {3} updated, {4} unchanged; {5} skipped (previews, unfinished); {6} still waiting
        ru: забрано {1}: создано {2}, обновлено {3}, без изменений {4}; пропущено {5} (предпросмотр, незавершённые);
            ещё ждут {6}

        en: no webhook of kamerton.yaml has an api_key
        ru: ни у одного вебхука в kamerton.yaml нет api_key

        en: see: kamerton responses fetch --help
        ru: смотрите: kamerton responses fetch --help

        en: kamerton.yaml has no webhook "{1}" with an api_key
        ru: в kamerton.yaml нет вебхука «{1}» с api_key

        en: take survey answers in from a CSV file
        ru: принять ответы на опрос из файла CSV

        en: Reads the answers to one survey from the CSV export of any tool. Exports of SurveyMonkey, Typeform, Tally,
            Google
           | Forms, Qualtrics, LimeSurvey, Formbricks and Delighted are known by their headers, with all their header
            rows;
           | previews and what was begun and not sent are passed over. A column is found by the question's id, by its
            text,
           | or by words that are very like it; the columns token, email, at and id say who answered, when, and which
            answer
           | it is. What is found is shown first:
           |
           |   kamerton responses import answers.csv --survey nps-quarterly --dry-run
           |   kamerton responses import export.csv --survey nps-quarterly --save
           |   kamerton responses import export.csv --survey nps-quarterly --source forms \
           |     --map score="How likely are you to recommend us?" --map at="Submitted at"
           |
           | --save writes the mapping to import: of the campaign's file; comments stay. An answer is matched by our
            token
           | where the tool kept it (a hidden field named kamerton_token), else by the address, else it is kept
            without a
           | member, for kamerton responses link. What a webhook of the same tool has brought is the same response.
            Answers
           | after the close are kept as late, second answers of a member as duplicates; neither counts. Options that
            are not
           | declared are kept as they are written, and counted.
           |
           | What --map says is remembered for the source, so that the next export of the same tool needs no options.
           | The same file again changes nothing. Rows that cannot be taken go to a rejects file with the reason, and
            the
           | command ends with 1; the corrected file can be imported as it is.
        ru: Читает ответы на один опрос из CSV, который выгрузил любой сервис. Выгрузки SurveyMonkey, Typeform, Tally,
            Google
           | Forms, Qualtrics, LimeSurvey, Formbricks и Delighted узнаются по заголовкам, со всеми их строками;
            предпросмотры и
           | начатое, но не отправленное, пропускаются. Столбец узнаётся по имени вопроса, по его тексту или по
            словам, которые
           | очень на него похожи; столбцы token, email, at и id говорят, кто ответил, когда и который это ответ.
            Сначала
           | показывается, что найдено:
           |
           |   kamerton responses import answers.csv --survey nps-quarterly --dry-run
           |   kamerton responses import export.csv --survey nps-quarterly --save
           |   kamerton responses import export.csv --survey nps-quarterly --source forms \
           |     --map score="How likely are you to recommend us?" --map at="Submitted at"
           |
           | --save записывает соответствие столбцов в import: файла кампании; комментарии остаются. Ответ
            привязывается к участнику
           | по нашей метке, если сервис её сохранил (скрытое поле kamerton_token), иначе по адресу, иначе остаётся
            без участника,
           | для kamerton responses link. То, что принёс вебхук того же сервиса, — тот же ответ. Ответы после закрытия
            опроса
           | отмечаются как поздние, вторые ответы участника — как повторные; ни те, ни другие в счёт не идут.
            Варианты, которые не
           | объявлены, записываются как есть и считаются.
           |
           | То, что сказано в --map, запоминается за источником, и в следующий раз ключи не нужны.
           | Тот же файл ещё раз ничего не изменит. Строки, которые принять нельзя, попадают в файл отказов с
            причиной, а
           | команда завершается с кодом 1; исправленный файл можно принять как есть.

        en: the CSV file, or - for standard input
        ru: файл CSV или - для стандартного ввода

        en: the campaign that asked
        ru: кампания, которая спрашивала

        en: dmy or mdy, for days such as 10/11/2026 (default: found out, else mdy)
        ru: dmy или mdy, для дат вроде 10/11/2026 (по умолчанию выясняется само, иначе mdy)

        en: write the mapping to import: of the campaign's file
        ru: записать соответствие столбцов в import: файла кампании

        en: {1} says so already
        ru: в {1} так и написано

        en: dry run: the mapping would be written to {1}
        ru: пробный запуск: соответствие было бы записано в {1}

        en: the mapping is written to import: of {1}
        ru: соответствие записано в import: файла {1}

        en: --survey is missing: which campaign asked?
        ru: нет --survey: какая кампания спрашивала?

        en:   an export of {1}
        ru:   выгрузка {1}

        en: {1}  (remembered for {2})
        ru: {1}  (запомнено для {2})

        en: {1}  (import: of the campaign)
        ru: {1}  (import: кампании)

        en: {1}  (by its words: {2}% alike)
        ru: {1}  (по словам: сходство {2} %)

        en:   perhaps: --map {1}="{2}"
        ru:   возможно: --map {1}="{2}"

        en:   not used: {1}
        ru:   не использованы: {1}

        en:   no column says who answered: the answers are kept without members
        ru:   ни один столбец не говорит, кто ответил: ответы останутся без участников

        en:   no column says when: the answers are taken as given now
        ru:   ни один столбец не говорит, когда ответили: считаем, что сейчас

        en: say whose an answer is that belongs to nobody known
        ru: сказать, чей это ответ, если он неизвестно чей

        en: An answer that came without our token and without a known address counts, but for nobody: it moves no
            stage and
           | opens no case. Where you know whose it is:
           |
           |   kamerton responses list --unmatched
           |   kamerton responses link 118 anna@example.org
           |
           | It is taken as an answer to the latest message of the survey that the member had by then, and it is late,
            or a
           | duplicate, as any other. The same export again leaves the link as it is.
        ru: Ответ, который пришёл без нашей метки и без известного адреса, считается, но ни за кого: стадий не меняет
            и обращений
           | не открывает. Если вы знаете, чей он:
           |
           |   kamerton responses list --unmatched
           |   kamerton responses link 118 anna@example.org
           |
           | Он принимается как ответ на последнее к тому времени письмо опроса этому участнику и бывает поздним или
            повторным,
           | как любой другой. Та же выгрузка ещё раз привязки не меняет.

        en: its number in "kamerton responses list"
        ru: его номер в «kamerton responses list»

        en: "{1}" is not the number of a response
        ru: «{1}» — не номер ответа

        en: see them with: kamerton responses list --unmatched
        ru: посмотрите их: kamerton responses list --unmatched

        en: there is no member with the address {1}
        ru: участника с адресом {1} нет

        en: see them with: kamerton members list
        ru: посмотрите их: kamerton members list

        en: the survey {1} of this response is not in the workspace any more
        ru: опроса {1}, к которому относится этот ответ, в рабочей папке больше нет

        en: response {1} is another member's already
        ru: ответ {1} уже принадлежит другому участнику

        en: there is no response {1}
        ru: ответа {1} нет

        en: response {1} is this member's already
        ru: ответ {1} и так этого участника

        en: response {1} is linked
        ru: ответ {1} привязан

        en: the member has answered before: this one does not count
        ru: участник уже отвечал: этот ответ в счёт не идёт

        en: it was given after the close: it does not count
        ru: он дан после закрытия опроса и в счёт не идёт

        en: answers that came in, newest first
        ru: пришедшие ответы, новые сверху

        en: Each line is one answer sheet: its number, whose it is, where it came from, and what was answered.
           |
           |   kamerton responses list --survey nps-quarterly
           |   kamerton responses list --unmatched             what belongs to nobody known: see kamerton responses
            link
           |   kamerton responses list --waiting               what a tool has named and whose answers are still to
            come
           |
           | Qualtrics and SurveyMonkey tell a webhook only that there is an answer; --waiting lists those until they
            come
           | with an export of the tool (kamerton responses import).
        ru: В каждой строке один ответ: его номер, чей он, откуда пришёл и что отвечено.
           |
           |   kamerton responses list --survey nps-quarterly
           |   kamerton responses list --unmatched             неизвестно чьи: см. kamerton responses link
           |   kamerton responses list --waiting               о чём сервис сообщил, а содержания ещё нет
           |
           | Qualtrics и SurveyMonkey говорят вебхуку только, что ответ есть; --waiting показывает такие, пока они не
            придут с
           | выгрузкой сервиса (kamerton responses import).

        en: only answers to this campaign
        ru: только ответы на эту кампанию

        en: responses that are named, without their answers
        ru: ответы, о которых сообщено без их содержания

        en: --limit must be at least 1
        ru: --limit должен быть не меньше 1

        en: every answer is somebody's
        ru: у каждого ответа есть участник

        en: there are no answers
        ru: ответов нет

        en: response
        ru: ответ

        en: no answers are waited for
        ru: ответов, которых ждут, нет

        en: webhook
        ru: вебхук

        en: export them from the tool and take them in with: kamerton responses import FILE --survey CAMPAIGN
        ru: выгрузите их из сервиса и примите: kamerton responses import ФАЙЛ --survey КАМПАНИЯ

        en: nobody known
        ru: неизвестно чей

        en: take in anew what webhooks have brought
        ru: принять заново то, что принесли вебхуки

        en: What a webhook delivers is stored as it came before it is answered. Where the survey did not take it, say
            for a
           | question that was mapped wrongly, it waits; correct map: in kamerton.yaml or the campaign, then:
           |
           |   kamerton responses replay --hook answers --dry-run
           |   kamerton responses replay --hook answers
           |   kamerton responses replay --hook answers --all       also what was taken in already, by another mapping
           |
           | Activities that were refused, say of a member who was not there yet, are taken in the same way.
           |
           | Nothing is taken in twice, and no older event changes what a newer one has said. Bodies are kept as long
            as
           | retention: { webhooks: } of kamerton.yaml says. What still cannot be taken in is listed, and the command
            ends
           | with 1.
        ru: То, что доставил вебхук, записывается как пришло и только потом получает ответ. Если опрос этого не
            принял, скажем,
           | вопрос сопоставлен неверно, оно ждёт; исправьте map: в kamerton.yaml или кампанию, затем:
           |
           |   kamerton responses replay --hook answers --dry-run
           |   kamerton responses replay --hook answers
           |   kamerton responses replay --hook answers --all       и то, что уже принято по другому сопоставлению
           |
           | Действия, которые не были приняты, скажем, участника ещё не было, принимаются так же.
           |
           | Ничто не принимается дважды, и более раннее событие не меняет того, что сказало более позднее. Тела
            хранятся столько,
           | сколько велит retention: { webhooks: } в kamerton.yaml. То, что принять всё ещё нельзя, перечисляется, и
            команда
           | завершается с кодом 1.

        en: only this webhook (default: all that take answers or activities)
        ru: только этот вебхук (по умолчанию все, что принимают ответы или действия)

        en: also events that were taken in
        ru: и события, которые уже приняты

        en: {1}: {2|event|events}
        ru: {1}: {2|событие|события|событий}

        en: kamerton.yaml has no webhook "{1}" that takes answers or activities
        ru: в kamerton.yaml нет вебхука «{1}», который принимает ответы или действия

        en: … and {1} more
        ru: … и ещё {1}

        en: let a paused campaign go on
        ru: возобновить приостановленную кампанию

        en: What waits is looked at by the next run: consent, limits and quiet hours are asked anew, and what is too
            late is
           | skipped. A campaign that was resumed lets its paused occurrences go on, too. After a cancel, resume lets
            later
           | occurrences go; what was skipped stays skipped.
           |
           |   kamerton resume newsletter
           |   kamerton resume newsletter --occurrence 2026-10-10T07:00Z
        ru: Ожидающее рассмотрит следующий запуск: согласие, лимиты и тихие часы проверяются заново, опоздавшее
            пропускается.
           | Вместе с кампанией возобновляются и её приостановленные выпуски. После отмены resume пускает последующие
            выпуски;
           | пропущенное остаётся пропущенным.
           |
           |   kamerton resume newsletter
           |   kamerton resume newsletter --occurrence 2026-10-10T07:00Z

        en: would let {1|message|messages} go on
        ru: пошло бы дальше: {1|письмо|письма|писем}

        en: {1} was neither paused nor cancelled
        ru: {1} не была ни приостановлена, ни отменена

        en: {1} goes on: {2|message waits|messages wait} for the next run
        ru: {1} возобновлена: {2|письмо ждёт|письма ждут|писем ждут} следующего запуска

        en: plan failed messages again
        ru: снова запланировать неудавшиеся письма

        en: Once the cause is mended, a relay that refused everything, a template that could not be rendered, plans the
           | messages that failed for good again: the next run sends them, as if they had never been tried. Consent,
           | suppression and limits are asked anew: a message to an address that does not exist has suppressed the
            address
           | and is skipped.
           |
           | It counts first and asks on a terminal; elsewhere it needs --yes.
           |
           |   kamerton retry newsletter --failed --dry-run
           |   kamerton retry newsletter --failed --member ivan@example.org --yes
        ru: Когда причина устранена (сервер отвергал всё подряд, шаблон не собирался), снова планирует письма, которые
            не
           | удались окончательно: следующий запуск отправит их, будто их и не пробовали. Согласие, стоп-лист и лимиты
           | проверяются заново: письмо на несуществующий адрес внесло его в стоп-лист и пропускается.
           |
           | Сначала считает и на терминале спрашивает; без терминала нужен --yes.
           |
           |   kamerton retry newsletter --failed --dry-run
           |   kamerton retry newsletter --failed --member ivan@example.org --yes

        en: those that failed (required: nothing else can be tried again)
        ru: неудавшиеся (обязательно: ничего другого повторить нельзя)

        en: say what is to be tried again: --failed
        ru: скажите, что повторить: --failed

        en: messages that waited or are not sure are another matter: kamerton resolve
        ru: для писем, о которых неизвестно, дошли ли они, есть kamerton resolve

        en: {1|message|messages} of bounces.imap could not be had from the server
        ru: {1|письмо|письма|писем} из bounces.imap сервер не отдал

        en: what came back could not be fetched: {1}
        ru: не удалось забрать, что вернулось: {1}

        en: see what came back with: kamerton bounces list --campaign {1}
        ru: посмотрите, что вернулось: kamerton bounces list --campaign {1}

        en: a member takes a role: mentor, host, expert
        ru: участник берёт роль: наставник, хозяин встречи, эксперт

        en: Roles are declared in kamerton.yaml, each with a term after which it ends by itself:
           |
           |   roles: { mentor: { title: { ru: Наставник, en: Mentor }, term: 12mo } }
           |
           | Whoever holds it already gets it anew, with the new term. Ask them first: a role is a promise to others.
           |
           |   kamerton roles give anna@example.org mentor --note "asked at the autumn meeting"
           |   kamerton roles give oleg@example.org host --until 2027-06-30
           |   kamerton members list --where 'has_role("mentor")'
        ru: Роли объявляют в kamerton.yaml, у каждой срок, после которого она заканчивается сама:
           |
           |   roles: { mentor: { title: { ru: Наставник, en: Mentor }, term: 12mo } }
           |
           | У кого роль уже есть, получает её заново, с новым сроком. Сначала спросите: роль — обещание другим.
           |
           |   kamerton roles give anna@example.org mentor --note "спросили на осенней встрече"
           |   kamerton roles give oleg@example.org host --until 2027-06-30
           |   kamerton members list --where 'has_role("mentor")'

        en: its name
        ru: её имя

        en: when it ends: 6mo, or its last day (default: its term)
        ru: когда закончится: 6mo или последний день (по умолчанию по её сроку)

        en: for the history: how it came about
        ru: для истории: как это вышло

        en: {1} holds the role {2} until {3}
        ru: {1}: роль {2} до {3}

        en: {1} holds the role {2} until it is ended
        ru: {1}: роль {2}, пока не снимут

        en: {1} held the role {2} already, and holds it until {3} now
        ru: {1}: роль {2} уже была, теперь до {3}

        en: {1} held the role {2} already, and holds it until it is ended now
        ru: {1}: роль {2} уже была, теперь пока не снимут

        en: --until {1} is neither a duration nor a day
        ru: --until {1} — не срок и не день

        en: write 6mo or 2027-06-30
        ru: напишите 6mo или 2027-06-30

        en: a member gives a role back
        ru: участник отдаёт роль

        en: The role ends now; its history stays. Thank them.
           |
           |   kamerton roles end anna@example.org mentor --note "moves to another city"
        ru: Роль заканчивается сейчас, история остаётся. Поблагодарите человека.
           |
           |   kamerton roles end anna@example.org mentor --note "переезжает в другой город"

        en: for the history: why
        ru: для истории: почему

        en: {1} does not hold the role {2} any more
        ru: {1}: роли {2} больше нет

        en: who holds which role, since when and until when
        ru: у кого какая роль, с какого и до какого времени

        en: Those who hold a role now; with --history everything that was given and ended.
           |
           |   kamerton roles list --role mentor
           |   kamerton roles list --history --csv
        ru: У кого роль есть сейчас; с --history всё, что дали и сняли.
           |
           |   kamerton roles list --role mentor
           |   kamerton roles list --history --csv

        en: all that was given and ended, the oldest first
        ru: всё, что дали и сняли, сначала самое давнее

        en: nobody holds a role
        ru: ролей ни у кого нет

        en: role
        ru: роль

        en: until
        ru: до

        en: nobody was ever given a role
        ru: ролей ещё никому не давали

        en: do everything that is due, then exit
        ru: сделать всё, что подошло по сроку, и завершиться

        en: Derives stages, plans what is due, and sends it: everything that cron needs is one line.
           |
           |     * * * * *  kamerton run --quiet --workspace /srv/club
           |
           | Run it every minute, twice at once, or after three days of outage: nobody gets a message twice, and
            nothing
           | is lost. A second run at the same time says so and exits 0. Ctrl-C and SIGTERM finish what is on the wire
            and
           | give the rest back; killed at any instant, the next run goes on where it was.
           |
           | Mail goes where delivery: in kamerton.yaml says: into the outbox (a Maildir beside the store) unless it
            says
           | transport: smtp. To see what would happen on another day, run into the outbox with another time:
           |
           |     kamerton run --now 2026-12-01T10:00:00Z
           |
           | Says what failed and what to do about it. Exits 1 when messages failed or are uncertain, the relay cannot
            be
           | reached, or a campaign had to be stopped.
        ru: Определяет стадии, планирует то, что подошло по сроку, и отправляет: для cron хватает одной строки.
           |
           |     * * * * *  kamerton run --quiet --workspace /srv/club
           |
           | Запускайте каждую минуту, дважды сразу или после трёх дней простоя: никто не получит письмо дважды, и
            ничто не
           | потеряется. Второй запуск в то же время скажет об этом и завершится с кодом 0. Ctrl-C и SIGTERM
            заканчивают то, что
           | уже отправляется, и возвращают остальное; если процесс убить, следующий запуск продолжит с того же места.
           |
           | Почта уходит так, как сказано в delivery: в kamerton.yaml: в исходящие (Maildir рядом с хранилищем), если
            там не стоит
           | transport: smtp. Чтобы увидеть, что будет в другой день, запустите с другим временем и с исходящими:
           |
           |     kamerton run --now 2026-12-01T10:00:00Z
           |
           | Говорит, что не удалось и что с этим делать. Завершается с кодом 1, если письма не ушли или их судьба
            неизвестна,
           | если почтовый сервер недоступен или кампанию пришлось остановить.

        en: with transport: smtp, also at a --now far from the clock
        ru: с transport: smtp — даже при --now, далёком от часов

        en: another run is at work on this store, or a large import: the next run does what is left
        ru: с этим хранилищем уже работает другой запуск или большой импорт: остальное сделает следующий запуск

        en: stopped as asked: what was not sent waits for the next run
        ru: остановлено по просьбе: что не отправлено, ждёт следующего запуска

        en: ; the next one waits until {1}
        ru: ; следующее ждёт до {1}

        en: nothing is due{1}
        ru: ничего не подошло по сроку{1}

        en: sent {1}
        ru: отправлено {1}

        en: to be tried again
        ru: будет новая попытка

        en: not sure whether it arrived
        ru: неизвестно, дошло ли

        en: sent anew after doubt
        ru: отправлено заново после сомнений

        en: copies to seeds
        ru: копии на свои адреса

        en: removed because of age
        ru: удалено по сроку хранения

        en: erasures completed
        ru: завершено стираний

        en: {1} ({2}.{3} s){4}
        ru: {1} ({2},{3} с){4}

        en: --run-every {1} is not a time between 10s and 1d
        ru: --run-every {1} — не время от 10s до 1d

        en: every minute is --run-every 1m
        ru: каждую минуту — это --run-every 1m

        en: finishing what is on the wire; once more to stop at once
        ru: заканчиваю то, что уже отправляется; чтобы остановить сразу — ещё раз

        en: the templates of {1} have mistakes: nothing of it was sent
        ru: в шаблонах кампаний {1} ошибки: из них ничего не отправлено

        en: mend them; the messages wait, and the next run sends them if it is not too late
        ru: исправьте их; письма ждут, и следующий запуск отправит их, если не будет поздно

        en: its messages wait; find the cause (kamerton messages {1} --state failed), then: kamerton resume {2}
        ru: её письма ждут; найдите причину (kamerton messages {1} --state failed), затем: kamerton resume {2}

        en: the relay {1} is left alone for a while: {2}
        ru: сервер {1} пока оставлен в покое: {2}

        en: its share goes to the others meanwhile; when it is tried again: kamerton status
        ru: его доля тем временем идёт другим; когда будет новая попытка: kamerton status

        en: what was not sent waits for the next run; it goes on when the way out is open again
        ru: что не отправлено, ждёт следующего запуска; дело пойдёт, когда путь наружу откроется

        en: {1|message|messages} failed for good: {2}
        ru: {1|письмо не ушло|письма не ушли|писем не ушло} окончательно: {2}

        en: who: {1}
        ru: кому: {1}

        en: of which campaigns: kamerton status
        ru: из каких кампаний: kamerton status

        en: {1|message|messages} may or may not have arrived: the line dropped in the moment of handing over, and
            nobody can know
        ru: {1|письмо могло дойти, а могло|письма могли дойти, а могли|писем могли дойти, а могли} и не дойти: связь
            оборвалась в миг передачи, и узнать это нельзя

        en: {1}; settle them with: kamerton resolve CAMPAIGN --sent or --resend
        ru: {1}; решите о них: kamerton resolve CAMPAIGN --sent или --resend

        en: for reading only; a query ends with a semicolon; .help says more, .quit ends
        ru: только для чтения; запрос кончается точкой с запятой; .help скажет больше, .quit завершит

        en: there is no view or table "{1}"
        ru: представления или таблицы «{1}» нет

        en: .views           the views that analysts may rely on
           | .tables          all tables
           | .columns NAME    the columns of a view or table
           | .quit            the end
        ru: .views           представления, на которые могут опираться аналитики
           | .tables          все таблицы
           | .columns ИМЯ     столбцы представления или таблицы
           | .quit            конец

        en: the JSON Schema of the definition files, for editors
        ru: схема JSON для файлов описаний, чтобы помогал редактор

        en: Prints a JSON Schema (draft 2020-12): what may stand in kamerton.yaml, in campaigns/*.yaml and in
            occasions.yaml, so that
           | an editor completes keys, shows what each does and marks mistakes while you type. "kamerton init" puts the
            schemas into
           | schema/, and the first line of every file that it writes names them for the YAML language server:
           |
           |   # yaml-language-server: $schema=../schema/campaign.json
           |
           | After an update of kamerton, or to have the descriptions in Russian:
           |
           |   kamerton schema --write schema
           |   kamerton schema --write schema --lang ru
           |   kamerton schema campaign > campaign.json
           |
           | The schema knows the shapes of values; "kamerton check" knows also what they mean.
        ru: Печатает схему JSON (draft 2020-12): что может стоять в kamerton.yaml, campaigns/*.yaml и
            occasions.yaml, чтобы редактор дополнял ключи,
           | показывал, что каждый делает, и отмечал ошибки, пока вы пишете. «kamerton init» кладёт схемы в schema/, а
            первая
           | строка каждого файла, который он пишет, называет их языковому серверу YAML:
           |
           |   # yaml-language-server: $schema=../schema/campaign.json
           |
           | После обновления kamerton или чтобы получить пояснения по-русски:
           |
           |   kamerton schema --write schema
           |   kamerton schema --write schema --lang ru
           |   kamerton schema campaign > campaign.json
           |
           | Схема знает, как выглядят значения; «kamerton check» знает ещё и что они значат.

        en: workspace, campaign or occasions (default: one schema for all)
        ru: workspace, campaign или occasions (по умолчанию одна схема для всех)

        en: write kamerton.json, campaign.json and occasions.json into this folder
        ru: записать kamerton.json, campaign.json и occasions.json в эту папку

        en: there is no schema of "{1}"
        ru: для «{1}» схемы нет

        en: count or list the members that a segment or a filter selects
        ru: сосчитать или перечислить участников сегмента или фильтра

        en: How many members a segment of kamerton.yaml selects, or a filter written here; with --list who they are.
           | --explain says of one member which part of the filter failed, --say reads the filter aloud, --sql prints
            the
           | query. A mistake in the filter is shown with a caret under it.
           |
           | Examples:  kamerton segment core
           |            kamerton segment 'purchases >= 2 and last(purchase) within 90d' --list --limit 20
           |            kamerton segment core --explain anna@example.org
           |            kamerton segment core --say
           |            kamerton segment 'stage in (promoter, kamerton) and city = "Penza"' --sql | sqlite3 STORE
           |
           | The language: docs/filters.md.
        ru: Сколько участников выбирает сегмент из kamerton.yaml или фильтр, написанный здесь; с --list — кто они.
            --explain
           | говорит про одного участника, какая часть фильтра не выполнена, --say читает фильтр вслух, --sql печатает
           | запрос. Ошибка в фильтре показана и отмечена под ним.
           |
           | Примеры:   kamerton segment core
           |            kamerton segment 'purchases >= 2 and last(purchase) within 90d' --list --limit 20
           |            kamerton segment core --explain anna@example.org
           |            kamerton segment core --say
           |            kamerton segment 'stage in (promoter, kamerton) and city = "Penza"' --sql | sqlite3 STORE
           |
           | Язык: docs/filters.md.

        en: a segment of kamerton.yaml, or a filter in quotes
        ru: сегмент из kamerton.yaml или фильтр в кавычках

        en: list the members, in the order in which they came
        ru: перечислить участников в том порядке, в каком они появились

        en: list at most so many (default: all)
        ru: перечислить не больше стольких (по умолчанию всех)

        en: why the filter selects this member, or which part of it failed
        ru: почему фильтр выбирает этого участника или что в нём не выполнено

        en: read the filter aloud: a plain sentence
        ru: прочесть фильтр вслух: обычной фразой

        en: print the SQL with its parameters, for the sqlite3 shell
        ru: напечатать SQL с параметрами, для оболочки sqlite3

        en: {1} of {2|member|members} ({3}%)
        ru: {1} из {2|участника|участников|участников} ({3}%)

        en: there is no member {1}
        ru: участника {1} нет

        en: look with: kamerton members list --where 'email contains "…"'
        ru: поищите: kamerton members list --where 'email contains "…"'

        en: {1} is selected
        ru: {1}: фильтр выбирает

        en: {1} is not selected
        ru: {1}: фильтр не выбирает

        en: all of
        ru: всё это

        en: any of
        ru: хоть что-то из этого

        en: not
        ru: не

        en: the sqlite3 shell has no kamerton_fold: it folds case in every script, for ~=
        ru: в оболочке sqlite3 нет kamerton_fold: для ~= она убирает разницу больших и малых букв всех алфавитов

        en: the sqlite3 shell has no kamerton_share: it takes a sample by the store's keyed hash
        ru: в оболочке sqlite3 нет kamerton_share: она делает выборку по ключевому хэшу хранилища

        en: the stages are those that the last run recorded
        ru: стадии — те, что записал последний запуск

        en: -- A + before a column keeps SQLite from its index: another condition leaves fewer rows.
        ru: -- Знак + перед столбцом не даёт SQLite взять его индекс: другое условие оставляет меньше строк.

        en: -- The texts of ~= are those spellings that the store has now.
        ru: -- Тексты для ~= — те написания, которые сейчас есть в хранилище.

        en: -- :{1} is {2}
        ru: -- :{1} — это {2}

        en: send one marked copy, outside the counts
        ru: отправить один помеченный экземпляр, вне счёта

        en: Makes the campaign's message and sends it to one address, its subject marked as a test. Nothing is written
            to
           | the ledger, no budget is touched, and its links lead nowhere. It goes the way that delivery: describes:
            into
           | the outbox, or by SMTP.
           |
           |     kamerton send-test nps-quarterly --to lena@example.org
           |     kamerton send-test nps-quarterly --to lena@example.org --member ivan@example.org
           |
           | The message is made with the data of --member; without it, of the member with the address --to, or of
            nobody
           | in particular.
        ru: Собирает письмо кампании и отправляет на один адрес с пометкой в теме, что это проба. В журнал ничего не
            пишется,
           | лимиты не расходуются, ссылки никуда не ведут. Уходит оно так, как сказано в delivery: в исходящие или по
            SMTP.
           |
           |     kamerton send-test nps-quarterly --to lena@example.org
           |     kamerton send-test nps-quarterly --to lena@example.org --member ivan@example.org
           |
           | Данные берутся у --member; без него — у участника с адресом --to, а если такого нет — ничьи.

        en: where to send it (required)
        ru: куда отправить (обязателен)

        en: whose data to use
        ru: чьи данные взять

        en: there is no campaign "{1}" without mistakes
        ru: кампании «{1}» без ошибок нет

        en: --to is missing: where to send the copy
        ru: нет --to: куда отправить пробу?

        en: {1} is suppressed: nothing is sent there, not even a test
        ru: {1} в стоп-листе: туда не отправляется ничего, даже проба

        en: see: kamerton suppress list
        ru: см.: kamerton suppress list

        en: {1} has unsubscribed from this: nothing is sent there, not even a test
        ru: {1} отписан от этого: туда не отправляется ничего, даже проба

        en: send it to an address of your own that is no member's, or give --member for the data
        ru: отправьте на свой адрес, который не принадлежит участнику; данные участника берёт --member

        en: the copy was not sent: {1}
        ru: проба не отправлена: {1}

        en: sent to {1} from {2}: {3}
        ru: отправлено на {1} от {2}: {3}

        en: by the relay {1}
        ru: через сервер {1}

        en: see: kamerton members list
        ru: см.: kamerton members list

        en: survey pages, unsubscribe and webhooks over HTTP
        ru: страницы опросов, отписка и вебхуки по HTTP

        en: Serves what the links in mails lead to, until it is told to stop (Ctrl-C or SIGTERM):
           |
           |   /s/TOKEN      a survey; opening it records nothing, sending the form does
           |   /u/TOKEN      unsubscribe, also by one click of the mail program (RFC 8058)
           |   /p/TOKEN      what a member gets, how often and where to; their data, and deletion (docs/preferences.md)
           |   /address/TOKEN  the answer of an address to a change of address
           |   /subscribe    the sign-up page, where kamerton.yaml has sign_up
           |   /confirm/T…   the confirmation of a sign-up
           |   /hooks/NAME   the webhooks declared in kamerton.yaml
           |   /healthz      answers "ok" while the store can be read
           |
           | It speaks plain HTTP and belongs behind a proxy that does TLS, under the public_url of kamerton.yaml
           | (docs/surveys.md has one for nginx, and a systemd unit). It may run beside `kamerton run` on one store.
           | SIGHUP reads kamerton.yaml and the campaigns anew; a restart loses nothing, for each answer is on disk
           | before it is confirmed. With --port 0 the system chooses a port, which is printed:
           |
           |   kamerton serve --port 0
           |   listening on http://127.0.0.1:40611
           |
           | With --run-every 1m it is the scheduler too: it does what "run" does once a minute, one run after the
            other, and
           | takes the same lock, so that cron may go on beside it (docs/cron.md).
           |
           | Errors go to stderr; requests, tokens and addresses are not logged. A webhook with `secret: none` is for
           | tests: it is refused unless the host is this machine alone, and takes no requests through a proxy.
        ru: Обслуживает то, куда ведут ссылки из писем, пока его не остановят (Ctrl-C или SIGTERM):
           |
           |   /s/TOKEN      опрос; открытие ничего не записывает, записывает отправка формы
           |   /u/TOKEN      отписка, в том числе в один щелчок из почтовой программы (RFC 8058)
           |   /p/TOKEN      что участник получает, как часто и куда; его данные и удаление (docs/preferences.md)
           |   /address/TOKEN  ответ адреса на смену адреса
           |   /subscribe    страница подписки, если в kamerton.yaml есть sign_up
           |   /confirm/T…   подтверждение подписки
           |   /hooks/NAME   вебхуки, объявленные в kamerton.yaml
           |   /healthz      отвечает «ok», пока хранилище читается
           |
           | Говорит по обычному HTTP и должен стоять за прокси с TLS, под public_url из kamerton.yaml (в
            docs/surveys.md есть
           | пример для nginx и служба systemd). Может работать рядом с `kamerton run` на одном хранилище. SIGHUP
            перечитывает
           | kamerton.yaml и кампании; перезапуск ничего не теряет, потому что каждый ответ лежит на диске раньше, чем
           | подтверждён. С --port 0 порт выбирает система, и он печатается:
           |
           |   kamerton serve --port 0
           |   слушаю http://127.0.0.1:40611
           |
           | С --run-every 1m он и планировщик: раз в минуту делает то же, что «run», один запуск за другим, и берёт
            тот же
           | замок, так что cron рядом не мешает (docs/cron.md).
           |
           | Ошибки идут в stderr; запросы, токены и адреса не записываются. Вебхук с `secret: none` — для проб: в нём
           | отказано, если сервер слушает не только эту машину, и через прокси он запросов не принимает.

        en: the address to listen on (default: 127.0.0.1)
        ru: на каком адресе слушать (по умолчанию 127.0.0.1)

        en: the port, 0 for any free one (default: 8080)
        ru: порт, 0 — любой свободный (по умолчанию 8080)

        en: also run what is due, so often: 1m, 5m (default: leave that to cron)
        ru: и делать всё, что подошло по сроку, так часто: 1m, 5m (обычно это дело cron)

        en: --port {1} is not between 0 and 65535
        ru: --port {1} не от 0 до 65535

        en: the workspace is read anew
        ru: рабочая папка прочитана заново

        en:   the workspace as it was before is still served
        ru:   продолжает работать прежняя рабочая папка

        en: stopped
        ru: остановлено

        en: the webhook {1} has no secret and may not be served on {2}
        ru: у вебхука {1} нет секрета, открывать его на {2} нельзя

        en: give it a secret in kamerton.yaml, or serve on 127.0.0.1
        ru: задайте ему секрет в kamerton.yaml или слушайте на 127.0.0.1

        en: set it where serve is started, for example: export NAME=…; kamerton.yaml says where each secret is
        ru: задайте её там, где запускается serve, например: export NAME=…; где какой секрет, сказано в kamerton.yaml

        en: choose another with --port
        ru: выберите другой: --port

        en: listening on {1}
        ru: слушаю {1}

        en: a sign-up form to put into a page of your own
        ru: форма подписки для вашей собственной страницы

        en: Prints a form as plain HTML, without scripts: paste it into any page. What it sends leads to the page
           | /subscribe of "kamerton serve", which shows it once more and asks to press a button. Print it anew when
            the
           | topics or the wording in kamerton.yaml change; an old form still works, and then asks for the new wording.
           |
           | Example:  kamerton sign-up snippet --locale ru > form.html
        ru: Печатает форму обычным HTML, без скриптов: вставьте её в любую страницу. Отправленное ведёт на страницу
            /subscribe
           | команды «kamerton serve»: она показывает всё ещё раз и просит нажать кнопку. Напечатайте форму заново,
            когда темы
           | или текст согласия в kamerton.yaml меняются; старая форма всё равно работает и спросит о новом тексте.
           |
           | Пример:  kamerton sign-up snippet --locale ru > form.html

        en: ru or en (default: the workspace's)
        ru: ru или en (по умолчанию как у рабочей папки)

        en: --locale {1} is not a language that the form speaks
        ru: --locale {1}: на этом языке формы нет

        en: kamerton.yaml has no sign_up, so there is no sign-up page
        ru: в kamerton.yaml нет sign_up, поэтому нет и страницы подписки

        en: docs/consent.md says how to add one
        ru: как её добавить, сказано в docs/consent.md

        en: the calendar ahead: what would be sent in the next months
        ru: календарь вперёд: что уйдёт в ближайшие месяцы

        en: Plays through the next 90 days, or as many as you say, for all members at once: a calendar of what would
            be sent, how
           | often members hear from you, which limits bite, who never hears from you, and what looks wrong. Nothing
            is written
           | and nothing is sent.
           |
           |   kamerton simulate
           |   kamerton simulate --days 30
           |   kamerton simulate --html calendar.html
           |
           | It knows schedules, steps, reminders, yearly days, stages that change by time, limits, quiet hours,
            windows and pace.
           | It cannot know what members will do: answers, purchases and who will join (docs/planning.md).
        ru: Проигрывает ближайшие 90 дней, или сколько скажете, сразу для всех участников: календарь того, что уйдёт,
            как
           | часто участники получают письма, какие пределы мешают, кто не получит ничего и что выглядит ошибкой.
            Ничего не
           | пишет и не отправляет.
           |
           |   kamerton simulate
           |   kamerton simulate --days 30
           |   kamerton simulate --html calendar.html
           |
           | Знает расписания, шаги, напоминания, ежегодные дни, стадии, которые меняются со временем, пределы, тихие
            часы, окна и
           | темп. Не может знать, что сделают участники: ответов, покупок и кто придёт (docs/planning.md).

        en: how many days to look ahead, 1 to 366 (default: 90)
        ru: на сколько дней смотреть вперёд, от 1 до 366 (обычно 90)

        en: --days {1} is not between 1 and {2}
        ru: --days {1} не между 1 и {2}

        en: a quarter is --days 90
        ru: квартал — это --days 90

        en: {1} to {2} ({3}): {4|message|messages} to {5} of {6|member|members}
        ru: с {1} по {2} ({3}): {4|письмо|письма|писем}, получат {5} из {6|участника|участников|участников}

        en: {1}: {2} an hour; the busiest day, {3}, has {4|message|messages}, {5} h {6} min
        ru: {1}: {2} в час; самый плотный день, {3}: {4|письмо|письма|писем}, {5} ч {6} мин

        en: programme: about {1|point|points} earned in {2|day|days}, which cost at most {3}; rewards as in the last
            90 days cost about {4}
        ru: программа: около {1|балла|баллов|баллов} за {2|день|дня|дней}, они обойдутся самое большее в {3}; награды,
            как в последние 90 дней, — примерно в {4}

        en: with {1} spent this year that is more than the limit of {2}
        ru: вместе с уже потраченными за год {1} это больше предела {2}

        en: What the programme costs
        ru: Чего стоит программа

        en: week
        ru: неделя

        en: promotions: {1} % of what counts for limits
        ru: рекламных: {1} % от того, что считается для пределов

        en: {1|member|members} would never hear from you: {2}
        ru: {1|участник|участника|участников} ничего не получат: {2}

        en: of the stages
        ru: по стадиям

        en: of the segments
        ru: по сегментам

        en: --to {1} is later than now, {2}: nobody knows the stages of then
        ru: --to {1} позже, чем сейчас, {2}: стадий того времени никто не знает

        en: --period and --from both say where the period starts: give one
        ru: и --period, и --from говорят, где начинается период: оставьте что-то одно

        en: --period {1} is not a period: write 30d, 4w, 3mo or 1y
        ru: --period {1} — не период: пишите 30d, 4w, 3mo или 1y

        en: {1} {2} is not a time: write 2026-01-01 or 2026-01-01T10:00:00Z
        ru: {1} {2} — не время: пишите 2026-01-01 или 2026-01-01T10:00:00Z

        en: Members of each stage on {1}, and where they were on {2}:
        ru: Участники каждой стадии на {1} и где они были {2}:

        en: entered: 7 days
        ru: вошли: 7 дней

        en: 30 days
        ru: 30 дней

        en: 90 days
        ru: 90 дней

        en: days of those who left
        ru: дней у вышедших

        en: from \ to
        ru: откуда \ куда

        en: members by lifecycle stage
        ru: участники по стадиям жизненного цикла

        en: How many members are in each stage of kamerton.yaml, and how many entered it in the last 7, 30 and 90 days.
           |
           | With a period (--period, or --from and --to) also how many left it, for how many days half of its members
            have
           | been there, and where the members of each stage at the start of the period were at its end. (--json
            always has
           | it, of the last 30 days unless told otherwise.)
           |
           | It is answered for the moment of --now from the activities and answers up to then; nothing is written.
            (The
           | history of stages is kept by: kamerton run.)
           |
           | Examples:  kamerton stages
           |            kamerton stages --period 90d
           |            kamerton stages --from 2026-01-01 --to 2026-04-01
           |            kamerton stages explain anna@example.org
        ru: Сколько участников в каждой стадии из kamerton.yaml и сколько вошло в неё за последние 7, 30 и 90 дней.
           |
           | С периодом (--period или --from и --to) ещё и сколько из неё вышло, сколько дней провела в ней половина её
           | участников и где участники каждой стадии на начало периода оказались в его конце. (В --json это есть
            всегда, за
           | последние 30 дней, если не сказано другое.)
           |
           | Ответ даётся на момент --now, по действиям и ответам до него; ничего не записывается. (Историю стадий
            ведёт
           | kamerton run.)
           |
           | Примеры:   kamerton stages
           |            kamerton stages --period 90d
           |            kamerton stages --from 2026-01-01 --to 2026-04-01
           |            kamerton stages explain anna@example.org

        en: the period up to now: 7d, 4w, 3mo (default 30d)
        ru: период до этого момента: 7d, 4w, 3mo (по умолчанию 30d)

        en: the start of the period: 2026-01-01
        ru: начало периода: 2026-01-01

        en: the end of the period (default: now)
        ru: конец периода (по умолчанию сейчас)

        en: kamerton.yaml has no stages
        ru: в kamerton.yaml нет стадий

        en: write them under stages:, the earliest first (docs/stages.md has an example)
        ru: опишите их в stages:, от самой ранней (пример есть в docs/stages.md)

        en: why a member is in their stage
        ru: почему участник в своей стадии

        en: Every stage's rule for one member, true or false, part by part, with the activities, dates and values that
           | decided it; what becomes of the stage by time alone; then the stages that the member has been in.
           |
           | Example:  kamerton stages explain anna@example.org
        ru: Правило каждой стадии для одного участника: выполняется или нет, по частям, с действиями, датами и
            значениями,
           | которые это решили; что станет со стадией просто со временем; затем стадии, в которых участник побывал.
           |
           | Пример:  kamerton stages explain anna@example.org

        en: No run has recorded a stage yet.
        ru: Ни один запуск ещё не записал стадию.

        en: entered
        ru: с какого дня

        en: recorded
        ru: записано

        en: {1} is in no stage
        ru: {1} не в стадии

        en: {1} is in {2}
        ru: {1} в стадии {2}

        en: {1} is in {2} since {3}
        ru: {1} в стадии {2} с {3}

        en: Time alone changes nothing.
        ru: Само время ничего не изменит.

        en: Leaves the stages on {1}, by time alone.
        ru: Выйдет из стадий {1}, просто со временем.

        en: Leaves the stages on {1} if there is no new {2} until then.
        ru: Выйдет из стадий {1}, если до тех пор не будет нового {2}.

        en: Becomes {1} on {2}, by time alone.
        ru: Перейдёт в {1} {2}, просто со временем.

        en: Becomes {1} on {2} if there is no new {3} until then.
        ru: Перейдёт в {1} {2}, если до тех пор не будет нового {3}.

        en: the ledger by campaign and state
        ru: журнал по кампаниям и состояниям

        en: One line for each campaign: how many messages wait, are held back, were sent, failed, were skipped and
            why, or
           | are "not sure": handed over when the line dropped, so that nobody can know. With a campaign's name, one
            line
           | for each of its occurrences.
           |
           |     kamerton status
           |     kamerton status nps-quarterly
           |
           | With --json always each occurrence and step.
        ru: По строке на кампанию: сколько писем ждёт, придержано, отправлено, не ушло, пропущено и почему, а о
            скольких
           | «неизвестно»: связь оборвалась при передаче, и узнать их судьбу нельзя. С именем кампании — по строке на
            каждый её
           | выпуск.
           |
           |     kamerton status
           |     kamerton status nps-quarterly
           |
           | С --json всегда каждый выпуск и шаг.

        en: nothing of {1} was planned yet
        ru: из {1} ещё ничего не запланировано

        en: nothing was planned yet; see what will be with: kamerton plan --until 30d
        ru: ещё ничего не запланировано; что будет: kamerton plan --until 30d

        en: copies to seeds, in no other count: {1}
        ru: копии на свои адреса, больше нигде не учтённые: {1}

        en: not sure: the line dropped while they were handed over; who: kamerton messages {1} --state uncertain;
            settle them: kamerton resolve {2}
        ru: неизвестно: связь оборвалась, пока их передавали; кому: kamerton messages {1} --state uncertain; решите о
            них: kamerton resolve {2}

        en: {1}: links clicked in {2|message|messages}; by machines alone in {3}
        ru: {1}: переходы по ссылкам из {2|письма|писем|писем}; только машинами — из {3}

        en: {1}: pictures loaded in {2|message|messages}; by machines alone in {3}
        ru: {1}: картинки загружены в {2|письме|письмах|письмах}; только машинами — в {3}

        en: latest occurrence
        ru: последний выпуск

        en: which message of a sequence (default: its first)
        ru: какое письмо цепочки (по умолчанию первое)

        en: the campaign {1} sends nothing in a step "{2}"
        ru: кампания {1} ничего не шлёт на шаге «{2}»

        en: a consistent copy of the store, while others work with it
        ru: цельная копия хранилища, пока с ним работают другие

        en: Copies the store as it is at this moment into one file that only you can read, and looks the copy over
            before it
           | gets its name. A run, an import or serve may go on meanwhile, and nothing waits for the copy. Kamerton
            opens
           | the copy like any store: put it in place of the store when no process works with it.
           |
           | The secret that signs links is not in the store; keep it too, or old links stop working.
           |
           | Members who are erased later are still in older backups: keep few of them, and not for long
            (docs/privacy.md).
           |
           | Example:  kamerton store backup /backup/club-$(date +%F).sqlite
        ru: Копирует хранилище, каким оно есть сейчас, в один файл, который можете читать только вы, и проверяет
            копию, прежде
           | чем дать ей имя. Запуск, импорт и serve могут идти дальше, и копии никто не ждёт. Kamerton открывает
            копию как
           | любое хранилище: поставьте её на место хранилища, когда с ним не работает ни один процесс.
           |
           | Секрет, которым подписаны ссылки, хранится отдельно; сохраните и его, иначе старые ссылки перестанут
            работать.
           |
           | Участники, которых сотрут позже, останутся в прежних копиях: храните их мало и недолго (docs/privacy.md).
           |
           | Пример:  kamerton store backup /backup/club-$(date +%F).sqlite

        en: where to write the copy
        ru: куда писать копию

        en: replace the file when it is there
        ru: заменить файл, если он есть

        en: {1|byte|bytes} in {2}, verified
        ru: {1|байт|байта|байт} в {2}, проверено

        en: copied {1} %
        ru: скопировано {1} %

        en: bring the store to this version, and attributes to their declared types
        ru: привести хранилище к этой версии, а свойства к объявленным типам

        en: Two things. A store of an earlier version is brought forward; nothing is lost, and other commands do it
            too when
           | they open the store. And where kamerton.yaml declares an attribute or a field with another type than
            before,
           | its values are converted: texts become numbers, days, yes and no, or one of the choices, where they are
            such.
           |
           | A copy is made first, beside the store (store.sqlite.before-…), which holds the members as they were:
            delete
           | it when all is well. --backup names another file, --no-backup makes none.
           |
           | Values that cannot be converted are listed, and nothing is changed unless you say --force: then they are
            set
           | aside in a CSV file, which can be corrected and imported with "members import".
           |
           | Stop serve and cron's runs meanwhile if the store is large.
           |
           | Examples:
           |
           |   kamerton store migrate --dry-run
           |   kamerton store migrate --force
        ru: Два дела. Хранилище прежней версии приводится к новой; ничего не теряется, и другие команды тоже это
            делают, когда
           | его открывают. А если kamerton.yaml объявляет свойство или поле с другим типом, чем раньше, значения
            преобразуются:
           | тексты становятся числами, днями, «да» и «нет» или одним из вариантов, когда они ими и являются.
           |
           | Сначала рядом с хранилищем делается копия (store.sqlite.before-…), в которой участники такие, какими
            были: удалите
           | её, когда всё хорошо. --backup называет другой файл, --no-backup копии не делает.
           |
           | Значения, которые не преобразуются, перечисляются, и ничего не меняется, пока вы не скажете --force:
            тогда они
           | откладываются в файл CSV, который можно исправить и принять через «members import».
           |
           | Если хранилище велико, остановите на это время serve и запуски по cron.
           |
           | Примеры:
           |
           |   kamerton store migrate --dry-run
           |   kamerton store migrate --force

        en: only say what would be done
        ru: только сказать, что было бы сделано

        en: set values aside that cannot be converted
        ru: отложить в сторону значения, которые не преобразуются

        en: make no copy
        ru: не делать копии

        en: --backup and --no-backup cannot both hold
        ru: --backup и --no-backup не сочетаются

        en: nothing was changed: {1|value|values} cannot be converted
        ru: ничего не изменено: {1|значение не преобразуется|значения не преобразуются|значений не преобразуются}

        en: mend them with an import, declare another type, or set them aside with --force
        ru: исправьте их импортом, объявите другой тип или отложите в сторону с --force

        en: nothing was changed, because the copy failed: {1}
        ru: ничего не изменено, потому что копия не удалась: {1}

        en: no {1}
        ru: это не {1}

        en: ask the store questions in SQL, for reading only
        ru: вопросы хранилищу на SQL, только для чтения

        en: Opens the store for reading only, and prints the answer to a query as a table, CSV or JSON. Whatever would
           | change the store is refused. With --file, or from standard input, several queries are answered in turn,
            each
           | ended by a semicolon. On a terminal without a query there is a prompt: .help says what it understands.
           |
           |   kamerton store sql "select stage, count(*) from members_view group by stage" --csv
           |   kamerton store sql --file monthly.sql
           |
           | The views and their columns are stable (docs/store.md); docs/queries.md has examples.
        ru: Открывает хранилище только для чтения и печатает ответ таблицей, CSV или JSON. Всё, что изменило бы
           | хранилище, отклоняется. Из --file или стандартного ввода берутся несколько запросов подряд, каждый
           | заканчивается точкой с запятой. В терминале без запроса будет приглашение: что оно понимает, скажет .help.
           |
           |   kamerton store sql "select stage, count(*) from members_view group by stage" --csv
           |   kamerton store sql --file monthly.sql
           |
           | Представления и их столбцы стабильны (docs/store.md); примеры в docs/queries.md.

        en: the question (default: standard input)
        ru: вопрос (по умолчанию стандартный ввод)

        en: the queries of a file
        ru: запросы из файла

        en: the views and their columns: kamerton store sql
        ru: представления и их столбцы: kamerton store sql

        en: a query and --file are two things to do
        ru: запрос и --file вместе не нужны

        en: leave one out
        ru: оставьте одно

        en: look through the store for what should not be
        ru: поискать в хранилище то, чего быть не должно

        en: Reads the whole store and says what is wrong and what to do about it: damage to the file, missing indexes,
           | rows that point nowhere, ledger rows that contradict themselves, standing consents and stages that are not
           | what the record says, remains of erased members, attributes of another type than kamerton.yaml declares.
           |
           | It changes nothing unless you say --repair, which makes anew what is derived from the record: indexes,
            views,
           | standing consents and recorded stages. Exits 1 when something is wrong; warnings alone are no failure.
           |
           | Example:  kamerton store verify --json
        ru: Читает всё хранилище и говорит, что не так и что с этим делать: повреждения файла, недостающие индексы,
            строки,
           | которые никуда не ведут, строки журнала, которые противоречат себе, действующие согласия и стадии не по
            записям,
           | следы стёртых участников, свойства другого типа, чем объявляет kamerton.yaml.
           |
           | Ничего не меняет, пока вы не скажете --repair: тогда заново делается то, что выводится из записей:
            индексы,
           | представления, действующие согласия и записанные стадии. Код выхода 1, когда что-то не так; одни
            предупреждения —
           | не ошибка.
           |
           | Пример:  kamerton store verify --json

        en: without comparing each index with its table
        ru: не сверять каждый индекс с его таблицей

        en: make anew what is derived from the record
        ru: сделать заново то, что выводится из записей

        en: looking at {1}
        ru: проверяется: {1}

        en: made anew: {1|row or index|rows and indexes}
        ru: сделано заново: {1|строка или индекс|строки и индекса|строк и индексов}

        en:   ids: {1}
        ru:   id: {1}

        en: never mail an address, or a whole domain, again
        ru: больше никогда не писать на этот адрес или весь домен

        en: No mail goes to a suppressed address, service mail neither, whoever's it is. The address need not be a
            member's.
           | A domain is written as @example.org: then no address of it is mailed, nor any that comes later.
           |
           | Examples:
           |
           |   kamerton suppress add ivan@example.org --note "asked by phone"
           |   kamerton suppress add @example.org --note "their postmaster asked"
        ru: На адрес из стоп-листа не уходит ничего, даже служебные письма, чей бы он ни был. Адрес не обязан
            принадлежать
           | участнику. Домен пишется как @example.org: тогда писем не получает ни один его адрес, в том числе новые.
           |
           | Примеры:
           |
           |   kamerton suppress add ivan@example.org --note "попросил по телефону"
           |   kamerton suppress add @example.org --note "попросил их администратор"

        en: the address, or @DOMAIN
        ru: адрес или @ДОМЕН

        en: {1}: {2|member|members} will get no mail any more
        ru: {1}: писем больше не получат {2|участник|участника|участников}

        en: {1} is suppressed already
        ru: {1} уже в стоп-листе

        en: the suppressed addresses as CSV
        ru: стоп-лист в CSV

        en: Columns email, reason, at, source, note; a whole domain as domain:example.org. suppress import takes the
            file as it is.
           | Of an erased address only a keyed hash is kept: it cannot be exported, and the number of them is said.
           |
           | Example:  kamerton suppress export --output stop-list.csv
        ru: Столбцы email, reason, at, source, note; весь домен — как domain:example.org. suppress import берёт этот
            файл как есть.
           | От стёртого адреса хранится только хеш: вывести его нельзя, их число названо.
           |
           | Пример:  kamerton suppress export --output stop-list.csv

        en: manual, unsubscribed, bounced, complained, erased, imported
        ru: manual, unsubscribed, bounced, complained, erased, imported

        en: {1|suppression|suppressions} in {2}
        ru: {1|запись|записи|записей} в {2}

        en: {1|erased address is|erased addresses are} known by a hash only and not in the list
        ru: {1|стёртый адрес известен|стёртых адреса известны|стёртых адресов известны} только по хешу, в списке их нет

        en: take a list of addresses that must not be mailed
        ru: взять список адресов, на которые писать нельзя

        en: Reads CSV with a header, as suppress export writes it: email, and if they are there reason, at, source and
            note;
           | or a file with one address a line. @example.org stands for a whole domain. What is suppressed already
            keeps its
           | first reason and time. Lines that cannot be read are named, the others are taken, and the command ends
            with 1.
           |
           | Examples:
           |
           |   kamerton suppress import stop-list.csv --dry-run
           |   kamerton suppress import bounced.txt --reason bounced --source old-tool
        ru: Читает CSV с заголовком, как его пишет suppress export: email и, если есть, reason, at, source и note; или
            файл, где в
           | строке по адресу. @example.org означает весь домен. То, что уже в стоп-листе, сохраняет первую причину и
            время.
           | Строки, которые не прочесть, названы, остальные взяты, и команда завершается с кодом 1.
           |
           | Примеры:
           |
           |   kamerton suppress import stop-list.csv --dry-run
           |   kamerton suppress import bounced.txt --reason bounced --source old-tool

        en: where the list does not say: manual, unsubscribed, bounced, complained, imported (default)
        ru: если в списке не сказано: manual, unsubscribed, bounced, complained, imported (по умолчанию)

        en: where it came from (default: the file's name)
        ru: откуда (по умолчанию имя файла)

        en: read {1} · suppressed {2} · there already {3} · rejected {4}
        ru: прочитано {1} · добавлено {2} · уже было {3} · отклонено {4}

        en: the suppressed addresses
        ru: адреса в стоп-листе

        en: Oldest first. Of an erased address only a keyed hash is kept, so it has no name here.
           |
           | Example:  kamerton suppress list --reason bounced
        ru: Сначала старые. От стёртого адреса остаётся только ключевой хеш, поэтому имени у него здесь нет.
           |
           | Пример:  kamerton suppress list --reason bounced

        en: --reason {1} is no reason of a suppression
        ru: --reason {1} — такой причины нет

        en: lift a suppression
        ru: убрать из стоп-листа

        en: Mail may go to the address again, as far as its member's consent allows: lifting a suppression grants
            nothing. An
           | address that was erased at its owner's wish stays suppressed unless you add --force.
           |
           | Lifting the suppression of @DOMAIN leaves those of single addresses in it as they are.
           |
           | Example:  kamerton suppress remove ivan@example.org
        ru: На адрес снова можно писать, насколько позволяет согласие участника: снятие запрета ничего не разрешает.
            Адрес,
           | стёртый по желанию владельца, остаётся в стоп-листе, если не добавить --force.
           |
           | Когда из стоп-листа убран @ДОМЕН, отдельные адреса в нём остаются как были.
           |
           | Пример:  kamerton suppress remove ivan@example.org

        en: even after an erasure: the person has asked to come back
        ru: даже после стирания: человек сам попросил вернуть его

        en: {1} is not suppressed
        ru: {1} не в стоп-листе

        en: {1} is suppressed with its whole domain; to lift that: kamerton suppress remove {2}
        ru: {1} в стоп-листе вместе со всем доменом; убрать домен: kamerton suppress remove {2}

        en: {1} was erased at its owner's wish and stays suppressed; --force if they ask to return
        ru: {1} стёрт по желанию владельца и остаётся в стоп-листе; --force, если он просит вернуть

        en: {1} lifted
        ru: убрано из стоп-листа: {1}

        en: write it as @example.org
        ru: напишите так: @example.org

        en: no campaign has questions
        ru: вопросов нет ни в одной кампании

        en: how many answers and invitations a survey takes
        ru: сколько ответов и приглашений нужно опросу

        en: Before you ask: how many answers make the number as sharp as you need it, and how many invitations that
            takes.
           |
           |   kamerton survey power --margin 5                     a share or a score, give or take 5 points
           |   kamerton survey power --margin 5 --rate 30% --population 4000
           |   kamerton survey power --difference 10 --campaign nps-quarterly
           |
           | A margin is how far the interval reaches to each side; a difference is what is to be shown between two
            waves, in
           | four of five trials (--power). Without --campaign the worst case is taken, in which opinions differ as
            much as they
           | can; with it, the spread of the scores that the survey has had so far, and its response rate unless
            --rate says
           | another. --population corrects for a small community: whoever has asked everyone knows everything.
        ru: Прежде чем спрашивать: сколько нужно ответов, чтобы число было достаточно точным, и сколько для этого
            приглашений.
           |
           |   kamerton survey power --margin 5                     доля или балл с точностью до 5 пунктов
           |   kamerton survey power --margin 5 --rate 30% --population 4000
           |   kamerton survey power --difference 10 --campaign nps-quarterly
           |
           | Точность — на сколько интервал отходит в каждую сторону; разница — что должно быть видно между двумя
            волнами в
           | четырёх попытках из пяти (--power). Без --campaign берётся худший случай: мнения расходятся так, как
            только могут;
           | с ней — разброс оценок, которые уже есть у опроса, и его доля ответов, если --rate не говорит другого.
           | --population поправляет на небольшое сообщество: кто спросил всех, знает всё.

        en: this far to each side, in points of per cent or of NPS
        ru: на столько в каждую сторону, в процентных пунктах или пунктах NPS

        en: a difference of so much between two waves
        ru: такая разница между двумя волнами

        en: how sure (default 95)
        ru: насколько уверенно (по умолчанию 95)

        en: how often a difference is to be shown (default 80)
        ru: как часто разница должна быть видна (по умолчанию 80)

        en: how many members could be asked
        ru: скольких участников можно спросить

        en: how many of those who are asked answer: 30%
        ru: какая доля из тех, кого спросили, отвечает: 30%

        en: a survey with an NPS question, for its spread and rate
        ru: опрос с вопросом NPS: его разброс и доля ответов

        en: say how sharp the number is to be
        ru: скажите, насколько точным должно быть число

        en: --margin 5, or --difference 5
        ru: --margin 5 или --difference 5

        en: --population must be at least 2
        ru: --population должно быть не меньше 2

        en: {1} has {2|answer|answers}, too few to tell how they spread: the worst case
        ru: у {1} {2|ответ|ответа|ответов} — слишком мало, чтобы судить о разбросе: берётся худший случай

        en: {1} {2} is not a number above {3} and up to {4}
        ru: {1} {2} — не число больше {3} и не больше {4}

        en:   {1|invitation|invitations}, if {2} % answer
        ru:   {1|приглашение|приглашения|приглашений}, если отвечают {2} %

        en:   that is more than the {1|member|members} there are: asking all of them gives ±{2} points
        ru:   это больше, чем есть: {1|участник|участника|участников}; если спросить всех, выйдет ±{2} пункта

        en:   that is more than the {1|member|members} there are: asking all of them twice shows a difference of {2}
            points
        ru:   это больше, чем есть: {1|участник|участника|участников}; если спросить всех дважды, видна разница в {2}
            пункта

        en: The spread of the score is that of {1} so far: a standard deviation of {2} points.
        ru: Разброс оценки — тот, что у {1} до сих пор: стандартное отклонение {2} пункта.

        en: Of the worst case: half say one thing and half the other. With --campaign, what a survey has had so far.
        ru: Для худшего случая: половина говорит одно, половина другое. С --campaign — как было у опроса до сих пор.

        en: How many invitations that takes, --rate 30% says.
        ru: Сколько это приглашений, скажет --rate 30%.

        en: A share, give or take {1} points at {2} %:
        ru: Доля с точностью до {1} пунктов при {2} %:

        en: An NPS, give or take {1} points at {2} %:
        ru: NPS с точностью до {1} пунктов при {2} %:

        en: A difference of {1} points between the shares of two waves, shown at {2} % in {3} % of trials:
        ru: Разница в {1} пунктов между долями двух волн, видная при {2} % в {3} % попыток:

        en: A difference of {1} points between the NPS of two waves, shown at {2} % in {3} % of trials:
        ru: Разница в {1} пунктов между NPS двух волн, видная при {2} % в {3} % попыток:

        en:   {1|answer|answers} in each wave
        ru:   {1|ответ|ответа|ответов} в каждой волне

        en: rate
        ru: доля

        en: late
        ru: поздно

        en: no wave
        ru: без волны

        en: there is nothing to tell apart by {1}
        ru: различать по {1} нечего

        en: too few answers to tell what goes with {1}
        ru: ответов слишком мало, чтобы судить, что идёт вместе с {1}

        en: asked in stage
        ru: стадия, когда спросили

        en:   no answers
        ru:   ответов нет

        en: {1}:{2}:{3}: this is not JSON: {4}
        ru: {1}:{2}:{3}: это не JSON: {4}

        en: line {1} of the data is not an object
        ru: строка {1} данных — не объект

        en: line {1} of the data:
        ru: строка {1} данных:

        en: which variant of an experiment (default: the first)
        ru: какой из вариантов (по умолчанию первый)

        en: {1} has no variants
        ru: у {1} нет вариантов

        en: {1} has no variant "{2}"
        ru: у {1} нет варианта «{2}»

        en: only these members: 'stage = promoter and city = "Penza"'
        ru: только эти участники: 'stage = promoter and city = "Penza"'

        en: opened {1}
        ru: открыто: {1}

        en: there is nothing here to open it with: open {1} yourself
        ru: открыть здесь нечем: откройте {1} сами

        en: no temporary folder could be made: {1}
        ru: временную папку не создать: {1}

        en: the templates of {1} have mistakes
        ru: в шаблонах кампании {1} есть ошибки

        en: there is no sample member "{1}"
        ru: вымышленного участника «{1}» нет

        en: for an invented member with {1}; --member EMAIL shows it with a member's own data
        ru: для вымышленного участника: {1}; с данными участника — --member EMAIL

        en: not signed: {1}
        ru: без подписи: {1}

        en: --member {1}: {2}
        ru: --member {1}: {2}

        en: the campaign {1} has mistakes
        ru: в кампании {1} есть ошибки

        en: {1} has changed
        ru: изменилось: {1}

        en: {1} and {2|more file|more files} have changed
        ru: изменилось: {1} и ещё {2|файл|файла|файлов}

        en: {1}, in {2} ms
        ru: {1}, за {2} мс

        en: {1|finding is|findings are} gone
        ru: исправлено: {1|находка|находки|находок}

        en: {1} is among the campaigns and templates themselves
        ru: {1} — среди самих кампаний и шаблонов

        en: name a folder beside them, such as --all .kamerton/preview
        ru: назовите папку рядом с ними, например --all .kamerton/preview

        en: {1|page|pages}, beginning with {2}
        ru: {1|страница|страницы|страниц}, первая — {2}

        en: {1|page|pages}, beginning with {2}; on {3} of them not every message could be made
        ru: {1|страница|страницы|страниц}, первая — {2}; на {3} из них собраны не все письма

        en: {1|member|members} came because another brought them; {2} of them bought, for {3} in all: {4} % of the revenue.
        ru: {1|участник пришёл|участника пришли|участников пришли} по чьей-то рекомендации; из них купили {2}, всего на {3}: {4} % выручки.

        en: A buyer whom a member brought paid more than another: {1}.
        ru: Покупатель, которого привёл участник, заплатил больше других: {1}.

        en: A buyer whom a member brought paid less than another: {1}.
        ru: Покупатель, которого привёл участник, заплатил меньше других: {1}.

        en: No difference is shown in what buyers whom members brought and others paid: {1}.
        ru: Разницы между тем, что заплатили покупатели, которых привели участники, и остальные, не видно: {1}.

        en: brought by a member
        ru: приведены участником

        en: by themselves
        ru: пришли сами

        en: What word of mouth brought
        ru: Что принесли рекомендации

        en: Members whom others brought, and those who came by themselves
        ru: Участники, которых привели другие, и те, кто пришёл сам

        en: paid by a buyer
        ru: заплатил покупатель

        en: of the new customers, brought by a member
        ru: из новых покупателей приведены участником

        en: ambassadors at the end of the time
        ru: послов в конце периода

        en: points are spent and expire, and a stage has to say since when it holds
        ru: баллы тратят, и они сгорают, а у стадии должно быть начало

        en: ask for what earned them: purchases >= 3
        ru: спросите о том, за что они начислены: purchases >= 3

        en: nobody has points: kamerton.yaml has no "programme"
        ru: баллов ни у кого нет: в kamerton.yaml нет «programme»

        en: write one (docs/loyalty.md), or ask for what members did
        ru: опишите её (docs/loyalty.md) или спросите о том, что участники делали

        en: turned away at the door: {1}
        ru: не приняты на входе: {1}

        en: {1} to a webhook that is not declared
        ru: {1} на неизвестный вебхук

        en: {1} by another method than POST
        ru: {1} не методом POST

        en: {1} too large
        ru: {1} слишком большого размера

        en: {1} to a webhook whose survey is not there
        ru: {1} на вебхук, опроса которого нет

        en: {1} with a wrong signature
        ru: {1} с неверной подписью

        en: {1} unsigned from outside
        ru: {1} без подписи извне

        en: {1} of a wrong type
        ru: {1} не того типа

        en: {1} to a webhook whose secret cannot be read
        ru: {1} на вебхук, секрет которого не прочитать

        en: {1} malformed
        ru: {1} испорченных

        en: {1} to be confirmed by the operator
        ru: {1} ждут подтверждения оператором

        en: {1} told to come again, too much came at once
        ru: {1} попросили повторить: пришло слишком много сразу

        en: {1} told to come again, nothing could be saved
        ru: {1} попросили повторить: сохранить не удалось

        en: {1} with a link that is cut, forged or too old
        ru: {1} по ссылке, которая обрезана, подделана или слишком стара

        en: {1} to what is no longer here
        ru: {1} к тому, чего больше нет

        en: {1} after the close
        ru: {1} после закрытия

        en: {1} when there were answers enough
        ru: {1}, когда ответов уже хватало

        en: {1} not by the page's form
        ru: {1} не через форму страницы

        en: {1} more than one network may send
        ru: {1} сверх того, что принимают из одной сети

        en: {1} with answers that cannot be, asked again
        ru: {1} с невозможными ответами, спрошены снова

        en: in the last 7 days {1}
        ru: за последние 7 дней {1}
        en: the day of the target {1}, {2}, is over
        ru: срок цели {1}, {2}, прошёл

        en: read what became of it with: kamerton report goals; then set the next target
        ru: посмотрите, что вышло: kamerton report goals; затем поставьте следующую цель

        en: a number, or a share such as 30%
        ru: число или доля, например 30%

        en: a month such as 2026-11
        ru: месяц, например 2026-11

        en: from where to where, what is in the way and who does what; `report goals` tells how far it is
        ru: откуда и куда, что мешает и кто что делает; `report goals` скажет, сколько пройдено

        en: where the community stood, and when
        ru: где сообщество было и когда

        en: where it shall stand: targets, each with the day by which it is reached
        ru: где оно должно быть: цели, у каждой — день, к которому она достигнута

        en: what stands in the way
        ru: что мешает

        en: who does what about it in which month; three months ahead are enough
        ru: кто, что и в каком месяце для этого делает; трёх месяцев вперёд достаточно

        en: the day; measured as it begins
        ru: день; измеряется на его начало

        en: how it was, in words
        ru: как было, словами

        en: measures
        ru: показатели

        en: what is known of that day; the rest is taken from the store, where it can be
        ru: что известно о том дне; остальное берётся из хранилища, где это можно

        en: a target
        ru: цель

        en: one of {1}, or a name of your own with count
        ru: одно из {1} или своё имя вместе с count

        en: the members who are counted, where the measure is one of your own
        ru: участники, которых считают, если показатель свой

        en: what it shall be; shares in per cent
        ru: каким он должен быть; доли в процентах

        en: the last day for it
        ru: последний день срока

        en: how the report calls it
        ru: как это называет отчёт

        en: an obstacle
        ru: препятствие

        en: who sees to it
        ru: кто этим занимается

        en: a task
        ru: задача

        en: the month in which it is done
        ru: месяц, в котором она делается

        en: what is done
        ru: что делается

        en: who does it
        ru: кто делает

        en: the last day for it (default: the last of the month)
        ru: последний день срока (по умолчанию последний день месяца)

        en: the day on which it was done; false (the default) is not yet
        ru: день, когда сделано; false (по умолчанию) — ещё нет

        en: "{1}" is not a month
        ru: «{1}» — не месяц

        en: write it as 2026-11
        ru: пишите так: 2026-11

        en: write 45, or a share as 30%
        ru: пишите 45, а долю — 30%

        en: a share must stand here, found {1}
        ru: здесь должна быть доля, а стоит {1}

        en: {1} is not from 0% to 100%
        ru: {1} не в пределах от 0% до 100%

        en: {1} is a share, and this measure is none
        ru: {1} — доля, а этот показатель не доля

        en: write a number
        ru: пишите число

        en: a score is from -100 to 100, found {1}
        ru: индекс бывает от -100 до 100, а стоит {1}

        en: {1} cannot be: nothing here is counted so
        ru: {1} не бывает: здесь так не считают

        en: nothing is to be reached
        ru: не сказано, чего достичь

        en: for example "- { measure: nps, target: 45, by: 2027-06-30 }"
        ru: например, «- { measure: nps, target: 45, by: 2027-06-30 }»

        en: {1} has two targets by {2}
        ru: у {1} две цели на {2}

        en: {1} is not after point A, which is on {2}
        ru: {1} не позже точки А, а она {2}

        en: give it the day by which it is reached
        ru: укажите день, к которому цель достигнута

        en: there is no measure "{1}"
        ru: показателя «{1}» нет

        en: say whom it counts: "count: stage = promoter"
        ru: скажите, кого он считает: «count: stage = promoter»

        en: "{1}" is measured already, and count would say it anew
        ru: «{1}» уже измеряется, и count сказал бы это заново

        en: take another name, or delete count
        ru: возьмите другое имя или удалите count

        en: {1} is not in the month of the task
        ru: {1} не в месяце задачи

        en: write a day of that month, or delete it
        ru: напишите день этого месяца или удалите

        en: nothing says when it was done
        ru: не сказано, когда сделано

        en: write the day, such as 2026-11-18
        ru: напишите день, например 2026-11-18

        en: NPS of 90 days
        ru: NPS за 90 дней

        en: surveys answered, of 90 days
        ru: ответов на опросы за 90 дней

        en: members who joined the community
        ru: участников, вступивших в сообщество

        en: buyers of a year who came again
        ru: покупателей года, пришедших снова

        en: average order of 90 days
        ru: средний заказ за 90 дней

        en: new customers of 30 days
        ru: новых покупателей за 30 дней

        en: members who wrote a review within 30 days
        ru: участников, написавших отзыв за 30 дней

        en: recommendations of 30 days that brought someone
        ru: рекомендаций за 30 дней, которые кого-то привели

        en: seats at events of 90 days that were taken
        ru: занятых мест на встречах за 90 дней
        en: "{1}" is no place where an idea is found
        ru: «{1}» — не то место, где находят идеи

        en: "{1}" is not the number of an idea
        ru: «{1}» — не номер идеи

        en: --in says the note in another language, and there is no note
        ru: --in передаёт заметку на другом языке, а самой заметки нет

        en: --in {1} has no language before its text
        ru: в --in {1} перед текстом нет языка

        en: --limit is 0 or more, and --days is 1 to 3650
        ru: --limit не меньше 0, а --days от 1 до 3650

        en: a line for its story
        ru: строка для её истории

        en: a new idea, and who raised it
        ru: новая идея и кто её высказал

        en: a title has 1 to 200 characters
        ru: в названии от 1 до 200 знаков

        en: all others
        ru: все остальные

        en: also those that are done with
        ru: и те, с которыми покончено

        en: an idea cannot be merged into itself
        ru: идею нельзя объединить с ней самой

        en: an idea was not written
        ru: идея не записана

        en: and {1|more text|more texts}; --limit 0 shows all
        ru: и ещё {1|текст|текста|текстов}; все покажет --limit 0

        en: another tag of the file
        ru: другая метка из файла

        en: as in the inbox: answer:12, reply:3, case:5
        ru: как во входящих: answer:12, reply:3, case:5

        en: being done
        ru: делается

        en: declined
        ru: отклонено

        en: done
        ru: сделано

        en: ahead
        ru: впереди

        en: {1}; needed {2}
        ru: {1}; нужно {2}

        en: needed {1}
        ru: нужно {1}

        en: reached
        ru: достигнута

        en: on track
        ru: в графике

        en: behind
        ru: отстаёт

        en: missed
        ru: не достигнута

        en: cannot be told: where it began is not known
        ru: сказать нельзя: неизвестно, с чего началось

        en: cannot be told yet: the interval holds ahead and behind
        ru: пока сказать нельзя: в интервале и опережение, и отставание

        en: cannot be told yet: too few
        ru: пока сказать нельзя: слишком мало данных

        en: Of {1|target|targets}: reached {2}, on track {3}, behind {4}, missed {5}, cannot be told {6}.
        ru: Из {1|цели|целей|целей}: достигнуто {2}, в графике {3}, отстаёт {4}, не достигнуто {5}, сказать нельзя {6}.

        en: Point A: {1}
        ru: Точка А: {1}

        en: Point A: {1}, {2}
        ru: Точка А: {1}, {2}

        en: What should be by now is on the straight line from point A to the target. On track, behind and reached are said only where the whole interval of 95 % is; paces are a month's.
        ru: Сколько должно быть сейчас — на прямой от точки А к цели. «В графике», «отстаёт» и «достигнута» говорится, только когда там весь интервал 95 %; темп — за месяц.

        en: done on {1}
        ru: сделано {1}

        en: overdue since {1}
        ru: просрочено с {1}

        en: open until {1}
        ru: открыто до {1}

        en: Goals
        ru: Цели

        en: Tasks
        ru: Задачи

        en: Obstacles
        ru: Препятствия

        en: Targets
        ru: Цели

        en: target
        ru: цель

        en: began at
        ru: было

        en: now
        ru: сейчас

        en: should be
        ru: должно быть

        en: shall be
        ru: цель

        en: pace
        ru: темп

        en: verdict
        ru: вывод

        en: Month by month
        ru: По месяцам

        en: task
        ru: задача

        en: By owner
        ru: По ответственным

        en: how far the strategy is: each target on track or not, and who has done what
        ru: насколько продвинулась стратегия: каждая цель в графике или нет и кто что сделал

        en: the workspace has no strategy
        ru: у рабочей папки нет стратегии

        en: write one in kamerton.yaml: strategy: { point_a: { on: 2026-09-01 }, point_b: [{ measure: nps, target: 45, by: 2027-06-30 }] }; docs/goals.md tells more
        ru: опишите её в kamerton.yaml: strategy: { point_a: { on: 2026-09-01 }, point_b: [{ measure: nps, target: 45, by: 2027-06-30 }] }; подробнее в docs/goals.md

        en: in the way: {1}
        ru: мешает: {1}

        en: Reads strategy in kamerton.yaml: point A, the targets of point B, obstacles, and the tasks of the months. Each
           | target is set against the straight line from where it began: reached, on track, behind or missed, or that so few
           | numbers cannot tell. The tasks of this month and what is overdue stand below, with who has taken them on.
           |
           |   kamerton report goals
           |   kamerton report goals --html goals.html
           |   kamerton report goals --json | jq '.targets[] | select(.verdict == "behind")'
           |
           | Nothing is written. How each measure is counted: docs/goals.md.
        ru: Читает strategy в kamerton.yaml: точку А, цели точки Б, препятствия и задачи по месяцам. Каждая цель сравнивается
           | с прямой от того, с чего началось: достигнута, в графике, отстаёт, не достигнута — или данных пока мало, чтобы
           | сказать. Ниже — задачи этого месяца и просроченные, и кто за них взялся.
           |
           |   kamerton report goals
           |   kamerton report goals --html goals.html
           |   kamerton report goals --json | jq '.targets[] | select(.verdict == "behind")'
           |
           | Ничего не записывается. Как считается каждый показатель: docs/goals.md.

        en: Members who wait
        ru: Участники, которые ждут

        en: Tasks of the strategy
        ru: Задачи стратегии

        en: Events of the next 14 days
        ru: Встречи ближайших 14 дней

        en: What people wrote back since yesterday
        ru: Что ответили со вчерашнего дня

        en: Mail that waits
        ru: Письма, которые ждут

        en: Odd numbers of yesterday
        ru: Необычные числа вчерашнего дня

        en: Whom to thank
        ru: Кого поблагодарить

        en: Nothing waits today.
        ru: Сегодня ничего не ждёт.

        en: {1}  overdue since {2}
        ru: {1}  просрочено с {2}

        en: {1}  due {2}
        ru: {1}  срок {2}

        en: overdue since {1}: {2} ({3})
        ru: просрочено с {1}: {2} ({3})

        en: until {1}: {2} ({3})
        ru: до {1}: {2} ({3})

        en: nobody hosts it
        ru: нет ведущего

        en: it is not announced
        ru: не объявлена

        en: yes {1}, maybe {2}, seats {3} of {4}
        ru: да {1}, может быть {2}, мест занято {3} из {4}

        en: yes {1}, maybe {2}
        ru: да {1}, может быть {2}

        en: {1|message is|messages are} not sure: nobody knows whether the relay took them
        ru: {1|письмо под вопросом|письма под вопросом|писем под вопросом}: неизвестно, принял ли их сервер

        en: {1} has paused itself at {2}
        ru: {1} остановилась сама {2}

        en: {1}: {2}, usually {3} on this day of the week
        ru: {1}: {2}, обычно в этот день недели {3}

        en: {1}: {2} more
        ru: {1}: ещё {2}

        en: {1|year|years} with us today
        ru: сегодня {1|год|года|лет} с нами

        en: a member: {1}
        ru: участник: {1}

        en: recommends us for the first time
        ru: впервые готов рекомендовать нас

        en: brought somebody
        ru: привёл кого-то

        en: told others of us
        ru: рассказал о нас другим

        en: helped at an event
        ru: помог на встрече

        en: an anniversary
        ru: годовщина

        en: messages sent
        ru: отправленные письма

        en: bounces
        ru: возвраты

        en: complaints
        ru: жалобы

        en: members who left a topic or all
        ru: участники, отписавшиеся от темы или от всего

        en: answers to surveys
        ru: ответы на опросы

        en: sign-ups
        ru: подписки

        en: {1}: {2|thing is|things are} urgent
        ru: {1}: {2|срочное дело|срочных дела|срочных дел}

        en: {1}: the day ahead
        ru: {1}: план на день

        en: {1}
           |
           | All of it: kamerton today
        ru: {1}
           |
           | Целиком: kamerton today

        en: the morning page could not be sent to {1}: {2}
        ru: утреннюю страницу не удалось отправить на {1}: {2}

        en: Today
        ru: Сегодня

        en: urgent: {1}
        ru: срочно: {1}

        en: A number is odd when it is more than three deviations off the median of the same weekday of up to eight weeks before; the deviation is 1.4826 times the median absolute deviation, and never less than the root of the median.
        ru: Число необычно, если оно дальше трёх отклонений от медианы того же дня недели за восемь прошлых недель или меньше; отклонение — 1,4826 медианного абсолютного отклонения и не меньше корня из медианы.

        en: the morning page: what waits, what is near, what is odd, whom to thank
        ru: утренняя страница: что ждёт, что скоро, что необычно, кого поблагодарить

        en: One page for the beginning of the day: cases that are due, tasks of the strategy, events of the next 14 days,
           | what people wrote back, mail that waits and why, numbers of yesterday that are not as usual on this weekday, and
           | whom to thank. Under each part stands the command that does something about it; ! stands before what is urgent.
           |
           |   kamerton today
           |   kamerton today --owner anna@example.org
           |   kamerton today --html today.html               names no member; with --owner, those that are theirs
           |   kamerton today --mail                          each owner gets their part, once a day
           |
           | With community: { digest: "08:00" } in kamerton.yaml, "kamerton run" sends the mails from that time on. Nothing
           | else is written. docs/goals.md tells how each part is counted.
        ru: Одна страница на начало дня: обращения, которым пора, задачи стратегии, встречи ближайших 14 дней, что ответили
           | люди, какие письма ждут и почему, вчерашние числа, необычные для этого дня недели, и кого поблагодарить. Под каждой
           | частью — команда, которая с ней что-то делает; ! стоит перед срочным.
           |
           |   kamerton today
           |   kamerton today --owner anna@example.org
           |   kamerton today --html today.html               без имён участников; с --owner — только свои
           |   kamerton today --mail                          каждый ответственный получит свою часть, раз в день
           |
           | С community: { digest: "08:00" } в kamerton.yaml письма с этого времени отправляет "kamerton run". Больше ничего
           | не записывается. Как считается каждая часть: docs/goals.md.

        en: only what is theirs, and what is everyone's
        ru: только своё и общее

        en: send each owner their part, at most once a day
        ru: отправить каждому ответственному его часть, не чаще раза в день

        en: --owner {1}: {2}
        ru: --owner {1}: {2}

        en: --mail and --html cannot go together
        ru: --mail и --html вместе не бывают

        en: sent to {1}
        ru: отправлено на {1}

        en: {1} has had the page of today
        ru: {1} уже получил сегодняшнюю страницу

        en: nobody has anything on the page: no mail was sent
        ru: ни у кого на странице ничего нет: писем не отправлено

        en: from this time of the day on `run` sends each owner their morning page; without it nobody gets one
        ru: с этого времени дня `run` отправляет каждому ответственному его утреннюю страницу; без этого её не получает никто

        en: {1}  overdue since {2}  {3}
        ru: {1}  просрочено с {2}  {3}

        en: {1}  due {2}  {3}
        ru: {1}  срок {2}  {3}
        en: what members are asked to agree to before their words are quoted
        ru: на что участники соглашаются, прежде чем их слова приводят

        en: what a member who may be quoted agrees to
        ru: на что соглашается участник, слова которого можно приводить

        en: stands above the buttons: say where the words may stand
        ru: стоит над кнопками: скажите, где могут стоять эти слова

        en: a story was not written
        ru: история не записана

        en: {1|permission to quote has|permissions to quote have} no proof
        ru: {1|разрешение|разрешения|разрешений} приводить слова без доказательства

        en: {1|permission to quote of an erased member is|permissions to quote of erased members are} still there
        ru: {1|разрешение приводить слова стёртого участника ещё хранится|разрешения приводить слова стёртых участников ещё хранятся|разрешений приводить слова стёртых участников ещё хранятся}

        en: the story that it asks about is not there any more
        ru: истории, о которой оно спрашивает, больше нет

        en: the story's number, as stories list shows it
        ru: номер истории, как его показывает stories list

        en: "{1}" is not the number of a story
        ru: «{1}» — не номер истории

        en: see them with: kamerton stories list
        ru: посмотрите их: kamerton stories list

        en: there is no story {1}
        ru: истории {1} нет

        en: nobody has asked
        ru: не спрашивали

        en: may be quoted
        ru: можно приводить

        en: withdrawn
        ru: отозвано

        en: the words have changed since the permission
        ru: после разрешения слова изменились

        en: what members told us, and whether it may be quoted
        ru: что рассказали участники и можно ли это приводить

        en: A story is an activity with a text: story, review, mention, photo, answer (helped someone). They come by
           | activities import (columns text, url, rating), from a reply, or by hand. The latest first.
           |
           |   kamerton stories list --quotable
           |   kamerton stories list --kind review --where 'stage = promoter' --csv
        ru: История — это действие с текстом: story, review, mention, photo, answer (помог другому). Они приходят через
           | activities import (столбцы text, url, rating), из ответа на письмо или вручную. Последние — первыми.
           |
           |   kamerton stories list --quotable
           |   kamerton stories list --kind review --where 'stage = promoter' --csv

        en: only these: story, review, mention, photo, answer
        ru: только эти: story, review, mention, photo, answer

        en: only those that may be quoted as they stand
        ru: только те, что можно приводить так, как они есть

        en: at most so many (default 100; 0 is all)
        ru: не больше стольких (по умолчанию 100; 0 — все)

        en: --kind {1} is no kind of story
        ru: --kind {1} — не вид истории

        en: no stories
        ru: историй нет

        en: {1} of {2|story|stories}; --limit 0 shows all
        ru: {1} из {2|истории|историй|историй}; --limit 0 покажет все

        en: number
        ru: номер

        en: kind
        ru: вид

        en: permission
        ru: разрешение

        en: one story, its words and the whole record of permission
        ru: одна история: слова и все записи о разрешении

        en: Every word, and what the member said to being quoted: when, through what, to which wording, under which name. The
           | record is only added to. A permission holds for the words that were shown; SHA-256 of them stands beside it.
           |
           |   kamerton stories show 12
           |   kamerton stories show 12 --json
        ru: Каждое слово и что участник ответил на просьбу его привести: когда, через что, на какой текст согласия, под каким именем.
           | Записи только добавляются. Разрешены именно показанные слова; рядом хранится их SHA-256.
           |
           |   kamerton stories show 12
           |   kamerton stories show 12 --json

        en: story {1}: {2} of {3}, {4}
        ru: история {1}: {2}, {3}, {4}

        en: verified buyer
        ru: покупка подтверждена

        en: {1}: asked ({2})
        ru: {1}: спросили ({2})

        en: {1}: permitted without a name, wording {2} ({3})
        ru: {1}: разрешено без имени, текст согласия {2} ({3})

        en: {1}: permitted under the name {2}, wording {3} ({4})
        ru: {1}: разрешено под именем {2}, текст согласия {3} ({4})

        en: {1}: refused ({2})
        ru: {1}: отказ ({2})

        en: {1}: withdrawn ({2})
        ru: {1}: отозвано ({2})

        en: write down what a member told, by hand or from a reply
        ru: записать, что рассказал участник: вручную или из ответа на письмо

        en: The words come in as an activity, once: the same words of the same member change nothing. --from-reply takes a
           | reply that bounces list --replies shows, with the person who wrote it; quoted lines are left out. Nothing may be
           | quoted before its member permits it: kamerton stories ask ID.
           |
           |   kamerton stories add anna@example.org --kind story --text "Ask first: it saves three years."
           |   kamerton stories add --from-reply 31
        ru: Слова записываются как действие, один раз: те же слова того же участника ничего не меняют. --from-reply берёт ответ,
           | который показывает bounces list --replies, вместе с тем, кто его написал; цитаты не берутся. Приводить ничего нельзя,
           | пока участник не разрешит: kamerton stories ask ID.
           |
           |   kamerton stories add anna@example.org --kind story --text "Сначала спросите: это сбережёт три года."
           |   kamerton stories add --from-reply 31

        en: story (the default), review, mention, photo, answer
        ru: story (по умолчанию), review, mention, photo, answer

        en: their words, as they said them
        ru: слова участника, как он их сказал

        en: where the words stand
        ru: где стоят эти слова

        en: the number of a reply: its words and its writer
        ru: номер ответа: его слова и кто написал

        en: --url {1} is not an address of a page
        ru: --url {1} — не адрес страницы

        en: write it as https://…
        ru: напишите его как https://…

        en: story {1} is written down
        ru: история {1} записана

        en: story {1} was there already
        ru: история {1} уже была

        en: whose story is it?
        ru: чья это история?

        en: name the member: EMAIL
        ru: назовите участника: EMAIL

        en: --text is missing: what did the member say?
        ru: нет --text: что сказал участник?

        en: --text "Ask first: it saves three years."
        ru: --text "Сначала спросите: это сбережёт три года."

        en: --from-reply takes a number
        ru: --from-reply принимает число

        en: there is no reply {1}
        ru: ответа {1} нет

        en: see them with: kamerton bounces list --replies
        ru: посмотрите их: kamerton bounces list --replies

        en: it is not known who wrote the reply {1}
        ru: неизвестно, кто написал ответ {1}

        en: the reply {1} is not kept any more, or says nothing of its own
        ru: ответ {1} больше не хранится или не говорит ничего своего

        en: give its words with --text
        ru: передайте его слова через --text

        en: ask the member whether a story may be quoted
        ru: спросить участника, можно ли приводить историю

        en: Plans a service message with the exact words, what would be agreed to (stories: wording in kamerton.yaml) and a
           | link to a page, where the member permits it under a name, permits it without one, or refuses. The next run sends
           | it. Each text is asked about once; whoever has said no is not asked again.
           |
           |   kamerton stories ask 12
        ru: Планирует служебное письмо с точными словами, текстом согласия (stories: wording в kamerton.yaml) и ссылкой
           | на страницу, где участник разрешает приводить их под именем, разрешает без имени или отказывает. Письмо уйдёт
           | со следующим run. О каждом тексте спрашивают один раз; кто отказал, того больше не спрашивают.
           |
           |   kamerton stories ask 12

        en: the question to {1} goes with the next run
        ru: вопрос для {1} уйдёт со следующим run

        en: see the record with: kamerton stories show {1}
        ru: посмотрите записи: kamerton stories show {1}

        en: the workspace does not say what a member would agree to
        ru: в рабочей папке не сказано, на что согласился бы участник

        en: add to kamerton.yaml: stories: { wording: { version: 2026-11, text: We may quote these words in our mail } }
        ru: добавьте в kamerton.yaml: stories: { wording: { version: 2026-11, text: Эти слова можно приводить в наших письмах } }

        en: story {1} may be quoted already
        ru: историю {1} уже можно приводить

        en: the member has said no to story {1}, and is not asked again
        ru: участник ответил «нет» на историю {1}, больше его не спрашивают

        en: the member was asked about these words on {1}
        ru: об этих словах участника спросили {1}

        en: no mail goes to {1}: ask in person
        ru: на {1} писем не отправляем: спросите лично

        en: then: kamerton stories permit {1} --wording TEXT --origin WHERE
        ru: затем: kamerton stories permit {1} --wording TEXT --origin WHERE

        en: record a permission to quote that was had by other means
        ru: записать разрешение приводить слова, полученное иначе

        en: For a permission on paper, in a chat, in a mail: what the member agreed to, and where you could show it. It holds
           | for the words as they stand now; changed words need a new one.
           |
           |   kamerton stories permit 12 --wording 2026-11 --name "Anna P." --origin "slip 118, folder 7"
           |   kamerton stories permit 12 --wording "You may quote me on your site" --nameless --origin "chat of 3 November"
        ru: Для разрешения на бумаге, в чате, в письме: на что согласился участник и где это можно показать. Оно относится
           | к словам в их нынешнем виде; для изменённых слов нужно новое.
           |
           |   kamerton stories permit 12 --wording 2026-11 --name "Анна П." --origin "листок 118, папка 7"
           |   kamerton stories permit 12 --wording "Можно привести на вашем сайте" --nameless --origin "чат 3 ноября"

        en: what was agreed to: the version in kamerton.yaml, or the words themselves
        ru: на что согласились: версия из kamerton.yaml или сам текст

        en: where it can be seen: a slip, a chat, a mail
        ru: где это видно: листок, чат, письмо

        en: how the name may stand
        ru: как можно назвать имя

        en: without a name
        ru: без имени

        en: what has the member agreed to?
        ru: на что согласился участник?

        en: where can the permission be seen?
        ru: где можно увидеть разрешение?

        en: how may the name stand?
        ru: как можно назвать имя?

        en: --name NAME or --nameless
        ru: --name NAME или --nameless

        en: add {1} TEXT
        ru: добавьте {1} TEXT

        en: record that a story may not be quoted any more
        ru: записать, что историю больше нельзя приводить

        en: From here on no message is sent that quotes it, also none that is planned. Members do this themselves too, on the
           | page that asked them and on their preference page.
           |
           |   kamerton stories withdraw 12 --note "asked by phone"
        ru: С этой минуты не уйдёт ни одно письмо, которое её приводит, даже уже запланированное. Участники могут сделать это
           | и сами: на странице, где их спросили, и на странице настроек.
           |
           |   kamerton stories withdraw 12 --note "попросили по телефону"

        en: story {1} may not be quoted any more
        ru: историю {1} больше нельзя приводить

        en: nothing has changed: story {1} had no permission
        ru: ничего не изменилось: у истории {1} не было разрешения

        en: story {1} may be quoted
        ru: историю {1} можно приводить

        en: quotes what may not be quoted
        ru: приводит слова, которые приводить нельзя

        en: it quotes story {1}, which may not be quoted
        ru: в нём история {1}, которую приводить нельзя

        en: there is no story {1}, or its member was erased
        ru: истории {1} нет, или её участник стёрт

        en: see them with: kamerton stories list --quotable
        ru: посмотрите их: kamerton stories list --quotable

        en: story {1} may not be quoted: its member has said no
        ru: историю {1} приводить нельзя: её участник отказал

        en: quote another: kamerton stories list --quotable
        ru: приведите другую: kamerton stories list --quotable

        en: story {1} may not be quoted yet: its member was asked and has not answered
        ru: историю {1} пока нельзя приводить: участника спросили, он ещё не ответил

        en: story {1} may not be quoted: its member has not permitted these words
        ru: историю {1} приводить нельзя: участник не разрешал этих слов

        en: ask for it: kamerton stories ask {1}
        ru: спросите: kamerton stories ask {1}
        en: idea
        ru: идея

        en: idea {1} is called: {2}
        ru: идея {1} называется: {2}

        en: idea {1} is noted, raised by {2|member|members}
        ru: идея {1} записана, её {2|высказал|высказали|высказали} {2|участник|участника|участников}

        en: idea {1} is {2} now, raised by {3|member|members}
        ru: идея {1} теперь {2}; голосов: {3|участник|участника|участников}

        en: idea {1}: {2|member|members} more; {3} had raised it before
        ru: идея {1}: ещё {2|участник|участника|участников}; раньше её высказали {3}

        en: idea {1}: {2}
        ru: идея {1}: {2}

        en: idea {1}: {2}, {3}
        ru: идея {1}: {2}, {3}

        en: in a few words, as members would say it
        ru: в нескольких словах, как сказали бы участники

        en: it was merged into the idea {1}
        ru: она объединена с идеей {1}

        en: its number in "kamerton ideas list"
        ru: её номер в «kamerton ideas list»

        en: link it to a member first, or raise it by the member's address
        ru: сначала свяжите текст с участником или назовите адрес участника

        en: members who want it too
        ru: кто ещё этого хочет

        en: merged
        ru: объединена

        en: merged into the idea {1}
        ru: объединена с идеей {1}

        en: new
        ru: новая

        en: nobody has raised it yet
        ru: её ещё никто не высказал

        en: nobody knows who said {1}, so nobody could be told
        ru: неизвестно, кто сказал {1}, поэтому некому и ответить

        en: nobody who raised it has answered a survey before and after it was done
        ru: никто из высказавших её не отвечал на опрос и до, и после того, как это сделано

        en: nothing new has the tag {1}
        ru: нового с меткой {1} нет

        en: nothing says which words mean "{1}"
        ru: нигде не сказано, какие слова значат «{1}»

        en: one idea is another
        ru: одна идея — та же, что другая

        en: one idea: who raised it, its story, and what it did
        ru: одна идея: кто её высказал, её история и что она дала

        en: one of: new, planned, doing, done, declined
        ru: одно из: new, planned, doing, done, declined

        en: only these: new, planned, doing, done, declined, merged
        ru: только такие: new, planned, doing, done, declined, merged

        en: other words for an idea
        ru: назвать идею иначе

        en: raised by
        ru: кто высказал

        en: raised it
        ru: высказали её

        en: see it with: kamerton ideas show {1}
        ru: посмотрите её: kamerton ideas show {1}

        en: see them with: kamerton ideas list
        ru: посмотрите их: kamerton ideas list

        en: see them with: kamerton ideas list --all
        ru: посмотрите их: kamerton ideas list --all

        en: see what members have written with: kamerton ideas inbox
        ru: посмотрите, что пишут участники: kamerton ideas inbox

        en: texts that are no ideas
        ru: тексты, в которых идей нет

        en: that is so already
        ru: так уже и есть

        en: the campaign that tells them that it has begun
        ru: кампания, которая сообщает им, что дело начато

        en: the campaign that tells them that it will be
        ru: кампания, которая сообщает им, что так и будет

        en: the campaign that tells them that it will not be
        ru: кампания, которая сообщает им, что этого не будет

        en: the campaign that tells those who raised an idea that it is done
        ru: кампания, которая сообщает высказавшим идею, что она сделана

        en: the file of tags has no tag "{1}"
        ru: в файле меток нет метки «{1}»

        en: the file of tags, where it is not tags.yaml: which words mean what in texts of members
        ru: файл меток, если это не tags.yaml: какие слова что значат в текстах участников

        en: the next run tells {1|member|members} who raised it, by {2}
        ru: следующий запуск напишет об этом тем, кто её высказал ({1|участник|участника|участников}), кампанией {2}

        en: the number of the idea that stays
        ru: номер идеи, которая остаётся

        en: the same in another language: --in "en=Evening delivery"
        ru: то же на другом языке: --in "en=Evening delivery"

        en: the survey that tells its effect (default: the one that most of them answered)
        ru: опрос, по которому видно действие (по умолчанию тот, на который ответило больше всего из них)

        en: the tag of `tags` by which texts come into the inbox (default idea)
        ru: метка из `tags`, по которой тексты попадают во входящие (по умолчанию idea)

        en: there are no such ideas
        ru: таких идей нет

        en: there is no idea {1}
        ru: идеи {1} нет

        en: there is nothing at {1}
        ru: в {1} ничего нет

        en: those who raised it moved by {1} points more (95 % interval {2} to {3}); nobody drew lots, so it need not be the idea's doing
        ru: у высказавших её сдвиг больше на {1} пунктов (интервал 95 %: от {2} до {3}); жребия никто не тянул, так что дело может быть и не в идее

        en: too few have answered before and after to compare them: 5 of each are needed
        ru: для сравнения слишком мало ответивших до и после: нужно по 5 в каждой группе

        en: voices
        ru: голоса

        en: what became of an idea
        ru: что стало с идеей

        en: what members have written that may be an idea
        ru: что из написанного участниками похоже на идею

        en: what members propose, and what became of it
        ru: что предлагают участники и что с этим стало

        en: what members propose, and who is told what became of it
        ru: что предлагают участники и кому сообщают, что с этим стало

        en: what was done, or why not: members read it
        ru: что сделано или почему нет: это прочтут участники

        en: what was written in so many days (default 90)
        ru: написанное за столько дней (по умолчанию 90)

        en: where
        ru: где

        en: where it was said: answer:12, reply:3, case:5, or a member's address
        ru: где это сказано: answer:12, reply:3, case:5 или адрес участника

        en: write --in "en=Evening delivery"
        ru: напишите --in "en=Evening delivery"

        en: write one with: kamerton new email {1}
        ru: создайте её: kamerton new email {1}

        en: write the words into tags.yaml, or name another file: "tags: words.yaml"
        ru: впишите слова в tags.yaml или назовите другой файл: "tags: words.yaml"

        en: {1|idea is|ideas are} not in the state that {2:its|their} story says
        ru: {1|идея|идеи|идей} не в том состоянии, о котором говорит {2:её|их|их} история

        en: {1|text is|texts are} passed over
        ru: пропущено: {1|текст|текста|текстов}

        en: {1|voice or merged idea is|voices or merged ideas are} not where {2:it belongs|they belong}
        ru: {1|голос или объединённая идея|голоса или объединённые идеи|голосов или объединённых идей} не на {2:своём месте|своих местах|своих местах}

        en: {1} is no state of an idea
        ru: {1} — не состояние идеи

        en: Ideas with how many members have raised each: new, planned, being done; with --all also what is done, declined and
           | merged. When one is done, those who raised it hear of it (ideas: in kamerton.yaml; docs/ideas.md).
           |
           |   kamerton ideas inbox
           |   kamerton ideas add "Evening delivery" answer:12 anna@example.org
           |   kamerton ideas state 3 done --note "We deliver until nine now."
           |   kamerton ideas show 3
        ru: Идеи и сколько участников высказало каждую: новые, запланированные, в работе; с --all и те, что сделаны, отклонены
           | и объединены. Когда идея сделана, высказавшие её узнают об этом (ideas: в kamerton.yaml; docs/ideas.md).
           |
           |   kamerton ideas inbox
           |   kamerton ideas add "Доставка вечером" answer:12 anna@example.org
           |   kamerton ideas state 3 done --note "Теперь мы возим до девяти."
           |   kamerton ideas show 3

        en: Answers in words, replies to mail and notes of cases that have the tag "idea" of the file of tags (tags.yaml; ideas: in
           | kamerton.yaml), the newest first, as long as nobody has linked them to an idea or passed them over.
           | Anonymous answers are left out: nobody could be told.
           |
           |   idea: [иде*, предлага*, хотелось, suggest*, "would be great"]     in tags.yaml
           |
           |   kamerton ideas inbox
           |   kamerton ideas raise 3 answer:12
           |   kamerton ideas pass answer:13 reply:4
        ru: Ответы словами, ответные письма и заметки к задачам с меткой «idea» из файла меток (tags.yaml; ideas: в
           | kamerton.yaml), сначала новые, пока их не связали с идеей и не пропустили.
           | Анонимных ответов здесь нет: написать о результате было бы некому.
           |
           |   idea: [иде*, предлага*, хотелось, suggest*, "would be great"]     в tags.yaml
           |
           |   kamerton ideas inbox
           |   kamerton ideas raise 3 answer:12
           |   kamerton ideas pass answer:13 reply:4

        en: By what they wrote, or by their address for what they said. Each counts once, and hears once.
           |
           |   kamerton ideas raise 3 answer:12 case:5 boris@example.org
        ru: По написанному, а если сказано на словах — по адресу. Каждый считается один раз и узнаёт один раз.
           |
           |   kamerton ideas raise 3 answer:12 case:5 boris@example.org

        en: In all languages at once: what is not given is gone.
           |
           |   kamerton ideas rename 3 "Доставка по вечерам" --in "en=Delivery in the evening"
        ru: Сразу на всех языках: чего не назвали, того больше нет.
           |
           |   kamerton ideas rename 3 "Доставка по вечерам" --in "en=Delivery in the evening"

        en: NPS in {1}, from the last answer before it was done to the first after:
        ru: NPS в {1}: последний ответ до того, как это сделано, и первый после:

        en: Of what is done also its effect: the NPS of those who raised it, from their last answer before it was done and
           | their first one after, beside all others who answered the same survey before and after. Groups of fewer than 5
           | are not shown. Nobody drew lots who raises an idea, so a difference need not be its doing.
           |
           |   kamerton ideas show 3
           |   kamerton ideas show 3 --survey nps-quarterly --json
        ru: У сделанной видно и действие: NPS высказавших её по последнему ответу до и первому после, рядом со всеми остальными,
           | кто ответил на тот же опрос до и после. Группы меньше 5 не показаны. Жребия, кому высказать идею, никто не тянул,
           | так что разница может быть и не её заслугой.
           |
           |   kamerton ideas show 3
           |   kamerton ideas show 3 --survey nps-quarterly --json

        en: The title stands in the letter that tells them what became of it; --in gives it in other languages.
           |
           |   kamerton ideas add "Evening delivery" answer:12 reply:3 anna@example.org --in "ru=Доставка вечером"
        ru: Название стоит в письме о том, что стало с идеей; --in даёт его на других языках.
           |
           |   kamerton ideas add "Доставка вечером" answer:12 reply:3 anna@example.org --in "en=Evening delivery"

        en: They leave the inbox; nothing else happens to them.
           |
           |   kamerton ideas pass answer:13 reply:4
        ru: Они уходят из входящих, больше ничего с ними не происходит.
           |
           |   kamerton ideas pass answer:13 reply:4

        en: Those who raised the first have raised the second, each once; the first is closed.
           |
           |   kamerton ideas merge 7 3
        ru: Кто высказал первую, тот высказал и вторую, каждый один раз; первая закрыта.
           |
           |   kamerton ideas merge 7 3

        en: new, planned, doing, done or declined. Where ideas: in kamerton.yaml names a campaign for the state, the next run
           | writes to exactly those who raised it, once; the note stands in the letter, so write it for them. A state that is
           | taken back takes back letters that have not gone.
           |
           |   kamerton ideas state 3 done --note "Теперь мы возим до девяти." --in "en=We deliver until nine now."
        ru: new, planned, doing, done или declined. Если ideas: в kamerton.yaml называет для состояния кампанию, следующий запуск
           | один раз напишет ровно тем, кто высказал идею; заметка стоит в письме, так что пишите её для них. Если состояние
           | сменилось снова, ещё не ушедшие письма отменяются.
           |
           |   kamerton ideas state 3 done --note "Теперь мы возим до девяти." --in "en=We deliver until nine now."

        en: version {1} of the declaration said something else in {2} before: give the new text a new version, so that members can accept it
        ru: версия {1} декларации раньше на {2} говорила другое: дайте новому тексту новую версию, чтобы участники могли его принять

        en: what the community is for, in a line: under every mail but service, and where members join
        ru: зачем сообщество, одной строкой: внизу каждого письма, кроме служебных, и там, где вступают

        en: what members say yes to when they join; at /declaration for everyone
        ru: с чем участники соглашаются, вступая; на /declaration видно всем

        en: a new text is a new version, which members may accept anew
        ru: новый текст — новая версия, которую участники могут принять заново

        en: what they say yes to, a paragraph a line
        ru: с чем соглашаются, абзац на строку

        en: {1|acceptance is|acceptances are} of a declaration that nobody knows
        ru: {1|согласие относится|согласия относятся|согласий относятся} к неизвестной декларации

        en: Declaration
        ru: Декларация

        en: not accepted
        ru: не принята

        en: {1}  version {2} accepted ({3}, {4})
        ru: {1}  принята версия {2} ({3}, {4})

        en: {1}  version {2}, not confirmed ({3}, {4})
        ru: {1}  версия {2}, не подтверждена ({3}, {4})

        en: who gets the draft: the core of kamerton.yaml
        ru: кто получает черновик: ядро из kamerton.yaml

        en: how long after the draft the others wait (default 3d)
        ru: сколько остальные ждут после черновика (по умолчанию 3d)

        en: time (the default): the others get it when the wait is over, or sooner by kamerton approve; manual: only by kamerton approve
        ru: time (по умолчанию): остальные получат письмо, когда срок выйдет, или раньше через kamerton approve; manual: только через kamerton approve

        en: the core gets it first, as a draft with five questions; the others wait
        ru: сначала письмо получает ядро, как черновик с пятью вопросами; остальные ждут

        en: the workspace declares no core to send a draft to
        ru: в рабочей папке не объявлено ядро, черновик некому отправить

        en: add to kamerton.yaml: community: { core: { size: 50 } }
        ru: добавьте в kamerton.yaml: community: { core: { size: 50 } }

        en: only an email has a pilot: the core is asked about a draft of it
        ru: пилот бывает только у email: ядро спрашивают о черновике письма

        en: delete "pilot", or write "waves"
        ru: удалите «pilot» или напишите «waves»

        en: a pilot makes waves of its own: the core, and everybody else
        ru: у пилота волны свои: ядро и все остальные

        en: delete "waves", or "pilot"
        ru: удалите «waves» или «pilot»

        en: a test of variants and a pilot both decide who waits
        ru: и тест вариантов, и пилот решают, кому ждать

        en: delete "test", or "pilot"
        ru: удалите «test» или «pilot»

        en: a pilot goes by one clock: everybody is due together
        ru: пилот идёт по одним часам: срок у всех общий

        en: delete "pilot"
        ru: удалите «pilot»

        en: the others wait longer than not_after: {1} allows: nobody but the core would get it
        ru: остальные ждут дольше, чем позволяет not_after: {1}: письмо не получит никто, кроме ядра

        en: make not_after longer, or the wait shorter
        ru: увеличьте not_after или сократите ожидание

        en: somebody to let it go on: kamerton approve {1}
        ru: пока кто-нибудь не отпустит: kamerton approve {1}

        en: those who waited for the pilot get it with the next run
        ru: кто ждал пилота, получит письмо со следующим run
        en: what it gives a reader who buys nothing: tell (what there is to know), show (how), why; "kamerton report content" has the mix
        ru: что она даёт читателю, который ничего не покупает: tell (рассказывает), show (показывает, как), why (почему); соотношение покажет «kamerton report content»

        en: What we write
        ru: Что мы пишем

        en: nothing was sent then
        ru: тогда ничего не отправляли

        en: What it gives
        ru: Что это даёт

        en: teaches
        ru: учит

        en: Why it is sent
        ru: Зачем отправлено

        en: intent
        ru: цель

        en: Found useful, by month
        ru: Сочли полезным, по месяцам

        en: Campaign by campaign
        ru: По кампаниям

        en: Intervals are of 95 %. Fewer than 5 answers are not shown. Who answers chose to; clicks of programs do not count.
        ru: Интервалы — 95 %. Меньше 5 ответов не показано. Отвечает тот, кто захотел; клики программ не считаются.

        en: teach something
        ru: чему-то учат

        en: are offers
        ru: предложения

        en: found useful
        ru: сочли полезным

        en: nothing said
        ru: не сказано

        en: what members were sent: what teaches, what sells, what was useful
        ru: что получали участники: что учит, что продаёт, что пригодилось

        en: The mix of what went in so many days, by what campaigns say they give (teaches: tell, show, why) and by intent;
           | by campaign what was clicked by people, and what members said on the page behind {% render "useful" %}, with
           | Wilson's interval; month by month. Fewer than 5 answers are not shown.
           |
           |   kamerton report content
           |   kamerton report content --days 365 --html content.html
        ru: Из чего состоит отправленное за столько дней: по тому, что дают кампании (teaches: tell, show, why), и по цели;
           | по кампаниям — клики людей и что участники ответили на странице из {% render "useful" %}, с интервалом Уилсона;
           | по месяцам. Меньше 5 ответов не показано.
           |
           |   kamerton report content
           |   kamerton report content --days 365 --html content.html

        en: what went in so many days (default 90)
        ru: отправленное за столько дней (по умолчанию 90)

        en: --days is 1 to 3660
        ru: --days от 1 до 3660

        en: {1|message|messages}: {2} teach something, {3} are offers
        ru: {1|письмо|письма|писем}: {2} чему-то учат, {3} — предложения

        en: named a complaint that many have now
        ru: назвал жалобу, которая сейчас у многих

        en: an alarm
        ru: тревога

        en: the theme: a tag of `tags`
        ru: тема: метка из `tags`

        en: who is told, once for each spike
        ru: кому сообщают, один раз на каждый всплеск

        en: a spike is the texts of so many members at least (default 5)
        ru: всплеск — это тексты не меньше чем стольких участников (по умолчанию 5)

        en: written in so long (default 7d)
        ru: написанные за столько времени (по умолчанию 7d)

        en: so many times as many as in as long before (default 3)
        ru: и во столько раз больше, чем за такое же время до того (по умолчанию 3)

        en: how long promotions to these members wait (default 7d)
        ru: сколько ждут предложения этим участникам (по умолчанию 7d)

        en: themes that many complain of at once: promotions to them wait, and somebody is told
        ru: темы, на которые жалуются сразу многие: предложения им ждут, а кому-то сообщают

        en: an alarm was not written
        ru: тревога не записана

        en: {1}: {2|member|members} complain of it now
        ru: {1}: сейчас жалуются {2|участник|участника|участников}

        en: the owner of the alarm {1} could not be told: {2}
        ru: сообщить ответственному за тревогу {1} не удалось: {2}

        en: {1|member|members} of {2} have written of "{3}" lately, {4} in as long before.
           |
           | Promotions to them wait until {5}. What they wrote: kamerton ideas inbox --tag {6}
        ru: В последнее время о «{3}» написали {1|участник|участника|участников} {2}, за такое же время до того — {4}.
           |
           | Предложения им ждут до {5}. Что они написали: kamerton ideas inbox --tag {6}

        en: its name in the ledger; keep it
        ru: его имя в журнале; не меняйте

        en: the day that it falls on
        ru: день, на который он приходится

        en: what members read, as occasion.title of templates
        ru: что читают участники: occasion.title в шаблонах

        en: for whom; without it for all
        ru: для кого; без него для всех

        en: a member who had it does not have it again sooner (default 330d)
        ru: кому о нём уже писали, тому не пишут о нём снова раньше этого срока (по умолчанию 330d)

        en: every year on the day of joined_at, of an attribute of type date, or of the first activity of a kind
        ru: каждый год в день joined_at, свойства с типом date или первого действия какого-то вида

        en: a day of every year, as 05-09, or one day, as 2027-03-20
        ru: день каждого года, как 05-09, или один день, как 2027-03-20

        en: an occasion
        ru: повод

        en: occasions.yaml is a list of occasions, found {1}
        ru: occasions.yaml — это список поводов, а здесь {1}

        en: begin each with "- name: …"
        ru: начинайте каждый с "- name: …"

        en: the file has {1} occasions, at most {2} are taken
        ru: поводов в файле {1}, а принимается не больше {2}

        en: the occasion {1} is written twice, first in line {2}
        ru: повод {1} записан дважды, первый раз в строке {2}

        en: "any" means every occasion in a campaign's trigger
        ru: «any» в trigger кампании значит любой повод

        en: no campaign writes for the occasion {1}
        ru: по поводу {1} не пишет ни одна кампания

        en: write a sequence with "trigger: { occasion: {1} }"
        ru: заведите цепочку с "trigger: { occasion: {1} }"

        en: an occasion has an anniversary or a date, not both
        ru: у повода или anniversary, или date, но не оба сразу

        en: nothing says on which day the occasion falls
        ru: не сказано, на какой день приходится повод

        en: write { anniversary: joined_at } or { date: 05-09 }
        ru: напишите { anniversary: joined_at } или { date: 05-09 }

        en: there is no day "{1}"
        ru: дня «{1}» не бывает

        en: write it as 05-09 for every year, or as 2027-03-20
        ru: пишите 05-09, если каждый год, или 2027-03-20

        en: only occasions are kept apart
        ru: промежуток бывает только между поводами

        en: delete it; "reentry" says who may enter again
        ru: удалите его; кто может войти снова, говорит "reentry"

        en: there are no occasions
        ru: поводов нет

        en: write them into occasions.yaml, beside kamerton.yaml
        ru: запишите их в occasions.yaml рядом с kamerton.yaml

        en: there is no occasion "{1}" in occasions.yaml
        ru: в occasions.yaml нет повода «{1}»

        en: on the days of these occasions of occasions.yaml, or of any of them
        ru: в дни этих поводов из occasions.yaml или любого из них (any)

        en: so long at least lies between two occasions of a member (default 30d)
        ru: столько самое меньшее проходит между двумя поводами одного участника (по умолчанию 30d)

        en: the day of the occasion {1}, {2}, is over
        ru: день повода {1} прошёл: {2}

        en: delete it, or write the day of every year: {1}
        ru: удалите его или напишите день каждого года: {1}

        en: {1} has an alarm since {2}: {3|member|members} wrote of "{4}", {5} in as long before; promotions to them wait until {6}
        ru: {1}: тревога с {2}. О «{4}» писали {3|участник|участника|участников}, за такое же время до того — {5}; предложения им ждут до {6}

        en: Stories, the latest first
        ru: Истории, сначала последние

        en: {1}; {2} answered both
        ru: {1}; оба раза ответили {2}

        en: the folder {1} is there, with {2|message|messages}
        ru: папка {1} на месте, в ней {2|письмо|письма|писем}

        en: what comes back is not fetched until this works: see bounces.imap
        ru: пока это не заработает, возвраты не забираются: см. bounces.imap

        en: no encryption: the mail server is on this machine
        ru: без шифрования: почтовый сервер на этой же машине

        en: the mail server's certificate is good for {1|more day|more days}
        ru: сертификат почтового сервера действует ещё {1|день|дня|дней}

        en: the mail server's certificate has expired at {1}
        ru: сертификат почтового сервера истёк {1}

        en: ask whoever runs the mail server to renew it: when it has expired nothing is fetched
        ru: попросите тех, кто ведёт почтовый сервер, обновить его: с истёкшим ничего не забирается
        """#
}
