//! What texts say, and where that is.

use super::*;

#[test]
fn placeholder() {
    assert!(Places::load().find("").is_empty());
}
