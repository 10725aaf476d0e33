"use strict";

// Leads staff from a fiche to its form. Where the administration was open for whoever may change fiches, it left the address
// of their form (keys.js). The page itself is one and the same for everybody: no cookie is read, no request is made.
(() => {
  const form = localStorage.getItem("catalogue-equipe");
  const fiche = document.querySelector(".tools[data-fiche]");
  if (!form || !fiche) return;
  const link = document.createElement("a");
  link.className = "tool";
  link.href = form.replace("/0/", `/${fiche.dataset.fiche}/`);
  link.textContent = "Modifier cette fiche";
  fiche.prepend(link);
})();
