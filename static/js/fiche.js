"use strict";

// What only a script can do with a page: print it, copy its address, lead staff to its form. Without one, all stay hidden.
(() => {
  const print = document.querySelector("[data-print]");
  const copy = document.querySelector("[data-copy]");
  const said = document.querySelector("[data-said]");

  // Where the administration was open for whoever may change fiches, it left the address of their form (keys.js). The page
  // itself is one and the same for everybody: no cookie is read, no request is made.
  const form = localStorage.getItem("catalogue-equipe");
  const fiche = document.querySelector(".tools [data-dossier]");
  if (form && fiche) {
    const link = document.createElement("a");
    link.className = "tool";
    link.href = form.replace("/0/", `/${fiche.dataset.dossier}/`);
    link.textContent = "Modifier cette fiche";
    fiche.after(link);
  }

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
