import Formats
import Foundation
import JSON
import Liquid

/// Renders one template, once or for each line of data, to stdout.
struct TemplateRun {
    let template: LiquidTemplate
    let source: String
    let path: String
    let invocation: Invocation

    /// Bytes that are gathered before they are written.
    private static let chunk = 1 << 18

    func once(_ data: JSONValue) throws -> ExitCode {
        var output: [UInt8] = []
        guard render(try variables(data, line: nil), into: &output) else { return .failed }
        write(&output)
        return .done
    }

    /// Lines of data that cannot be rendered are said, and the others go on.
    func each(line path: String) throws -> ExitCode {
        var input = try LineInput(path)
        var output: [UInt8] = []
        var code = ExitCode.done
        var number = 0
        while let line = try input.next() {
            number += 1
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
            do {
                let data = try variables(try JSONValue(parsing: line), line: number)
                if !render(data, into: &output, line: number) { code = .failed }
            } catch let error as JSONError {
                invocation.console.error(
                    Phrase("\(path):\(number):\(error.column): this is not JSON: \(error.message)"))
                code = .failed
            }
            if output.count >= TemplateRun.chunk { write(&output) }
        }
        write(&output)
        return code
    }

    private func variables(_ data: JSONValue, line: Int?) throws -> LiquidObject {
        guard case .object(let object) = data else {
            throw CommandError(
                message: line.map { Phrase("line \($0) of the data is not an object") }
                    ?? Phrase("the data is not an object: {\"name\": \"value\"}"), exitCode: .usage)
        }
        return LiquidObject(object)
    }

    /// False, and nothing written, when it fails.
    private func render(_ data: LiquidObject, into output: inout [UInt8], line: Int? = nil) -> Bool {
        let start = output.count
        do {
            try template.render(data, into: &output)
        } catch {
            output.removeSubrange(start...)
            if let line { invocation.console.error(Phrase("line \(line) of the data:")) }
            RenderCommand.show(error, source, path, invocation)
            return false
        }
        if invocation.isJSON {
            let text = String(decoding: output[start...], as: UTF8.self)
            output.removeSubrange(start...)
            output += JSONValue.object(JSONObject([("output", .string(text))])).text().utf8
            output.append(0x0A)
        }
        return true
    }

    private func write(_ output: inout [UInt8]) {
        invocation.console.flush()
        try? FileHandle.standardOutput.write(contentsOf: output)
        output.removeAll(keepingCapacity: true)
    }
}
