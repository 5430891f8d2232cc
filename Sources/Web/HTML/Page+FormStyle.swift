extension Page {
    /// What the sign-up form has beyond the other pages. `.away` is out of sight, and nothing that a person reaches.
    static let formStyle = """
        .alert:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
        .alert ul{margin:.5rem 0 0;padding:0 0 0 1.25rem}
        .alert a{color:inherit}
        .agree{margin:1.75rem 0}
        .agree .check{align-items:flex-start}
        .words{white-space:pre-line}
        .away{position:absolute;left:-10000px;width:1px;height:1px;overflow:hidden}
        .languages{margin:1.5rem 0 0}

        """
}
