import Glibc

/// A lock for what several threads share, with a few conditions to wait for, so that each thread is woken only for its own.
final class Monitor: Sendable {
    // Never moved, and freed with the monitor; the calls themselves are what makes them safe to share.
    nonisolated(unsafe) private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    nonisolated(unsafe) private let conditions: UnsafeMutablePointer<pthread_cond_t>
    private let count: Int

    init(conditions count: Int) {
        self.count = count
        mutex = .allocate(capacity: 1)
        mutex.initialize(to: pthread_mutex_t())
        pthread_mutex_init(mutex, nil)
        conditions = .allocate(capacity: count)
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        // Clocks that are set must not make anyone wait longer.
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        for index in 0..<count {
            (conditions + index).initialize(to: pthread_cond_t())
            pthread_cond_init(conditions + index, &attributes)
        }
        pthread_condattr_destroy(&attributes)
    }

    deinit {
        for index in 0..<count { pthread_cond_destroy(conditions + index) }
        conditions.deallocate()
        pthread_mutex_destroy(mutex)
        mutex.deallocate()
    }

    func withLock<Result>(_ body: () -> Result) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return body()
    }

    /// Only inside `withLock`. May end without a signal, as conditions do.
    func wait(for condition: Int) { pthread_cond_wait(conditions + condition, mutex) }

    /// Only inside `withLock`: waits for so many milliseconds at most.
    func wait(for condition: Int, milliseconds: Int) {
        var moment = timespec()
        clock_gettime(CLOCK_MONOTONIC, &moment)
        let nanoseconds = moment.tv_nsec + milliseconds % 1000 * 1_000_000
        moment.tv_sec += milliseconds / 1000 + nanoseconds / 1_000_000_000
        moment.tv_nsec = nanoseconds % 1_000_000_000
        pthread_cond_timedwait(conditions + condition, mutex, &moment)
    }

    func signal(_ condition: Int) { pthread_cond_signal(conditions + condition) }
    func broadcast(_ condition: Int) { pthread_cond_broadcast(conditions + condition) }
}
