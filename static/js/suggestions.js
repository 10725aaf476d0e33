"use strict";

// The arrow keys go from a search field through the links that stand under it, and back; Escape closes them, and so does
// searching: they would stand over what was found. Without this script the tabulator does; without htmx nothing is
// suggested, and the field searches.
(() => {
  const MOVES = { ArrowDown: 1, ArrowUp: -1 };
  const FIELD = '.search input[type="search"]';
  let searched = null;

  document.addEventListener("keydown", (event) => {
    const search = event.target.closest?.(".search");
    const suggested = search?.querySelector(".suggested");
    if (!suggested) return;
    const input = search.querySelector('input[type="search"]');
    const stops = [input, ...suggested.querySelectorAll("a")];
    if (event.key === "Escape" && stops.length > 1) {
      event.preventDefault();
      input.focus();
      suggested.replaceChildren();
    } else if (event.key in MOVES && stops.includes(event.target) && stops.length > 1) {
      event.preventDefault();
      const next = stops.indexOf(event.target) + MOVES[event.key];
      stops.at(next % stops.length).focus();
    } else if (event.target !== input && stops.includes(event.target) && event.key.length === 1 && !event.ctrlKey && !event.metaKey) {
      // Whoever goes on typing goes on in the field.
      input.focus();
    }
  });

  document.addEventListener("submit", ({ target }) => {
    const input = [...target.elements].find((element) => element.matches(FIELD));
    if (!input) return;
    searched = input.value;
    input.closest(".search").querySelector(".suggested")?.replaceChildren();
  });

  document.addEventListener("input", ({ target }) => {
    if (target.matches(FIELD)) searched = null;
  });

  // What was still waiting for its 200 ms, or for its answer, is of no more use.
  for (const moment of ["htmx:beforeRequest", "htmx:beforeSwap"]) {
    document.addEventListener(moment, (event) => {
      const { elt, requestConfig } = event.detail;
      const asking = requestConfig?.elt ?? elt;
      if (asking.matches?.(FIELD) && asking.value === searched) event.preventDefault();
    });
  }
})();
