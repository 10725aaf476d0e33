"use strict";

// What only a script can do with a page: print it, copy its address. Without one, the buttons stay hidden. The list
// replaces its buttons with its results: they are looked for again.
(() => {
  // Browsers give the clipboard to pages served by https alone.
  const show = () => {
    for (const print of document.querySelectorAll("[data-print]")) print.hidden = false;
    if (navigator.clipboard) for (const copy of document.querySelectorAll("[data-copy]")) copy.hidden = false;
  };
  const say = (copy, words) => {
    const label = copy.querySelector("span");
    const offer = (copy.dataset.offer ??= label.textContent);
    label.textContent = words;
    copy.parentElement.querySelector("[data-said]").textContent = words;
    setTimeout(() => {
      label.textContent = offer;
      copy.parentElement.querySelector("[data-said]").textContent = "";
    }, 4000);
  };

  document.addEventListener("click", async ({ target }) => {
    if (target.closest("[data-print]")) return window.print();
    const copy = target.closest("[data-copy]");
    if (!copy) return;
    try {
      await navigator.clipboard.writeText(copy.dataset.copy);
      say(copy, "Lien copié");
    } catch {
      say(copy, "Copie refusée par le navigateur");
    }
  });
  document.addEventListener("htmx:afterSettle", show);
  show();
})();
