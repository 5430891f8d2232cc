internal import CCurl

/// The SMTP binding.
package enum SMTPLibrary {}
