import Testing

@testable import Store

@Suite struct LayeredQueryTests {
    @Test func whatNobodyAsksForIsLeftOut() {
        var query = LayeredQuery()
        query.base = [LayeredQuery.Column("fact_0", "(SELECT 7)")]
        query.add("holds_0", "m.fact_0 > 1")
        query.add("holds_1", "m.fact_0 > 2")
        query.add("place", "CASE WHEN m.holds_1 THEN 1 END")
        let sql = query.sql(from: "members m", columns: ["m.id", "m.place"])
        #expect(!sql.contains("holds_0"))
        #expect(
            sql.split(separator: "\n").map(String.init) == [
                "WITH layer_0 AS (", "SELECT m.id,", "    (SELECT 7) AS fact_0", "FROM members m), layer_1 AS (",
                "SELECT m.id,", "    m.fact_0 > 2 AS holds_1",
                "FROM layer_0 m LIMIT 9000000000000000 OFFSET 0), layer_2 AS (", "SELECT m.id,",
                "    CASE WHEN m.holds_1 THEN 1 END AS place", "FROM layer_1 m LIMIT 9000000000000000 OFFSET 0)",
                "SELECT m.id, m.place FROM layer_2 m",
            ])
    }

    @Test func whatIsAskedTwiceIsAskedOnce() {
        let count = "(SELECT count(*) FROM activities a WHERE a.member_id = m.id AND a.kind IN (:a, :b))"
        let exists = count.replacing("(SELECT count(*)", with: "EXISTS (SELECT 1")
        let once = "(SELECT max(x.at) FROM (SELECT 1 AS at) x)"
        let shared = SharedSubqueries(in: ["(\(count) >= 2) AND (\(once) < 3)", "NOT \(exists)"])
        #expect(shared.columns.map(\.name) == ["fact_0"])
        #expect(shared.columns.map(\.sql) == [count])
        #expect(shared.replaced("NOT \(exists)") == "NOT (m.fact_0 > 0)")
        #expect(shared.replaced("(\(count) >= 2) AND (\(once) < 3)") == "(m.fact_0 >= 2) AND (\(once) < 3)")
    }

    @Test func theColumnsOfAMemberAreFound() {
        #expect(
            LayeredQuery.columns(in: "am.x = m.id AND (m.attr_city > m.id) OR :m") == ["id", "attr_city"])
    }
}
