"use strict";

// The fiches that somebody chose, on every page: the query string of a dossier, kept in the local storage of this browser
// and sent nowhere by itself. Without this script, or without a storage, addresses hold the choice (`choix`).
// `dossier` is what the other scripts of a page may ask for.
const dossier = (() => {
  const KEY = "dossier";
  const STEP = "dossier-step";
  const bar = document.getElementById("choix");
  const isPage = document.querySelector(".dossier") !== null;
  let before = null;

  // A browser may refuse both storages.
  const tried = (work) => {
    try {
      return work() ?? "";
    } catch {
      return "";
    }
  };
  const works = tried(() => {
    localStorage.setItem(`${KEY}-?`, "");
    localStorage.removeItem(`${KEY}-?`);
    return true;
  });
  const kept = () => new URLSearchParams(tried(() => localStorage.getItem(KEY)));
  const keep = (query) => tried(() => (query ? localStorage.setItem(KEY, query) : localStorage.removeItem(KEY)));
  const step = () => tried(() => sessionStorage.setItem(STEP, "1"));
  const wasStep = () => {
    const was = tried(() => sessionStorage.getItem(STEP));
    tried(() => sessionStorage.removeItem(STEP));
    return was;
  };
  // What « Raconter une action » keeps of a text that is not sent (telling.js).
  const forgetTold = () =>
    tried(() => {
      for (const key of Object.keys(localStorage)) if (key.startsWith("raconter:")) localStorage.removeItem(key);
    });
  const chosen = () => kept().getAll("a");

  const joined = (ids) => {
    const query = kept();
    const most = Number(bar?.dataset.most ?? 30);
    for (const id of ids) if (!query.getAll("a").includes(id) && query.getAll("a").length < most) query.append("a", id);
    return query.toString();
  };

  const open = (path, query) => {
    keep(query);
    step();
    location.assign(query ? `${path}?${query}` : path);
  };

  const said = (ids, word) => {
    if (before) return "Choix vidé.";
    if (word) return word;
    return ids.length > 1 ? `${ids.length} fiches choisies` : "1 fiche choisie";
  };

  const show = (word = "") => {
    if (!works) return;
    const ids = chosen();
    for (const count of document.querySelectorAll("[data-count]")) count.textContent = ids.length ? ` (${ids.length})` : "";
    for (const pick of document.querySelectorAll('[form="choix"][aria-pressed]')) {
      const is = ids.includes(pick.value);
      pick.setAttribute("aria-pressed", is);
      pick.name = is ? "oter" : "choisir";
    }
    for (const link of document.querySelectorAll("a[data-dossier]")) {
      const label = link.querySelector("[data-joined]");
      if (label && link.dataset.dossier.split(" ").every((id) => ids.includes(id))) label.textContent = label.dataset.joined;
    }
    const query = (some) => new URLSearchParams(some.map((id) => ["a", id]));
    for (const link of document.querySelectorAll("a[data-with]")) {
      const one = link.dataset.with;
      link.search = query([one, ...ids.filter((id) => id !== one)].slice(0, link.dataset.most));
    }
    if (!bar) return;
    bar.hidden = isPage || !(ids.length || before);
    const most = Number(bar.dataset.compared);
    const [compare, gather, clear] = ["compare", "gather", "clear"].map((name) => bar.querySelector(`[data-${name}]`));
    bar.querySelector("[data-chosen]").textContent = said(ids, word);
    compare.search = query(ids.slice(0, most));
    compare.querySelector("span").textContent = ids.length > most ? `les ${most} premières` : `(${most} au plus)`;
    gather.search = kept();
    compare.hidden = gather.hidden = !ids.length;
    clear.textContent = before ? "Annuler" : "Vider";
  };

  const choose = (id) => {
    const query = kept();
    const ids = query.getAll("a");
    let word = "";
    before = null;
    if (ids.includes(id)) {
      query.delete("a");
      for (const other of ids) if (other !== id) query.append("a", other);
    } else if (ids.length >= Number(bar.dataset.most)) {
      word = `Un dossier contient au plus ${bar.dataset.most} fiches : retirez-en une d’abord.`;
    } else {
      query.append("a", id);
    }
    keep(query.has("a") ? query.toString() : "");
    show(word);
  };

  // What an address brought, from where the script did not run, joins what is here; addresses are then plain again.
  const plain = () => {
    const here = new URL(location);
    const brought = (here.searchParams.get("choix") ?? "").split("-").filter((id) => /^[1-9]\d{0,8}$/.test(id));
    if (brought.length) {
      const query = new URLSearchParams(joined(brought));
      for (const [name, words] of new URLSearchParams(here.searchParams.get("carnet") ?? "")) {
        if (/^(titre|pour|date|n\d+)$/.test(name) && !query.has(name)) query.set(name, words);
      }
      keep(query.toString());
      here.searchParams.delete("choix");
      here.searchParams.delete("carnet");
      history.replaceState(history.state, "", here);
    }
    for (const link of document.querySelectorAll('a[href*="choix="]')) {
      const to = new URL(link.href);
      to.searchParams.delete("choix");
      to.searchParams.delete("carnet");
      link.href = to;
    }
    for (const input of document.querySelectorAll('input[type="hidden"]:is([name="choix"], [name="carnet"])')) input.remove();
  };

  document.addEventListener("click", (event) => {
    const pick = event.target.closest('[form="choix"][aria-pressed]');
    const clear = event.target.closest("[data-clear]");
    const link = event.target.closest("a[data-dossier], a[data-gather]");
    if (works && pick) {
      event.preventDefault();
      choose(pick.value);
    } else if (works && clear) {
      event.preventDefault();
      const undone = before;
      before = undone ? null : kept().toString();
      keep(undone ?? "");
      show();
    } else if (link && !(event.ctrlKey || event.metaKey || event.shiftKey)) {
      if (link.matches("[data-gather]")) return void step();
      event.preventDefault();
      open(link.pathname, joined(link.dataset.dossier.split(" ")));
    }
  });
  document.addEventListener("htmx:afterSettle", () => show());
  window.addEventListener("storage", ({ key }) => key === KEY && show());
  window.addEventListener("pageshow", ({ persisted }) => persisted && show());

  if (works) plain();
  show();
  return { kept, keep, step, wasStep, joined, open, show, tried, forgetTold };
})();
