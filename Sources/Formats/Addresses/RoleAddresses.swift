/// Local parts that stand for an office and not for a person (RFC 2142, and what companies really use).
enum RoleAddresses {
    /// - Parameter local: the part before the @, in lower case.
    static func contains(_ local: UnsafeBufferPointer<UInt8>) -> Bool {
        guard local.count <= 16 else { return false }
        let hash = NameHash.of(local)
        return marks[Int(hash % 16)] & 1 << (hash >> 32 % 64) != 0 && hashes.contains(hash)
    }

    private static let hashes = Set(all.map { NameHash.of($0.utf8) })

    /// A bit for each name, so that nearly every local part is told from them without a look into the set.
    private static let marks: [UInt64] = hashes.reduce(into: Array(repeating: 0, count: 16)) { marks, hash in
        marks[Int(hash % 16)] |= 1 << (hash >> 32 % 64)
    }

    private static let all: Set<Substring> = Set(
        """
        info sales noreply no-reply no_reply no.reply donotreply do-not-reply support help helpdesk admin administrator
        webmaster postmaster hostmaster abuse security privacy root office contact contacts contactus hello billing invoice
        invoices accounts accounting finance hr jobs job career careers resume marketing press media pr team staff service
        services customerservice customercare care newsletter subscribe unsubscribe feedback order orders shop store
        reception booking reservations enquiries inquiries inquiry mailer-daemon mailerdaemon nobody spam legal purchase
        purchasing procurement reklama zakaz zakazy buh buhgalter buhgalteria sekretar secretary kadry otdel sbyt snab
        priemnaya pochta market client clients manager director all everyone noc ftp www usenet news uucp dmarc
        """.split(whereSeparator: \.isWhitespace))
}
