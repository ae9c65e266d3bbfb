// Evidence without leaving the place: a reference opens what it leads to beside the text, and a claim's permanent link is
// copied. Everything stands in the page already, so without this script the same links lead to the same words.
(function () {
  "use strict";
  var body = document.body, words = body.dataset, main = document.querySelector("main .wrap"), box, from, timer;

  function make(name, className, role) {
    var e = document.createElement(name);
    e.className = className;
    if (role) e.setAttribute("role", role);
    return e;
  }

  function close(back) {
    if (!box) return;
    var link = from;
    box.remove();
    box = from = null;
    link.removeAttribute("aria-expanded");
    if (back) link.focus();
  }

  function open(link, evidence) {
    from = link;
    box = make("div", "pop", "dialog");
    box.tabIndex = -1;
    box.ariaLabel = words.reference;
    var button = make("button", "close");
    button.type = "button";
    button.textContent = "×";
    button.ariaLabel = words.close;
    box.append(button);
    box.append.apply(box, evidence.cloneNode(true).childNodes);
    box.querySelectorAll(".how, .copy, details, nav").forEach(function (e) { e.remove(); });
    box.querySelectorAll("[id]").forEach(function (e) { e.removeAttribute("id"); });
    main.append(box);
    var at = link.getClientRects()[0] || link.getBoundingClientRect(), on = main.getBoundingClientRect();
    var room = document.documentElement.clientWidth - box.offsetWidth - 16;
    box.style.setProperty("--x", Math.max(16, Math.min(at.left, room)) - on.left + "px");
    box.style.setProperty("--y", at.bottom + 6 - on.top + "px");
    link.setAttribute("aria-expanded", "true");
    box.focus({ preventScroll: true });
    box.scrollIntoView({ block: "nearest" });
  }

  // What a link leads to on this page, if that is evidence and the link is not a part of it.
  function evidenceOf(link) {
    var hash = link.getAttribute("href");
    if (!hash || hash[0] !== "#") return null;
    var e = document.getElementById(decodeURIComponent(hash.slice(1)));
    return e && e.localName !== "a" && e.dataset.claim && !e.contains(link) ? e : null;
  }

  var told = make("p", "told", "status");
  main.append(told);

  function tell() {
    told.textContent = words.copied;
    clearTimeout(timer);
    timer = setTimeout(function () { told.textContent = ""; }, 4000);
  }

  function copy(link) {
    var canonical = document.querySelector("link[rel=canonical]");
    var address = new URL(link.getAttribute("href"), canonical ? canonical.href : location.href).href;
    function byHand() {
      var field = make("textarea", "hidden");
      field.value = address;
      link.after(field);
      field.select();
      var done = document.execCommand("copy");
      field.remove();
      link.focus();
      if (done) tell();
      else location.href = link.href;
    }
    if (navigator.clipboard) navigator.clipboard.writeText(address).then(tell, byHand);
    else byHand();
  }

  document.addEventListener("click", function (e) {
    var link = e.target.closest("a[href]");
    if (box && box.contains(e.target)) {
      if (e.target.closest(".close")) close(true);
      else if (link && link.getAttribute("href")[0] === "#") close();
      return;
    }
    var same = link && link === from;
    close();
    if (!link || e.button || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
    var evidence = evidenceOf(link);
    if (evidence) {
      e.preventDefault();
      if (!same) open(link, evidence);
    } else if (link.classList.contains("copy")) {
      e.preventDefault();
      copy(link);
    }
  });

  // Escape and both ends of the tab order lead back to the reference.
  document.addEventListener("keydown", function (e) {
    if (!box) return;
    if (e.key === "Escape") close(true);
    else if (e.key === "Tab" && box.contains(document.activeElement)) {
      var stops = box.querySelectorAll("a[href], button"), last = stops[stops.length - 1], here = document.activeElement;
      if (e.shiftKey ? here !== box && here !== stops[0] : here !== last) return;
      close(true);
      if (!e.shiftKey) return;
    } else return;
    e.preventDefault();
  });
})();
