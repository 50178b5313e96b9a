// Keys for the review of a paper. Each presses a button, opens a part or enters a field of the card in hand: whatever a
// key does can be done without it. They keep quiet while something is typed, and can be switched off (WCAG 2.1.4).
(() => {
  "use strict";

  const OFF = "gestand-keys-off";
  const card = document.getElementById("in-hand");
  const paper = document.querySelector(".review-paper");
  let selected = "";

  function isTyping(target) {
    return target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]") !== null;
  }

  // The element that a key is for: in the card in hand first, then anywhere on the page.
  function partFor(key) {
    const named = `[data-key="${CSS.escape(key)}"]`;
    return card?.querySelector(named) ?? document.querySelector(named);
  }

  function use(part) {
    for (let around = part.closest("details"); around; around = around.parentElement.closest("details")) {
      around.open = true;
    }
    if (part.matches("details")) {
      enter(part.querySelector("form :is(input:not([type=hidden]), textarea, select)") ?? part.querySelector("summary"));
    } else if (part.matches("button")) {
      part.click();
    } else {
      enter(part);
    }
  }

  function enter(field) {
    field.focus();
    field.select?.();
  }

  function step(by) {
    const stops = [...document.querySelectorAll(".card.in-hand, .card-words a")];
    const here = stops.indexOf(card);
    const next = stops[(here === -1 && by < 0 ? stops.length : here) + by];
    next?.click();
  }

  function pointOut() {
    const field = document.querySelector("[data-missed]");
    if (!field) return;
    if (selected) {
      field.value = selected;
      field.form.requestSubmit();
    } else {
      field.focus();
    }
  }

  function isSwitchedOff() {
    return localStorage.getItem(OFF) === "1";
  }

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (isTyping(event.target)) {
      if (event.key === "Escape") event.target.blur();
      if (event.key === "Enter") send(event);
      return;
    }
    if (isSwitchedOff()) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "m") pointOut();
    else {
      const part = partFor(event.key);
      if (!part) return;
      use(part);
    }
    event.preventDefault();
  }

  // Enter in a one-line text presses the button that belongs to it; in a text of more lines it makes a new line.
  function send(event) {
    const button = event.target.dataset.submit;
    if (!button) return;
    event.preventDefault();
    event.target.form.querySelector(`button[value="${button}"]`).click();
  }

  document.addEventListener("keydown", onKey);
  document.addEventListener("selectionchange", () => {
    const chosen = document.getSelection();
    if (paper?.contains(chosen.anchorNode)) selected = chosen.toString().trim();
  });

  const box = document.querySelector("[data-keys-switch]");
  if (box) {
    box.hidden = false;
    const input = box.querySelector("input");
    input.checked = !isSwitchedOff();
    input.addEventListener("change", () => {
      if (input.checked) localStorage.removeItem(OFF);
      else localStorage.setItem(OFF, "1");
    });
  }

  // The passage in hand is brought into view beside its card; the page itself stays where it is.
  const mark = paper?.querySelector(".passage-in-hand");
  if (mark && getComputedStyle(paper).overflowY === "auto") {
    paper.scrollTop += mark.getBoundingClientRect().top - paper.getBoundingClientRect().top - paper.clientHeight / 3;
  }
  if (location.hash === "#in-hand") card?.focus({ preventScroll: true });
})();
