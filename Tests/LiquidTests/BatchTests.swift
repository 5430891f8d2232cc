import JSON
import TestSupport
import Testing

@testable import Liquid

@Suite struct BatchTests {
    private func answer(_ request: String) -> JSONValue {
        var renderer = BatchRenderer()
        return renderer.answer(Array(request.utf8))
    }

    @Test func aRequestIsAnsweredWithItsOutput() {
        #expect(answer(#"{"template": "{{ n | times: 2 }}", "data": {"n": 21}}"#) == ["output": "42"])
        #expect(answer(#"{"template": "a"}"#) == ["output": "a"])
        #expect(answer(#"{"template": "{{ x }}<", "data": {"x": "<"}}"#) == ["output": "<<"])
        #expect(answer(#"{"template": "{{ x }}<", "data": {"x": "<"}, "escape": true}"#) == ["output": "&lt;<"])
        #expect(
            answer(#"{"template": "{% render 'p', a: 1 %}", "templates": {"p": "[{{ a }}]"}, "id": 7}"#)
                == ["output": "[1]", "id": 7])
    }

    @Test func membersOfDataKeepTheirOrder() {
        let request =
            #"{"template": "{% for m in o %}{{ m[0] }}{% endfor %}", "data": {"o": {"z": 1, "a": 2, "m": 3}}}"#
        #expect(answer(request) == ["output": "zam"])
    }

    @Test func anErrorHasItsPlace() {
        let unknown = answer(#"{"template": "a\n {{ x }}", "strict": true}"#)
        #expect(unknown["error"] == #"there is no variable "x""#)
        #expect((unknown["line"], unknown["column"]) == (2, 5))
        let broken = answer(#"{"template": "{% if a %}"}"#)
        #expect((broken["line"], broken["column"]) == (1, 4))
        let inside = answer(#"{"template": "\n{% render 'p' %}", "templates": {"p": "\n\n{{ 1 | divided_by: 0 }}"}}"#)
        #expect((inside["template"], inside["line"]) == ("p", 3))
    }

    @Test(arguments: [
        "", "{", "[]", "7", #"{"data": {}}"#, #"{"template": 7}"#, #"{"template": "", "data": []}"#,
        #"{"template": "", "tempaltes": {}}"#, #"{"template": "", "templates": {"a": 1}}"#,
        #"{"template": "", "strict": "yes"}"#, #"{"template": "", "timezone": "Mars/North"}"#,
        #"{"template": "", "now": "soon"}"#,
    ]) func aWrongRequestIsSaidAndNothingElse(request: String) {
        let answer = answer(request)
        #expect(answer["error"]?.stringValue?.isEmpty == false)
        #expect(answer["line"] == .null)
        #expect(answer["output"] == nil)
    }

    @Test func templatesThatComeAgainAnswerTheSame() {
        var renderer = BatchRenderer()
        for round in 0..<60 {
            let number = round % 20
            let request = #"{"template": "\#(number) {{ n }}", "data": {"n": \#(round)}}"#
            #expect(renderer.answer(Array(request.utf8)) == ["output": .string("\(number) \(round)")])
        }
    }

    @Test func aWholeNumberBeyond64BitsIsNotRefused() {
        let request =
            #"{"template": "{{ s | slice: a, b }}", "data": {"s": "foobar", "a": 0, "b": 9223372036854775808}}"#
        #expect(answer(request) == ["output": "foobar"])
    }
}
