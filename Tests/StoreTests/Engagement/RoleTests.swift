import Definitions
import Formats
import SQLite
import Store
import TestSupport
import Testing

struct RoleTests {
    private static let day: Int64 = 86_400_000
    private let folder = TemporaryFolder()
    private let store: Store
    private let anna: Int64

    init() throws {
        store = try Sample.store(in: folder)
        anna = try store.seedMember("anna@example.org")
    }

    private func change(_ kind: RoleChange.Kind, until: Instant? = nil, at: Instant) throws {
        try store.appendRoleChange(
            RoleChange(memberID: anna, role: "mentor", kind: kind, until: until, note: "asked", who: "lena", at: at))
    }

    private func holds(at now: Instant) throws -> Bool {
        let compiler = FilterCompiler(definition: Sample.definition(), now: now, columns: [])
        let condition = compiler.compile(Filter(text: "", root: .hasRole("mentor")))
        let found = try !store.members([anna], matching: condition).isEmpty
        #expect(try store.heldRoles(role: "mentor", now: now).isEmpty == !found)
        #expect(try store.rolesHeld(by: [anna], now: now)[anna] == (found ? ["mentor"] : nil))
        let snapshot = try #require(try store.memberSnapshots(ids: [anna])[anna])
        if now >= Sample.now + 3 * Self.day { #expect(snapshot.roles.contains { $0.isHeld(at: now) } == found) }
        return found
    }

    @Test func aRoleEndsByItselfAtItsDate() throws {
        try change(.given, until: Sample.now + 5 * Self.day, at: Sample.now)
        #expect(try !holds(at: Sample.now - 1))
        #expect(try holds(at: Sample.now))
        #expect(try holds(at: Sample.now + 5 * Self.day - 1))
        #expect(try !holds(at: Sample.now + 5 * Self.day))
    }

    @Test func theLastWordCountsAndEveryWordStays() throws {
        try change(.given, at: Sample.now)
        try change(.ended, at: Sample.now + Self.day)
        try change(.given, until: Sample.now + 4 * Self.day, at: Sample.now + 3 * Self.day)
        #expect(try holds(at: Sample.now + 1))
        #expect(try !holds(at: Sample.now + 2 * Self.day))
        #expect(try holds(at: Sample.now + 3 * Self.day))
        #expect(try !holds(at: Sample.now + 4 * Self.day))
        #expect(try store.roleHistory(memberID: anna).map(\.kind) == [.given, .ended, .given])
        #expect(try store.roleHistory(role: "host").isEmpty)
    }

    @Test func anErasureTakesRolesAndThePlaceInTheCore() throws {
        try change(.given, at: Sample.now)
        try store.chooseCore([EngagedMember(id: anna, points: 1)], rule: "r", now: Sample.now)
        #expect(
            Set(try store.memberRecords(memberID: anna).filter { !$0.rows.isEmpty }.map(\.table))
                .isSuperset(of: ["role_changes", "core_members"]))
        let erasure = try store.beginErasure(memberID: anna, emailKey: "anna@example.org", at: Sample.now)
        _ = try store.emptyMember(anna, erasure: erasure, at: Sample.now)
        #expect(try store.roleHistory().isEmpty && store.coreMembers().isEmpty)
    }
}
