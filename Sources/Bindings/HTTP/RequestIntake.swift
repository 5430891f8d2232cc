internal import CMicrohttpd
import Synchronization

/// What the server's callbacks forward to: collects each request and has it answered.
///
/// It lives apart from `HTTPServer`, so that a callback never holds the last reference to the object that must wait
/// for the callbacks' end.
final class RequestIntake: Sendable {
    /// Requests that have begun and are not completely answered.
    let active = Atomic<Int>(0)
    /// Requests that are set aside until their replies are sent.
    let postponed = Atomic<Int>(0)
    let isStopping = Atomic<Bool>(false)
    private let limits: HTTPServer.Limits
    private let handler: HTTPServer.Handler

    init(limits: HTTPServer.Limits, handler: @escaping HTTPServer.Handler) {
        (self.limits, self.handler) = (limits, handler)
    }

    fileprivate func begin(target: String) -> Exchange {
        active.add(1, ordering: .relaxed)
        return Exchange(target: target)
    }

    fileprivate func end() { active.subtract(1, ordering: .releasing) }

    /// One call for the head of a request, one for each piece of its body, and one at its end.
    fileprivate func receive(
        _ exchange: Exchange, method: String, piece: UnsafeRawBufferPointer, connection: OpaquePointer
    ) -> Bool {
        if !exchange.hasHead {
            exchange.hasHead = true
            exchange.headers = readHeaders(connection)
            let announced = exchange.headers["Content-Length"].flatMap { Int($0) } ?? 0
            let isAsking = exchange.headers["Expect"] != nil
            guard announced > limits.discarded || (isAsking && announced > limits.body) else { return true }
            exchange.isTooLarge = true
            return answer(exchange, method: method, connection)
        }
        if piece.isEmpty { return answer(exchange, method: method, connection) }
        exchange.received += piece.count
        if exchange.received <= limits.body {
            exchange.body += piece
        } else {
            exchange.isTooLarge = true
        }
        return exchange.received <= limits.discarded
    }

    private func answer(_ exchange: Exchange, method: String, _ connection: OpaquePointer) -> Bool {
        if let response = exchange.reply?.response { return finish(response, connection) }
        let request = HTTPRequest(
            method: method, target: exchange.target, headers: exchange.headers, body: exchange.body,
            isBodyTooLarge: exchange.isTooLarge, remoteAddress: readPeer(connection))
        let reply = HTTPReply(connection: connection, intake: self)
        exchange.reply = reply
        guard let response = handler(request, reply) else { return true }
        return finish(response, connection)
    }

    private func finish(_ response: HTTPResponse, _ connection: OpaquePointer) -> Bool {
        var response = response
        if isStopping.load(ordering: .relaxed) { response.headers.add("Connection", "close") }
        return send(response, on: connection)
    }
}

/// One request while it comes in; used by one thread of the server at a time.
private final class Exchange {
    let target: String
    var hasHead = false
    var headers = HTTPHeaders()
    var body: [UInt8] = []
    var received = 0
    var isTooLarge = false
    var reply: HTTPReply?

    init(target: String) { self.target = target }
}

private func readHeaders(_ connection: OpaquePointer) -> HTTPHeaders {
    var headers = HTTPHeaders()
    withUnsafeMutablePointer(to: &headers) { pointer in
        _ = MHD_get_connection_values_n(
            connection, .HEADER_KIND,
            { context, _, name, nameSize, value, valueSize in
                let headers = context?.assumingMemoryBound(to: HTTPHeaders.self)
                headers?.pointee.add(text(name, nameSize), text(value, valueSize))
                return .YES
            }, pointer)
    }
    return headers
}

private func readPeer(_ connection: OpaquePointer) -> String? {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { buffer in
        guard let start = buffer.baseAddress, kamerton_mhd_peer(connection, start, UInt32(buffer.count)) == 1 else {
            return nil
        }
        return String(cString: start)
    }
}

private func text(_ start: UnsafePointer<CChar>?, _ size: Int) -> String {
    String(decoding: UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : size), as: UTF8.self)
}

private func send(_ response: HTTPResponse, on connection: OpaquePointer) -> Bool {
    let made = response.body.withUnsafeBytes { bytes in
        MHD_create_response_from_buffer(
            bytes.count, UnsafeMutableRawPointer(mutating: bytes.baseAddress), .RESPMEM_MUST_COPY)
    }
    guard let made else { return false }
    defer { MHD_destroy_response(made) }
    for field in response.headers.fields { MHD_add_response_header(made, field.name, field.value) }
    return MHD_queue_response(connection, UInt32(response.status), made) == .YES
}

// MARK: - The library's callbacks: unwrap the context, forward to one method

private func intake(_ context: UnsafeMutableRawPointer?) -> RequestIntake? {
    context.map { Unmanaged<RequestIntake>.fromOpaque($0).takeUnretainedValue() }
}

func onTarget(
    _ context: UnsafeMutableRawPointer?, _ target: UnsafePointer<CChar>?, _ connection: OpaquePointer?
) -> UnsafeMutableRawPointer? {
    guard let intake = intake(context), let target else { return nil }
    return Unmanaged.passRetained(intake.begin(target: String(cString: target))).toOpaque()
}

func onData(
    _ context: UnsafeMutableRawPointer?, _ connection: OpaquePointer?, _ url: UnsafePointer<CChar>?,
    _ method: UnsafePointer<CChar>?, _ version: UnsafePointer<CChar>?, _ data: UnsafePointer<CChar>?,
    _ size: UnsafeMutablePointer<Int>?, _ slot: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> MHD_Result {
    guard let intake = intake(context), let connection, let method, let size, let held = slot?.pointee else {
        return .NO
    }
    let exchange = Unmanaged<Exchange>.fromOpaque(held).takeUnretainedValue()
    let piece = UnsafeRawBufferPointer(start: data, count: data == nil ? 0 : size.pointee)
    size.pointee = 0
    return intake.receive(exchange, method: String(cString: method), piece: piece, connection: connection)
        ? .YES : .NO
}

func onCompleted(
    _ context: UnsafeMutableRawPointer?, _ connection: OpaquePointer?,
    _ slot: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, _ code: MHD_RequestTerminationCode
) {
    guard let held = slot?.pointee else { return }
    slot?.pointee = nil
    Unmanaged<Exchange>.fromOpaque(held).release()
    intake(context)?.end()
}
