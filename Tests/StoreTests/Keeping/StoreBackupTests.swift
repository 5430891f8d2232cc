import Foundation
import SQLite
import Store
import TestSupport
import Testing

@Suite struct StoreBackupTests {
    private let folder = TemporaryFolder()

    @Test func aCopyIsOfOneMomentWhileOthersWrite() throws {
        let store = try Sample.store(in: folder)
        try store.connection.transaction { for number in 0..<2000 { try store.seedMember("m\(number)@example.org") } }
        let writer = try Store(path: store.path)
        var written = 0
        let backup = try StoreBackup(of: store.path, to: folder.path + "/copy.sqlite") { done, total in
            guard written < 20 else { return }
            try writer.seedMember("late\(written)@example.org")
            written += 1
        }
        #expect(written > 0)
        let copy = try Store(reading: backup.path)
        #expect(try copy.number("SELECT count(*) FROM members") == 2000)
        #expect(copy.salt == store.salt)
        #expect(try writer.number("SELECT count(*) FROM members") == 2000 + Int64(written))
    }

    @Test func theCopyIsOneFileForItsOwnerOnly() throws {
        let store = try Sample.store(in: folder)
        let path = folder.path + "/backups.sqlite"
        let backup = try StoreBackup(of: store.path, to: path)
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(attributes[.size] as? Int64 == backup.bytes)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(names.filter { $0.hasPrefix("backups") } == ["backups.sqlite"])
    }

    @Test func nothingIsReplacedUnasked() throws {
        let store = try Sample.store(in: folder)
        folder.write("precious", to: "copy.sqlite")
        let path = folder.path + "/copy.sqlite"
        #expect(throws: StoreBackupError.self) { _ = try StoreBackup(of: store.path, to: path) }
        #expect(folder.read("copy.sqlite") == "precious")
        _ = try StoreBackup(of: store.path, to: path, replacing: true)
        #expect(try Store(reading: path).number("SELECT count(*) FROM members") == 0)
        #expect(throws: StoreBackupError.self) {
            _ = try StoreBackup(of: store.path, to: store.path, replacing: true)
        }
        #expect(throws: StoreBackupError.self) {
            _ = try StoreBackup(of: store.path, to: folder.path + "/missing/copy.sqlite")
        }
    }
}
