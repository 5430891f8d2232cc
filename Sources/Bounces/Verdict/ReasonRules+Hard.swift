/// Reasons that say that the address is dead.
extension ReasonRule {
    static let hard: [ReasonRule] = [moved, host, user, disabled]

    private static let moved = ReasonRule(
        .moved,
        """
        has moved
        moved to
        no longer on server
        new address is
        new email address
        address has changed
        address changed
        address has been changed
        neue adresse
        changé d'adresse
        """)

    private static let host = ReasonRule(
        .unknownHost,
        """
        host unknown
        unknown host
        host not found
        host does not exist
        host or domain name not found
        host…doesn't exist
        host…couldn't be found
        hosts/domain
        domain not found
        domain name not found
        domain does not exist
        domain doesn't exist
        domain…does not exist
        domain…doesn't exist
        domain…couldn't be found
        domain…could not be found
        domain…not found
        domain is not reachable
        domain isn't
        domain unknown
        domain…unknown
        domain must exist
        domain has no
        no such domain
        no such host
        unknown domain
        invalid domain
        bad domain
        illegal host
        nxdomain
        non-existent domain
        nonexistent domain
        non-existent host
        name or service not known
        couldn't find any host
        could not find any host
        no mx record
        no mx or
        no mx found
        no mail exchanger
        find a mail exchanger
        no valid mx
        no valid mail server
        no usable mx
        null mx
        does not accept mail
        doesn't accept mail
        doesn't receive email
        does not receive email
        accepts no mail
        indicated no smtp service
        point to non-existent hosts
        system not accepting
        not accept email
        unrouteable mail domain
        unroutable mail domain
        unroutable domain
        unrouteable domain
        dns…no such
        cannot resolve
        could not resolve
        unable to resolve
        hostname lookup fail
        домен…не найден
        домен…не существует
        домена не существует
        неизвестный домен
        несуществующий домен
        domäne…nicht gefunden
        domain…nicht gefunden
        domaine…introuvable
        dominio…no existe
        ドメイン…見つかりません
        域名不存在
        """)

    private static let user = ReasonRule(
        .unknownUser,
        """
        not our user
        has left the company
        left the organization
        left the organisation
        has left our
        no longer employed
        no longer works
        is not employed
        account is unknown
        nie ma takiego
        nieznany odbiorca
        böyle bir kullanıcı
        kullanıcı yok
        böyle bir alıcı
        больше не работает
        уволен
        уволил
        такого ящика нет
        такого адреса нет
        ящик отсутствует
        ящика не существует
        адресата не существует
        адресат отсутствует
        получатель отсутствует
        получатель не найден
        ящик не найден
        адрес не найден
        адреса не існує
        користувача не існує
        одержувача не знайдено
        utilizatorul nu exista
        utilizator necunoscut
        ismeretlen felhasználó
        ismeretlen címzett
        neznámý uživatel
        neznámy používateľ
        tuntematon käyttäjä
        ukjent bruker
        ukendt bruger
        άγνωστος χρήστης
        непознат потребител
        nepoznat korisnik
        người dùng không tồn tại
        pengguna tidak ditemukan
        收件人不存在
        收件人邮箱不存在
        查无此人
        user unknown
        userunknown
        unknown user
        user is unknown
        user…is unknown
        users unknown
        user account unknown
        user account…not
        no such user
        no such recipient
        no such mailbox
        no such person
        no such account
        no such address
        no such local
        no such name
        no such email
        no such e-mail
        no such inbox
        no such member
        no such customer
        no such alias
        no such virtual
        user not found
        user…not found
        user not known
        not known
        user not exist
        user not local
        user…does not exist
        user…doesn't exist
        user reject
        user invalid
        user unrecognized
        user is not
        user isn't
        user's account…not
        user name…not
        username not found
        does not exist
        doesn't exist
        do not exist
        don't exist
        not exist
        non existent
        non-existent
        nonexistent
        not found
        couldn't be found
        could not be found
        cannot be found
        can not be found
        wasn't found
        unable to find
        couldn't find
        could not find
        cannot find
        can't find
        mailbox unavailable
        mailbox not available
        mailbox is not available
        mailbox is unavailable
        mailbox unknown
        mailbox name not allowed
        mailbox invalid
        mailbox not
        mailbox does not
        mailbox has been
        no mailbox
        not have a mailbox
        invalid recipient
        invalid address
        invalid mailbox
        invalid user
        invalid local
        invalid final delivery
        invalid email
        invalid e-mail
        invalid destination
        invalid account
        invalid name
        invalid or unknown
        invalid rcpt
        destinataire invalide
        adresse invalide
        adresse destinataire invalide
        address invalid
        address is invalid
        recipient is invalid
        recipient address is invalid
        recipient invalid
        unknown recipient
        unknown address
        unknown mailbox
        unknown local
        unknown virtual
        unknown or illegal
        unknown or invalid
        unknown alias
        unknown account
        unknown email
        unknown e-mail
        unknown to us
        unknown name
        unknown rcpt
        unknown customer
        recipient unknown
        recipient…unknown
        recipient not found
        recipient not exist
        recipient not recogni
        recipient not valid
        recipient not available
        recipient rejected
        recipient does
        recipient isn't
        recipient is not
        recipient no longer
        recipient verif
        recipient address does
        recipient address not
        recipient address unknown
        recipient address rejected: access denied
        recipient name is not
        address unknown
        address is unknown
        address error
        address not
        address does
        address you entered
        address you…send
        addressee unknown
        addressee not
        account does
        account not
        account unknown
        account that you tried to reach
        account has
        account is not
        account you
        unrouteable address
        unroutable address
        unrouteable user
        unroutable
        undeliverable address
        bad destination
        bad address
        bad recipient
        bad mailbox
        not our customer
        not a valid
        is not valid
        isn't valid
        isn't a valid
        not valid
        not a known
        not recognized
        not recognised
        not a user
        not a local
        not a deliverable
        not listed in
        not in directory
        not in our
        not in address
        not in the directory
        not listed in
        doesn't have a
        doesn't have an
        does not have a
        does not have an
        don't have a
        no account
        no valid recipients
        no valid recipient
        no users here
        not have an account
        not handle mail for
        does not handle
        here by that name
        by that name
        name not found
        not delivered here
        is a deactivated
        leider…nicht
        unbekannt
        unbekannter
        existiert nicht
        nicht gefunden
        nicht vorhanden
        ungültige
        kein benutzer
        kein solche
        destinataire…inconnu
        utilisateur…inconnu
        adresse…inconnue
        inconnu
        n'existe pas
        n'existe plus
        inexistant
        introuvable
        non trouvé
        n'a pas été trouvé
        no existe
        desconocido
        desconocida
        no se encontró
        no encontrado
        inexistente
        no es válid
        sconosciuto
        sconosciuta
        non esiste
        non trovato
        não existe
        nao existe
        não encontrado
        não foi encontrado
        desconhecido
        onbekend
        bestaat niet
        niet gevonden
        nie istnieje
        nieznany
        finns inte
        findes ikke
        finnes ikke
        okänd
        ukendt
        ukjent
        ei löydy
        neexistuje
        neznámý
        не существует
        не найден
        нет такого
        такого пользователя
        такого адреса
        такого ящика
        неизвестный
        неизвестен
        неизвестному
        несуществующ
        неверный адрес
        неправильный адрес
        недействител
        не зарегистрирован
        удален
        не існує
        не знайден
        невідомий
        bulunamadı
        見つかりません
        見つからない
        存在しません
        存在しない
        存在いたしません
        不明
        不存在
        无效
        無效
        找不到
        查無此
        찾을 수 없
        존재하지 않
        """)

    private static let disabled = ReasonRule(
        .disabled,
        """
        disabled
        deactivated
        inactive
        discontinued
        no longer
        |closed|
        terminated
        cancelled
        canceled
        deleted
        has been removed
        expired account
        account expired
        account…expired
        not accepting messages
        not accepting mail
        not accepting any mail
        receiving disabled
        retired
        out of service
        отключен
        заблокирован
        закрыт
        deaktiviert
        désactivé
        desactivad
        cancellat
        停止
        """)
}
