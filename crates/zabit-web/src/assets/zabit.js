// A little comfort; every page works without it. A click on a mark shows its panel without loading the page anew.
"use strict";
(() => {
  const panel = document.getElementById("panel");
  const content = document.getElementById("panel-content");
  if (!panel || !content) return;
  let last = null;
  let asked = 0;

  const address = (mark) => {
    const url = new URL(location.href);
    url.searchParams.delete("mark");
    if (mark) url.searchParams.set("mark", mark);
    url.hash = "";
    return url;
  };

  const choose = (mark) => {
    for (const one of document.querySelectorAll("[data-mark]")) {
      one.classList.toggle("chosen", one.dataset.mark === mark);
    }
    panel.classList.toggle("filled", Boolean(mark));
  };

  const show = async (mark) => {
    const turn = ++asked;
    const url = address(mark);
    url.searchParams.set("part", "panel");
    const answer = await fetch(url, { headers: { accept: "text/html" } });
    if (!answer.ok) throw new Error(answer.status);
    const html = await answer.text();
    // Clicks may come faster than answers.
    if (turn !== asked) return;
    content.innerHTML = html;
    choose(mark);
    history.replaceState(null, "", address(mark));
  };

  const close = () => {
    asked++;
    choose("");
    history.replaceState(null, "", address(""));
    if (last && document.contains(last)) last.focus({ preventScroll: true });
  };

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.target.closest(".panel .close")) {
      event.preventDefault();
      close();
      return;
    }
    const back = event.target.closest("[data-back]");
    if (back) {
      event.preventDefault();
      const place = document.getElementById("m-" + back.dataset.back);
      if (!place) return;
      place.scrollIntoView({ block: "center" });
      const link = place.matches("a") ? place : place.querySelector("a");
      if (link) link.focus({ preventScroll: true });
      return;
    }
    const mark = event.target.closest("[data-mark]");
    // A word that is being selected is no click.
    if (!mark || !mark.dataset.mark || String(getSelection())) return;
    const link = event.target.closest("a");
    event.preventDefault();
    last = link || mark;
    // Who came by the keyboard goes on in the panel; Escape leads back.
    const onwards = () => { if (!event.detail) panel.focus({ preventScroll: true }); };
    show(mark.dataset.mark).then(onwards).catch(() => {
      const url = address(mark.dataset.mark);
      url.hash = "panel";
      location.assign(url);
    });
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && panel.classList.contains("filled")) close();
  });
})();
