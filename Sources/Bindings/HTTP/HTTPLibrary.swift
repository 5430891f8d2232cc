internal import CMicrohttpd

/// The HTTP binding.
package enum HTTPLibrary {}
