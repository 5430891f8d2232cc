/// Services that give an address for an hour.
enum DisposableDomains {
    static func contains(_ domain: String) -> Bool { all.contains(Substring(domain)) }

    private static let all: Set<Substring> = Set(
        """
        mailinator.com mailinator.net guerrillamail.com guerrillamail.net guerrillamail.org guerrillamail.biz
        guerrillamail.de guerrillamail.info guerrillamailblock.com sharklasers.com grr.la pokemail.net spam4.me
        10minutemail.com 10minutemail.net 10minutemail.org 20minutemail.com 10minemail.com minutemailbox.com
        temp-mail.org temp-mail.io temp-mail.ru tempmail.com tempmail.net tempmail.dev tempmailo.com tempmail.plus
        tempail.com tempr.email temporary-mail.net tmpmail.org tmpmail.net tmail.io tmailor.com yopmail.com yopmail.fr
        yopmail.net cool.fr.nf jetable.org jetable.fr.nf trashmail.com trashmail.de trashmail.net trashmail.me
        trashmail.ws wegwerfmail.de wegwerfmail.net throwawaymail.com throwam.com getnada.com nada.email dispostable.com
        maildrop.cc mailnesia.com mailcatch.com mailnull.com mailexpire.com mail-temp.com mailtemp.info mailsac.com
        mailpoof.com mintemail.com mohmal.com moakt.com moakt.cc fakeinbox.com fakemail.net fakemailgenerator.com
        emailondeck.com emailfake.com email-fake.com generator.email discard.email discardmail.com discardmail.de
        spamgourmet.com spambox.us spambog.com spambog.ru spamex.com spamfree24.org spam.la mytemp.email mytrashmail.com
        burnermail.io dropmail.me 10mail.org emltmp.com 1secmail.com 1secmail.net 1secmail.org esiix.com wwjmp.com
        inboxkitten.com inboxbear.com crazymailing.com einrot.com cuvox.de dayrep.com fleckens.hu gustr.com
        jourrapide.com rhyta.com superrito.com teleworm.us armyspy.com anonbox.net anonymbox.com harakirimail.com
        incognitomail.org mailforspam.com mailmetrash.com meltmail.com nomail.xl.cx no-spam.ws objectmail.com
        onewaymail.com proxymail.eu rcpt.at safetymail.info sneakemail.com sogetthis.com tempinbox.com
        tempomail.fr thankyou2010.com tradermail.info trbvm.com vomoto.com vpn.st wh4f.org zetmail.com dropmail.ru
        crazymail.guru internxt.com luxusmail.org byom.de muellmail.com sofort-mail.de kurzepost.de objectuve.com
        """.split(whereSeparator: \.isWhitespace))
}
