/// What becomes of pictures that templates name by their paths below `templates/`.
package enum ImageSettings: Sendable, Hashable {
    /// They go with the message.
    case inline
    /// They are fetched from below this address, which has no slash at its end.
    case link(String)
}
