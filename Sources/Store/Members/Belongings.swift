/// What a message may say of what a member has with us, beyond who they are. Empty where the workspace has none of it.
package struct Belongings: Sendable {
    /// Their own code, which brings others.
    package var referralCode: String?
    /// Of a pool, for this message.
    package var code: GivenCode?
    package var points = PointsStanding()
    /// The name of the tier that they are in.
    package var tier: String?
    /// What the letter tells of an idea that they have raised.
    package var idea: IdeaNews?

    /// What they are asked about in this message.
    package var story: Story?

    package init() {}
}
