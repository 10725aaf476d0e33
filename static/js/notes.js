"use strict";

// The page of the dossier. What is typed is kept as it is typed, stands in the address, in the links of the page and in
// what prints: nothing waits for « Mettre à jour ».
(() => {
  const { kept, keep, step, wasStep, joined, open, show, tried, forgetTold } = dossier;
  const page = document.querySelector("[data-basket]");
  const form = document.getElementById("dossier-form");
  if (!page) return;

  // Is it the dossier of this browser, or one that somebody sent?
  const here = page.dataset.basket;
  const mine = kept();
  const ids = (query) => new URLSearchParams(query).getAll("a").join();
  // What the address asks for: a fiche that is published no more is not `here`, and its page says so.
  const asked = ids(location.search);
  const isStep = wasStep();
  // The button « back » gives an older state of the same dossier: the one of today takes its place.
  if (!isStep && history.state?.isMine && mine.has("a") && `${mine}` !== `${new URLSearchParams(here)}`) {
    return void location.replace(`${location.pathname}?${mine}`);
  }
  const isMine = isStep || [ids(here), asked].includes(ids(mine)) || (here && !mine.has("a"));

  const typed = () => {
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value.trim()) query.append(name, value.trim());
    return query;
  };
  const written = (query) => {
    const shown = { titre: "Dossier d’actions", pour: "", date: page.dataset.today };
    for (const place of page.querySelectorAll("[data-shows]")) {
      const name = place.dataset.shows;
      let words = query.get(name) ?? place.dataset.else ?? shown[name] ?? "";
      if (name === "date" && query.get(name)) {
        words = new Date(`${words}T12:00`).toLocaleDateString("fr-FR", { dateStyle: "long" }).replace(/^1 /, "1er ");
      }
      place.textContent = words;
      const around = place.closest("[data-around]");
      if (around) around.hidden = !words;
    }
  };
  // Links and forms that lead back here, or to the PDF, take along what is typed.
  const carry = (query) => {
    const texts = [...query].filter(([name]) => name !== "a");
    for (const link of page.querySelectorAll("a[data-texts]")) {
      const to = new URL(link.href);
      for (const name of [...to.searchParams.keys()]) if (/^(titre|pour|date|n\d+)$/.test(name)) to.searchParams.delete(name);
      for (const [name, words] of texts) to.searchParams.append(name, words);
      link.href = to;
    }
    const adding = page.querySelector(".adding form");
    if (adding) {
      for (const input of adding.querySelectorAll('[type="hidden"]:not([name="a"])')) input.remove();
      for (const [name, value] of texts) adding.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    }
    const address = `${location.origin}${location.pathname}?${query}`;
    for (const copy of page.querySelectorAll("[data-copy]")) copy.dataset.copy = address;
    const subject = query.get("titre") || "Dossier d’actions";
    for (const mail of page.querySelectorAll("a[href^='mailto:']")) {
      mail.href = `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(address)}`;
    }
  };
  let waiting = 0;
  form?.addEventListener("input", () => {
    const query = typed();
    if (isMine) keep(query.toString());
    written(query);
    carry(query);
    clearTimeout(waiting);
    waiting = setTimeout(() => tried(() => history.replaceState(history.state, "", `?${query}`)), 300);
  });

  if (isMine) {
    keep(new URLSearchParams(here).has("a") ? here : "");
    show();
    history.replaceState({ ...history.state, isMine: true }, "");
    // What is done from here changes the dossier of this browser.
    page.addEventListener("submit", step);
    for (const link of page.querySelectorAll("[data-step], [data-empty]")) link.addEventListener("click", step);
    for (const button of page.querySelectorAll("[data-forget]")) {
      button.hidden = false;
      button.addEventListener("click", () => {
        forgetTold();
        open(location.pathname, "");
      });
    }
  } else if (!asked) {
    location.replace(`${location.pathname}?${mine}`);
  } else {
    const other = document.getElementById("autre-dossier");
    other.hidden = false;
    const choices = {
      join: () => open(location.pathname, joined(new URLSearchParams(here).getAll("a"))),
      this: () => open(location.pathname, form ? typed().toString() : here),
      mine: () => open(location.pathname, mine.toString()),
    };
    for (const button of other.querySelectorAll("[data-keep]")) {
      button.addEventListener("click", choices[button.dataset.keep]);
    }
  }
})();
