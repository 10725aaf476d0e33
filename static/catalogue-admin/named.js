// What Django and select2 draw without a name gets the one that is beside it.
"use strict";

window.addEventListener("load", () => {
  for (const select of document.querySelectorAll("select.admin-autocomplete[multiple]")) {
    const label = document.querySelector(`label[for="${CSS.escape(select.id)}"]`);
    const field = select.parentElement.querySelector(".select2-search__field");
    if (label && field) field.setAttribute("aria-label", label.textContent.trim());
  }
  for (const heading of document.querySelectorAll("th.original:empty")) {
    const words = document.createElement("span");
    words.className = "visually-hidden";
    words.textContent = "Ligne";
    heading.append(words);
  }
});
