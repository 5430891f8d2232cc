package import Crypto
import Foundation

/// Reads the private keys of `delivery.dkim`. They are never printed; errors name the place and what is wrong with it.
package enum DKIMKeyReader {
    /// Verifiers take no shorter RSA keys (RFC 8301, 3.2).
    package static let leastBits = 1024

    /// - Parameter directory: the workspace's folder, for relative files.
    package static func read(_ settings: DKIMSettings, directory: String) throws(DKIMKeyError) -> PrivateKey {
        let key: PrivateKey
        do throws(PrivateKeyError) {
            switch settings.key {
            case .file(let path):
                key = try PrivateKey(pem: contents(of: DKIMKeyReader.absolute(path, directory)))
            case .environment(let name):
                key = try PrivateKey(text: ProcessInfo.processInfo.environment[name] ?? "")
            }
        } catch {
            throw problem(error, settings, directory)
        }
        if case .rsa(let bits) = key.kind, bits < leastBits { throw DKIMKeyError(.tooShort(bits), settings) }
        return key
    }

    static func absolute(_ path: String, _ directory: String) -> String {
        path.hasPrefix("/") ? path : directory + "/" + path
    }

    private static func contents(of path: String) -> [UInt8] {
        FileManager.default.contents(atPath: path).map { [UInt8]($0) } ?? []
    }

    /// A key that cannot be had has a plainer reason when its place is empty.
    private static func problem(
        _ error: PrivateKeyError, _ settings: DKIMSettings, _ directory: String
    ) -> DKIMKeyError {
        switch settings.key {
        case .environment(let name):
            let isThere = ProcessInfo.processInfo.environment[name]?.isEmpty == false
            return DKIMKeyError(isThere ? .unusable(error) : .missing, settings)
        case .file(let path):
            let descriptor = open(absolute(path, directory), O_RDONLY | O_CLOEXEC | O_NONBLOCK)
            guard descriptor >= 0 else {
                let reason = errno
                return DKIMKeyError(
                    reason == ENOENT ? .missing : .unreadable(String(cString: strerror(reason))), settings)
            }
            close(descriptor)
            return DKIMKeyError(.unusable(error), settings)
        }
    }
}

extension PrivateKey {
    /// From a variable of the environment, where line breaks are hard to keep: PEM with or without `\n` for them, or the base64
    /// of a key or of its PEM.
    fileprivate convenience init(text: String) throws(PrivateKeyError) {
        let pem = text.contains("-----BEGIN") ? Array(text.replacing("\\n", with: "\n").utf8) : []
        guard pem.isEmpty else {
            try self.init(pem: pem)
            return
        }
        guard let bytes = TextCode.fromBase64(text.filter { !$0.isWhitespace }) else { throw .notAKey }
        if String(decoding: bytes.prefix(11), as: UTF8.self).hasPrefix("-----BEGIN") {
            try self.init(pem: bytes)
        } else {
            try self.init(der: bytes)
        }
    }
}
