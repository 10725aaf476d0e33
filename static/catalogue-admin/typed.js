// What is typed in a form -> kept in this browser until it is saved: taken up again in one click, warned of before
// leaving, sent once a click. Without a script, what the server gives back (admin/kept) still loses nothing.
"use strict";

(() => {
  const PREFIX = "saisie:";
  const SENT = "saisie-envoyee";
  const LONGEST_KEPT = 30 * 24 * 3600 * 1000;
  const SENDING = 5000; // milliseconds after which a second click is a second wish
  const account = document.querySelector('meta[name="compte"]')?.content ?? "";
  const keyOf = (path) => `${PREFIX}${account}:${path}`;

  // A browser may refuse to keep anything.
  const attempt = (deed) => { try { return deed(); } catch { return null; } };
  const draftAt = (key) => attempt(() => JSON.parse(localStorage.getItem(key)));
  const forget = (key) => attempt(() => localStorage.removeItem(key));
  const keys = () => attempt(() => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX))) ?? [];

  // A page that says that something was saved answers the form that was sent last.
  const sent = attempt(() => sessionStorage.getItem(SENT));
  if (sent) {
    if (document.querySelector(".messagelist .success")) forget(sent);
    attempt(() => sessionStorage.removeItem(SENT));
  }
  for (const key of keys()) {
    if (Date.now() - (draftAt(key)?.at ?? 0) > LONGEST_KEPT) forget(key);
  }

  let isLeaving = false; // sent, or logging out: nothing is left behind unsaid
  const forms = [...document.querySelectorAll('form[method="post"]')];
  const logout = document.getElementById("logout-form");
  const form = forms.find((each) => each !== logout && each.id !== "login-form"
    && (each.closest(".change-form") || each.querySelector("textarea")) && each.querySelector("textarea, input:not([type=hidden])"));

  for (const each of forms) {
    each.addEventListener("submit", (event) => {
      if (each === logout) {
        for (const key of keys()) forget(key);
        isLeaving = true;
        return;
      }
      if (navigator.onLine === false) {
        event.preventDefault();
        tell(each, "Pas de réseau : rien n’est parti. Votre saisie reste ici ; envoyez-la de nouveau une fois le réseau revenu.");
        return;
      }
      if (each.dataset.sending) {
        event.preventDefault();
        return;
      }
      each.dataset.sending = "1";
      setTimeout(() => delete each.dataset.sending, SENDING);
      if (each === form) keep();
      isLeaving = true;
      attempt(() => sessionStorage.setItem(SENT, keyOf(new URL(each.action || location.href, location.href).pathname)));
    });
  }
  window.addEventListener("pageshow", () => {
    isLeaving = false;
    for (const each of forms) delete each.dataset.sending;
  });
  if (!form) return;

  const key = keyOf(location.pathname);
  // A form that comes back with its errors was not saved: what it shows is what was typed.
  // What a page gives back, it holds itself: leaving it warns, and the draft of the form stays as it is.
  const isGivenBack = "givenBack" in form.dataset;
  const cameBack = isGivenBack || Boolean(document.querySelector("#content .errorlist, .change-form .errornote"));
  let waiting = cameBack ? null : draftAt(key);

  // {name: [[value, its words]…]}: what stands in each field, or what stood there when the page came.
  function standing(isFirst) {
    const found = {};
    for (const field of form.elements) {
      if (!field.name || field.name.includes("__prefix__") || field.disabled) continue;
      if (["hidden", "file", "password", "submit", "button", "image", "reset"].includes(field.type)) continue;
      found[field.name] ??= [];
      if (field.type === "checkbox" || field.type === "radio") {
        if (isFirst ? field.defaultChecked : field.checked) found[field.name].push([field.value, ""]);
      } else if (field.localName === "select") {
        const options = [...field.options].filter((option) => (isFirst ? option.defaultSelected : option.selected));
        // Of a list of one, a browser takes the first when none is marked.
        if (isFirst && !options.length && field.type === "select-one" && field.options.length) options.push(field.options[0]);
        found[field.name].push(...options.map((option) => [option.value, option.text]));
      } else {
        found[field.name].push([isFirst ? field.defaultValue : field.value, ""]);
      }
    }
    return found;
  }

  const values = (pairs) => JSON.stringify((pairs ?? []).map(([value]) => value.replace(/\r\n/g, "\n")).filter(Boolean));

  function changes() {
    const [first, now] = [standing(true), standing(false)];
    return Object.fromEntries(Object.entries(now).filter(([name, pairs]) => values(pairs) !== values(first[name])));
  }

  function keep() {
    if (isGivenBack) return;
    const typed = cameBack ? standing(false) : changes();
    if (!Object.keys(typed).length && !waiting) {
      if (!cameBack) forget(key);
      return;
    }
    if (!Object.keys(typed).length) return;
    // What waits from another time stays beside what is typed now.
    const draft = { at: Date.now(), seen: form.elements.vu?.value ?? waiting?.seen ?? "", typed: { ...waiting?.typed, ...typed } };
    attempt(() => localStorage.setItem(key, JSON.stringify(draft)));
  }

  let later;
  function soon() {
    isLeaving = false;
    clearTimeout(later);
    later = setTimeout(keep, 300);
  }
  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  // select2 tells jQuery alone.
  window.django?.jQuery?.(form).on("change", soon);
  window.addEventListener("pagehide", () => { if (!isLeaving) keep(); });
  window.addEventListener("beforeunload", (event) => {
    if (isLeaving) return;
    keep();
    if (cameBack || Object.keys(changes()).length) event.preventDefault();
  });

  function tell(where, words, ...buttons) {
    document.querySelector(".draft")?.remove();
    const box = document.createElement("div");
    box.className = "draft";
    box.setAttribute("role", "status");
    const said = document.createElement("p");
    said.textContent = words;
    box.append(said, ...buttons);
    where.prepend(box);
    return box;
  }

  function button(words, deed) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "button";
    made.textContent = words;
    made.addEventListener("click", deed);
    return made;
  }

  function age(at) {
    const minutes = Math.round((Date.now() - at) / 60000);
    const told = new Intl.RelativeTimeFormat("fr", { numeric: "auto" });
    if (minutes < 1) return "il y a un instant";
    if (minutes < 60) return told.format(-minutes, "minute");
    return minutes < 48 * 60 ? told.format(-Math.round(minutes / 60), "hour") : told.format(-Math.round(minutes / 1440), "day");
  }

  // A line that was added to a list of lines is added again first.
  function fieldsNamed(name) {
    const found = () => [...form.elements].filter((field) => field.name === name);
    const prefix = name.match(/^(.+)-\d+-/)?.[1];
    for (let tries = 0; prefix && !found().length && tries < 200; tries++) {
      const add = document.querySelector(`#${CSS.escape(prefix)}-group .add-row a`);
      if (!add) break;
      add.click();
    }
    return found();
  }

  function put(name, pairs) {
    const chosen = new Map(pairs);
    for (const field of fieldsNamed(name)) {
      if (field.type === "checkbox" || field.type === "radio") {
        field.checked = chosen.has(field.value);
      } else if (field.localName === "select") {
        for (const [value, words] of pairs) {
          if (![...field.options].some((option) => option.value === value)) field.add(new Option(words, value));
        }
        for (const option of field.options) option.selected = chosen.has(option.value);
      } else {
        field.value = pairs[0]?.[0] ?? "";
      }
      field.dispatchEvent(new Event("change", { bubbles: true }));
      window.django?.jQuery?.(field).trigger("change.select2");
    }
  }

  if (waiting) {
    const now = standing(false);
    const differs = Object.entries(waiting.typed ?? {}).some(([name, pairs]) => values(pairs) !== values(now[name]));
    if (!differs) {
      forget(key);
      waiting = null;
    } else {
      const box = tell(
        form,
        `Une saisie de cette page n’a pas été enregistrée : ce navigateur l’a gardée (${age(waiting.at)}).`,
        button("Reprendre cette saisie", () => {
          const draft = waiting;
          waiting = null;
          for (const [name, pairs] of Object.entries(draft.typed)) put(name, pairs);
          // Compared with what was under their eyes then: what others wrote since is told, and not written over.
          if (draft.seen && form.elements.vu) form.elements.vu.value = draft.seen;
          box.remove();
          keep();
        }),
        button("L’oublier", () => {
          waiting = null;
          forget(key);
          box.remove();
        }),
      );
    }
  }
})();
