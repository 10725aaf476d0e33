"use strict";

// The arrow keys go from a search field through the links that stand under it, and back; Escape closes them. Without this
// script the tabulator does; without htmx nothing is suggested, and the field searches.
(() => {
  const MOVES = { ArrowDown: 1, ArrowUp: -1 };

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
})();
