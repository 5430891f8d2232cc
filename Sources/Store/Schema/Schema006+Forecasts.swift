extension Schema006 {
    /// What is expected of members: the model of purchases as it was last fitted.
    static let forecasts = """
        -- The BG/NBD model (docs/economics.md), one row a fit. Without parameters where too little was known, or no model fitted.
        CREATE TABLE purchase_models (
            fitted_at INTEGER PRIMARY KEY,
            members INTEGER NOT NULL,
            r REAL,
            alpha REAL,
            a REAL,
            b REAL,
            log_likelihood REAL
        ) STRICT;

        """
}
