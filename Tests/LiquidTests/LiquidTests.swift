import Formats
import Testing

@testable import Liquid

/// Renders with Shopify's semantics unless told otherwise.
func render(
    _ source: String, _ data: LiquidObject = [:], escape: Bool = false, strict: Bool = false,
    templates: [String: String] = [:], context: LiquidContext = LiquidContext(),
    change: (inout LiquidOptions) -> Void = { _ in }
) throws -> String {
    var options = LiquidOptions(strict: strict, escape: escape)
    options.now = Instant(rfc3339: "2026-10-10T07:00:00Z")
    options.templates = { templates[$0] }
    change(&options)
    return try LiquidTemplate(parsing: source, name: "page", options: options).render(data, in: context)
}

/// The mistakes that parsing finds.
func mistakes(_ source: String, strict: Bool = true, templates: [String: String] = [:]) -> [LiquidError] {
    var options = LiquidOptions(strict: strict, escape: true)
    options.templates = { templates[$0] }
    do throws(LiquidErrors) {
        _ = try LiquidTemplate(parsing: source, name: "page", options: options)
        return []
    } catch {
        return error.errors
    }
}
