//! The address of a git remote to the repository on GitHub that it names. User names and passwords in it are dropped.

/// `OWNER/NAME`, where the address is one of github.com that git reads over https or ssh.
pub fn repository(address: &str) -> Option<String> {
    let (host, path) = match address.split_once("://") {
        Some(("https" | "ssh", rest)) => rest.split_once('/')?,
        Some(_) => return None,
        None => address.split_once(':')?,
    };
    let host = host.rsplit_once('@').map_or(host, |(_, host)| host).to_ascii_lowercase();
    if !matches!(host.as_str(), "github.com" | "github.com:443" | "github.com:22" | "ssh.github.com:443") {
        return None;
    }
    let path = path.trim_matches('/');
    let path = path.strip_suffix(".git").unwrap_or(path);
    is_repository(path).then(|| path.to_owned())
}

/// The form `OWNER/NAME`, in the letters that GitHub allows.
pub fn is_repository(text: &str) -> bool {
    let plain = |part: &str, others: &[u8]| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || others.contains(&b))
    };
    text.split_once('/').is_some_and(|(owner, name)| {
        plain(owner, b"-") && plain(name, b"-_.") && !matches!(name, "." | "..") && text.len() <= 140
    })
}
