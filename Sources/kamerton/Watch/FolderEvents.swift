import Foundation

/// The kernel's word that something happened in a folder (inotify): asking it costs nothing while nothing does.
final class FolderEvents {
    private let descriptor: Int32

    /// Nil where the kernel has no more watches to give.
    init?() {
        descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
        if descriptor < 0 { return nil }
    }

    deinit { close(descriptor) }

    /// Watches these as well; one that is watched stays so. False when one of them cannot be.
    func watch(_ folders: [String]) -> Bool {
        let events = UInt32(
            IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MODIFY | IN_ATTRIB | IN_MOVED_FROM | IN_MOVED_TO)
        return folders.allSatisfy { inotify_add_watch(descriptor, $0, events) >= 0 || errno == ENOENT }
    }

    /// Whether anything happened since the last time.
    func drain() -> Bool {
        var buffer = [UInt8](repeating: 0, count: 1 << 14)
        var isAny = false
        while read(descriptor, &buffer, buffer.count) > 0 { isAny = true }
        return isAny
    }
}
