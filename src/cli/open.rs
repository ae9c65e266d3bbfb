//! Showing a page in the reader's browser. Nothing depends on it: where there is no screen or no opener, the address is
//! said and that is that.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};

/// Opens the page if that can be done here. The sentence says what was done.
pub fn page(path: &Path) -> String {
    let Ok(path) = std::path::absolute(path) else { return format!("open {}\n", path.display()) };
    let address = url::Url::from_file_path(&path).map_or_else(|()| path.display().to_string(), |u| u.to_string());
    format!("{} {address}\n", if open(path.as_os_str()) { "opened" } else { "open" })
}

/// Opens an address. True where that could be done.
pub fn address(address: &str) -> bool {
    open(OsStr::new(address))
}

fn open(what: &OsStr) -> bool {
    opener(what).is_some_and(|mut command| {
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().is_ok()
    })
}

/// The system's own program for it; `None` where nobody could see the page.
fn opener(what: &OsStr) -> Option<Command> {
    let with = |program: &str, before: &[&str]| {
        let mut command = Command::new(program);
        command.args(before).arg(what);
        Some(command)
    };
    if cfg!(target_os = "macos") {
        with("open", &[])
    } else if cfg!(windows) {
        // The empty word is the window's title: without it a quoted path would be taken for one.
        with("cmd", &["/C", "start", ""])
    } else {
        let screen = ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|v| std::env::var_os(v).is_some_and(|v| !v.is_empty()));
        if screen { with("xdg-open", &[]) } else { None }
    }
}
