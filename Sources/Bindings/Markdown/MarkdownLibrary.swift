internal import CCMark

/// The Markdown binding.
package enum MarkdownLibrary {}
