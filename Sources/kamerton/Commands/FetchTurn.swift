import Campaigning
import Definitions
import Fetching
import Formats
import Store
import Surveys

/// Fetches the answers that tools have only named, for `responses fetch` and for `run`.
enum FetchTurn {
    /// A run has other things to do.
    static let few = 50

    /// Hooks whose answers are fetched.
    static func hooks(_ workspace: Workspace) -> [WebhookDefinition] {
        workspace.definition.webhooks.filter { $0.apiBase != nil }
    }

    /// Nil where the survey of the hook is not there.
    static func fetch(
        _ hook: WebhookDefinition, _ workspace: Workspace, _ signer: TokenSigner
    ) throws -> ResponseFetch? {
        guard let source = hook.apiKey, let campaign = hook.campaign.flatMap(workspace.campaign) else { return nil }
        let key: [UInt8]
        do throws(SecretReader.Missing) {
            key = try SecretReader.read(source, directory: workspace.directory)
        } catch {
            throw error.needed(by: Phrase("the api_key of the webhook \(hook.name)"))
        }
        // What was stored was believed when it came.
        guard
            let receiver = WebhookReceiver(
                hook: hook, campaign: campaign, zone: workspace.definition.timezone, signer: signer, secret: [0])
        else { return nil }
        return ResponseFetch(receiver, key: String(decoding: key, as: UTF8.self)) {
            url, headers throws(ResponseFetch.Failure) in
            do throws(HTTPSFile.Failure) {
                return try HTTPSFile.fetch(url, headers: headers, limit: 4 << 20, timeout: .seconds(20))
            } catch {
                switch error {
                case .status(let status): throw .status(status)
                case .tooLarge: throw .failed("the answer is too large")
                case .notHTTPS: throw .failed("the address is not https")
                case .failed(let what): throw .failed(what)
                }
            }
        }
    }

    /// What `run` does of it: a tool that is away stops nothing.
    static func take(_ invocation: Invocation, _ workspace: Workspace, _ store: Store) -> [Phrase] {
        // Nothing is asked of others because of a `--now`.
        let hooks = hooks(workspace)
        guard !hooks.isEmpty, abs(invocation.now - Invocation.clock) <= 5 * 60_000 else { return [] }
        var warnings: [Phrase] = []
        do {
            let waiting = Set(try store.awaitedResponses(campaign: nil).map(\.name.hook))
            let signer = try TokenSigner(workspace: workspace)
            for hook in hooks where waiting.contains(hook.name) {
                guard var fetch = try fetch(hook, workspace, signer) else { continue }
                let summary = try fetch.run(store, limit: few, now: invocation.now)
                warnings += summary.reasons.map { Phrase("webhook \(hook.name): \($0)") }
            }
        } catch let error as any PhrasedError {
            warnings.append(Phrase("answers could not be fetched: \(error.phrase)"))
        } catch {
            warnings.append(Phrase("answers could not be fetched: \("\(error)")"))
        }
        return warnings
    }
}
