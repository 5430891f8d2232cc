package import Definitions
package import Formats
package import Store

/// The two messages of a change of address, campaigns of the program's own: one to the old address and one to the new.
/// Their rows are planned with the wish itself, in the same transaction, and go through the ledger as all others do.
package enum AddressMail {
    static let hash = "built-in"

    /// Nil for any other campaign's name.
    package static func definition(_ name: String, _ workspace: Workspace) -> CampaignDefinition? {
        guard let side = side(ofCampaign: name) else { return nil }
        let mark = SourceMark(file: "kamerton.yaml", line: 1, column: 1)
        return CampaignDefinition(
            name: name, file: "kamerton.yaml", title: "Change of address", kind: .email, intent: .service,
            reason: "the member has asked for another address",
            // Never due by itself: it is not among the workspace's campaigns.
            schedule: Schedule(
                timing: .at(CivilDateTime(utc: Instant(milliseconds: 0))), zone: workspace.definition.timezone,
                mark: mark),
            content: Content(template: "address-\(side.rawValue)", mark: mark), hash: hash)
    }

    static func side(ofCampaign name: String) -> AddressChange.Side? {
        AddressChange.Side.allCases.first { AddressChange.campaign($0) == name }
    }

    static func isOne(_ campaign: CampaignDefinition) -> Bool { side(ofCampaign: campaign.name) != nil }

    /// It goes to an address that is not the member's: what is said of the member's address does not hold for it.
    static func isToNewAddress(_ campaign: CampaignDefinition) -> Bool {
        campaign.name == AddressChange.campaign(.new)
    }

    /// Whom the messages of a batch are for where that is not the member's own address: by ledger row. The name stays
    /// behind, for the reader may be a stranger. A row whose change has ended, or whose address has become a member's or
    /// suppressed meanwhile, is absent: it must not be sent.
    package static func recipients(
        _ messages: [LedgerMessage], members: [Int64: MemberSnapshot], store: Store, now: Instant
    ) throws -> [Int64: MemberSnapshot] {
        var recipients: [Int64: MemberSnapshot] = [:]
        for message in messages where isRedirected(message) {
            guard let member = members[message.memberID], let id = AddressChange.id(ofOccurrence: message.occurrence),
                let change = try store.addressChange(id), change.isOpen(at: now), let email = change.email,
                let key = change.emailKey, try AddressRequest.isFree(key, store)
            else { continue }
            recipients[message.id] = MemberSnapshot(
                id: member.id, key: member.key, email: email, emailKey: key, locale: member.locale,
                timezone: member.timezone)
        }
        return recipients
    }

    package static func isRedirected(_ message: LedgerMessage) -> Bool {
        message.campaign == AddressChange.campaign(.new)
    }

    /// Our own words, for languages in which `templates/address-old.LANGUAGE.md` is not there; English for the others.
    static func templates(_ campaign: CampaignDefinition) -> [TemplateFile] {
        let name = campaign.content.template
        return isToNewAddress(campaign)
            ? TemplateFile.ownWords(name, russian: newRussian, english: newEnglish)
            : TemplateFile.ownWords(name, russian: oldRussian, english: oldEnglish)
    }

    private static let oldRussian = """
        ---
        subject: Сменить адрес для писем? – {{ workspace.name }}
        preview: Нужен ваш ответ – да или нет
        ---
        Здравствуйте!

        Кто-то – надеемся, что вы, – попросил {{ workspace.name }} писать на другой адрес вместо этого. На странице видно, на какой.

        Адрес сменится, только если согласятся оба: и этот, и новый. Посмотрите и ответьте:

        {% render "button", url: address_url, text: "Согласиться или отказаться" %}

        Если это были не вы, откажитесь на той же странице. Без вашего согласия ничего не изменится.

        """

    private static let oldEnglish = """
        ---
        subject: Change the address of our mail? – {{ workspace.name }}
        preview: We need your answer – yes or no
        ---
        Hello!

        Someone – we hope it was you – asked {{ workspace.name }} to write to another address instead of this one. The page shows which.

        The address changes only if both agree, this one and the new one. Please look and answer:

        {% render "button", url: address_url, text: "Agree or refuse" %}

        If it was not you, refuse on the same page. Without your consent nothing changes.

        """

    private static let newRussian = """
        ---
        subject: Подтвердите новый адрес – {{ workspace.name }}
        preview: Остался один шаг – ответить на странице
        ---
        Здравствуйте!

        Участник «{{ workspace.name }}» попросил писать на этот адрес вместо прежнего. Если это вы, подтвердите:

        {% render "button", url: address_url, text: "Подтвердить адрес" %}

        Если это были не вы, ничего делать не нужно: через семь дней мы этот адрес забудем. Отказаться сразу можно на той же странице.

        """

    private static let newEnglish = """
        ---
        subject: Please confirm your new address – {{ workspace.name }}
        preview: One step is left – your answer on the page
        ---
        Hello!

        A member of {{ workspace.name }} asked us to write to this address instead of an earlier one. If it was you, please confirm:

        {% render "button", url: address_url, text: "Confirm the address" %}

        If it was not you, do nothing: in seven days we forget this address. You can refuse at once on the same page.

        """
}
