//! Rules that hold for the workspace as a whole. They are tests; there is nothing to call.
