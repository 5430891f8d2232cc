package import Definitions
internal import SQLite

extension SQLFragment {
    /// Who an audience is, as a condition over `members m`: mailable, in the filter, in none of the exclusions. A segment
    /// that is not there makes it nobody: an exclusion never fails open.
    package static func audience(
        _ audience: Audience, segments: [SegmentDefinition], compiler: FilterCompiler
    ) -> SQLFragment {
        var result = SQLFragment(sql: "m.email IS NOT NULL AND m.erased_at IS NULL")
        if let filter = audience.filter { result.append(compiler.compile(filter, prefix: "f")) }
        for (index, exclusion) in audience.exclude.enumerated() {
            switch exclusion {
            case .tag(let tag):
                let name = "exclude\(index)tag"
                result.append(
                    SQLFragment(
                        sql: """
                            NOT EXISTS (SELECT 1 FROM member_tags excluded
                                WHERE excluded.member_id = m.id AND excluded.tag = :\(name))
                            """, parameters: [name: .text(tag)]))
            case .segment(let name):
                guard let segment = segments.first(where: { $0.name == name }) else {
                    result.append(SQLFragment(sql: "0 = 1"))
                    continue
                }
                let excluded = compiler.compile(segment.filter, prefix: "exclude\(index)f")
                result.append(SQLFragment(sql: "NOT ((\(excluded.sql)) IS TRUE)", parameters: excluded.parameters))
            }
        }
        return result
    }

    private mutating func append(_ other: SQLFragment) {
        sql += " AND (\(other.sql))"
        parameters.merge(other.parameters) { first, _ in first }
    }
}
