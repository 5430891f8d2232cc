import Foundation

/// What a sink says on one connection.
struct SMTPSinkDialogue {
    let sink: SMTPSink
    let wire: SMTPSinkWire
    let capabilities: [String]
    let security: SMTPSink.Security
    let secret: String?
    let script: @Sendable (SMTPSink.Step) -> SMTPSink.Action

    func run() {
        if case .implicit(let server) = security, !wire.encrypt(server) { return }
        guard perform(script(.greeting), standard: "220 sink ESMTP") else { return }
        var sender: String?
        var recipient: String?
        while true {
            let isAhead = wire.holdsLine
            guard let line = wire.line() else { return }
            let word = line.prefix { $0 != " " && $0 != ":" }.uppercased()
            sink.saw(line, word, isAhead: isAhead)
            switch word {
            case "EHLO":
                guard perform(script(.hello), standard: greeting) else { return }
            case "STARTTLS":
                guard case .starttls(let server) = security, !wire.isEncrypted else {
                    wire.write("502 5.5.1 not here")
                    continue
                }
                wire.write("220 2.0.0 go ahead")
                guard wire.encrypt(server) else { return }
            case "AUTH":
                guard logIn(line) else { return }
            case "MAIL":
                let action = script(.mail(Self.address(line)))
                (sender, recipient) = (action.isYes ? Self.address(line) : nil, nil)
                guard perform(action, standard: "250 2.1.0 ok") else { return }
            case "RCPT":
                if sender == nil {
                    wire.write("503 5.5.1 MAIL first")
                    continue
                }
                let action = script(.recipient(Self.address(line)))
                recipient = action.isYes ? Self.address(line) : nil
                guard perform(action, standard: "250 2.1.5 ok") else { return }
            case "DATA":
                let action = script(.data)
                if recipient == nil, case .standard = action {
                    wire.write("554 5.5.1 no valid recipients")
                    continue
                }
                guard perform(action, standard: "354 go on") else { return }
                if case .reply(let text) = action, !text.hasPrefix("354") { continue }
                guard let bytes = wire.body() else { return }
                if let sender, let recipient {
                    guard take(sender, recipient, bytes) else { return }
                } else {
                    wire.write("554 5.5.1 no valid recipients")
                }
                (sender, recipient) = (nil, nil)
            case "RSET":
                (sender, recipient) = (nil, nil)
                guard perform(script(.reset), standard: "250 2.0.0 ok") else { return }
            case "QUIT":
                wire.write("221 2.0.0 bye")
                return
            default: wire.write("502 5.5.2 unknown")
            }
        }
    }

    private var greeting: String {
        var lines = ["sink"] + capabilities
        if case .starttls = security, !wire.isEncrypted { lines.append("STARTTLS") }
        return lines.enumerated().map { index, text in
            "250\(index == lines.count - 1 ? " " : "-")\(text)"
        }.joined(separator: "\r\n")
    }

    private func take(_ sender: String, _ recipient: String, _ bytes: [UInt8]) -> Bool {
        let action = script(.body(recipient))
        var number = 0
        if action.isKept {
            number = sink.keep(
                SMTPSink.Message(
                    sender: sender, recipient: recipient, bytes: bytes, isEncrypted: wire.isEncrypted))
        }
        return perform(action, standard: "250 2.0.0 ok: queued as Q\(number)")
    }

    /// AUTH PLAIN, LOGIN and XOAUTH2, with and without an initial response. False when the connection is over.
    private func logIn(_ line: String) -> Bool {
        let parts = line.split(separator: " ").map(String.init)
        let mechanism = parts.count > 1 ? parts[1].uppercased() : ""
        var words: [String] = parts.count > 2 ? [Self.plain(parts[2])] : []
        while words.count < (mechanism == "LOGIN" ? 2 : 1) {
            wire.write(mechanism == "LOGIN" ? words.isEmpty ? "334 VXNlcm5hbWU6" : "334 UGFzc3dvcmQ6" : "334 ")
            guard let answer = wire.line() else { return false }
            words.append(Self.plain(answer))
        }
        let said = words.joined(separator: "|")
        sink.saw(SMTPSink.Login(mechanism: mechanism, words: said, isEncrypted: wire.isEncrypted))
        let isRight = secret.map { said.contains($0) } ?? false
        return perform(
            script(.auth(mechanism)), standard: isRight ? "235 2.7.0 welcome" : "535 5.7.8 not like this")
    }

    private static func plain(_ text: String) -> String {
        let bytes = Data(base64Encoded: text).map { [UInt8]($0) } ?? []
        return String(decoding: bytes.map { $0 < 0x20 ? 0x7C : $0 }, as: UTF8.self)
    }

    /// False when the connection is over.
    private func perform(_ action: SMTPSink.Action, standard: String) -> Bool {
        switch action {
        case .standard: wire.write(standard)
        case .reply(let text): wire.write(text)
        case .drop, .keepAndDrop: return false
        case .replyAndDrop(let text):
            wire.write(text)
            return false
        case .silence, .keepAndSilence:
            wire.waitForEnd()
            wire.write(standard)
            return false
        }
        return true
    }

    private static func address(_ line: String) -> String {
        guard let open = line.firstIndex(of: "<"), let close = line[open...].firstIndex(of: ">") else { return "" }
        return String(line[line.index(after: open)..<close])
    }
}
