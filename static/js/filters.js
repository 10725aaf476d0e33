"use strict";

// htmx replaces the filters together with their results. What was unfolded stays so; focus stays where it was, and so
// does what one looks at: the box just ticked keeps its height in the window, whatever comes and goes above it. What is
// typed waits for Enter or the button: sent when the field is left too, it would be asked for twice.
(() => {
  const list = document.getElementById("liste");
  const folds = (state) => [...list.querySelectorAll("#catalogue details")].filter((fold) => fold.open === state);
  let open = [];
  let closed = [];
  let focused = null;
  let height = 0;

  const same = () =>
    [...list.querySelectorAll("[name]")].find(
      ({ name, value }) => name === focused.name && (focused.value === null || value === focused.value),
    );
  const still = (element) => {
    const moved = element.getBoundingClientRect().top - height;
    if (Math.abs(moved) > 1) window.scrollBy({ top: moved, behavior: "instant" });
  };

  list.addEventListener("change", (event) => event.target.matches("input.input") && event.stopPropagation(), true);

  list.addEventListener("htmx:beforeSwap", () => {
    const active = document.activeElement;
    const { name, value, type } = active;
    open = folds(true).map((fold) => fold.id);
    closed = folds(false).map((fold) => fold.id);
    focused = name && list.contains(active) ? { name, value: type === "checkbox" ? value : null } : null;
    height = active.getBoundingClientRect().top;
  });

  list.addEventListener("htmx:afterSwap", ({ target }) => {
    for (const fold of list.querySelectorAll("#catalogue details")) {
      if (open.includes(fold.id)) fold.open = true;
      if (closed.includes(fold.id)) fold.open = false;
    }
    // Another page of the list is read from the top of its results, by eye, by keyboard or by ear. Before anything is
    // drawn: htmx itself would first show the foot of the page.
    if (target.id === "colonne") {
      target.scrollIntoView({ behavior: "instant" });
      document.getElementById("resultats").focus({ preventScroll: true });
    }
    const element = focused && same();
    if (!element) return;
    if (document.activeElement === document.body) element.focus({ preventScroll: true });
    still(element);
  });

  // Without an answer, or with one that is no list, the browser asks by itself and shows what it gets: what is ticked
  // would else stand beside the results of before.
  for (const failure of ["htmx:responseError", "htmx:sendError"]) {
    list.addEventListener(failure, ({ detail: { elt } }) => {
      if (elt.id === "filtres") elt.submit();
      else if (elt.href) window.location.assign(elt.href);
    });
  }
})();
