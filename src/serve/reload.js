// The preview's own script: it is put into served pages only, never into a site. It keeps one line open to the preview,
// reloads the page or its style sheets when they changed, and shows what the last build found.
(() => {
  "use strict";
  const versions = new URL(document.currentScript.src).search.slice(1);
  const events = `/.briefing/events?at=${encodeURIComponent(decodeURIComponent(location.pathname))}&${versions}`;
  const PLACE = "briefing-preview-place";
  let line = null;
  let shown = "";
  let closed = "";

  // The place on the page from before the reload.
  try {
    const place = JSON.parse(sessionStorage.getItem(PLACE));
    sessionStorage.removeItem(PLACE);
    if (place && place.path === location.pathname) {
      const back = () => scrollTo({ left: place.x, top: place.y, behavior: "instant" });
      back();
      addEventListener("load", back, { once: true });
    }
  } catch { /* no store: the browser's own memory has to do */ }

  const reload = () => {
    try {
      sessionStorage.setItem(PLACE, JSON.stringify({ path: location.pathname, x: scrollX, y: scrollY }));
    } catch { /* as above */ }
    location.reload();
  };

  // Each sheet is loaded beside the old one, which goes when the new one stands: the page is never bare.
  const restyle = (round) => {
    for (const old of document.querySelectorAll('link[rel~="stylesheet"]')) {
      if (old.dataset.old) continue;
      const address = new URL(old.href);
      if (address.origin !== location.origin) continue;
      address.search = `?${round}`;
      const fresh = old.cloneNode();
      fresh.href = address.href;
      old.dataset.old = "1";
      fresh.addEventListener("load", () => old.remove(), { once: true });
      fresh.addEventListener("error", () => old.remove(), { once: true });
      old.after(fresh);
    }
  };

  const STYLE = `
    :host { all: initial; }
    .box { position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-height: 60vh; overflow: auto; color-scheme: light dark;
      box-sizing: border-box; padding: 12px 16px; background: light-dark(#fff, #16191c); color: light-dark(#14171a, #e7e8e5);
      border-top: 4px solid light-dark(#a8231a, #ff8d7d); font: 14px/1.5 system-ui, sans-serif; box-shadow: 0 -4px 24px #0004; }
    .box.warn { inset: auto 12px 12px auto; max-width: min(90vw, 760px); border: 1px solid light-dark(#545b63, #a3abb2); padding: 4px 12px; }
    h2 { font-size: 16px; margin: 0 48px 8px 0; }
    pre { font: 13px/1.45 ui-monospace, monospace; margin: 0 0 12px; white-space: pre-wrap; overflow-wrap: anywhere; }
    summary { cursor: pointer; min-height: 32px; line-height: 32px; }
    button { position: absolute; top: 8px; right: 8px; width: 44px; height: 44px; font: 20px/1 system-ui; color: inherit;
      background: none; border: 1px solid transparent; cursor: pointer; }
    button:focus-visible, summary:focus-visible { outline: 3px solid currentcolor; outline-offset: 2px; }
    @media print { .box { display: none; } }`;

  const make = (name, text) => Object.assign(document.createElement(name), { textContent: text ?? "" });
  const count = (n, word) => `${n} ${word}${n === 1 ? "" : "s"}`;

  const list = (into, texts, all) => {
    for (const text of texts) into.append(make("pre", text));
    if (all > texts.length) into.append(make("p", `And ${all - texts.length} more: see the terminal.`));
  };

  const overlay = (findings) => {
    const now = JSON.stringify(findings);
    if (now === shown) return;
    shown = now;
    document.getElementById("briefing-preview")?.remove();
    const errors = findings.error_count;
    const warnings = findings.warning_count;
    // The page that stands in for a missing site shows them itself.
    if (errors + warnings === 0 || now === closed || "findings" in document.documentElement.dataset) return;
    const host = make("div");
    host.id = "briefing-preview";
    const root = host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    const box = make("div");
    box.className = errors ? "box" : "box warn";
    box.lang = "en";
    box.dir = "ltr";
    if (errors) {
      box.setAttribute("role", "alert");
      box.append(make("h2", `${count(errors, "error")}: this is the last good site`));
      list(box, findings.errors, errors);
    }
    if (warnings) {
      const more = make("details");
      more.append(make("summary", count(warnings, "warning")));
      list(more, findings.warnings, warnings);
      box.append(more);
    }
    if (errors) {
      const close = make("button", "×");
      close.setAttribute("aria-label", "Close");
      close.addEventListener("click", () => { closed = now; host.remove(); });
      box.append(close);
    }
    root.append(box);
    document.documentElement.append(host);
  };

  const hear = (event) => {
    const state = JSON.parse(event.data);
    if (state.reload) return reload();
    if (state.styles) restyle(state.round);
    overlay(state.findings);
  };

  // A hidden page lets go of its line, for a browser has only six to one server; it catches up when it is seen again.
  const listen = () => {
    if (document.hidden) {
      line?.close();
      line = null;
    } else if (!line) {
      line = new EventSource(events);
      line.onmessage = hear;
    }
  };
  document.addEventListener("visibilitychange", listen);
  listen();
})();
