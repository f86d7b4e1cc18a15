//! The last line of defence: a fault of ours in one story costs that story only.

use std::cell::{Cell, RefCell};
use std::panic::{self, AssertUnwindSafe};

use crate::problem::{Problem, Problems};

thread_local! {
    static IS_GUARDED: Cell<bool> = const { Cell::new(false) };
    static LAST: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Makes panics speak as all errors do, in one line of JSON and without a backtrace. Within [`catch`] they are kept
/// for the caller.
pub(crate) fn install() {
    panic::set_hook(Box::new(|info| {
        let words = info.payload_as_str().unwrap_or("no message");
        let place = info.location().map(|at| format!(" ({}:{})", at.file(), at.line())).unwrap_or_default();
        let message = format!("internal error, please report it: {words}{place}");
        if IS_GUARDED.get() {
            LAST.set(Some(message));
        } else {
            Problems::new(false).error(&Problem::new(message));
        }
    }));
}

/// Runs `work`; a panic in it becomes its message.
pub(crate) fn catch<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    let before = IS_GUARDED.replace(true);
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    IS_GUARDED.set(before);
    result.map_err(|_| LAST.take().unwrap_or_else(|| "internal error, please report it".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_its_message() {
        install();
        assert_eq!(catch(|| 7), Ok(7));
        let said = catch(|| panic!("the ink is out")).unwrap_err();
        assert!(said.contains("the ink is out") && said.contains("fault.rs"), "{said}");
    }
}
