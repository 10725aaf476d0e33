"use strict";

// What only a script can do with a page: print it, copy its address. Without one, the buttons stay hidden.
(() => {
  const print = document.querySelector("[data-print]");
  const copy = document.querySelector("[data-copy]");
  const said = document.querySelector("[data-said]");

  if (print) {
    print.hidden = false;
    print.addEventListener("click", () => window.print());
  }

  // Browsers give the clipboard to pages served by https alone.
  if (!copy || !navigator.clipboard) return;
  copy.hidden = false;
  const label = copy.querySelector("span");
  const offer = label.textContent;
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(copy.dataset.copy);
      label.textContent = "Lien copié";
    } catch {
      label.textContent = "Copie refusée par le navigateur";
    }
    said.textContent = label.textContent;
    setTimeout(() => {
      label.textContent = offer;
      said.textContent = "";
    }, 4000);
  });
})();
