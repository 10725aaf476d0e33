"use strict";

// What could not be written is sent again by itself, a few times; then it is left to the button. What is being changed
// meanwhile is left alone.
(() => {
  const MOST = 5;
  const form = document.querySelector("form[data-again]");
  const told = form.querySelector("[data-told]");
  const key = `again ${form.action}`;
  const tries = Number(sessionStorage.getItem(key) ?? 0);

  if (tries >= MOST) {
    sessionStorage.removeItem(key);
    return;
  }
  const timer = setTimeout(() => {
    sessionStorage.setItem(key, String(tries + 1));
    form.submit();
  }, Number(form.dataset.again) * 1000);
  told.textContent = "Nouvel essai automatique dans un instant.";
  form.addEventListener("input", () => {
    clearTimeout(timer);
    told.textContent = "";
  });
  form.addEventListener("submit", () => clearTimeout(timer));
})();
