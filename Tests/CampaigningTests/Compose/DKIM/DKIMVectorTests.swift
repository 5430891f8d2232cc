import Crypto
import Testing

/// The examples in the appendices of the standards, with the keys that they publish.
@Suite struct DKIMVectorTests {
    static let mail = """
        From: Joe SixPack <joe@football.example.com>
        To: Suzie Q <suzie@shopping.example.net>
        Subject: Is dinner ready?
        Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)
        Message-ID: <20030712040037.46341.5F8J@football.example.com>

        Hi.

        We lost the game.  Are you hungry yet?

        Joe.

        """

    /// RFC 6376, A.2, with its errata 3192 (one space behind "game.") and 4926: simple/simple, fields in folds, more behind `b=`.
    @Test func theExampleOfRFC6376() throws {
        let message = """
            DKIM-Signature: v=1; a=rsa-sha256; s=brisbane; d=example.com;
                  c=simple/simple; q=dns/txt; i=joe@football.example.com;
                  h=Received : From : To : Subject : Date : Message-ID;
                  bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
                  b=AuUoFEfDxTDkHlLXSZEpZj79LICEps6eda7W3deTVFOk4yAUoqOB
                  4nujc7YopdG5dWLSdNg6xNAZpOPr+kHxt1IrE+NahM6L/LbvaHut
                  KVdkLLkpVaVVQPzeRDI009SO2Il5Lu7rDNH6mZckBdrIx0orEtZV
                  4bmp/YzhwvcubU4=;
            Received: from client1.football.example.com  [192.0.2.1]
                  by submitserver.example.com with SUBMISSION;
                  Fri, 11 Jul 2003 21:01:54 -0700 (PDT)

            """ + DKIMVectorTests.mail.replacing("game.  Are", with: "game. Are")
        // RFC 6376, A.3.
        let der = try #require(
            TextCode.fromBase64(
                "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDwIRP/UC3SBsEmGqZ9ZJW3/DkMoGeLnQg1fWn7/zYt"
                    + "IxN2SnFCjxOCKG9v3b4jYfcTNh5ijSsq631uBItLa7od+v/RtdC2UzJ1lWT947qR+Rcac2gbto/NMqJ0"
                    + "fzfVjH4OuKhitdY9tf6mcwGjaNBcWToIMmPSPDdQPNUYckcQ2QIDAQAB"))
        let key = try #require(PublicKey(der: der))
        #expect(key.kind == .rsa(bits: 1024))
        for (text, holds) in [
            (message, true), (message.replacing("dinner", with: "lunch"), false),
            (message.replacing("lost", with: "won"), false),
        ] {
            let verification = try #require(DKIMVerification(text.crlf))
            #expect(verification.holds(key) == holds)
        }
    }

    /// RFC 8463, A: Ed25519 has one signature for a message, so it must come out the same here.
    @Test func theExampleOfRFC8463() throws {
        let signature = """
            DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;
             d=football.example.com; i=@football.example.com;
             q=dns/txt; s=brisbane; t=1528637909; h=from : to :
             subject : date : message-id : from : subject : date;
             bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
             b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus
             Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==

            """
        let verification = try #require(DKIMVerification((signature + DKIMVectorTests.mail).crlf))
        // PKCS #8 around the seed that the appendix prints.
        let seed = try #require(TextCode.fromBase64("nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A="))
        let wrapping = try #require(TextCode.fromHex("302e020100300506032b657004220420"))
        let key = try PrivateKey(der: wrapping + seed)
        #expect(key.publicKey.raw.map(TextCode.base64) == "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=")
        #expect(verification.holds(key.publicKey))
        #expect(key.sign(Crypto.sha256(verification.signed)) == verification.signature)
    }
}
