//! Findings for machines.
