// What Django and select2 draw without a name gets the one that is beside it.
"use strict";

function nameIn(root) {
  for (const select of root.querySelectorAll("select.admin-autocomplete")) {
    const label = document.querySelector(`label[for="${CSS.escape(select.id)}"]`);
    const words = label ? label.textContent.replace(/\s*:\s*$/, "").trim() : select.getAttribute("aria-label");
    if (!words) continue;
    for (const drawn of select.parentElement.querySelectorAll(".select2-search__field, .select2-selection, .select2-selection__rendered[role=textbox]")) {
      drawn.setAttribute("aria-label", words);
      // An empty choice names nothing; a chosen one is read after the name.
      const chosen = drawn.getAttribute("aria-labelledby");
      if (chosen && label) {
        label.id ||= `${select.id}-name`;
        if (!chosen.includes(label.id)) drawn.setAttribute("aria-labelledby", `${label.id} ${chosen}`);
      }
    }
  }
}

window.addEventListener("load", () => {
  for (const heading of document.querySelectorAll("th.original:empty")) {
    const words = document.createElement("span");
    words.className = "visually-hidden";
    words.textContent = "Ligne";
    heading.append(words);
  }
});
// select2 draws when it is ready, and again for each line that is added.
new MutationObserver(() => nameIn(document)).observe(document.body, { childList: true, subtree: true });
nameIn(document);
