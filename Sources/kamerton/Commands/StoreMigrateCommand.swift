import Definitions
import Foundation
import Formats
import JSON
import Store

/// `kamerton store migrate`
enum StoreMigrateCommand {
    static let command = Command(
        "store migrate", summary: Phrase("bring the store to this version, and attributes to their declared types"),
        discussion: Phrase(
            """
            Two things. A store of an earlier version is brought forward; nothing is lost, and other commands do it too when
            they open the store. And where kamerton.yaml declares an attribute or a field with another type than before,
            its values are converted: texts become numbers, days, yes and no, or one of the choices, where they are such.

            A copy is made first, beside the store (store.sqlite.before-…), which holds the members as they were: delete
            it when all is well. --backup names another file, --no-backup makes none.

            Values that cannot be converted are listed, and nothing is changed unless you say --force: then they are set
            aside in a CSV file, which can be corrected and imported with "members import".

            Stop serve and cron's runs meanwhile if the store is large.

            Examples:

              kamerton store migrate --dry-run
              kamerton store migrate --force
            """),
        options: [
            .init(name: "--dry-run", help: Phrase("only say what would be done")),
            .init(name: "--force", help: Phrase("set values aside that cannot be converted")),
            .init(name: "--backup", value: "FILE", help: Phrase("where to write the copy")),
            .init(name: "--no-backup", help: Phrase("make no copy")),
        ], run: run)

    private static func run(_ invocation: Invocation) throws -> ExitCode {
        let workspace = try invocation.workspace()
        try invocation.requireStore(of: workspace)
        if invocation.value("--backup") != nil, invocation.flag("--no-backup") {
            throw UsageError(
                message: Phrase("--backup and --no-backup cannot both hold"), command: invocation.command.name)
        }
        let (found, known) = try Store.schemaVersions(at: workspace.storePath)
        let looking = try Store(reading: workspace.storePath, anySchema: true)
        var report = MigrationReport(from: found, to: known)
        for change in try looking.typeChanges(workspace.definition) {
            report.conversions.append(try survey(TypeConversion(change, in: looking)))
        }
        report.isDryRun = invocation.flag("--dry-run")
        let isBlocked = report.misfits > 0 && !invocation.flag("--force")
        if !report.isDryRun, !isBlocked, !report.isEmpty {
            try migrate(workspace, &report, invocation)
        }
        if invocation.isJSON { invocation.printJSON(report.json) } else { report.show(invocation.console) }
        if isBlocked, !report.isDryRun {
            throw CommandError(
                message: Phrase("nothing was changed: \(report.misfits, "value", "values") cannot be converted"),
                suggestion: Phrase("mend them with an import, declare another type, or set them aside with --force"))
        }
        return isBlocked ? .failed : .done
    }

    private static func survey(_ conversion: TypeConversion) throws -> MigrationReport.Conversion {
        var result = MigrationReport.Conversion(change: conversion.change)
        result.convertible = try conversion.survey { misfit in
            result.misfits += 1
            if result.examples.count < 20 { result.examples.append(misfit) }
        }
        return result
    }

    private static func migrate(
        _ workspace: Workspace, _ report: inout MigrationReport, _ invocation: Invocation
    ) throws {
        let time = invocation.now.description.prefix(19).filter { $0 != "-" && $0 != ":" } + "Z"
        if !invocation.flag("--no-backup") {
            let file = invocation.value("--backup") ?? workspace.storePath + ".before-\(report.to)-\(time)"
            do {
                report.backup = try StoreBackup(of: workspace.storePath, to: file).path
            } catch let error as StoreBackupError {
                throw CommandError(
                    message: Phrase("nothing was changed, because the copy failed: \(error.phrase)"),
                    suggestion: error.advice)
            }
        }
        let store = try Store(path: workspace.storePath)
        for index in report.conversions.indices {
            let conversion = TypeConversion(report.conversions[index].change, in: store)
            if report.conversions[index].misfits > 0 {
                let change = conversion.change
                let path = workspace.stateDirectory + "/rejects/\(change.column)-\(time).rejects.csv"
                try setAside(conversion, in: path)
                report.conversions[index].file = path
            }
            try conversion.apply()
        }
        try store.addDeclaredColumns(workspace.definition)
        report.isDone = true
    }

    /// As an import would have rejected them, so that the corrected file can be imported.
    private static func setAside(_ conversion: TypeConversion, in path: String) throws {
        let rejects = RejectsFile(path: path, header: ["email", conversion.change.name])
        let reason = Phrase("no \(conversion.change.to.described)").english
        var line = 1
        _ = try conversion.survey { misfit in
            line += 1
            try rejects.write(
                line: line, reason: reason, cells: [misfit.email ?? "", misfit.value])
        }
        try rejects.flush()
    }
}
