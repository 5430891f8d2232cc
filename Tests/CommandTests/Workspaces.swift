import Foundation
import TestSupport

/// Workspaces for whole-program tests.
enum Workspaces {
    /// Copies `Tests/Fixtures/NAME` into the folder and makes its secret.
    static func copy(_ name: String, to folder: TemporaryFolder) throws -> Executable {
        try copy(contentsOf: SourceRoot.path + "/Tests/Fixtures/" + name, to: folder)
    }

    /// Copies the sample workspace of the repository.
    static func sample(to folder: TemporaryFolder) throws -> Executable {
        for name in ["kamerton.yaml", "occasions.yaml", "campaigns", "templates"] {
            try FileManager.default.copyItem(
                atPath: SourceRoot.path + "/" + name, toPath: folder.path + "/" + name)
        }
        return secret(in: folder)
    }

    private static func copy(contentsOf source: String, to folder: TemporaryFolder) throws -> Executable {
        for name in try FileManager.default.contentsOfDirectory(atPath: source) {
            try FileManager.default.copyItem(atPath: source + "/" + name, toPath: folder.path + "/" + name)
        }
        return secret(in: folder)
    }

    private static func secret(in folder: TemporaryFolder) -> Executable {
        folder.write("0123456789abcdef0123456789abcdef", to: ".kamerton/secret")
        return Executable(workspace: folder.path)
    }
}
