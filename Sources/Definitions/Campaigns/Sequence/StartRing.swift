internal import Formats

/// Campaigns that start themselves, over others or not: their members would never be done.
enum StartRing {
    /// Reports each `start:` that leads back to its own file.
    static func report(_ files: [CampaignFile]) {
        let targets = Dictionary(
            files.map { ($0.name, $0.starts.compactMap(\.text)) }, uniquingKeysWith: { first, _ in first })
        for file in files {
            for node in file.starts {
                guard let first = node.text, let way = way(from: first, to: file.name, targets) else { continue }
                let ring = ([file.name] + way).joined(separator: " → ")
                file.collector.error(
                    node, .ring, Phrase("this campaign starts itself: \(ring)"),
                    suggestion: Phrase("take one of these \"start\" away"))
            }
        }
    }

    /// The shortest way, both ends included.
    private static func way(from first: String, to end: String, _ targets: [String: [String]]) -> [String]? {
        var ways = [[first]]
        var seen: Set<String> = [first]
        while !ways.isEmpty {
            let way = ways.removeFirst()
            guard let last = way.last else { continue }
            if last == end { return way }
            for next in targets[last] ?? [] where seen.insert(next).inserted { ways.append(way + [next]) }
        }
        return nil
    }
}
