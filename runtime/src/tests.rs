//! Tests of the runtime, as clients see it.
