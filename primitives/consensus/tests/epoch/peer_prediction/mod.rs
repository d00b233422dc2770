//! PeerPrediction mode, and forecast skill under Yuma 3: examples and edge cases.

mod vector;
