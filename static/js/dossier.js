"use strict";

// The dossier of this browser: the query string of its page, kept in the local storage and sent nowhere by itself.
// Without this script the address of the page holds the dossier all the same.
(() => {
  const KEY = "dossier";
  const STEP = "dossier-step";
  const page = document.querySelector("[data-basket]");

  // A browser may refuse both storages: the dossier then lives in addresses alone.
  const tried = (work) => {
    try {
      return work() ?? "";
    } catch {
      return "";
    }
  };
  const kept = () => new URLSearchParams(tried(() => localStorage.getItem(KEY)));
  const keep = (query) => tried(() => (query ? localStorage.setItem(KEY, query) : localStorage.removeItem(KEY)));
  const step = () => tried(() => sessionStorage.setItem(STEP, "1"));

  const joined = (ids) => {
    const query = kept();
    for (const id of ids) if (!query.getAll("a").includes(id)) query.append("a", id);
    return query.toString();
  };

  const open = (path, query) => {
    keep(query);
    step();
    location.assign(query ? `${path}?${query}` : path);
  };

  // Links and forms that add fiches, on any page.
  for (const link of document.querySelectorAll("a[data-dossier]")) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open(link.pathname, joined(link.dataset.dossier.split(" ")));
    });
  }
  document.addEventListener("submit", (event) => {
    const { submitter, target } = event;
    if (target.id !== "choix" || !submitter || !submitter.hasAttribute("data-dossier")) return;
    event.preventDefault();
    open(new URL(submitter.formAction).pathname, joined(new FormData(target).getAll("a")));
  });

  if (!page) return;

  // The page of the dossier: is it the one of this browser, or one that somebody sent?
  const here = page.dataset.basket;
  const mine = kept();
  const ids = (query) => new URLSearchParams(query).getAll("a").join();
  // What the address asks for: a fiche that is published no more is not `here`, and its page says so.
  const asked = ids(location.search);
  const same = [ids(here), asked].includes(ids(mine));
  const isStep = tried(() => sessionStorage.getItem(STEP));
  tried(() => sessionStorage.removeItem(STEP));
  if (isStep || same || (here && !mine.has("a"))) {
    keep(new URLSearchParams(here).has("a") ? here : "");
  } else if (!asked) {
    location.replace(`${location.pathname}?${mine}`);
  } else {
    const other = document.getElementById("autre-dossier");
    other.hidden = false;
    const choices = {
      join: () => open(location.pathname, joined(new URLSearchParams(here).getAll("a"))),
      this: () => open(location.pathname, here),
      mine: () => open(location.pathname, mine.toString()),
    };
    for (const button of other.querySelectorAll("[data-keep]")) {
      button.addEventListener("click", choices[button.dataset.keep]);
    }
    return;
  }

  // What is done from here changes the dossier of this browser.
  page.addEventListener("submit", step);
  for (const link of page.querySelectorAll("[data-step], [data-empty]")) link.addEventListener("click", step);
})();
