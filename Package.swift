// swift-tools-version: 6.2
import PackageDescription

// One line a module, in the order in which data flows: a target names only what stands above it.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

func library(_ name: String, _ dependencies: [String], path: String? = nil) -> Target {
    .target(
        name: name, dependencies: dependencies.map { .byName(name: $0) }, path: path, swiftSettings: strict)
}

func binding(_ name: String, _ cModules: [String], _ dependencies: [String] = []) -> Target {
    library(name, cModules + dependencies, path: "Sources/Bindings/\(name)")
}

func tests(_ name: String, _ dependencies: [String]) -> Target {
    .testTarget(
        name: name, dependencies: dependencies.map { .byName(name: $0) }, path: "Tests/\(name)",
        swiftSettings: strict)
}

func executable(_ name: String, _ dependencies: [String]) -> Target {
    .executableTarget(
        name: name, dependencies: dependencies.map { .byName(name: $0) }, swiftSettings: strict)
}

let bindings = [
    "SQLite", "YAML", "HTTP", "MailServer", "SMTP", "IMAP", "Fetching", "Crypto", "Markdown", "IDN", "JSON",
    "MIMEReader", "DNS", "Polling",
]

/// What tests of the record, and of all that stands on it, may use.
let record = ["Store", "SQLite", "Definitions", "Formats", "Crypto", "JSON", "TestSupport"]

let package = Package(
    name: "kamerton",
    products: [
        .executable(name: "kamerton", targets: ["kamerton"]),
        .executable(name: "conformance", targets: ["conformance"]),
    ],
    targets: [
        .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CYAML", providers: [.apt(["libyaml-dev"])]),
        .systemLibrary(name: "CMicrohttpd", providers: [.apt(["libmicrohttpd-dev"])]),
        .systemLibrary(name: "COpenSSL", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(
            name: "CCMark", providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
        .systemLibrary(name: "CIDN", providers: [.apt(["libidn2-dev"])]),
        .systemLibrary(name: "CJansson", providers: [.apt(["libjansson-dev"])]),
        .systemLibrary(name: "CGMime", pkgConfig: "gmime-3.0", providers: [.apt(["libgmime-3.0-dev"])]),
        .systemLibrary(name: "CResolv"),
        .systemLibrary(name: "CEpoll"),

        binding("SQLite", ["CSQLite"]),
        binding("YAML", ["CYAML"]),
        binding("HTTP", ["CMicrohttpd"]),
        binding("MailServer", ["CCurl"]),
        binding("SMTP", ["MailServer", "CCurl"]),
        binding("IMAP", ["MailServer", "CCurl"]),
        binding("Fetching", ["CCurl"]),
        binding("Crypto", ["COpenSSL"]),
        binding("Markdown", ["CCMark"]),
        binding("IDN", ["CIDN"]),
        binding("JSON", ["CJansson"]),
        binding("MIMEReader", ["CGMime"]),
        binding("DNS", ["CResolv"]),
        binding("Polling", ["CEpoll"]),

        library("Formats", ["IDN"]),
        library("Liquid", ["Formats", "JSON"]),
        library("Definitions", ["YAML", "Formats", "Crypto", "JSON"]),
        library("Store", ["SQLite", "Crypto", "Formats", "Definitions", "JSON"]),
        library(
            "Campaigning", ["Store", "Definitions", "Formats", "Crypto", "Liquid", "Markdown", "JSON"]),
        library("Delivery", ["Campaigning", "Store", "Definitions", "Formats", "SMTP", "Crypto", "DNS", "Polling"]),
        library("Surveys", ["Campaigning", "Store", "Definitions", "Formats", "Crypto", "JSON"]),
        library(
            "Bounces",
            ["Campaigning", "Store", "Definitions", "Formats", "MIMEReader", "IMAP", "Fetching", "Crypto", "JSON"]),
        library("Reports", ["Surveys", "Campaigning", "Store", "Definitions", "Formats", "JSON", "Crypto"]),
        library(
            "Web",
            [
                "Reports", "Surveys", "Bounces", "Campaigning", "Store", "Definitions", "Formats", "HTTP", "JSON",
                "Crypto",
            ]),

        executable(
            "kamerton",
            [
                "Web", "Reports", "Surveys", "Bounces", "Delivery", "Campaigning", "Store", "SQLite", "Definitions",
                "Formats", "Fetching",
                "Liquid", "JSON", "Crypto", "HTTP",
            ]),
        executable("community", ["Formats", "JSON", "Crypto"]),
        executable("measure", ["Campaigning", "Store", "SQLite", "Definitions", "Formats"]),
        executable(
            "conformance",
            ["Bounces", "Surveys", "Campaigning", "Definitions", "Formats", "Liquid", "YAML", "JSON", "Crypto"]),

        .systemLibrary(name: "CTLS", path: "Tests/CTLS", providers: [.apt(["libssl-dev"])]),
        library(
            "TestSupport", ["Store", "SQLite", "Definitions", "Formats", "Crypto", "CTLS"], path: "Tests/Support"),
        tests("HouseTests", ["Formats", "TestSupport"]),
        tests("BindingsTests", bindings + ["TestSupport"]),
        tests("FormatsTests", record),
        tests("LiquidTests", ["Liquid", "Formats", "JSON", "TestSupport"]),
        tests("DefinitionsTests", ["Definitions", "YAML", "Formats", "JSON", "Crypto", "TestSupport"]),
        tests("StoreTests", record),
        tests("CampaigningTests", record + ["Campaigning", "Liquid", "Markdown"]),
        tests("DeliveryTests", record + ["Delivery", "Campaigning", "SMTP", "DNS"]),
        tests("SurveysTests", record + ["Surveys", "Campaigning"]),
        tests("BouncesTests", record + ["Bounces", "Campaigning", "MIMEReader", "IMAP"]),
        tests("ReportsTests", record + ["Reports", "Surveys", "Campaigning"]),
        tests("WebTests", record + ["Web", "Surveys", "Campaigning", "HTTP"]),
        tests("CommandTests", record + ["kamerton", "Campaigning", "Delivery", "SMTP"]),
    ],
    swiftLanguageModes: [.v6]
)
