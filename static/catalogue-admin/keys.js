// Letters written on buttons act alone, unless somebody types in a field, or turned them off on this browser.
"use strict";

const KEYS_OFF = "catalogue-touches-coupees";
const FIELDS = "input:not([type=checkbox], [type=radio], [type=submit], [type=button]), textarea, select, [contenteditable], .select2-container";
const keysAreOff = () => localStorage.getItem(KEYS_OFF) === "1";

const FIRST = ":is(input:not([type=hidden], [type=submit]), textarea, select:not(.select2-hidden-accessible), .select2-selection, .select2-search__field)";
const CHORDS = {
  s: ['[data-chord="save"]', '.change-form [name="_continue"]', '.change-form [name="_save"]'],
  enter: ['.change-form [name="_reviewed"]'],
};

// A letter clicks; where a field is named, it goes there.
function act(thing) {
  const { focus, jump } = thing.dataset;
  const field = focus ? document.querySelector(focus) : jump && document.querySelector(`${jump} ${FIRST}`);
  if (!field) return thing.click();
  field.scrollIntoView({ block: "center" });
  field.focus();
  if (focus) field.select?.();
}

// Ctrl+S saves, Ctrl+Entrée saves and goes on, wherever one is in a form.
function chord(event) {
  const ways = CHORDS[event.key.toLowerCase()] || [];
  const button = ways.map((way) => document.querySelector(way)).find(Boolean);
  if (!button) return;
  event.preventDefault();
  button.form.requestSubmit(button);
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || event.repeat) return;
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) return chord(event);
  if (event.ctrlKey || event.metaKey || event.altKey || keysAreOff() || event.target.closest(FIELDS)) return;
  const thing = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!thing) return;
  event.preventDefault();
  act(thing);
  // On its way down: select2 keeps the keys of its fields to itself.
}, true);

for (const thing of document.querySelectorAll("[data-focus]")) {
  thing.addEventListener("click", (event) => {
    event.preventDefault();
    act(thing);
  });
}

// The box that turns letters off is shown where a script hears them.
for (const box of document.querySelectorAll("[data-keys-switch]")) {
  const input = box.querySelector("input");
  box.hidden = false;
  input.checked = !keysAreOff();
  input.addEventListener("change", () => {
    if (input.checked) localStorage.removeItem(KEYS_OFF);
    else localStorage.setItem(KEYS_OFF, "1");
  });
}

// Public pages are the same for everybody: this browser remembers whether they may offer « Modifier cette fiche », and where
// it leads. Whoever logs out, or logs in as somebody who may not, meets a page that says otherwise.
const form = document.querySelector('meta[name="catalogue-equipe"]');
if (form) localStorage.setItem("catalogue-equipe", form.content);
else localStorage.removeItem("catalogue-equipe");
