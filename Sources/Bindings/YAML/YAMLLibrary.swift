internal import CYAML

/// The YAML binding.
package enum YAMLLibrary {}
