// Two minutes and more before a clerk is logged out: a warning, and one key to stay. Without this nothing typed is lost.
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
  wait();
})();
