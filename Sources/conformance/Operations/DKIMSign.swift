import Campaigning
import Crypto
import Formats
import Foundation
import JSON

/// `dkim.sign`
enum DKIMSign {
    static func answer(_ request: JSONValue) throws -> JSONObject {
        func text(_ name: String) throws -> String {
            guard let text = request[name]?.stringValue else { throw OperationError("\(name) is missing") }
            return text
        }
        func file(_ name: String) throws -> [UInt8] {
            guard let data = FileManager.default.contents(atPath: try text(name)) else {
                throw OperationError("\(name) cannot be read")
            }
            return [UInt8](data)
        }
        guard let canonicalization = DKIMCanonicalization(try text("canonicalization")) else {
            throw OperationError("there is no such canonicalization")
        }
        let names = request["headers"]?.arrayValue?.compactMap(\.stringValue) ?? []
        let signer = DKIMSigner(
            domain: try text("domain"), selector: try text("selector"), key: try PrivateKey(pem: file("key_pem")),
            canonicalization: canonicalization, headers: DKIMHeaders(names, oversigned: DKIMHeaders.standard.oversigned)
        )
        guard try text("algorithm") == signer.algorithm else {
            throw OperationError("the key is for \(signer.algorithm)")
        }
        let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
        let field = try signer.signature(of: file("path"), at: now)
        return JSONObject([("header", .string(String(decoding: field, as: UTF8.self)))])
    }
}
