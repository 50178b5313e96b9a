// What a clerk changed in the review and did not send yet is kept in this tab: going to another card and back shows it
// again, taking all that is undisputed takes it along, and leaving the paper warns. Kept for the clerk, the paper and
// the form; what was sent goes when the register has a verdict on it, what was not when it can no longer be sent: it is
// shown once more then. Logging out forgets it (idle.js).
(() => {
  "use strict";

  const cards = document.querySelector("[data-drafts]");
  if (!cards) return;
  const STORE = `gestand-drafts-${cards.dataset.drafts}`;
  const WITHIN = 1000; // milliseconds in which a click or a form of this page leads to its next page
  const kept = JSON.parse(sessionStorage.getItem(STORE) ?? "{}");
  const forms = [...cards.querySelectorAll("form[data-keeps]")];
  let left = -WITHIN;

  function store() {
    sessionStorage.setItem(STORE, JSON.stringify(kept));
  }

  function fieldsOf(form) {
    return [...form.elements].filter((field) => field.name && field.type !== "hidden" && field.type !== "submit");
  }

  function asShown(select) {
    const options = [...select.options];
    const first = select.multiple ? null : options.find((option) => option.defaultSelected) ?? options[0];
    return options.every((option) => option.selected === (select.multiple ? option.defaultSelected : option === first));
  }

  function differs(field) {
    if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
    return field.options ? !asShown(field) : field.value !== field.defaultValue;
  }

  function isChanged(form) {
    if (form.hasAttribute("data-typed")) return true;
    return fieldsOf(form).some(differs);
  }

  function entriesOf(form) {
    const names = new Set(fieldsOf(form).map((field) => field.name));
    return [...new FormData(form)].filter(([name]) => names.has(name));
  }

  function fill(form, entries) {
    const given = (name) => entries.filter(([other]) => other === name).map(([, value]) => value);
    for (const field of fieldsOf(form)) {
      const values = given(field.name);
      if (field.type === "checkbox" || field.type === "radio") field.checked = values.includes(field.value);
      else if (field.options) for (const option of field.options) option.selected = values.includes(option.value);
      else field.value = values[0] ?? "";
    }
    for (const part of [form, ...fieldsOf(form).filter(differs)]) open(part);
  }

  // Nothing that was typed lies hidden in a part that is folded.
  function open(part) {
    for (let around = part.closest("details"); around; around = around.parentElement.closest("details")) {
      around.open = true;
    }
  }

  function cardOf(suggestion) {
    return cards.querySelector(`[data-suggestion="${CSS.escape(suggestion)}"]`);
  }

  // The last verdict that the page knows of the card of a form; undefined when there is no such card.
  function seenBy(suggestion) {
    return cardOf(suggestion)?.dataset.seen;
  }

  // Somebody decided about the card meanwhile, or the newest reading no longer has it.
  function isTooLate(draft) {
    if (!draft.suggestion) return false;
    const card = cardOf(draft.suggestion);
    return !card || (card.classList.contains("decided") && card.dataset.seen !== draft.seen);
  }

  function showOnce(draft) {
    const words = document.createElement("p");
    words.className = "utrecht-alert utrecht-alert--warning";
    const typed = draft.entries.map(([, value]) => value).find((value) => /\s/.test(value.trim())) ?? "";
    words.textContent = `${cards.dataset.droppedWords} ${typed}`.trim();
    cards.prepend(words);
  }

  function keep(form) {
    const name = form.getAttribute("action");
    const suggestion = form.dataset.keeps;
    if (isChanged(form)) kept[name] = { suggestion, seen: seenBy(suggestion), entries: entriesOf(form), sent: false };
    else delete kept[name];
    store();
  }

  function mark(suggestion) {
    const card = cardOf(suggestion);
    if (!card || card.querySelector(".draft")) return;
    const words = document.createElement("p");
    words.className = "small draft";
    words.textContent = cards.dataset.draftWords;
    card.querySelector("h2").after(words);
  }

  // What was sent and decided is done; what the server shows again counts before what lay here.
  for (const [name, draft] of Object.entries(kept)) {
    const form = forms.find((one) => one.getAttribute("action") === name);
    const isDecided = seenBy(draft.suggestion) !== draft.seen || (draft.sent && !draft.suggestion);
    if ((draft.sent && isDecided) || form?.hasAttribute("data-typed")) {
      delete kept[name];
      continue;
    }
    if (isTooLate(draft)) {
      showOnce(draft);
      delete kept[name];
      continue;
    }
    draft.sent = false;
    if (form) fill(form, draft.entries);
    mark(draft.suggestion);
  }
  forms.filter((form) => form.hasAttribute("data-typed")).forEach(keep);
  store();

  for (const form of forms) {
    form.addEventListener("input", () => keep(form));
    form.addEventListener("submit", () => {
      const draft = kept[form.getAttribute("action")];
      if (draft) draft.sent = true;
      store();
    });
  }

  // All that is undisputed is entered in the words that the clerk gave it.
  cards.querySelector("form[data-takes-drafts]")?.addEventListener("submit", (event) => {
    for (const [name, draft] of Object.entries(kept)) {
      if (!name.endsWith("/opnemen/")) continue;
      const field = document.createElement("input");
      [field.type, field.name] = ["hidden", "edited"];
      field.value = `${draft.suggestion}?${new URLSearchParams(draft.entries)}`;
      event.target.append(field);
      draft.sent = true;
    }
    store();
  });

  function goesOn() {
    left = performance.now();
  }

  document.addEventListener("submit", goesOn);
  document.addEventListener("click", (event) => {
    if (event.target.closest('a[href^="?"]')) goesOn();
  });
  addEventListener("beforeunload", (event) => {
    const isLeaving = performance.now() - left > WITHIN;
    if (isLeaving && Object.keys(kept).length) event.preventDefault();
  });
})();
