// The record of a pasted story in place; the form works without it.
"use strict";
(() => {
  const form = document.getElementById("pasting");
  const pasted = document.getElementById("pasted");
  if (!form || !pasted) return;
  const wrong = document.getElementById("paste-wrong");
  const state = document.getElementById("paste-status");
  const text = document.getElementById("text");
  const file = document.getElementById("file");
  const read = form.querySelector("button[value=read]");
  let turn = 0;

  const say = (words) => {
    wrong.textContent = words;
    wrong.hidden = !words;
  };

  const take = (page) => {
    const record = page.getElementById("pasted");
    if (!record) {
      const heading = page.querySelector("main h1");
      say(heading ? heading.textContent : form.dataset.failed);
      return;
    }
    pasted.replaceChildren(...record.childNodes);
    say(page.getElementById("paste-wrong").textContent);
    // What a file said of itself; what is being typed stays as it is.
    for (const name of ["text", "title", "outlet", "published", "url"]) {
      const [own, other] = [form.elements[name], page.getElementById(name)];
      if (!own.value.trim() && other) own.value = other.value;
    }
    if (wrong.hidden) file.value = "";
  };

  const send = async (button) => {
    const own = ++turn;
    state.textContent = form.dataset.reading;
    try {
      const data = new FormData(form, button);
      const answer = await fetch(form.action, { method: "POST", body: data, headers: { accept: "text/html" } });
      if (own !== turn) return;
      if (answer.redirected) {
        location.assign(answer.url);
        return;
      }
      take(new DOMParser().parseFromString(await answer.text(), "text/html"));
      if (button.value === "read" && wrong.hidden) pasted.focus({ preventScroll: matchMedia("(min-width: 60rem)").matches });
    } catch {
      if (own === turn) say(form.dataset.failed);
    } finally {
      if (own === turn) state.textContent = "";
    }
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(event.submitter || read);
  });
  text.addEventListener("paste", () => setTimeout(() => { if (text.value.trim()) send(read); }));
  file.addEventListener("change", () => { if (file.files.length) send(read); });
  form.addEventListener("dragover", (event) => { if (event.dataTransfer.types.includes("Files")) event.preventDefault(); });
  form.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    file.files = event.dataTransfer.files;
    send(read);
  });
})();
