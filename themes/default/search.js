// Search without a server: loads pieces of the index as they are needed and lists what matches.
// Data come as scripts that call briefingSearch(name, value), so that a page opened from a folder can load them too.
// Whatever is typed or loaded becomes text, never markup.
(function () {
  "use strict";

  // Tokens: the same rules as src/plan/search/tokens.rs, held to the same table, tests/search_tokens.json.
  var DROPPED = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0640\u0670\u06d6-\u06dc\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
  var SPELLED = { "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ς": "σ", "ی": "ي", "ى": "ي", "ک": "ك", "٬": ",", "٫": "." };
  var FOREIGN = /[ßæœþøłđðħıςیىک٬٫٠-٩۰-۹]/g;
  var TOKEN = /(\d{1,3})([,.'’ ])(\d{3}(?:\2\d{3})*)(?!\d)|\d+(?:[.,]\d+)*|[\p{Alphabetic}\p{N}]+/gu;

  function tokens(text) {
    text = text.normalize("NFKD").replace(DROPPED, "").toLowerCase().replace(FOREIGN, function (c) {
      return SPELLED[c] || String(c.charCodeAt(0) & 15);
    });
    var out = [];
    for (var m of text.matchAll(TOKEN)) {
      if (m[2]) out.push(m[1] + m[3].replace(/\D/g, ""));
      else if (/^\d/.test(m[0])) {
        var runs = m[0].split(/[.,]/);
        out.push.apply(out, runs.length === 2 ? [runs.join(".")] : runs);
      } else if (Array.from(m[0]).length > 1 || !/['’]/.test(text.charAt(m.index - 1))) out.push(m[0]);
    }
    return out.map(function (t) { return Array.from(t).slice(0, 24).join(""); });
  }

  var form = document.getElementById("search");
  var waiting = new Map();
  window.briefingSearch = function (name, value) {
    var w = waiting.get(name);
    if (w) w.done(value);
  };
  window.briefingSearch.tokens = tokens;
  if (!form) return;

  var input = document.getElementById("q");
  var filters = form.querySelector("fieldset");
  var status = document.getElementById("search-status");
  var results = document.getElementById("results");
  var more = document.getElementById("more-results");
  var all = document.getElementById("all");
  var PAGE = 20;
  var turn = 0, timer, found = [], shown = 0, start;

  function load(name) {
    var w = waiting.get(name);
    if (w) return w.promise;
    w = {};
    w.promise = new Promise(function (done, failed) {
      w.done = done;
      var script = document.createElement("script");
      script.src = name.slice(0, 2) + name.slice(2).replace(/[^a-z0-9]/gu, function (c) { return "-" + c.codePointAt(0).toString(16) + "-"; }) + ".js?v=" + form.dataset.version;
      script.onload = function () { script.remove(); };
      script.onerror = function () { script.remove(); waiting.delete(name); failed(name); };
      document.head.append(script);
    });
    waiting.set(name, w);
    return w.promise;
  }

  // Numbers of records: entities below zero (the first is -1), articles and claims from 0. To each its weight.
  function add(text, weight, into) {
    text.split(";").forEach(function (list, i) {
      var at = -1;
      if (list) list.split(",").forEach(function (d) {
        at += d ? parseInt(d, 36) : 1;
        var id = i < 2 ? -1 - at : at, w = weight + (i % 2 ? 0 : 1);
        if (!(into.get(id) >= w)) into.set(id, w);
      });
    });
  }

  // What one word finds: numbers with their weights; null where it is too short to narrow down what other words find.
  async function lookup(word, last, alone) {
    var chars = Array.from(word), into = new Map(), prefix = "", i;
    for (i = 0; i <= chars.length; i++) {
      prefix = chars.slice(0, i).join("");
      if (start.whole.has(prefix)) break;
    }
    var whole = i <= chars.length;
    if (!whole && !start.cut.has(word)) return { ids: into };
    var exact = false;
    Object.entries(await load("w-" + (whole ? prefix : word))).forEach(function (e) {
      if (e[0] === word) { exact = true; add(e[1], 2, into); }
      else if (whole ? word[0] !== "=" && e[0].startsWith(word) : e[0] === "*" && last && alone) add(e[1], 0, into);
    });
    if (whole || (exact && !last)) return { ids: into };
    return { ids: alone || exact ? into : null, first: alone && last };
  }

  async function find(query, chosen) {
    var words = Array.from(new Set(tokens(query)));
    var looked = await Promise.all(words.map(function (w, i) {
      return lookup(w, i === words.length - 1, words.length === 1);
    }).concat(chosen.map(function (f) { return lookup(f, false, true); })));
    var ids, first = looked.some(function (l) { return l.first; });
    looked.forEach(function (l) {
      if (!l.ids) return;
      if (!ids) { ids = l.ids; return; }
      ids.forEach(function (w, id) {
        if (l.ids.has(id)) ids.set(id, w + l.ids.get(id));
        else ids.delete(id);
      });
    });
    var list = Array.from(ids || []);
    // The weightiest first, entities before articles, the newest article first.
    list.sort(function (a, b) { return b[1] - a[1] || (a[0] < 0 || b[0] < 0 ? (a[0] < 0 && b[0] < 0 ? b[0] - a[0] : a[0] - b[0]) : b[0] - a[0]); });
    return { ids: list.map(function (e) { return e[0]; }), first: first };
  }

  async function record(id) {
    var n = id < 0 ? -1 - id : id;
    var rows = await load((id < 0 ? "e-" : "a-") + Math.floor(n / start.records));
    return rows[n % start.records];
  }

  function element(name, className, text) {
    var e = document.createElement(name);
    if (className) e.className = className;
    if (text) e.textContent = text;
    return e;
  }

  function item(r) {
    var li = element("li", "entry"), left = element("div"), right = element("p", "aside small soft");
    left.append(element("span", "kind", start.kinds[r[0]]));
    var title = element("p", "title"), a = element("a", "", r[1]);
    a.href = form.dataset.root + r[2];
    title.append(a);
    left.append(title);
    if (r[3]) left.append(element("p", "value", r[3]));
    if (r[6]) {
      var q = element("q", "", r[6]), p = element("p", "small");
      q.dir = "auto";
      if (r[7]) q.lang = r[7];
      p.append(q);
      left.append(p);
    }
    var verdict = start.verdicts[r[4]];
    if (verdict) {
      var v = element("span", "verdict v-" + r[4]), shape = element("span", "shape", verdict[0]);
      shape.ariaHidden = "true";
      v.append(shape, " " + verdict[1]);
      right.append(v, element("br"));
    }
    right.append(r[5] || "");
    li.append(left, right);
    return li;
  }

  async function show(mine) {
    var next = await Promise.all(found.slice(shown, shown + PAGE).map(record));
    if (mine !== turn) return false;
    if (!shown) results.textContent = "";
    results.append.apply(results, next.map(item));
    shown += next.length;
    more.hidden = shown >= found.length;
    return true;
  }

  function settle(text) {
    status.textContent = text;
    results.ariaBusy = "false";
  }

  function clear(text) {
    settle(text);
    results.textContent = "";
    more.hidden = true;
    // The list of everything is for those without script, and for when the search has nothing to offer.
    all.hidden = !text;
    found = [];
    shown = 0;
  }

  // Where the browser allows it, the address keeps the query, so that coming back from a result finds it again. A page from a folder has none to change.
  function remember(query, chosen) {
    var p = new URLSearchParams();
    if (query) p.set("q", query);
    chosen.forEach(function (f) { var part = f.split("="); p.set(part[1], part[2]); });
    try { history.replaceState(null, "", String(p) ? "?" + p : location.pathname); } catch (e) { return; }
  }

  async function run() {
    clearTimeout(timer);
    results.ariaBusy = "true";
    var mine = ++turn, query = input.value, chosen = [];
    filters.querySelectorAll("select").forEach(function (s) { if (s.value) chosen.push("=" + s.name + "=" + s.value); });
    remember(query, chosen);
    if (!chosen.length && !tokens(query).length) {
      clear(query.trim() && start ? start.words.nothing : "");
      return;
    }
    try {
      if (!start) {
        start = await load("start");
        start.whole = new Set(start.whole);
        start.cut = new Set(start.cut);
      }
      var slow = setTimeout(function () { if (mine === turn) status.textContent = start.words.loading; }, 500);
      var got = await find(query, chosen);
      if (mine !== turn) { clearTimeout(slow); return; }
      found = got.ids;
      shown = 0;
      var done = await show(mine);
      clearTimeout(slow);
      if (!done) return;
      all.hidden = true;
      var n = String(found.length).replace(/\B(?=(\d{3})+$)/g, start.words.thousands);
      settle(found.length ? (got.first ? start.words.first : start.words.found).replace("{n}", n) : start.words.nothing);
    } catch (e) {
      if (mine !== turn) return;
      clear(form.dataset.failed);
    }
  }

  input.addEventListener("input", function () {
    clearTimeout(timer);
    results.ariaBusy = "true";
    timer = setTimeout(run, 150);
  });
  filters.addEventListener("change", run);
  form.addEventListener("submit", function (e) { e.preventDefault(); run(); });
  more.addEventListener("click", async function () {
    var at = shown;
    if (await show(turn)) results.querySelectorAll(".title a")[at].focus();
  });

  // Arrows go through the results, Enter follows the link, Escape comes back and clears.
  document.addEventListener("keydown", function (e) {
    var links = Array.from(results.querySelectorAll(".title a")), at = links.indexOf(document.activeElement);
    if (e.ctrlKey || e.altKey || e.metaKey || (document.activeElement !== input && at < 0)) return;
    if (e.key === "ArrowDown") (links[at + 1] || document.activeElement).focus();
    else if (e.key === "ArrowUp" && at >= 0) (links[at - 1] || input).focus();
    else if (e.key === "Escape") {
      if (at < 0) { input.value = ""; run(); }
      input.focus();
    } else return;
    e.preventDefault();
  });

  var asked = new URLSearchParams(location.search);
  filters.disabled = false;
  filters.querySelectorAll("select").forEach(function (s) { s.value = asked.get(s.name) || ""; if (s.selectedIndex < 0) s.value = ""; });
  if (asked.get("q")) input.value = asked.get("q");
  run();
})();
