// Two minutes and more before a clerk is logged out: a warning, and one key to stay. Without this nothing typed is lost.
// Who logs out leaves nothing behind in the tab of what was not sent (drafts.js of the review).
(() => {
  const box = document.getElementById("bijna-uitgelogd");
  if (!box) return;
  const early = Number(box.dataset.warnSeconds);
  let timer;
  const wait = () => {
    clearTimeout(timer);
    box.hidden = true;
    timer = setTimeout(() => {
      box.hidden = false;
      box.querySelector("button").focus();
    }, (Number(box.dataset.idleSeconds) - early) * 1000);
  };
  box.querySelector("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const answer = await fetch(event.target.action, { method: "POST", body: new FormData(event.target) });
    if (answer.ok) wait();
  });
  document.querySelector("[data-forgets-tab]")?.addEventListener("submit", () => sessionStorage.clear());
  wait();
})();
