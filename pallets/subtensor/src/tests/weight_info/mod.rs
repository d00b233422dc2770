//! Tests of [`crate::weight_info`].

mod cost;
