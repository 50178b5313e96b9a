// Who has just handed in a paper waits at the list of papers, where the focus is: once all is read it goes to the link to
// the first review, so that Enter opens it. Whoever went elsewhere meanwhile is left alone.
(() => {
  "use strict";

  function goToReview() {
    const list = document.activeElement;
    if (list?.id === "aangeboden" && !list.hasAttribute("hx-get")) list.querySelector("li:first-child a")?.focus();
  }

  addEventListener("load", goToReview);
  document.addEventListener("htmx:afterSettle", goToReview);
})();

// Files, or a whole folder, dropped on the form of the inbox are put in its file field and named below it. They are sent
// by the button, which has the focus then: a clerk still sees which they are, and says whether they are public.
(() => {
  "use strict";

  const form = document.querySelector("[data-drop]");
  if (!form) return;
  const field = form.querySelector("input[type=file]");
  const words = form.querySelector("[data-drop-words]");
  const MOST_NAMED = 10;
  words.hidden = false;

  // A folder is read level by level; a browser hands out its entries in portions.
  async function filesOf(entry) {
    if (entry.isFile) return [await new Promise((done, fail) => entry.file(done, fail))];
    const reader = entry.createReader();
    const found = [];
    for (;;) {
      const portion = await new Promise((done, fail) => reader.readEntries(done, fail));
      if (!portion.length) return (await Promise.all(found.map(filesOf))).flat();
      found.push(...portion);
    }
  }

  form.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("drop-here");
  });
  form.addEventListener("dragleave", () => form.classList.remove("drop-here"));
  form.addEventListener("drop", async (event) => {
    event.preventDefault();
    form.classList.remove("drop-here");
    const single = [...event.dataTransfer.files];
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry()).filter(Boolean);
    const files = entries.length ? (await Promise.all(entries.map(filesOf))).flat() : single;
    if (!files.length) return;
    const parcel = new DataTransfer();
    files.forEach((file) => parcel.items.add(file));
    field.files = parcel.files;
    const names = files.slice(0, MOST_NAMED).map((file) => file.name).join(", ");
    words.textContent = `${files.length}: ${names}${files.length > MOST_NAMED ? ", …" : ""}`;
    form.querySelector("button[type=submit]").focus();
  });
})();
