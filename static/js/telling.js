"use strict";

// « Raconter une action »: what is typed is kept in this browser, under the address of the page, until it is sent.
// Without this script the text is kept by the button « Garder pour plus tard » alone.
(() => {
  const PREFIX = "raconter:";
  const WAIT = 400;
  const NOT_KEPT = ["token", "vu", "site", "do", "email"];

  const tried = (work) => {
    try {
      return work() ?? null;
    } catch {
      return null;
    }
  };
  const forget = (path) => tried(() => localStorage.removeItem(PREFIX + path));

  for (const told of document.querySelectorAll("[data-forget]")) told.dataset.forget.split(" ").forEach(forget);

  for (const copied of document.querySelectorAll("[data-copied]")) {
    copied.addEventListener("focus", () => copied.select());
  }

  const form = document.querySelector("[data-draft]");
  if (!form) return;
  const path = form.dataset.draft;
  const typed = () => [...new FormData(form)].filter(([name, value]) => value && !NOT_KEPT.includes(name));
  const written = tried(() => JSON.parse(localStorage.getItem(PREFIX + path)));
  const same = (pairs) => JSON.stringify(pairs) === JSON.stringify(typed());

  const put = (pairs) => {
    for (const field of form.elements) {
      if (!field.name || NOT_KEPT.includes(field.name)) continue;
      const values = pairs.filter(([name]) => name === field.name).map(([, value]) => value);
      if (field.type === "checkbox") field.checked = values.includes(field.value);
      else field.value = values[0] ?? "";
    }
    form.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const note = document.getElementById("brouillon");
  const drop = () => {
    forget(path);
    note.hidden = true;
  };
  if (written?.pairs?.length && !same(written.pairs)) {
    const at = new Date(written.at);
    const day = at.toLocaleDateString("fr-FR", { day: "numeric", month: "long" });
    const time = at.toLocaleTimeString("fr-FR", { hour: "2-digit", minute: "2-digit" });
    note.querySelector("[data-age]").textContent = `le ${day} à ${time}`;
    note.hidden = false;
    note.querySelector("[data-take]").addEventListener("click", () => {
      put(written.pairs);
      note.hidden = true;
      form.querySelector("#title").focus();
    });
    note.querySelector("[data-drop]").addEventListener("click", drop);
  }

  let waiting = 0;
  const save = () => {
    clearTimeout(waiting);
    waiting = 0;
    const pairs = typed();
    if (pairs.length) tried(() => localStorage.setItem(PREFIX + path, JSON.stringify({ at: Date.now(), pairs })));
  };
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(save, WAIT);
  });
  addEventListener("pagehide", () => {
    if (waiting) save();
  });
})();
