extension Span {
    /// The first moment whose window of this length, which ends with it, does not hold `instant` any more: the inverse of
    /// `before`. Mostly that is `after`; but a month before the 28th of February is the 28th of January, so what happened on
    /// the 31st of January leaves a month's window only on the 1st of March.
    package func leaving(_ instant: Instant, in zone: Zone) -> Instant {
        let plain = after(instant, in: zone)
        if before(plain, in: zone) >= instant { return plain }
        var (early, late) = (plain.milliseconds, plain.milliseconds + 4 * 86_400_000)
        while late - early > 1 {
            let middle = (early + late) / 2
            if before(Instant(milliseconds: middle), in: zone) >= instant { late = middle } else { early = middle }
        }
        return Instant(milliseconds: late)
    }
}
