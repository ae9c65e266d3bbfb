//! What a page gets on its way to the browser, and nothing else: the element of one script, and room for it in the page's
//! own content security policy. The policy of the published page would refuse both the script's address, where a theme
//! allows none, and its connection. Nothing else is allowed that the published page does not allow, so that what works
//! in the preview works on the host.

/// The versions of what a browser is about to show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    pub page: String,
    pub sheets: String,
    pub parts: String,
}

impl Seen {
    pub fn query(&self) -> String {
        format!("page={}&sheets={}&parts={}", self.page, self.sheets, self.parts)
    }
}

/// A page as it is served to a browser that knows this server as `host`.
pub fn page(html: &[u8], host: &str, seen: &Seen) -> Vec<u8> {
    let script = format!(
        "<script src=\"{}reload.js?{}\" defer></script>\n",
        super::own::OWN,
        seen.query().replace('&', "&amp;")
    );
    let html = with_policy(html, host);
    let at = find(&html, b"</head>").or_else(|| find(&html, b"<body")).unwrap_or(html.len());
    let mut out = Vec::with_capacity(html.len() + script.len());
    out.extend_from_slice(html.get(..at).unwrap_or_default());
    out.extend_from_slice(script.as_bytes());
    out.extend_from_slice(html.get(at..).unwrap_or_default());
    out
}

/// The page with room for our script in each policy that its head declares.
fn with_policy(html: &[u8], host: &str) -> Vec<u8> {
    const META: &[u8] = b"<meta http-equiv=\"Content-Security-Policy\" content=\"";
    let mut out = Vec::with_capacity(html.len() + 128);
    let mut rest = html;
    while let Some(at) = find(rest, META) {
        let (before, after) = rest.split_at(at + META.len());
        out.extend_from_slice(before);
        let end = after.iter().position(|b| *b == b'"').unwrap_or(after.len());
        let (policy, after) = after.split_at(end);
        match std::str::from_utf8(policy) {
            Ok(policy) => out.extend_from_slice(widened(policy, host).as_bytes()),
            Err(_) => out.extend_from_slice(policy),
        }
        rest = after;
    }
    out.extend_from_slice(rest);
    out
}

/// A policy that also allows our script and its connection.
fn widened(policy: &str, host: &str) -> String {
    let mut rules: Vec<(String, Vec<String>)> = policy
        .split(';')
        .filter_map(|rule| {
            let mut words = rule.split_ascii_whitespace().map(str::to_owned);
            Some((words.next()?, words.collect()))
        })
        .collect();
    for (rule, path) in [("script-src", "reload.js"), ("connect-src", "events")] {
        // A policy cannot name an IPv6 address.
        let source = match host.starts_with('[') {
            true => "'self'".to_owned(),
            false => format!("http://{host}{}{path}", super::own::OWN),
        };
        allow(&mut rules, rule, &source);
    }
    rules.iter().map(|(rule, sources)| format!("{rule} {}", sources.join(" "))).collect::<Vec<_>>().join("; ")
}

fn allow(rules: &mut Vec<(String, Vec<String>)>, rule: &str, source: &str) {
    let sources = match rules.iter().position(|(r, _)| r.eq_ignore_ascii_case(rule)) {
        Some(at) => rules.get_mut(at).map(|(_, sources)| sources),
        None => {
            // Without a rule of its own the default holds, and without a default anything is allowed.
            let Some((_, default)) = rules.iter().find(|(r, _)| r.eq_ignore_ascii_case("default-src")) else { return };
            let sources = default.clone();
            rules.push((rule.to_owned(), sources));
            rules.last_mut().map(|(_, sources)| sources)
        }
    };
    let Some(sources) = sources else { return };
    sources.retain(|s| !s.eq_ignore_ascii_case("'none'"));
    if !sources.iter().any(|s| s == "*" || s.eq_ignore_ascii_case("'self'") || s == source) {
        sources.push(source.to_owned());
    }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|w| w.eq_ignore_ascii_case(wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_gets_what_the_preview_needs_and_no_more() {
        for (policy, expected) in [
            (
                "default-src 'none'; script-src 'self'; base-uri 'none'",
                "default-src 'none'; script-src 'self'; base-uri 'none'; connect-src http://h:1/.briefing/events",
            ),
            (
                "default-src 'none'",
                "default-src 'none'; script-src http://h:1/.briefing/reload.js; connect-src http://h:1/.briefing/events",
            ),
            ("default-src 'self'", "default-src 'self'; script-src 'self'; connect-src 'self'"),
            ("connect-src 'none';", "connect-src http://h:1/.briefing/events"),
            ("img-src *", "img-src *"),
        ] {
            assert_eq!(widened(policy, "h:1"), expected, "{policy}");
        }
        assert_eq!(widened("connect-src 'none'", "[::1]:1"), "connect-src 'self'");
    }

    #[test]
    fn a_page_gets_one_script_and_keeps_everything_else() {
        let seen = Seen { page: "a".into(), sheets: "b".into(), parts: "c".into() };
        let script = "<script src=\"/.briefing/reload.js?page=a&amp;sheets=b&amp;parts=c\" defer></script>\n";
        for (before, after) in [("<head><title>x</title>", "</head><body>y"), ("<p>", "<body>"), ("plain", "")] {
            let served = String::from_utf8(page(format!("{before}{after}").as_bytes(), "h:1", &seen)).unwrap();
            assert_eq!(served, format!("{before}{script}{after}"));
        }
    }
}
