/// The variables of a template being rendered. `include` shares the frame of its template; `render` begins a new one.
struct Frame {
    /// What a name in an inner scope stands for.
    enum Slot {
        case value(LiquidValue)
        /// `forloop` or `tablerowloop`: a position in `loops`.
        case loop(Int)
    }

    struct Binding {
        let name: LiquidName
        var slot: Slot
    }

    /// Set by `assign` and `capture`.
    var locals = LiquidObject()
    /// Loop variables and parameters, innermost last.
    var bindings: [Binding] = []
    var loops: [ActiveLoop] = []
    /// The innermost `for`, as a position in `loops`.
    var innermostFor: Int?
    /// `increment` and `decrement`.
    var counters: [String: Int64] = [:]
    /// Where each group of `cycle` is.
    var cycles: [String: Int] = [:]
    /// Where `offset: continue` goes on, by the name of the loop.
    var continuations: [String: Int] = [:]
    /// What the latest `ifchanged` held.
    var lastChanged: [UInt8]?

    /// The innermost binding of a name.
    private func binding(of name: LiquidName) -> Int? {
        var position = bindings.count - 1
        while position >= 0 {
            if bindings[position].name.hash == name.hash, bindings[position].name.text.hasSameBytes(as: name.text) {
                return position
            }
            position -= 1
        }
        return nil
    }

    func isBound(_ name: LiquidName) -> Bool { binding(of: name) != nil }

    func slot(_ name: LiquidName) -> Slot? {
        if let position = binding(of: name) { return bindings[position].slot }
        if let value = locals[name] { return .value(value) }
        if !counters.isEmpty, let counter = counters[name.text] { return .value(.integer(counter)) }
        return nil
    }

    func snapshot(_ position: Int) -> LoopSnapshot {
        let loop = loops[position]
        return LoopSnapshot(
            name: loop.name, length: loop.length, index: loop.index, parent: loop.parent.map(snapshot),
            columns: loop.columns)
    }
}
