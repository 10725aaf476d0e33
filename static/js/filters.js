"use strict";

// htmx replaces the filters together with their results. What was unfolded stays so, and focus stays where it was.
// What is typed waits for Enter or the button: sent when the field is left too, it would be asked for twice. Fiches that
// are ticked filter nothing.
(() => {
  const list = document.getElementById("liste");
  const folds = (state) => [...list.querySelectorAll("#catalogue details")].filter((fold) => fold.open === state);
  let open = [];
  let closed = [];
  let focused = null;

  list.addEventListener("change", (event) => event.target.matches('input.input, [name="a"]') && event.stopPropagation(), true);

  list.addEventListener("htmx:beforeSwap", () => {
    const { name, value, type } = document.activeElement;
    open = folds(true).map((fold) => fold.id);
    closed = folds(false).map((fold) => fold.id);
    focused = name && list.contains(document.activeElement) ? { name, value: type === "checkbox" ? value : null } : null;
  });

  list.addEventListener("htmx:afterSwap", () => {
    for (const fold of list.querySelectorAll("#catalogue details")) {
      if (open.includes(fold.id)) fold.open = true;
      if (closed.includes(fold.id)) fold.open = false;
    }
    if (focused && document.activeElement === document.body) {
      const same = [...list.querySelectorAll("[name]")].filter(({ name }) => name === focused.name);
      same.find(({ value }) => focused.value === null || value === focused.value)?.focus({ preventScroll: true });
    }
  });

  // Without an answer, or with one that is no list, the browser asks by itself and shows what it gets: what is ticked
  // would else stand beside the results of before.
  for (const failure of ["htmx:responseError", "htmx:sendError"]) {
    list.addEventListener(failure, ({ detail }) => detail.elt.id === "filtres" && detail.elt.submit());
  }
})();
