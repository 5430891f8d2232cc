/// What a token allows. A token of one purpose is worthless for another.
package enum TokenPurpose: UInt8, Sendable, CaseIterable {
    case survey = 1
    case unsubscribe = 2
    case preferences = 3
    case rsvp = 4
    case confirm = 5
    case click = 6
    case open = 7
    case bounce = 8
    /// The row is the time at which a sign-up form was made, in milliseconds.
    case signUpForm = 9
    /// The answer of one of the two addresses of a change.
    case address = 10
    /// The row is the time at which a survey's form was fetched, in milliseconds; it covers whose form it is.
    case surveyForm = 11
    /// The answer of one of the two whom an offer of a mentor is made to.
    case mentorship = 13
    /// What a member says to being quoted; the row is that of the letter that asks.
    case story = 14
    /// What the reader says of a message: useful or not.
    case useful = 15
    /// The host's list of who is there; the row is that of the event's date.
    case checkIn = 12
}
